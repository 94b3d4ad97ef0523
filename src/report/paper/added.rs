//! What is new in the plan.

use serde::Serialize;

use super::Review;
use super::subject::{Dated, OfAction, Subject, in_period, lead, number, title};
use crate::model::Date;
use crate::report::{Cell, Column, Listing, Name};

/// An action that joined the plan.
#[derive(Clone, Debug, Serialize)]
pub struct AddedRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// The day it joined.
    pub added: Date,
    /// The id of the group that decided so.
    pub agreed_by: Option<String>,
    /// Whether it joined in the period itself, not since then.
    pub in_period: bool,
    #[serde(skip)]
    agreed_name: Option<Name>,
}

impl OfAction for AddedRow {
    fn subject(&self) -> &Subject {
        &self.of
    }
}

impl Dated for AddedRow {
    fn is_in_period(&self) -> bool {
        self.in_period
    }
}

static COLUMNS: &[Column<AddedRow>] = &[
    number(),
    title(),
    lead(),
    Column::new("added", "Added", |row: &AddedRow| Cell::Date(row.added)),
    Column::new("agreed_by", "Agreed by", |row: &AddedRow| Cell::named(row.agreed_name.as_ref()))
        .gives_way(),
    in_period(),
];

/// Actions that joined the plan since the period began.
pub fn added(review: &Review<'_>) -> Listing<AddedRow> {
    let rows = review.now.iter().filter_map(|standing| {
        let action = standing.action;
        let added = action.added.filter(|&added| review.period.reports(added))?;
        let group = action.agreed_by.as_ref();
        Some(AddedRow {
            of: Subject::new(review.plan, standing),
            added,
            agreed_by: group.map(ToString::to_string),
            in_period: review.period.contains(added),
            agreed_name: group.map(|group| Name::of_group(review.plan, group)),
        })
    });
    Listing::new("New in the plan", COLUMNS, rows.collect())
}
