//! What a plan is asked, answered as plain values: each report is its own JSON, and makes the neutral tables that all other
//! formats are made from.

mod actions;
mod cell;
mod deadline;
mod document;
mod due;
mod endings;
mod lead;
mod leads;
mod listing;
mod milestones;
mod phrases;
mod show;
mod updates;

pub use actions::{ActionRow, Actions, actions};
pub use cell::Cell;
pub use deadline::{comes_round, with_kind};
pub use document::{Document, Head, Part, Table};
pub use due::{Deadlines, DueRow, Span, deadlines};
pub use endings::{EndingRow, SuspendedRow, WithdrawnRow};
pub use lead::{Lead, LeadDetail, lead};
pub use leads::{LeadRow, Leads, leads};
pub use listing::{Column, Listing, Shown};
pub use milestones::MilestoneRow;
pub use phrases::{away, count, long_date, short_date};
pub use show::{ActionDetail, Details, File, details};
pub use updates::{EvidenceRow, UpdateRow};

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
