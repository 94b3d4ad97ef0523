//! What a plan is asked, answered as plain values: each report is its own JSON, and makes the neutral tables that all other
//! formats are made from.

mod actions;
mod cell;
mod document;
mod due;
mod listing;
mod phrases;

pub use actions::{ActionRow, Actions, actions};
pub use cell::Cell;
pub use document::{Document, Head, Part, Table};
pub use due::{Deadlines, DueRow, Span, deadlines};
pub use listing::{Column, Listing, Shown};
pub use phrases::{away, count, long_date, short_date};

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
