//! Ratings that rose or fell since the period's start, and why.

use serde::Serialize;

use super::subject::{OfAction, Subject, lead, number, rating_name, title};
use super::{Review, why};
use crate::model::{Date, Rating, Standing, Update};
use crate::report::{Audience, Cell, Column, Listing, Shown, Table};

/// A rating that is another than at the period's start.
#[derive(Clone, Debug, Serialize)]
pub struct MovementRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// `delivery` or `impact`.
    pub what: &'static str,
    /// The rating at the period's start; of what was not rated then, the first that was given since.
    pub before: Option<&'static str>,
    /// The present rating.
    pub now: Option<&'static str>,
    /// The day from which on it has been so.
    pub date: Option<Date>,
    /// The first note that came with it; `None`: there is no reason.
    pub note: Option<String>,
    #[serde(skip)]
    ratings: (Rating, Rating),
}

impl OfAction for MovementRow {
    fn subject(&self) -> &Subject {
        &self.of
    }
}

static COLUMNS: &[Column<MovementRow>] = &[
    number(),
    title(),
    lead(),
    Column::new("what", "Rating of", |row: &MovementRow| Cell::text(Some(row.what))),
    Column::new("before", "Before", |row: &MovementRow| Cell::Rating(Some(row.ratings.0))),
    Column::new("now", "Now", |row: &MovementRow| Cell::Rating(Some(row.ratings.1))),
    Column::new("date", "Since", |row: &MovementRow| Cell::date(row.date)),
    Column::new("note", "Why", |row: &MovementRow| Cell::text(row.note.as_deref()))
        .shown(Shown::OnRequest)
        .gives_way(),
];

/// The ratings that are lower than at the start, and those that are higher.
pub fn movements(review: &Review<'_>) -> (Listing<MovementRow>, Listing<MovementRow>) {
    let rows = review.now.iter().flat_map(|now| {
        let before = review.before(now.action.number);
        let delivery = before.and_then(|before| delivery(review, before, now));
        let impact = before.and_then(|before| impact(review, before, now));
        delivery.into_iter().chain(impact)
    });
    let (worse, better) = rows.partition(|row: &MovementRow| row.ratings.1 < row.ratings.0);
    (
        Listing::new("What got worse", COLUMNS, worse),
        Listing::new("What got better", COLUMNS, better),
    )
}

fn delivery(review: &Review<'_>, before: &Standing<'_>, now: &Standing<'_>) -> Option<MovementRow> {
    let was = before.rag.or_else(|| first_given(review, now, |update| update.rag));
    let ratings = moved(was, now.rag).filter(|_| now.status.is_under_way())?;
    Some(row(review, now, "delivery", ratings, &now.rag_updates()))
}

/// What a thing has changed for children shows when it is complete too.
fn impact(review: &Review<'_>, before: &Standing<'_>, now: &Standing<'_>) -> Option<MovementRow> {
    let counts = !now.status.is_set_aside();
    let was = before.impact.or_else(|| first_given(review, now, |update| update.impact));
    let ratings = moved(was, now.impact).filter(|_| counts)?;
    Some(row(review, now, "impact", ratings, &now.impact_updates()))
}

/// The first rating that was given since the period began: from there what was not rated before can rise and fall.
fn first_given(
    review: &Review<'_>,
    now: &Standing<'_>,
    kind: fn(&Update) -> Option<Rating>,
) -> Option<Rating> {
    let mut reported =
        now.updates().filter(|update| update.date.is_some_and(|day| review.period.reports(day)));
    reported.find_map(kind)
}

/// Both ratings, where they differ. What was not rated has neither risen nor fallen.
fn moved(before: Option<Rating>, now: Option<Rating>) -> Option<(Rating, Rating)> {
    before.zip(now).filter(|(before, now)| before != now)
}

fn row(
    review: &Review<'_>,
    now: &Standing<'_>,
    what: &'static str,
    ratings: (Rating, Rating),
    updates: &[&Update],
) -> MovementRow {
    MovementRow {
        of: Subject::new(review.plan, now),
        what,
        before: rating_name(Some(ratings.0)),
        now: rating_name(Some(ratings.1)),
        date: updates.first().and_then(|update| update.date),
        note: updates.iter().find_map(|update| why::said(update)),
        ratings,
    }
}

/// The rows for people, the reason of each below it.
pub fn with_reasons(movements: &Listing<MovementRow>) -> Table {
    let reasons = movements.rows.iter().map(|row| row.note.as_deref());
    why::told(movements.table(Audience::People), reasons)
}

impl MovementRow {
    /// The movement in a line.
    pub fn words(&self) -> String {
        let (before, now) = (self.before.unwrap_or_default(), self.now.unwrap_or_default());
        let (of, why) = (self.of.words(None), why::given(self.note.as_deref()));
        format!("{of}: {} {before} to {now}. {why}", self.what)
    }
}
