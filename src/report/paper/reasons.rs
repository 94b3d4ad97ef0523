//! Every red and amber, with its reason.

use serde::Serialize;

use super::subject::{OfAction, Subject, lead, number, rating_name, title};
use super::{Review, why};
use crate::model::{Date, Rating, Standing};
use crate::report::{Audience, Cell, Column, Listing, Shown, Table};

/// An action under way whose delivery is rated red or amber.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// How delivery goes.
    pub rag: Option<&'static str>,
    /// Whether that is too old to be taken for the present rating.
    pub stale: bool,
    /// The day from which on it has been so.
    pub since: Option<Date>,
    /// The day of the last update that says so.
    pub rated: Option<Date>,
    /// The last note that came with it; `None`: there is no reason.
    pub reason: Option<String>,
    #[serde(skip)]
    rating: Option<Rating>,
}

impl OfAction for ReasonRow {
    fn subject(&self) -> &Subject {
        &self.of
    }
}

static COLUMNS: &[Column<ReasonRow>] = &[
    number(),
    title(),
    lead(),
    Column::new("rag", "RAG", |row: &ReasonRow| Cell::rating(row.rating, row.stale)),
    Column::new("stale", "Stale", |row: &ReasonRow| Cell::Flag(row.stale)).shown(Shown::OnRequest),
    Column::new("since", "Since", |row: &ReasonRow| Cell::date(row.since)),
    Column::new("rated", "Rated", |row: &ReasonRow| Cell::date(row.rated)),
    Column::new("reason", "Reason", |row: &ReasonRow| Cell::text(row.reason.as_deref()))
        .shown(Shown::OnRequest)
        .gives_way(),
];

/// The reds, then the ambers.
pub fn reasons(review: &Review<'_>) -> Listing<ReasonRow> {
    let rated =
        |rag: Rating| review.now.iter().filter(move |standing| standing.counts_as(Some(rag)));
    let standings = rated(Rating::Red).chain(rated(Rating::Amber));
    let rows = standings.map(|standing| row(review, standing)).collect();
    Listing::new("Every red and amber", COLUMNS, rows)
}

fn row(review: &Review<'_>, standing: &Standing<'_>) -> ReasonRow {
    let updates = standing.rag_updates();
    ReasonRow {
        of: Subject::new(review.plan, standing),
        rag: rating_name(standing.rag),
        stale: standing.rag_is_stale,
        since: updates.first().and_then(|update| update.date),
        rated: updates.last().and_then(|update| update.date),
        reason: updates.iter().rev().find_map(|update| why::said(update)),
        rating: standing.rag,
    }
}

/// The rows for people, the reason of each below it.
pub fn with_reasons(ratings: &Listing<ReasonRow>) -> Table {
    let reasons = ratings.rows.iter().map(|row| row.reason.as_deref());
    why::told(ratings.table(Audience::People), reasons)
}
