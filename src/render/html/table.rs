//! Tables as tables: a caption, scoped heads, and a region of their own where they are wider than the page.

use maud::{Markup, html};

use super::mark;
use super::parts::{link, prose};
use super::register::{Place, Register};
use super::words::{Line, Lines};
use crate::model::{Named, Number, Rating, Status};
use crate::report::{Cell, Head, Mark, Name, Notes, Table};

/// A table below a heading: a caption that says no more than the heading is for those who hear the page.
pub fn below(heading: &str, table: &Table, register: &Register<'_>) -> Markup {
    let shape = Shape::of(table);
    let is_stacked = shape.is_on_actions && shape.columns() >= SEVERAL;
    let is_said = says_no_more(&table.caption, heading);
    write(&Shape { is_stacked, is_said, ..shape }, register)
}

/// A table with its caption, whose columns keep their places on a phone too.
pub fn table(table: &Table, register: &Register<'_>) -> Markup {
    write(&Shape::of(table), register)
}

/// Whether every word of a caption stands in the heading too.
fn says_no_more(caption: &str, heading: &str) -> bool {
    let (caption, heading) = (caption.to_lowercase(), heading.to_lowercase());
    let between = |letter: char| !letter.is_alphanumeric();
    let mut words = caption.split(between).filter(|word| !word.is_empty());
    words.all(|word| heading.split(between).any(|said| said == word))
}

/// A table; where it has no row, the words that it has none.
fn write(shape: &Shape<'_>, register: &Register<'_>) -> Markup {
    let table = shape.table;
    if table.rows.is_empty() {
        return html! { p { (Lines(&table.caption)) ": none" } };
    }
    html! {
        div.scroll role="group" tabindex="0" aria-label=(Line(&table.caption)) {
            table.dense[shape.columns() >= MANY].stacked[shape.is_stacked].said[shape.is_said] {
                caption { (Lines(&table.caption)) }
                thead { tr {
                    @for (column, head) in table.heads.iter().enumerate() { (shape.head(column, head)) }
                    @if let Some(notes) = &table.notes { (head_of_notes(notes)) }
                } }
                tbody {
                    @for (index, row) in table.rows.iter().enumerate() {
                        tr {
                            @for (column, cell) in row.iter().enumerate() {
                                @if column == shape.names { (shape.row_head(index, row, cell, register)) }
                                @else { (shape.cell(column, row, cell, register)) }
                            }
                            @if let Some(notes) = &table.notes { (shape.note(notes, index)) }
                        }
                    }
                }
            }
        }
    }
}

/// What is the same for all rows of a table.
struct Shape<'table> {
    table: &'table Table,
    /// The column that says what each row is on: the number of an action, else the first.
    names: usize,
    /// Whether the rows are on actions.
    is_on_actions: bool,
    /// Whether on a phone each row is a block, its cells one behind the other.
    is_stacked: bool,
    /// Whether the words of the caption stand right above it already.
    is_said: bool,
}

/// From how many columns on the words are smaller, so that a laptop has room for all.
const MANY: usize = 9;

/// From how many columns on a row on an action is a block on a phone.
const SEVERAL: usize = 5;

impl<'table> Shape<'table> {
    fn of(table: &'table Table) -> Self {
        let is_number = |cell: &Cell| matches!(cell, Cell::Number(_));
        let first = table.rows.first();
        let number = first.and_then(|row| row.iter().position(is_number));
        Self {
            table,
            names: number.unwrap_or_default(),
            is_on_actions: number.is_some(),
            is_stacked: false,
            is_said: false,
        }
    }

    fn columns(&self) -> usize {
        self.table.heads.len() + usize::from(self.table.notes.is_some())
    }

    fn head(&self, column: usize, head: &Head) -> Markup {
        let kind = Kind::of(self.table, column);
        let class = match kind {
            Some(Kind::Count) => Some("count"),
            _ if self.is_on_actions && column == self.names => Some("number"),
            _ => head.gives_way.then_some("wide"),
        };
        html! {
            th scope="col" class=[class] data-sort=[kind.map(Kind::told)] { (Lines(&head.heading)) }
        }
    }

    fn row_head(&self, index: usize, row: &[Cell], cell: &Cell, register: &Register<'_>) -> Markup {
        let value = value(cell, row, register);
        let Cell::Number(number) = cell else {
            let is_again = self.is_again(index);
            return html! { th.long[is_long(cell)].again[is_again] scope="row" { (value) } };
        };
        let is_here = register.place(*number, row) == Place::Here;
        html! { th.number scope="row" id=[is_here.then(|| id(*number))] { (value) } }
    }

    /// Whether a row is on the same as the one above it.
    fn is_again(&self, index: usize) -> bool {
        let name = |index: usize| self.table.rows.get(index)?.get(self.names);
        index.checked_sub(1).is_some_and(|above| name(above) == name(index))
    }

