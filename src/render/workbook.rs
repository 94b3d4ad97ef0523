//! A document as a workbook: what every spreadsheet format writes, a sheet a table behind a cover.

use std::collections::BTreeSet;

use super::visible;
use crate::model::{Date, Named, Rating, Status};
use crate::report::{
    About, Cell, Document, Head, Link, Mark, Name, Part, Table, capitalised, long_date,
};

/// A workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// What it is called.
    pub title: String,
    /// What stands on the cover below the title, a line each.
    pub notes: Vec<String>,
    /// The day that it is on.
    pub today: Date,
    /// The sheets behind the cover.
    pub sheets: Vec<Sheet>,
}

/// A sheet with one table.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The name on its tab: unique, at most 31 letters, none of which a spreadsheet refuses.
    pub name: String,
    /// What the table shows.
    pub caption: String,
    /// The heads of its columns: unique.
    pub heads: Vec<String>,
    /// Its rows, each as long as the heads.
    pub rows: Vec<Vec<Value>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Words; numbers of actions too, so that 3.10 stays 3.10.
    Text(String),
    /// Words that are coloured besides, such as a rating.
    Marked(String, Mark),
    /// A number.
    Number(i64),
    /// A part of a whole, from 0 to 1, shown as percent.
    Share(f64),
    /// A day.
    Date(Date),
}

/// A spreadsheet holds no longer text in a cell.
const LONGEST: usize = 32_767;

/// What stands behind a text that had to be cut.
const CUT: &str = "… (cut here: the file of the plan has more)";

impl Workbook {
    /// The tables of a document as sheets; what it says besides stands on the cover.
    pub fn new(title: &str, about: &About, document: &Document) -> Self {
        let day = format!("As on {}", long_date(about.today));
        let said = document.parts.iter().flat_map(words_of);
        let notes = [about.names(), day].into_iter().chain(said);
        let mut names = BTreeSet::from([COVER.to_lowercase(), "history".to_owned()]);
        Self {
            title: inert(title),
            notes: notes.map(|note| inert(&note)).collect(),
            today: about.today,
            sheets: document.tables().map(|table| sheet(table, &mut names)).collect(),
        }
    }
}

/// The name of the first sheet.
pub const COVER: &str = "Cover";

/// What a part says besides tables.
fn words_of(part: &Part) -> Vec<String> {
    match part {
        Part::Text(words) | Part::Prose(words) => vec![words.clone()],
        Part::Lines(lines) => lines.clone(),
        Part::Key(meanings) => meanings
            .iter()
            .map(|(rating, meaning)| format!("{}: {meaning}", capitalised(rating.name())))
            .collect(),
        _ => Vec::new(),
    }
}

fn sheet(table: &Table, names: &mut BTreeSet<String>) -> Sheet {
    let mut heads = Vec::new();
    for head in &table.heads {
        let label = label(head);
        let is_free = |label: &String| {
            heads.iter().all(|head: &String| head.to_lowercase() != label.to_lowercase())
        };
        heads.push(first_free(&label, usize::MAX, is_free));
    }
    let name = first_free(&sheet_name(&table.caption), LONGEST_NAME, |name| {
        !names.contains(&name.to_lowercase())
    });
    names.insert(name.to_lowercase());
    Sheet {
        name,
        caption: inert(&table.caption),
        heads,
        rows: table.rows.iter().map(|row| row.iter().map(value).collect()).collect(),
    }
}

/// The words, or the words with the first number behind them that makes them free.
fn first_free(words: &str, longest: usize, is_free: impl Fn(&String) -> bool) -> String {
    let numbered = |number: u32| {
        let behind = if number == 1 { String::new() } else { format!(" {number}") };
        let room = longest.saturating_sub(behind.len());
        words.chars().take(room).collect::<String>().trim_end().to_owned() + &behind
    };
    (1..=u32::MAX).map(numbered).find(is_free).unwrap_or_default()
}

/// The most letters of a sheet's name.
const LONGEST_NAME: usize = 31;

/// The caption without what a spreadsheet refuses in the name of a sheet.
fn sheet_name(caption: &str) -> String {
    let caption = inert(caption);
    let plain: String = caption
        .chars()
        .map(|letter| if r"[]:*?/\'".contains(letter) || letter == '\n' { ' ' } else { letter })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    if words.is_empty() { "Table".to_owned() } else { words.join(" ") }
}

