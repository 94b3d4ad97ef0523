//! Names that a spreadsheet takes: of sheets, tables and columns, none twice.

use std::collections::BTreeSet;

use super::COVER;
use super::value::{at_most, inert};
use crate::report::{Head, capitalised};

/// The most letters of a sheet's name.
const LONGEST_SHEET: usize = 31;

/// The most letters of the name of a table or a column.
const LONGEST_NAME: usize = 255;

/// The names that the sheets and tables of a workbook have taken.
pub struct Names {
    sheets: Taken,
    tables: Taken,
}

/// Names that are taken: a spreadsheet makes no difference between large and small letters.
#[derive(Default)]
pub struct Taken(BTreeSet<String>);

impl Default for Names {
    fn default() -> Self {
        let mut sheets = Taken::default();
        // A spreadsheet keeps "History" for itself.
        for name in [COVER, "History"] {
            sheets.take(name, LONGEST_SHEET);
        }
        Self { sheets, tables: Taken::default() }
    }
}

impl Names {
    /// A name for the sheet of a table with this caption.
    pub fn sheet(&mut self, caption: &str) -> String {
        let allowed = |letter| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
        let plain = inert(caption).replace(|letter| !allowed(letter), " ");
        let words = on_one_line(&plain);
        self.sheets.take(if words.is_empty() { "Table" } else { &words }, LONGEST_SHEET)
    }

    /// A name for that table: with these letters before it, none is taken for a cell, as Q3 is.
    pub fn table(&mut self, caption: &str) -> String {
        let words = caption.split(|letter: char| !letter.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let name = self.tables.take(&format!("Table {}", words.join(" ")), LONGEST_NAME);
        name.replace(' ', "_")
    }
}

impl Taken {
    /// The name of a column, as people write it: "Original due".
    pub fn column(&mut self, head: &Head) -> String {
        let words = on_one_line(&inert(&head.name).replace('_', " "));
        let spelt = |word| if word == "rag" { "RAG" } else { word };
        let words = capitalised(&words.split(' ').map(spelt).collect::<Vec<_>>().join(" "));
        self.take(if words.is_empty() { "Column" } else { &words }, LONGEST_NAME)
    }

    /// Takes the words, or the words with the first number behind them that nobody has taken.
    fn take(&mut self, words: &str, longest: usize) -> String {
        let numbered = |number: u32| {
            let behind = if number == 1 { String::new() } else { format!(" {number}") };
            at_most(words, longest.saturating_sub(behind.len())).trim_end().to_owned() + &behind
        };
        let is_free = |name: &String| !self.0.contains(&name.to_lowercase());
        let name = (1..=u32::MAX).map(numbered).find(is_free).unwrap_or_default();
        self.0.insert(name.to_lowercase());
        name
    }
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
