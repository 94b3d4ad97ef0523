//! A report as text and tables, without a format.

use std::borrow::Cow;

use super::timeline::Timeline;
use super::{Bar, Cell, Link, Mark, Piece};
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
    /// The heading of all; the first part, where there is one.
    Title(String),
    /// A heading.
    Heading(String),
    /// A heading below it.
    Subheading(String),
    /// A heading below that.
    Minor(String),
    /// A paragraph.
    Text(String),
    /// Prose as a file holds it: paragraphs parted by empty lines, lines that begin with a dash are a list.
    Prose(String),
    /// The few figures that are seen first.
    Figures(Vec<Figure>),
    /// Words that lead to a place of their own, such as the page on which a file is edited.
    Link(Link),
    /// Lines that belong together, each on its own.
    Lines(Vec<String>),
    /// What has changed of one thing, a line each.
    Changes(Vec<ChangeLine>),
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
    /// Actions on a time axis.
    Timeline(Timeline),
    /// Names and values of one thing. Each value begins a line; in it, lines that begin with a dash are a list.
    Fields(Vec<(String, Vec<String>)>),
    /// What the ratings mean, as it stands under a report.
    Key(Vec<(Rating, String)>),
}

/// A change in words, and where a text was changed, the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// The change in words.
    pub words: String,
    /// The text word by word; empty: no text was changed.
    pub edit: Vec<Piece>,
}

/// A figure with what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// How many.
    pub number: usize,
    /// Of what, to stand behind the number: "overdue".
    pub words: String,
    /// What the number is about, where a mark stands for that; colour only adds to the words.
    pub mark: Option<Mark>,
}

/// A table of typed cells.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows, in a few words: stands above it where it is read, and names its sheet. Unique in its document.
    pub caption: String,
    /// Whether an action is told in full here, so that its number leads here from elsewhere.
    pub is_register: bool,
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
}

/// The head of a column.
#[derive(Clone, Debug)]
pub struct Head {
    /// The column's name in data.
    pub name: Cow<'static, str>,
    /// What people read above it.
    pub heading: Cow<'static, str>,
    /// Whether its text may be cut or wrapped where there is little room.
    pub gives_way: bool,
}

impl Document {
    /// A document of these parts.
    pub fn new(parts: impl IntoIterator<Item = Part>) -> Self {
        Self { parts: parts.into_iter().collect() }
    }

    /// Tables alone, as data has them.
    pub fn of_tables(tables: impl IntoIterator<Item = Table>) -> Self {
        Self { parts: tables.into_iter().map(Part::Table).collect() }
    }

    /// Its tables, in their order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.parts.iter().filter_map(|part| match part {
            Part::Table(table)
            | Part::Tally(Tally { table, .. })
            | Part::Timeline(Timeline { table, .. }) => Some(table),
            _ => None,
        })
    }
}

impl Table {
    /// A table of these columns and rows, without notes.
    pub fn new(caption: impl Into<String>, heads: Vec<Head>, rows: Vec<Vec<Cell>>) -> Self {
        Self { caption: caption.into(), is_register: false, heads, rows, notes: None }
    }
}

impl Head {
    /// The head of a column whose text does not give way.
    pub fn new(name: impl Into<Cow<'static, str>>, heading: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), heading: heading.into(), gives_way: false }
    }

    /// The same, its text cut or wrapped where there is little room.
    pub fn giving_way(self) -> Self {
        Self { gives_way: true, ..self }
    }
}
