//! The actions of an export.

use super::deadline::{self, Deadlined, Stated};
use super::table::{Columns, Exported};
use crate::model::{Date, Plan, Standing};
use crate::report::show::detail;
use crate::report::{ActionDetail, Cell, Column, File};

/// What the table is called.
pub const NAME: &str = "actions";

/// An action with all that its file says.
pub struct Row {
    action: ActionDetail,
    stated: Stated,
    owes_update: bool,
}

/// The columns of the table.
pub static COLUMNS: &Columns<Row> = &[PLACE, &deadline::columns::<Row>(), AGREED, FIGURES, ENDING];

/// The standings as a table. `file` names the file of each from the plan folder.
pub fn table(
    plan: &Plan,
    standings: &[Standing<'_>],
    today: Date,
    file: impl Fn(&Standing<'_>) -> String,
) -> Exported {
    let rows: Vec<Row> =
        standings.iter().map(|standing| row(plan, standing, today, file(standing))).collect();
    Exported::new(NAME, COLUMNS, &rows)
}

fn row(plan: &Plan, standing: &Standing<'_>, today: Date, in_plan: String) -> Row {
    let said = standing.action.due.as_ref().and_then(|due| due.said.clone());
    let file = File { in_plan, from_here: String::new() };
    Row {
        action: detail(plan, standing, today, file),
        stated: Stated { form: standing.form.clone().into_owned(), said },
        owes_update: standing.owes_update,
    }
}

impl Deadlined for Row {
    fn stated(&self) -> &Stated {
        &self.stated
    }
}

/// Where it stands in the plan, and what is done by whom and when.
static PLACE: &[Column<Row>] = &[
    Column::explained(
        "number",
        "the action's number, as text (3.10 is not 3.1): the key",
        |row: &Row| Cell::Number(row.action.row.number),
    ),
    Column::explained("section", "the id of its section", |row: &Row| {
        Cell::Text(row.action.row.section.clone())
    }),
    Column::explained("section_title", "the section's title", |row: &Row| {
        Cell::text(row.action.section_title.as_deref())
    }),
    Column::explained("objective", "the number of its objective", |row: &Row| {
        Cell::Count(row.action.row.objective.into())
    }),
    Column::explained("objective_title", "the objective's title", |row: &Row| {
        Cell::text(row.action.objective_title.as_deref())
    }),
    Column::explained(
        "ofsted",
        "the kind of Ofsted area that the objective answers: improvement or development",
        |row: &Row| Cell::text(row.action.row.ofsted),
    ),
    Column::explained("ofsted_finding", "what the inspectors found there", |row: &Row| {
        Cell::text(row.action.ofsted_finding.as_deref())
    }),
    Column::explained("title", "what is done, in a few words", |row: &Row| {
        Cell::Text(row.action.row.title.clone())
    }),
    Column::explained("description", "what is done, in full", |row: &Row| {
        Cell::text(row.action.row.description.as_deref())
    }),
    Column::explained("lead", "the delivery lead: an id of agencies", |row: &Row| {
        Cell::Text(row.action.row.lead.clone())
    }),
    Column::explained(
        "partners",
        "the partner agencies: a list of ids of agencies",
        |row: &Row| Cell::List(row.action.row.partners.clone()),
    ),
    Column::explained(
        "due",
        "the day it is held to on the day of the export; of what comes round, the occurrence that stands",
        |row: &Row| Cell::date(row.action.row.due),
    ),
];

/// What else was agreed.
static AGREED: &[Column<Row>] = &[
    Column::explained("original_due", "the first deadline, where it had moved", |row: &Row| {
        Cell::date(row.action.row.original_due)
    }),
    Column::explained("measures", "what is measured: a list", |row: &Row| {
        Cell::List(row.action.row.measures.clone())
    }),
    Column::explained("outcome", "what will be better for children", |row: &Row| {
        Cell::text(row.action.row.outcome.as_deref())
    }),
    Column::explained(
        "added",
        "the day it joined the plan, if that was after the plan's start",
        |row: &Row| Cell::date(row.action.added),
    ),
    Column::explained("agreed_by", "the id of the group that decided to add it", |row: &Row| {
        Cell::text(row.action.agreed_by.as_deref())
    }),
];

/// How it stands on the day of the export.
static FIGURES: &[Column<Row>] = &[
    Column::explained("status", "open, overdue, complete, suspended or withdrawn", |row: &Row| {
        Cell::Status(row.action.row.standing)
    }),
    Column::explained(
        "days",
        "days from the day of the export to the deadline, negative when late; of what is under way",
        |row: &Row| row.action.row.days.map_or(Cell::Nothing, Cell::Count),
    ),
    Column::explained(
        "rag",
        "how delivery goes: red, amber or green; empty where not rated",
        |row: &Row| Cell::Rating(row.action.row.ratings.0),
    ),
    Column::explained(
        "impact",
        "what it has changed for children, in the same words",
        |row: &Row| Cell::Rating(row.action.row.ratings.1),
    ),
    Column::explained(
        "stale",
        "whether one of the two is too old to be taken for the present rating",
        |row: &Row| Cell::Flag(row.action.row.stale),
    ),
    Column::explained("rag_stale", "whether the rating of delivery is", |row: &Row| {
        Cell::Flag(row.action.row.rag_stale)
    }),
    Column::explained("impact_stale", "whether the rating of impact is", |row: &Row| {
        Cell::Flag(row.action.row.impact_stale)
    }),
    Column::explained("last_update", "the day of the latest update", |row: &Row| {
        Cell::date(row.action.row.last_update)
    }),
    Column::explained(
        "owes_update",
        "whether the lead owes the update of the span that ended last",
        |row: &Row| Cell::Flag(row.owes_update),
    ),
];

/// How it ended, or came to rest, and where all of this is written.
static ENDING: &[Column<Row>] = &[
    Column::explained("completed", "the day it was completed", |row: &Row| {
        Cell::date(row.action.row.completed)
    }),
    Column::explained(
        "suspended",
        "the first day of its latest suspension, in force or over",
        |row: &Row| Cell::date(row.action.suspended.as_ref().map(|suspended| suspended.date)),
    ),
    Column::explained("suspended_until", "the last day of that suspension", |row: &Row| {
        Cell::date(row.action.suspended.as_ref().and_then(|suspended| suspended.until))
    }),
    Column::explained("suspended_agreed_by", "the id of the group that agreed it", |row: &Row| {
        Cell::text(row.action.suspended.as_ref().and_then(|one| one.agreed_by.as_deref()))
    }),
    Column::explained("suspended_reason", "why", |row: &Row| {
        Cell::text(row.action.suspended.as_ref().and_then(|one| one.reason.as_deref()))
    }),
    Column::explained("withdrawn", "the day it was withdrawn", |row: &Row| {
        Cell::date(row.action.withdrawn.as_ref().map(|withdrawn| withdrawn.date))
    }),
    Column::explained("withdrawn_agreed_by", "the id of the group that agreed it", |row: &Row| {
        Cell::text(row.action.withdrawn.as_ref().and_then(|one| one.agreed_by.as_deref()))
    }),
    Column::explained("withdrawn_reason", "why", |row: &Row| {
        Cell::text(row.action.withdrawn.as_ref().and_then(|one| one.reason.as_deref()))
    }),
    Column::explained("file", "its file, from the plan folder", |row: &Row| {
        Cell::Text(row.action.row.file.clone())
    }),
];
