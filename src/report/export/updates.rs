//! The updates of an export.

use super::key;
use super::table::{Columns, Exported};
use crate::model::{Date, Ending, Evidence, Number, Standing, Suspension, Update, Withdrawal};
use crate::report::{Cell, Column};

/// What the table is called.
pub const NAME: &str = "updates";

/// An update with its place in the plan.
pub struct Row {
    action: Number,
    place: usize,
    date: Date,
    update: Update,
    /// The place of the milestone that it is about.
    milestone: Option<usize>,
}

/// The columns of the table.
pub static COLUMNS: &Columns<Row> = &[GIVEN, DECIDED, REOPENED];

/// The updates of the standings, up to their day, as a table.
pub fn table(standings: &[Standing<'_>]) -> Exported {
    let rows: Vec<Row> = standings.iter().flat_map(of_action).collect();
    Exported::new(NAME, COLUMNS, &rows)
}

/// Those up to the day; each keeps its place in the file, so that its key is the same on every day.
fn of_action(standing: &Standing<'_>) -> Vec<Row> {
    let row = |(place, update): (usize, &Update)| {
        let is_meant = |title: &str| {
            standing.action.milestones.iter().position(|one| one.title.as_deref() == Some(title))
        };
        Some(Row {
            action: standing.action.number,
            place,
            date: update.date.filter(|date| *date <= standing.day)?,
            milestone: update.milestone.as_deref().and_then(is_meant),
            update: update.clone(),
        })
    };
    standing.action.updates.iter().enumerate().filter_map(row).collect()
}

impl Row {
    fn reopened(&self) -> Option<&Ending> {
        self.update.reopened_from.as_deref()
    }

    fn suspended(&self) -> Option<&Suspension> {
        self.reopened()?.suspended.as_ref()
    }

    fn withdrawn(&self) -> Option<&Withdrawal> {
        self.reopened()?.withdrawn.as_ref()
    }
}

/// A piece of evidence as `rag --evidence` takes it.
fn typed(evidence: &Evidence) -> String {
    match evidence {
        Evidence::File(reference) | Evidence::Link(reference) => reference.clone(),
        Evidence::HeldBy { agency, title } => format!("{agency}: {title}"),
    }
}

/// An id as a cell.
fn id(id: Option<&impl ToString>) -> Cell {
    id.map_or(Cell::Nothing, |id| Cell::Text(id.to_string()))
}

/// What was said.
static GIVEN: &[Column<Row>] = &[
    Column::explained(
        "key",
        "the action's number and the update's place in its file, as 3.1/1: the key",
        |row: &Row| Cell::Text(key(row.action, row.place)),
    ),
    Column::explained("action", "its action: a number of actions", |row: &Row| {
        Cell::Number(row.action)
    }),
    Column::explained("date", "the day it speaks of", |row: &Row| Cell::Date(row.date)),
    Column::explained("by", "the agency that gave it: an id of agencies", |row: &Row| {
        id(row.update.by.as_ref())
    }),
    Column::explained(
        "rag",
        "how delivery goes: red, amber or green; empty where it says nothing of that",
        |row: &Row| row.update.rag.map_or(Cell::Nothing, |rag| Cell::Rating(Some(rag))),
    ),
    Column::explained(
        "impact",
        "what it has changed for children, in the same words",
        |row: &Row| row.update.impact.map_or(Cell::Nothing, |impact| Cell::Rating(Some(impact))),
    ),
    Column::explained("note", "why, in the author's words", |row: &Row| {
        Cell::text(row.update.note.as_deref())
    }),
    Column::explained(
        "evidence",
        "what shows it: a list of paths, links, and documents that an agency holds, as police: Draft 3",
        |row: &Row| Cell::List(row.update.evidence.iter().map(typed).collect()),
    ),
    Column::explained("asks", "a question put to the group", |row: &Row| {
        Cell::text(row.update.asks.as_deref())
    }),
];

/// What was decided.
static DECIDED: &[Column<Row>] = &[
    Column::explained("moved_from", "the deadline before the move that it records", |row: &Row| {
        Cell::date(row.update.moved_from)
    }),
    Column::explained("moved_to", "the deadline after it", |row: &Row| {
        Cell::date(row.update.moved_to)
    }),
    Column::explained("agreed_by", "the id of the group that decided", |row: &Row| {
        id(row.update.agreed_by.as_ref())
    }),
    Column::explained(
        "milestone",
        "the milestone that the decision is about: a key of milestones; empty where it is about the action",
        |row: &Row| row.milestone.map_or(Cell::Nothing, |place| Cell::Text(key(row.action, place))),
    ),
    Column::explained(
        "milestone_title",
        "the milestone's title, as the update names it",
        |row: &Row| Cell::text(row.update.milestone.as_deref()),
    ),
];

/// What reopening took out.
static REOPENED: &[Column<Row>] = &[
    Column::explained(
        "reopened_completed",
        "of what was reopened: the day it had been completed",
        |row: &Row| Cell::date(row.reopened().and_then(|ending| ending.completed)),
    ),
    Column::explained(
        "reopened_suspended",
        "the first day of the pause it had been in",
        |row: &Row| Cell::date(row.suspended().map(|suspended| suspended.date)),
    ),
    Column::explained("reopened_suspended_until", "the last day of that pause", |row: &Row| {
        Cell::date(row.suspended().and_then(|suspended| suspended.until))
    }),
    Column::explained(
        "reopened_suspended_agreed_by",
        "the id of the group that had agreed it",
        |row: &Row| id(row.suspended().and_then(|suspended| suspended.agreed_by.as_ref())),
    ),
    Column::explained("reopened_suspended_reason", "why", |row: &Row| {
        Cell::text(row.suspended().and_then(|suspended| suspended.reason.as_deref()))
    }),
    Column::explained("reopened_withdrawn", "the day it had been withdrawn", |row: &Row| {
        Cell::date(row.withdrawn().map(|withdrawn| withdrawn.date))
    }),
    Column::explained(
        "reopened_withdrawn_agreed_by",
        "the id of the group that had agreed it",
        |row: &Row| id(row.withdrawn().and_then(|withdrawn| withdrawn.agreed_by.as_ref())),
    ),
    Column::explained("reopened_withdrawn_reason", "why", |row: &Row| {
        Cell::text(row.withdrawn().and_then(|withdrawn| withdrawn.reason.as_deref()))
    }),
];