    fn cell(&self, column: usize, row: &[Cell], cell: &Cell, register: &Register<'_>) -> Markup {
        let label = self.table.heads.get(column).and_then(|head| self.label(&head.heading));
        let value = value(cell, row, register);
        match cell {
            Cell::Count(_) | Cell::Share(..) => html! { td.count data-label=[label] { (value) } },
            _ => html! { td.long[is_long(cell)] data-label=[label] { (value) } },
        }
    }

    /// What is said of a row besides its cells, as its last one.
    fn note(&self, notes: &Notes, row: usize) -> Markup {
        let text = notes.texts.get(row).and_then(Option::as_deref);
        html! {
            td.long data-label=[self.label(notes.heading)] { @if let Some(text) = text { (prose(text)) } }
        }
    }

    /// What stands before a cell where there is no room for heads.
    fn label<'words>(&self, heading: &'words str) -> Option<Line<'words>> {
        self.is_stacked.then_some(Line(heading))
    }
}

/// By what the rows can be put in order, where a browser runs the script.
#[derive(Clone, Copy)]
enum Kind {
    Count,
    Date,
    Number,
    Rating,
    Status,
    Words,
}

impl Kind {
    /// The kind of a column; `None`: it has no order that people would ask for.
    fn of(table: &Table, column: usize) -> Option<Self> {
        let mut cells = table.rows.iter().filter_map(|row| row.get(column));
        Some(match cells.find(|cell| **cell != Cell::Nothing)? {
            Cell::Count(_) | Cell::Share(..) => Self::Count,
            Cell::Date(_) => Self::Date,
            Cell::Number(_) => Self::Number,
            Cell::Rating(_) | Cell::Stale(_) => Self::Rating,
            Cell::Status(_) => Self::Status,
            Cell::Text(_) | Cell::Name(_) | Cell::Flag(_) => Self::Words,
            _ => return None,
        })
    }

    /// What the script is told: a way to compare, or the words in their order.
    fn told(self) -> String {
        match self {
            Self::Count => "count".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Number => "number".to_owned(),
            Self::Words => "words".to_owned(),
            Self::Rating => Rating::names().join(","),
            Self::Status => Status::names().join(","),
        }
    }
}

fn head_of_notes(notes: &Notes) -> Markup {
    html! { th.wide scope="col" { (notes.heading) } }
}

/// The most letters that stay on one line, wherever they stand: "2019/20-Q3", "12 months late", "amber (stale)".
const WHOLE: usize = 14;

/// Whether a cell holds words that may go on in a next line.
fn is_long(cell: &Cell) -> bool {
    match cell {
        Cell::Date(_) | Cell::Number(_) | Cell::Rating(_) | Cell::Stale(_) | Cell::Flag(_) => false,
        Cell::Links(links) => !links.is_empty(),
        _ => cell.words().chars().count() > WHOLE,
    }
}

/// The name by which links find the row of an action.
fn id(number: Number) -> String {
    format!("action-{number}")
}

fn value(cell: &Cell, row: &[Cell], register: &Register<'_>) -> Markup {
    let words = cell.words();
    let words = Lines(&words);
    match cell {
        Cell::Number(number) if register.place(*number, row) == Place::Elsewhere => {
            html! { a href={ "#" (id(*number)) } { (number) } }
        }
        Cell::Date(day) => html! { time datetime=(day) { (words) } },
        Cell::Rating(Some(rating)) => html! { b class=(rating.name()) { (words) } },
        Cell::Stale(rating) => html! { b.stale.(rating.name()) { (words) } },
        Cell::Rating(None) => html! { span class=(mark::class(Mark::NotRated)) { (words) } },
        Cell::Status(status) | Cell::When(_, status) => of_status(*status, &words),
        Cell::Name(name) => self::name(name),
        Cell::Names(names) => html! {
            @for (index, name) in names.iter().enumerate() {
                @if index > 0 { ", " }
                (self::name(name))
            }
        },
        Cell::Links(links) => list(links.iter().map(link)),
        // A few numbers stand on one line; words of more than a line each are told apart by a point before each.
        Cell::List(items) if items.iter().any(|item| item.chars().count() > WHOLE) => {
            list(items.iter().map(|item| html! { (Lines(item)) }))
        }
        _ => html! { (words) },
    }
}

/// What is late or done stands out; that something is open does not.
fn of_status(status: Status, words: &Lines<'_>) -> Markup {
    match status {
        Status::Open => html! { (words) },
        Status::Overdue | Status::Complete | Status::Suspended | Status::Withdrawn => {
            html! { span class=(status.name()) { (words) } }
        }
    }
}

/// The short name, which keeps the full one at hand.
fn name(name: &Name) -> Markup {
    let short = Lines(&name.short);
    if name.short == name.full {
        html! { (short) }
    } else {
        html! { abbr title=(Line(&name.full)) { (short) } }
    }
}

/// One as it is, several as a list.
fn list(mut items: impl ExactSizeIterator<Item = Markup>) -> Markup {
    if items.len() > 1 {
        html! { ul { @for item in items { li { (item) } } } }
    } else {
        items.next().unwrap_or_default()
    }
}
