//! What the group is asked to decide.

use serde::Serialize;

use super::subject::{Dated, OfAction, Subject, in_period, lead, number, title};
use super::{MoveRow, Review, moved};
use crate::model::{Date, Standing, Update};
use crate::report::{Cell, Column, Listing, Name, Shown};

/// The questions that are put to the group.
#[derive(Serialize)]
pub struct Decisions {
    /// Questions in updates: those of the period, and older ones to which nothing was added.
    pub asks: Listing<AskRow>,
    /// Deadlines that have moved without anybody's agreement.
    pub unagreed_moves: Listing<MoveRow>,
}

/// A question in an update.
#[derive(Clone, Debug, Serialize)]
pub struct AskRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// The day of the update.
    pub date: Date,
    /// The id of the agency that asks.
    pub by: Option<String>,
    /// The question.
    pub asks: String,
    /// Whether it was asked in the period itself, not since then.
    pub in_period: bool,
    #[serde(skip)]
    by_name: Option<Name>,
}

impl OfAction for AskRow {
    fn subject(&self) -> &Subject {
        &self.of
    }
}

impl Dated for AskRow {
    fn is_in_period(&self) -> bool {
        self.in_period
    }
}

static COLUMNS: &[Column<AskRow>] = &[
    number(),
    title(),
    lead(),
    Column::new("date", "Asked", |row: &AskRow| Cell::Date(row.date)),
    Column::new("by", "By", |row: &AskRow| Cell::named(row.by_name.as_ref()))
        .shown(Shown::OnRequest),
    Column::new("asks", "Question", |row: &AskRow| Cell::Text(row.asks.clone())).gives_way(),
    in_period(),
];

/// What is asked in the period, what was asked before and has had no update since, and the moves that wait for an agreement.
pub fn decisions(review: &Review<'_>) -> Decisions {
    let asks = review
        .now
        .iter()
        .flat_map(|standing| standing.updates().filter_map(|update| ask(review, standing, update)));
    Decisions {
        asks: Listing::new("Questions to the group", COLUMNS, asks.collect()),
        unagreed_moves: moved::unagreed(review),
    }
}

fn ask(review: &Review<'_>, standing: &Standing<'_>, update: &Update) -> Option<AskRow> {
    let date = update.date?;
    let waits = standing.status.is_under_way() && is_last_word(standing, update);
    (review.period.reports(date) || waits).then_some(())?;
    Some(AskRow {
        asks: update.asks.clone()?,
        of: Subject::new(review.plan, standing),
        date,
        by: update.by.as_ref().map(ToString::to_string),
        by_name: update.by.as_ref().map(|by| Name::of_agency(review.plan, by)),
        in_period: review.period.contains(date),
    })
}

/// Whether nothing has been said of the action since, so that the question is as open as on its day.
fn is_last_word(standing: &Standing<'_>, update: &Update) -> bool {
    standing.last_update.is_some_and(|last| std::ptr::eq(last, update))
}

impl Decisions {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.asks.rows.len() + self.unagreed_moves.rows.len()
    }
}
