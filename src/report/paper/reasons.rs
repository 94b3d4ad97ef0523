//! Every red and amber, with its reason.

use serde::Serialize;

use super::Review;
use super::movement::NO_REASON;
use super::subject::{OfAction, Subject, lead, number, rating_name, title};
use crate::model::{Date, Rating, Standing};
use crate::report::{Audience, Cell, Column, Listing, Notes, Shown, Table};

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
    /// The day of the update that gave it.
    pub since: Option<Date>,
    /// The note of that update; `None`: it gives no reason.
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
    Column::new("since", "Rated", |row: &ReasonRow| Cell::date(row.since)),
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
    let update = standing.rag_update();
    ReasonRow {
        of: Subject::new(review.plan, standing),
        rag: rating_name(standing.rag),
        stale: standing.rag_is_stale,
        since: update.and_then(|update| update.date),
        reason: update.and_then(|update| update.note.clone()),
        rating: standing.rag,
    }
}

/// The rows for people, the reason of each below it.
pub fn with_reasons(reasons: &Listing<ReasonRow>) -> Table {
    let given = |row: &ReasonRow| row.reason.clone().filter(|reason| !reason.trim().is_empty());
    let texts = reasons.rows.iter().map(|row| given(row).or(Some(NO_REASON.to_owned()))).collect();
    Table { notes: Some(Notes { heading: "Why", texts }), ..reasons.table(Audience::People) }
}
