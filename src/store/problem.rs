//! What reading a file met that does not belong in a plan. The check gives each its rule, severity and words.

use std::ops::Range;

use super::keys::{Key, Kind};
use crate::model::Date;

/// Something wrong with one file, found while reading it.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The bytes of the text that it is about; `None`: the file as a whole.
    pub span: Option<Range<usize>>,
    /// The table in which it stands, as a path of keys: `updates[2]`, or empty for the top of the file.
    pub table: String,
}

/// The kinds of problem that reading finds.
#[derive(Clone, Debug)]
pub enum ProblemKind {
    /// The file cannot be read.
    Unreadable {
        /// Why.
        why: String,
        /// What to do.
        help: String,
    },
    /// It holds nothing, or only blank lines and comments.
    Empty,
    /// It has bytes that are not UTF-8; the span is the first of them in the text, wrong bytes replaced.
    NotUtf8,
    /// git left the marks of a conflict.
    ConflictMarkers,
    /// It is not TOML.
    Syntax {
        /// What the parser says.
        message: String,
        /// What to do.
        help: String,
    },
    /// A key is given a second time.
    KeyTwice {
        /// The key.
        key: String,
        /// The line in which it stands first.
        first: Option<usize>,
        /// Whether it is the header of a table: what stands below it has no place then.
        is_header: bool,
    },
    /// An entry of a list of tables that lacks its header: its keys are given a second time in the entry above.
    EntryWithoutHeader {
        /// The name in the header that it lacks.
        list: String,
    },
    /// A date that the calendar does not have.
    DateImpossible {
        /// The key; empty where no table of keys has it.
        key: String,
        /// The date as written.
        written: String,
    },
    /// A form that readers of TOML 1.0 refuse.
    Dialect {
        /// Which form.
        what: &'static str,
        /// What to write instead.
        help: &'static str,
    },
    /// A key that this table does not have.
    KeyUnknown {
        /// The key.
        key: String,
        /// The known key that looks most like it.
        nearest: Option<&'static str>,
    },
    /// A key of the action that stands inside one of its tables.
    KeyMisplaced {
        /// The key.
        key: &'static str,
        /// The first table's header, such as `[[updates]]`.
        header: String,
        /// The line of that header.
        header_line: usize,
    },
    /// A key is missing, or empty where it must not be.
    KeyMissing {
        /// The key.
        key: &'static Key,
        /// Whether it is there, but empty.
        is_empty: bool,
    },
    /// A value of another type than the key has.
    WrongType {
        /// The key.
        key: String,
        /// What belongs there.
        expected: Kind,
        /// What stands there.
        found: &'static str,
    },
    /// A date in quotes.
    DateAsText {
        /// The key.
        key: String,
        /// The text.
        written: String,
    },
    /// A word that is none of those that the key can have.
    WordUnknown {
        /// The key.
        key: &'static str,
        /// The word.
        written: String,
        /// Those it can have.
        words: Vec<&'static str>,
    },
    /// Two forms of deadline in one table.
    TwoForms {
        /// The key that belongs to another form than the table's own.
        key: String,
        /// A key of the table's own form.
        form: &'static str,
    },
    /// A last day before the first.
    Reversed {
        /// The key of the last day.
        key: &'static str,
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
    /// A character that terminals and browsers act on instead of showing.
    Unprintable {
        /// The character.
        character: char,
    },
}

impl Problem {
    /// The path of the key without a value that can be read, such as `updates[2].rag`. A misspelt key is the one that was
    /// likely meant, and one in the wrong table stands where it belongs.
    pub fn unread(&self) -> Option<String> {
        let (table, key) = match &self.kind {
            ProblemKind::WrongType { key, .. }
            | ProblemKind::DateAsText { key, .. }
            | ProblemKind::DateImpossible { key, .. } => (self.table.as_str(), key.as_str()),
            ProblemKind::WordUnknown { key, .. }
            | ProblemKind::KeyUnknown { nearest: Some(key), .. } => (self.table.as_str(), *key),
            ProblemKind::KeyMissing { key, .. } => (self.table.as_str(), key.name),
            ProblemKind::KeyMisplaced { key, .. } => ("", *key),
            _ => return None,
        };
        Some(if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") })
    }
}

impl ProblemKind {
    /// Whether nothing in the file can be trusted any more.
    pub fn breaks_the_file(&self) -> bool {
        matches!(
            self,
            Self::Unreadable { .. }
                | Self::Empty
                | Self::NotUtf8
                | Self::ConflictMarkers
                | Self::Syntax { .. }
                | Self::KeyTwice { is_header: true, .. }
                | Self::EntryWithoutHeader { .. }
        )
    }
}
