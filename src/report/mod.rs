//! What a plan is asked, answered as plain values: each report is its own JSON, and makes the neutral tables that all other
//! formats are made from.

mod about;
mod actions;
mod bar;
mod calendar;
mod cell;
mod changes;
mod chase;
mod counts;
mod deadline;
mod document;
mod due;
mod endings;
mod export;
mod file_kinds;
mod history;
mod keys;
mod lead;
mod leads;
mod listing;
mod milestones;
mod months;
mod owed;
mod paper;
mod partial;
mod phrases;
mod plan_files;
mod quarters;
mod rules;
mod show;
mod summary;
mod timeline;
mod updates;

pub use about::About;
pub use actions::{ActionRow, Actions, COLUMNS as ACTION_COLUMNS, actions};
pub use bar::{Bar, Mark, legend, marks_in, scale_of};
pub use calendar::{Calendar, Event, calendar};
pub use cell::{Cell, Link, Name};
pub use changes::{ChangeRow, ChangedAction, Changes, FileRow, Piece, State, TwoPlans, changes};
pub use chase::{
    Asking, COLUMNS as CHASE_COLUMNS, Chase, ChasedAction, ChasedLead, ChasedMilestone, Reason,
    chase,
};
pub use counts::{CATEGORIES, Category, Counts};
pub use deadline::with_kind;
pub use document::{ChangeLine, Document, Figure, Head, Notes, Part, Table, Tally};
pub use due::{Asked, COLUMNS as DUE_COLUMNS, Deadlines, DueRow, deadlines};
pub use endings::{EndingRow, SuspendedRow, WithdrawnRow};
pub use export::{ColumnRow, Export, ExportColumns, Exported, export, export_columns};
pub use file_kinds::{FileKinds, KindRow, file_kinds};
pub use history::{After, CommitRow, Entry, Happened, History, history};
pub use keys::{Keys, keys};
pub use lead::{Lead, LeadDetail, lead};
pub use leads::{COLUMNS as LEAD_COLUMNS, LeadRow, Leads, leads};
pub use listing::{Column, Listing, Shown};
pub use milestones::MilestoneRow;
pub use months::{MonthRow, months};
pub use owed::span_in_words;
pub use paper::{Asked as AskedPeriod, Brief, Exceptions, NoPeriod, Paper, Period, paper};
pub use partial::Partial;
pub use phrases::{FEW, ago, away, capitalised, count, listed, long_date, short_date, the};
pub use plan_files::PlanFiles;
pub use quarters::{QuarterRow, quarters};
pub use rules::{Detail, RuleRow, Rules, rules};
pub use show::{ActionDetail, Details, File, details};
pub use summary::{
    COLUMNS as SECTION_COLUMNS, DayRow, DeadlineRow, RatingKey, SectionRow, Summary,
    section_titles, summary,
};
pub use timeline::{
    DatedAction, Dates, ORDERS as TIMELINE_ORDERS, Point, PointKind, Timeline, TimelineRow, dates,
};
pub use updates::{EvidenceRow, UpdateRow, evidence_links, evidence_rows};

use crate::model::Date;

/// For whom a document is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// People: the columns that they need, in words.
    People,
    /// Programs: every column of one table, by the names of the JSON.
    Data,
    /// People who work in a spreadsheet: every column of every table, a sheet each.
    Spreadsheet,
}

/// As many columns as a message has, wherever it is read.
const OF_A_MESSAGE: usize = 72;

/// A report: its JSON is itself, and its document serves every other format.
pub trait Report: serde::Serialize {
    /// What it is called where it stands alone, such as a page or a workbook.
    fn title(&self) -> String;

    /// The day that its figures are of, where that is not the one asked about.
    fn day(&self) -> Option<Date> {
        None
    }

    /// The most columns that it takes as text, such as in a message; `None`: as many as there are.
    fn widest(&self) -> Option<usize> {
        None
    }

    /// The report as text and tables.
    fn document(&self, audience: Audience) -> Document;
}
