//! What goes on after it had ended or been at rest.

use serde::Serialize;

use super::Review;
use super::subject::{Dated, OfAction, Subject, in_period, lead, milestone, number, title};
use crate::model::{Date, Named, Standing, Status, Update};
use crate::report::{Cell, Column, Listing, Name, Shown};

/// An action or a milestone that goes on again.
#[derive(Clone, Debug, Serialize)]
pub struct ReopenedRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// The milestone's title; `None`: the action itself.
    pub milestone: Option<String>,
    /// The day from which on it goes on.
    pub date: Date,
    /// What it had been: `complete`, `suspended` or `withdrawn`.
    pub was: &'static str,
    /// The id of the agency that says so; `None`: the suspension ran out.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Whether that was in the period itself, not since then.
    pub in_period: bool,
    #[serde(skip)]
    by_name: Option<Name>,
}

impl OfAction for ReopenedRow {
    fn subject(&self) -> &Subject {
        &self.of
    }

    fn milestone(&self) -> Option<&str> {
        self.milestone.as_deref()
    }
}

impl Dated for ReopenedRow {
    fn is_in_period(&self) -> bool {
        self.in_period
    }
}

static COLUMNS: &[Column<ReopenedRow>] = &[
    number(),
    milestone(),
    title(),
    lead(),
    Column::new("date", "Goes on from", |row: &ReopenedRow| Cell::Date(row.date)),
    Column::new("was", "Was", |row: &ReopenedRow| Cell::text(Some(row.was))),
    Column::new("by", "By", |row: &ReopenedRow| Cell::named(row.by_name.as_ref()))
        .shown(Shown::OnRequest),
    Column::new("reason", "Reason", |row: &ReopenedRow| Cell::text(row.reason.as_deref()))
        .gives_way(),
    in_period(),
];

/// What goes on again since the period began.
pub fn reopened(review: &Review<'_>) -> Listing<ReopenedRow> {
    let rows = review.now.iter().flat_map(|standing| {
        let by_update = standing.updates().filter_map(|update| row(review, standing, update));
        by_update.chain(ran_out(review, standing))
    });
    let mut rows: Vec<ReopenedRow> = rows.collect();
    rows.sort_by_key(|row| (row.date, row.of.number));
    Listing::new("Going on again", COLUMNS, rows)
}

/// What an update reopened. One that takes out a pause which had run out reopens nothing.
fn row(review: &Review<'_>, standing: &Standing<'_>, update: &Update) -> Option<ReopenedRow> {
    let ending = update.reopened_from.as_deref()?;
    let date = update.date.filter(|&date| review.period.reports(date))?;
    let was = ending.status_on(date)?;
    Some(ReopenedRow {
        of: Subject::new(review.plan, standing),
        milestone: update.milestone.clone(),
        date,
        was: was.name(),
        by: update.by.as_ref().map(ToString::to_string),
        by_name: update.by.as_ref().map(|by| Name::of_agency(review.plan, by)),
        reason: update.note.clone(),
        in_period: review.period.contains(date),
    })
}

/// The pauses that ran out, after which the action went on of itself.
fn ran_out(review: &Review<'_>, standing: &Standing<'_>) -> Vec<ReopenedRow> {
    let action = standing.action;
    let ran_out = action.endings().filter_map(|(ending, taken_out)| {
        let day = action.goes_on_after(ending, None)?;
        (day <= taken_out.unwrap_or(day) && review.period.reports(day)).then_some(day)
    });
    let row = |day| ReopenedRow {
        of: Subject::new(review.plan, standing),
        milestone: None,
        date: day,
        was: Status::Suspended.name(),
        by: None,
        by_name: None,
        reason: Some("The suspension ran out".to_owned()),
        in_period: review.period.contains(day),
    };
    ran_out.map(row).collect()
}
