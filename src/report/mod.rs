//! What a plan is asked, answered as plain values: each report is its own JSON, and makes the neutral tables that all other
//! formats are made from.

mod actions;
mod bar;
mod cell;
mod document;
mod due;
mod listing;
mod phrases;
mod summary;

pub use actions::{ActionRow, Actions, actions};
pub use bar::{Bar, Mark};
pub use cell::Cell;
pub use document::{Document, Head, Part, Table, Tally};
pub use due::{Deadlines, DueRow, Span, deadlines};
pub use listing::{Column, Listing, Shown};
pub use phrases::{ago, away, capitalised, count, listed, long_date, short_date};
pub use summary::{Counts, DayRow, DeadlineRow, RatingKey, SectionRow, Summary, summary};

/// For whom a document is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// People: the columns that they need, in words.
    People,
    /// Programs: every column, by the names of the JSON.
    Data,
}

/// A report: its JSON is itself, and its document serves every other format.
pub trait Report: serde::Serialize {
    /// The report as text and tables.
    fn document(&self, audience: Audience) -> Document;
}
