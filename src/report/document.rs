//! A report as text and tables, without a format.

use super::Cell;

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
    /// Names and values of one thing. Each value begins a line; in it, lines that begin with a dash are a list.
    Fields(Vec<(String, Vec<String>)>),
}

/// A table of typed cells.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name where tables are told apart: a sheet, an anchor.
    pub name: &'static str,
    /// The heads of its columns.
    pub heads: Vec<Head>,
    /// Its rows, each as long as the heads.
    pub rows: Vec<Vec<Cell>>,
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
            Part::Table(table) => Some(table),
            _ => None,
        })
    }
}
