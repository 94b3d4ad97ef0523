//! The milestones of an action, a row each.

use serde::Serialize;

use super::{ActionRow, Audience, Cell, Column, Listing, Shown, Table, away, with_kind};
use crate::model::{Date, Named, Number, PartStanding, Status};

/// A milestone as it stands on a day.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneRow {
    /// Its title.
    pub title: String,
    /// The day it is held to; `None`: nothing more falls due.
    pub due: Option<Date>,
    /// `date`, `period`, `recurring`, `meeting` or `described`.
    pub due_kind: &'static str,
    /// The first deadline, where it has moved.
    pub original_due: Option<Date>,
    /// `open`, `overdue`, `complete`, `suspended` or `withdrawn`: its own, until its action ends.
    pub status: &'static str,
    /// The day it was completed.
    pub completed: Option<Date>,
    #[serde(skip)]
    comes_round: Option<&'static str>,
    #[serde(skip)]
    when: Option<String>,
    #[serde(skip)]
    standing: Status,
}

static COLUMNS: &[Column<MilestoneRow>] = &[
    Column::new("title", "Milestone", |row: &MilestoneRow| Cell::Text(row.title.clone()))
        .people(|row| Cell::Text(with_kind(&row.title, &[row.comes_round])))
        .gives_way(),
    Column::new("due", "Due", |row: &MilestoneRow| Cell::date(row.due)),
    Column::new("original_due", "First due", |row: &MilestoneRow| Cell::date(row.original_due))
        .shown(Shown::WhereGiven),
    Column::new("status", "When", |row: &MilestoneRow| Cell::Status(row.standing))
        .people(|row| Cell::when(row.when.as_deref(), row.standing)),
    Column::new("completed", "Completed", |row: &MilestoneRow| Cell::date(row.completed))
        .shown(Shown::WhereGiven),
];

impl MilestoneRow {
    /// A milestone as a row.
    pub(super) fn new(part: &PartStanding<'_>, today: Date) -> Self {
        let open_deadline = part.deadline.filter(|_| part.status.is_under_way());
        Self {
            title: part.title.to_owned(),
            due: part.deadline,
            due_kind: part.form.kind(),
            original_due: part.original_due,
            status: part.status.name(),
            completed: part.completed,
            comes_round: part.form.comes_round(),
            when: open_deadline.map(|due| away(due, today)),
            standing: part.status,
        }
    }
}

/// A milestone with the number of its action.
pub(super) struct NumberedRow {
    number: Number,
    row: MilestoneRow,
}

static NUMBERED: &[Column<NumberedRow>] = &[
    Column::new("number", "No.", |of: &NumberedRow| Cell::Number(of.number)),
    Column::new("milestone", "Milestone", |of: &NumberedRow| Cell::Text(of.row.title.clone())),
    Column::new("due", "Due", |of: &NumberedRow| Cell::date(of.row.due)),
    Column::new("original_due", "First due", |of: &NumberedRow| Cell::date(of.row.original_due)),
    Column::new("status", "Status", |of: &NumberedRow| Cell::Status(of.row.standing)),
    Column::new("completed", "Completed", |of: &NumberedRow| Cell::date(of.row.completed)),
];

/// The milestones of all these actions.
pub(super) fn with_numbers(actions: &[ActionRow]) -> Listing<NumberedRow> {
    let rows = actions.iter().flat_map(|action| {
        let numbered = |row: &MilestoneRow| NumberedRow { number: action.number, row: row.clone() };
        action.milestones.iter().map(numbered)
    });
    Listing::new("Milestones", NUMBERED, rows.collect())
}

/// Milestones as people read them.
pub(super) fn table(milestones: &[MilestoneRow]) -> Table {
    Listing::new("Milestones", COLUMNS, milestones.to_vec()).table(Audience::People)
}
