//! A document as a workbook: what every spreadsheet format writes, a sheet a table behind a cover.

mod names;
mod sheet;
mod tint;
mod value;

pub use sheet::{Column, Sheet, height};
pub use tint::{Tint, tints};
pub use value::Value;

use crate::model::{Date, Named};
use crate::report::{About, Document, Part, capitalised, long_date};
use names::Names;
use value::{at_most, inert, written};

/// A workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// What it is called.
    pub title: String,
    /// Whose it is, where the plan says.
    pub organisation: Option<String>,
    /// What stands on the cover below the title, a line each.
    pub notes: Vec<String>,
    /// The day that it is on.
    pub today: Date,
    /// The sheets behind the cover.
    pub sheets: Vec<Sheet>,
}

/// The name of the first sheet.
pub const COVER: &str = "Cover";

/// How many letters stand side by side on it.
pub const COVER_WIDTH: usize = 100;

/// The longest text that Excel takes for a property of a file.
const LONGEST_PROPERTY: usize = 255;

/// The heading above the links to the sheets.
pub const CONTENTS: &str = "Contents";

impl Workbook {
    /// The tables of a document as sheets; what it says besides stands on the cover.
    pub fn new(title: &str, about: &About, document: &Document) -> Self {
        let day = format!("As on {}", long_date(about.today));
        let said = document.parts.iter().flat_map(words_of);
        let notes = [about.names(), day].into_iter().chain(said);
        let mut names = Names::default();
        let tables = document.tables().filter(|table| !table.heads.is_empty());
        Self {
            title: property(title),
            organisation: about.organisation.as_deref().map(property),
            notes: notes.map(|note| written(&note)).collect(),
            today: about.today,
            sheets: tables.map(|table| Sheet::new(table, &mut names)).collect(),
        }
    }
}

/// The text as a property of a file holds it: on a line, and not too long.
fn property(words: &str) -> String {
    at_most(&inert(words).replace('\n', " "), LONGEST_PROPERTY).to_owned()
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Head, Table};

    fn table(caption: &str) -> Table {
        let heads = ["number", "rag", "rag_stale", "last_rag", "original_due", "Number"];
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
    fn tables_have_names_that_a_spreadsheet_takes_each_its_own() {
        let book = workbook(&["Q3", "Red-amber", "Red amber"]);
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.table.as_str()).collect();
        assert_eq!(names, ["Table_Q3", "Table_Red_amber", "Table_Red_amber_2"]);
    }

    #[test]
    fn columns_are_called_as_people_write_and_none_twice() {
        let heads: Vec<_> =
            workbook(&["One"]).sheets[0].columns.iter().map(|column| column.head.clone()).collect();
        assert_eq!(heads, ["Number", "RAG", "RAG stale", "Last RAG", "Original due", "Number 2"]);
    }

    #[test]
    fn a_table_without_columns_gets_no_sheet() {
        let about = About { plan: None, organisation: None, today: Date::default() };
        let document = Document::of_tables([Table::new("Nothing", Vec::new(), Vec::new())]);
        assert_eq!(Workbook::new("All", &about, &document).sheets, []);
    }
}
