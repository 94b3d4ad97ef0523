//! The exceptions as data: one table of them all, a row for each line that people read.

use super::Exceptions;
use crate::model::{Date, Number};
use crate::report::paper::decisions::AskRow;
use crate::report::paper::moved::MoveRow;
use crate::report::paper::movement::MovementRow;
use crate::report::paper::register::RegisterRow;
use crate::report::paper::subject::{Subject, lead, number, title};
use crate::report::{Cell, Column, DueRow, Listing};

/// One thing that is late, worse, moved, unrated or to be decided.
pub struct ExceptionRow {
    /// Which: the list of the JSON that it stands in.
    exception: &'static str,
    number: Number,
    title: String,
    lead: String,
    milestone: Option<String>,
    due: Option<Date>,
    original_due: Option<Date>,
    days: Option<i64>,
    slip: Option<i64>,
    what: Option<&'static str>,
    before: Option<&'static str>,
    now: Option<&'static str>,
    date: Option<Date>,
    agreed_by: Option<String>,
    note: Option<String>,
}

static COLUMNS: &[Column<ExceptionRow>] = &[
    Column::new("exception", "Exception", |row: &ExceptionRow| Cell::text(Some(row.exception))),
    Column::new("number", "No.", |row: &ExceptionRow| Cell::Number(row.number)),
    Column::new("milestone", "Milestone", |row: &ExceptionRow| {
        Cell::text(row.milestone.as_deref())
    }),
    Column::new("title", "Action", |row: &ExceptionRow| Cell::Text(row.title.clone())),
    Column::new("lead", "Lead", |row: &ExceptionRow| Cell::Text(row.lead.clone())),
    Column::new("due", "Due", |row: &ExceptionRow| Cell::date(row.due)),
    Column::new("original_due", "First due", |row: &ExceptionRow| Cell::date(row.original_due)),
    Column::new("days", "When", |row: &ExceptionRow| row.days.map_or(Cell::Nothing, Cell::Count)),
    Column::new("slip", "Slip, days", |row: &ExceptionRow| {
        row.slip.map_or(Cell::Nothing, Cell::Count)
    }),
    Column::new("what", "Rating of", |row: &ExceptionRow| Cell::text(row.what)),
    Column::new("before", "Before", |row: &ExceptionRow| Cell::text(row.before)),
    Column::new("now", "Now", |row: &ExceptionRow| Cell::text(row.now)),
    Column::new("date", "Since", |row: &ExceptionRow| Cell::date(row.date)),
    Column::new("agreed_by", "Agreed by", |row: &ExceptionRow| {
        Cell::text(row.agreed_by.as_deref())
    }),
    Column::new("note", "Note", |row: &ExceptionRow| Cell::text(row.note.as_deref())),
];

/// All of them, in the order in which people read them.
pub fn rows(exceptions: &Exceptions<'_>) -> Listing<ExceptionRow> {
    let decisions = exceptions.decisions;
    let moves = |exception, listing: &Listing<MoveRow>| -> Vec<ExceptionRow> {
        listing.rows.iter().map(|row| moved(exception, row)).collect()
    };
    let rows = [
        decisions.asks.rows.iter().map(asked).collect(),
        moves("unagreed_moves", &decisions.unagreed_moves),
        exceptions.overdue.listing.rows.iter().map(overdue).collect(),
        exceptions.worse.rows.iter().map(worse).collect(),
        moves("moved", exceptions.moved),
        exceptions.paper.unrated().map(unrated).collect::<Vec<_>>(),
    ];
    Listing::new("Exceptions", COLUMNS, rows.into_iter().flatten().collect())
}

/// A row that says nothing yet but which action it is about.
fn about(exception: &'static str, of: &Subject) -> ExceptionRow {
    ExceptionRow {
        exception,
        number: of.number,
        title: of.title.clone(),
        lead: of.lead.clone(),
        milestone: None,
        due: None,
        original_due: None,
        days: None,
        slip: None,
        what: None,
        before: None,
        now: None,
        date: None,
        agreed_by: None,
        note: None,
    }
}

fn asked(row: &AskRow) -> ExceptionRow {
    let note = Some(row.asks.clone());
    ExceptionRow { date: Some(row.date), note, ..about("asks", &row.of) }
}

fn moved(exception: &'static str, row: &MoveRow) -> ExceptionRow {
    ExceptionRow {
        milestone: row.milestone.clone(),
        due: Some(row.moved_to),
        original_due: Some(row.first_due),
        slip: Some(row.slip),
        date: Some(row.date),
        agreed_by: row.agreed_by.clone(),
        note: row.reason.clone(),
        ..about(exception, &row.of)
    }
}

fn overdue(row: &DueRow) -> ExceptionRow {
    ExceptionRow {
        exception: "overdue",
        number: row.number,
        title: row.title.clone(),
        lead: row.lead.clone(),
        milestone: row.milestone.clone(),
        due: Some(row.due),
        original_due: row.original_due,
        days: Some(row.days),
        slip: None,
        what: None,
        before: None,
        now: None,
        date: row.noted,
        agreed_by: None,
        note: row.last_note.clone(),
    }
}

fn worse(row: &MovementRow) -> ExceptionRow {
    ExceptionRow {
        what: Some(row.what),
        before: row.before,
        now: row.now,
        date: row.date,
        note: row.note.clone(),
        ..about("worse", &row.of)
    }
}

fn unrated(row: &RegisterRow) -> ExceptionRow {
    ExceptionRow {
        due: row.due,
        original_due: row.original_due,
        days: row.days,
        ..about("unrated", &row.of)
    }
}

/// The columns of the actions that are not rated, where they have a table of their own.
pub static UNRATED: &[Column<RegisterRow>] = &[
    number(),
    title(),
    lead(),
    Column::new("due", "Due", |row: &RegisterRow| Cell::date(row.due)),
    Column::new("original_due", "First due", |row: &RegisterRow| Cell::date(row.original_due)),
    Column::new("days", "When", |row: &RegisterRow| row.days.map_or(Cell::Nothing, Cell::Count)),
    Column::new("last_update", "Updated", |row: &RegisterRow| Cell::date(row.last_update)),
];
