//! What the group is asked to decide.

use serde::Serialize;

use super::subject::{OfAction, Subject, lead, number, title};
use super::{MoveRow, Review, moved};
use crate::model::Date;
use crate::report::{Cell, Column, Listing, Shown};

/// The questions that are put to the group.
#[derive(Serialize)]
pub struct Decisions {
    /// Questions in updates.
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
}

impl OfAction for AskRow {
    fn subject(&self) -> &Subject {
        &self.of
    }
}

static COLUMNS: &[Column<AskRow>] = &[
    number(),
    title(),
    lead(),
    Column::new("date", "Asked", |row: &AskRow| Cell::Date(row.date)),
    Column::new("by", "By", |row: &AskRow| Cell::text(row.by.as_deref())).shown(Shown::OnRequest),
    Column::new("asks", "Question", |row: &AskRow| Cell::Text(row.asks.clone())).gives_way(),
];

/// What is asked in the period, and what still waits for an agreement.
pub fn decisions(review: &Review<'_>) -> Decisions {
    let mut asks: Vec<AskRow> = Vec::new();
    for standing in review.now {
        let asked = standing.updates().filter_map(|update| {
            let date = update.date.filter(|&date| review.period.reports(date))?;
            let by = update.by.as_ref().map(ToString::to_string);
            let of = Subject::new(review.plan, standing);
            Some(AskRow { of, date, by, asks: update.asks.clone()? })
        });
        asks.extend(asked);
    }
    let unagreed = moved::unagreed(review);
    Decisions {
        asks: Listing::new("Questions to the group", COLUMNS, asks),
        unagreed_moves: Listing::new("Moves that nobody has agreed", moved::COLUMNS, unagreed),
    }
}

impl Decisions {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.asks.rows.len() + self.unagreed_moves.rows.len()
    }
}
