//! A report as text and tables, without a format.

use super::{Bar, Cell};
use crate::model::Rating;

/// The parts of a report, in their order.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What it consists of.
    pub parts: Vec<Part>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A heading below it.
    Subheading(String),
    /// A paragraph.
    Text(String),
    /// Lines that belong together, each on its own.
    Lines(Vec<String>),
    /// Lines of a file of the plan, as they stand there, below a few words on them.
    Toml {
        /// The words, with a colon at their end.
        caption: String,
        /// The lines.
        lines: String,
    },
    /// A table.
    Table(Table),
    /// Counts with a bar in each row.
    Tally(Tally),
    /// Names and values of one thing. Each value begins a line; in it, lines that begin with a dash are a list.
    Fields(Vec<(String, Vec<String>)>),
    /// What the ratings mean, as it stands under a report.
    Key(Vec<(Rating, String)>),
}

/// A table of typed cells.
#[derive(Clone, Debug)]
pub struct Table {
    /// The heads of its columns.
    pub heads: Vec<Head>,
    /// Its rows, each as long as the heads.
    pub rows: Vec<Vec<Cell>>,
    /// What is said of each row besides its cells, for people alone.
    pub notes: Option<Notes>,
}

/// A text on each row of a table, too long for a column.
#[derive(Clone, Debug)]
pub struct Notes {
    /// What people read above them, or before each.
    pub heading: &'static str,
    /// The text of each row, in the order of the rows; `None`: there is nothing to say.
    pub texts: Vec<Option<String>>,
}

/// A table that has a bar in each row: the same counts to the eye.
#[derive(Clone, Debug)]
pub struct Tally {
    /// The counts.
    pub table: Table,
    /// The bar of each row.
    pub bars: Vec<Bar>,
    /// What the marks of the bars say.
    pub legend: String,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub struct Head {
    /// The column's name in data.
    pub name: &'static str,
    /// What people read above it.
    pub heading: &'static str,
    /// Whether its text may be cut or wrapped where there is little room.
    pub gives_way: bool,
}

impl Document {
    /// A document of these parts.
    pub fn new(parts: impl IntoIterator<Item = Part>) -> Self {
        Self { parts: parts.into_iter().collect() }
    }

    /// Its tables, in their order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.parts.iter().filter_map(|part| match part {
            Part::Table(table) | Part::Tally(Tally { table, .. }) => Some(table),
            _ => None,
        })
    }
}
