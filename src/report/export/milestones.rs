//! The milestones of an export.

use super::deadline::{self, Deadlined, Stated};
use super::key;
use super::table::{Columns, Exported};
use crate::model::{Date, Number, PartStanding, Standing, Status};
use crate::report::{Cell, Column};

/// What the table is called.
pub const NAME: &str = "milestones";

/// A milestone as it stands on a day.
pub struct Row {
    action: Number,
    place: usize,
    title: String,
    due: Option<Date>,
    stated: Stated,
    original_due: Option<Date>,
    status: Status,
    days: Option<i64>,
    completed: Option<Date>,
}

/// The columns of the table.
pub static COLUMNS: &Columns<Row> = &[AGREED, &deadline::columns::<Row>(), FIGURES];

/// The milestones of the standings as a table.
pub fn table(standings: &[Standing<'_>], today: Date) -> Exported {
    let parts = standings
        .iter()
        .flat_map(|standing| standing.parts.iter().map(move |part| (standing, part)));
    let rows: Vec<Row> = parts.map(|(standing, part)| row(standing, part, today)).collect();
    Exported::new(NAME, COLUMNS, &rows)
}

fn row(standing: &Standing<'_>, part: &PartStanding<'_>, today: Date) -> Row {
    let written = standing.action.milestones.get(part.place);
    let said = written.and_then(|milestone| milestone.due.as_ref()?.said.clone());
    let open_deadline = part.deadline.filter(|_| part.status.is_under_way());
    Row {
        action: standing.action.number,
        place: part.place,
        title: part.title.to_owned(),
        due: part.deadline,
        stated: Stated { form: part.form.clone().into_owned(), said },
        original_due: part.original_due,
        status: part.status,
        days: open_deadline.map(|due| (due - today).num_days()),
        completed: part.completed,
    }
}

impl Deadlined for Row {
    fn stated(&self) -> &Stated {
        &self.stated
    }
}

static AGREED: &[Column<Row>] = &[
    Column::explained(
        "key",
        "the action's number and the milestone's place in its file, as 7.1/2: the key",
        |row: &Row| Cell::Text(key(row.action, row.place)),
    ),
    Column::explained("action", "its action: a number of actions", |row: &Row| {
        Cell::Number(row.action)
    }),
    Column::explained("title", "what is done", |row: &Row| Cell::Text(row.title.clone())),
    Column::explained(
        "due",
        "the day it is held to on the day of the export; of what comes round, the occurrence that stands",
        |row: &Row| Cell::date(row.due),
    ),
];

static FIGURES: &[Column<Row>] = &[
    Column::explained("original_due", "the first deadline, where it had moved", |row: &Row| {
        Cell::date(row.original_due)
    }),
    Column::explained(
        "status",
        "open, overdue, complete, suspended or withdrawn: its own, until its action ends",
        |row: &Row| Cell::Status(row.status),
    ),
    Column::explained(
        "days",
        "days from the day of the export to the deadline, negative when late; of what is under way",
        |row: &Row| row.days.map_or(Cell::Nothing, Cell::Count),
    ),
    Column::explained("completed", "the day it was completed", |row: &Row| {
        Cell::date(row.completed)
    }),
];