/// The name of a column, as people write it: "Original due".
fn label(head: &Head) -> String {
    let words = inert(&head.name).replace('_', " ");
    match words.strip_prefix("rag") {
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => format!("RAG{rest}"),
        _ => capitalised(&words),
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Empty,
        Cell::Count(count) => Value::Number(*count),
        Cell::Date(day) => Value::Date(*day),
        #[expect(clippy::cast_precision_loss, reason = "no plan has so many actions")]
        Cell::Share(part, of) if *of > 0 => Value::Share(*part as f64 / *of as f64),
        Cell::Rating(rating) => Value::Marked(cell.words(), mark(*rating)),
        Cell::Stale(rating) => Value::Marked(cell.words(), mark(Some(*rating))),
        Cell::Status(status) => match status {
            Status::Open => Value::Text(cell.words()),
            Status::Overdue => Value::Marked(cell.words(), Mark::Late),
            Status::Complete => Value::Marked(cell.words(), Mark::Complete),
            Status::Suspended => Value::Marked(cell.words(), Mark::Suspended),
            Status::Withdrawn => Value::Marked(cell.words(), Mark::Withdrawn),
        },
        Cell::List(words) => text(&words.join("\n")),
        Cell::Name(Name { full, .. }) => text(full),
        Cell::Names(names) => {
            text(&names.iter().map(|name| name.full.as_str()).collect::<Vec<_>>().join("; "))
        }
        Cell::Links(links) => text(&links.iter().map(spelt_out).collect::<Vec<_>>().join("\n")),
        _ => text(&cell.words()),
    }
}

fn mark(rating: Option<Rating>) -> Mark {
    match rating {
        Some(Rating::Red) => Mark::Red,
        Some(Rating::Amber) => Mark::Amber,
        Some(Rating::Green) => Mark::Green,
        None => Mark::NotRated,
    }
}

fn spelt_out(link: &Link) -> String {
    match &link.target {
        Some(target) if *target != link.words => format!("{} ({target})", link.words),
        _ => link.words.clone(),
    }
}

fn text(words: &str) -> Value {
    let words = inert(words.trim());
    if words.is_empty() { Value::Empty } else { Value::Text(fitting(words)) }
}

/// The text, cut where no cell holds it. A spreadsheet counts as JavaScript does: in units of UTF-16.
fn fitting(words: String) -> String {
    if words.encode_utf16().count() <= LONGEST {
        return words;
    }
    let mut room = LONGEST - CUT.encode_utf16().count();
    let kept: String = words
        .chars()
        .take_while(|letter| {
            let fits = room >= letter.len_utf16();
            room = room.saturating_sub(letter.len_utf16());
            fits
        })
        .collect();
    kept + CUT
}

/// Text in which nothing hides: its lines stay lines, all else that is not seen stands as an escape.
fn inert(words: &str) -> String {
    let lines: Vec<_> =
        words.split('\n').map(|line| visible(line.trim_end_matches('\r'))).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(caption: &str) -> Table {
        let heads = ["number", "rag", "rag_stale", "original_due", "Number"];
        Table::new(caption, heads.map(|name| Head::new(name, "")).into(), Vec::new())
    }

    fn workbook(captions: &[&str]) -> Workbook {
        let about = About { plan: None, organisation: None, today: Date::default() };
        let document = Document::of_tables(captions.iter().map(|caption| table(caption)));
        Workbook::new("All", &about, &document)
    }

    #[test]
    fn sheets_have_names_that_a_spreadsheet_takes_each_its_own() {
        let long = "Deadlines that moved in the period, and why";
        let book = workbook(&[long, long, "cover", "What [is] 'late': 1/2?", "", "History"]);
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "Deadlines that moved in the per",
                "Deadlines that moved in the p 2",
                "cover 2",
                "What is late 1 2",
                "Table",
                "History 2"
            ]
        );
    }

    #[test]
    fn columns_are_called_as_people_write_and_none_twice() {
        let heads = &workbook(&["One"]).sheets[0].heads;
        assert_eq!(heads, &["Number", "RAG", "RAG stale", "Original due", "Number 2"]);
    }

    #[test]
    fn an_action_number_is_text_and_text_that_is_too_long_says_that_it_is_cut() {
        let number = "3.10".parse().unwrap();
        assert_eq!(value(&Cell::Number(number)), Value::Text("3.10".to_owned()));
        let long = "é".repeat(40_000);
        let Value::Text(cut) = value(&Cell::Text(long)) else { panic!("it is text") };
        assert_eq!(cut.chars().count(), LONGEST);
        assert!(cut.ends_with(CUT), "{cut}");
        assert_eq!(
            value(&Cell::Text("a\u{1b}b\nc".to_owned())),
            Value::Text("a\\u{1b}b\nc".to_owned())
        );
    }
}
