//! What was completed, and how late.

use serde::Serialize;

use super::Review;
use super::subject::{
    Dated, OfAction, Subject, in_period, lead, milestone, number, rating_name, title,
};
use crate::model::{Date, Standing, Status};
use crate::report::{Cell, Column, Listing, count};

/// An action or a milestone that was completed.
#[derive(Clone, Debug, Serialize)]
pub struct CompletedRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// The milestone's title; `None`: the action itself.
    pub milestone: Option<String>,
    /// The day it was completed.
    pub completed: Date,
    /// The deadline that it was held to; `None`: nothing more fell due.
    pub due: Option<Date>,
    /// Days after the deadline; negative where it was early.
    pub late: Option<i64>,
    /// How delivery went.
    pub rag: Option<&'static str>,
    /// What the action has changed.
    pub impact: Option<&'static str>,
    /// Whether it was completed in the period itself, not since then.
    pub in_period: bool,
    #[serde(skip)]
    impact_cell: Cell,
}

impl OfAction for CompletedRow {
    fn subject(&self) -> &Subject {
        &self.of
    }

    fn milestone(&self) -> Option<&str> {
        self.milestone.as_deref()
    }
}

impl Dated for CompletedRow {
    fn is_in_period(&self) -> bool {
        self.in_period
    }
}

static COLUMNS: &[Column<CompletedRow>] = &[
    number(),
    milestone(),
    title(),
    lead(),
    Column::new("completed", "Completed", |row: &CompletedRow| Cell::Date(row.completed)),
    Column::new("due", "Due", |row: &CompletedRow| Cell::date(row.due)),
    Column::new("late", "Against the deadline", |row: &CompletedRow| {
        row.late.map_or(Cell::Nothing, Cell::Count)
    })
    .people(|row| row.late.map_or(Cell::Nothing, |days| Cell::Text(against_the_deadline(days)))),
    Column::new("impact", "Impact", |row: &CompletedRow| row.impact_cell.clone()),
    in_period(),
];

/// Actions and milestones that were completed since the period began.
pub fn completed(review: &Review<'_>) -> Listing<CompletedRow> {
    let mut rows: Vec<CompletedRow> =
        review.now.iter().flat_map(|standing| completed_of(review, standing)).collect();
    rows.sort_by_key(|row| (row.completed, row.of.number));
    Listing::new("Completed", COLUMNS, rows)
}

fn completed_of(review: &Review<'_>, standing: &Standing<'_>) -> Vec<CompletedRow> {
    let own = (standing.status == Status::Complete)
        .then(|| standing.action.completed_by(standing.day))
        .flatten()
        .map(|completed| (None, completed, standing.deadline));
    let parts = standing
        .parts
        .iter()
        .filter_map(|part| Some((Some(part.title.to_owned()), part.completed?, part.deadline)));
    let all = own.into_iter().chain(parts);
    all.filter(|(_, completed, _)| review.period.reports(*completed))
        .map(|(milestone, completed, due)| CompletedRow {
            of: Subject::new(review.plan, standing),
            milestone,
            completed,
            due,
            late: due.map(|due| (completed - due).num_days()),
            rag: rating_name(standing.rag),
            impact: rating_name(standing.impact),
            in_period: review.period.contains(completed),
            impact_cell: Cell::rating(standing.impact, standing.impact_is_stale),
        })
        .collect()
}

/// How many days after the deadline, as people read it.
fn against_the_deadline(days: i64) -> String {
    match days {
        0 => "on the day".to_owned(),
        1.. => format!("{} late", count(days, "day")),
        _ => format!("{} early", count(-days, "day")),
    }
}
