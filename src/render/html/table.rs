//! Tables as tables: a caption, scoped heads, and a region of their own where they are wider than the page.

use maud::{Markup, html};

use super::mark;
use super::parts::{link, prose};
use super::register::{Place, Register};
use super::words::{Line, Lines};
use crate::model::{Named, Number, Rating, Status};
use crate::report::{Cell, Head, Mark, Name, Notes, Table};

/// A table; where it has no row, the words that it has none.
pub fn table(table: &Table, register: &Register<'_>) -> Markup {
    if table.rows.is_empty() {
        return html! { p { (Lines(&table.caption)) ": none" } };
    }
    let names = name_column(table);
    html! {
        div.scroll role="group" tabindex="0" aria-label=(Line(&table.caption)) {
            table {
                caption { (Lines(&table.caption)) }
                thead { tr {
                    @for (column, head) in table.heads.iter().enumerate() {
                        (self::head(head, Kind::of(table, column)))
                    }
                    @if let Some(notes) = &table.notes { (head_of_notes(notes)) }
                } }
                tbody {
                    @for (index, row) in table.rows.iter().enumerate() {
                        tr {
                            @for (column, cell) in row.iter().enumerate() {
                                @if column == names { (row_head(cell, row, register)) }
                                @else { (self::cell(cell, row, register)) }
                            }
                            @if let Some(notes) = &table.notes { (note(notes, index)) }
                        }
                    }
                }
            }
        }
    }
}

/// The column that says what each row is on: the number of an action, else the first.
fn name_column(table: &Table) -> usize {
    let first = table.rows.first();
    let numbers = first.and_then(|row| row.iter().position(|cell| matches!(cell, Cell::Number(_))));
    numbers.unwrap_or_default()
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

fn head(head: &Head, kind: Option<Kind>) -> Markup {
    let class = match kind {
        Some(Kind::Count) => Some("count"),
        _ => head.gives_way.then_some("wide"),
    };
    html! {
        th scope="col" class=[class] data-sort=[kind.map(Kind::told)] { (Lines(&head.heading)) }
    }
}

fn head_of_notes(notes: &Notes) -> Markup {
    html! { th.wide scope="col" { (notes.heading) } }
}

/// What is said of a row besides its cells, as its last one.
fn note(notes: &Notes, row: usize) -> Markup {
    let text = notes.texts.get(row).and_then(Option::as_deref);
    html! { td { @if let Some(text) = text { (prose(text)) } } }
}

fn row_head(cell: &Cell, row: &[Cell], register: &Register<'_>) -> Markup {
    let id = match cell {
        Cell::Number(number) if register.place(*number, row) == Place::Here => Some(id(*number)),
        _ => None,
    };
    html! { th scope="row" id=[id] { (value(cell, row, register)) } }
}

fn cell(cell: &Cell, row: &[Cell], register: &Register<'_>) -> Markup {
    let value = value(cell, row, register);
    match cell {
        Cell::Count(_) | Cell::Share(..) => html! { td.count { (value) } },
        _ => html! { td { (value) } },
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
        Cell::List(items) => list(items.iter().map(|item| html! { (Lines(item)) })),
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
