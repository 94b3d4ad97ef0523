//! What was changed for children, beside how delivery goes: what is delivered without impact is named.

use serde::Serialize;

use super::Review;
use super::subject::{OfAction, Subject, lead, number, rating_name, title};
use crate::model::{Named, Rating, Standing, Status};
use crate::report::{Cell, Column, Listing, capitalised};

/// Delivery beside impact.
#[derive(Serialize)]
pub struct Impact {
    /// How many actions are rated how in both.
    pub table: Listing<ImpactRow>,
    /// What is delivered, and has changed nothing yet, or nobody has said what.
    pub delivered_without: Listing<WithoutRow>,
}

/// Actions whose delivery goes alike, by what they have changed.
#[derive(Clone, Debug, Serialize)]
pub struct ImpactRow {
    /// `complete`, or the rating of delivery; `None`: not rated.
    pub delivery: Option<&'static str>,
    /// How many have changed nothing significant yet.
    pub red: usize,
    /// How many show a significant shift.
    pub amber: usize,
    /// How many meet their measures.
    pub green: usize,
    /// How many are not rated.
    pub not_rated: usize,
}

/// An action that is delivered without impact.
#[derive(Clone, Debug, Serialize)]
pub struct WithoutRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// `complete` or `green`.
    pub delivery: &'static str,
    /// `red`; `None`: not rated.
    pub impact: Option<&'static str>,
    #[serde(skip)]
    rating: Cell,
}

impl OfAction for WithoutRow {
    fn subject(&self) -> &Subject {
        &self.of
    }
}

static COLUMNS: &[Column<ImpactRow>] = &[
    Column::new("delivery", "Delivery", |row: &ImpactRow| Cell::text(row.delivery))
        .people(|row| Cell::Text(capitalised(row.delivery.unwrap_or("not rated")))),
    Column::new("red", "Impact red", |row: &ImpactRow| Cell::count(row.red)),
    Column::new("amber", "Impact amber", |row: &ImpactRow| Cell::count(row.amber)),
    Column::new("green", "Impact green", |row: &ImpactRow| Cell::count(row.green)),
    Column::new("not_rated", "Impact not rated", |row: &ImpactRow| Cell::count(row.not_rated)),
];

static WITHOUT: &[Column<WithoutRow>] = &[
    number(),
    title(),
    lead(),
    Column::new("delivery", "Delivery", |row: &WithoutRow| Cell::text(Some(row.delivery))),
    Column::new("impact", "Impact", |row: &WithoutRow| row.rating.clone()),
];

/// Delivery as this table tells it: complete, or under way with a rating or none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Delivery {
    Complete,
    Rated(Rating),
    NotRated,
}

/// The rows, what is furthest on first.
const ROWS: [Delivery; 5] = [
    Delivery::Complete,
    Delivery::Rated(Rating::Green),
    Delivery::Rated(Rating::Amber),
    Delivery::Rated(Rating::Red),
    Delivery::NotRated,
];

impl Delivery {
    /// `None`: it is suspended or withdrawn.
    fn of(standing: &Standing<'_>) -> Option<Self> {
        match standing.status {
            Status::Complete => Some(Self::Complete),
            Status::Open | Status::Overdue => {
                Some(standing.rag.map_or(Self::NotRated, Self::Rated))
            }
            Status::Suspended | Status::Withdrawn => None,
        }
    }

    fn name(self) -> Option<&'static str> {
        match self {
            Self::Complete => Some("complete"),
            Self::Rated(rating) => Some(rating.name()),
            Self::NotRated => None,
        }
    }

    fn is_delivered(self) -> bool {
        matches!(self, Self::Complete | Self::Rated(Rating::Green))
    }
}

/// Delivery beside impact, on the paper's day.
pub fn impact(review: &Review<'_>) -> Impact {
    let rows = ROWS.map(|delivery| row(review, delivery)).into();
    let without = review.now.iter().filter_map(|standing| without(review, standing)).collect();
    Impact {
        table: Listing::new("Delivery and impact", COLUMNS, rows),
        delivered_without: Listing::new("Delivered without impact", WITHOUT, without),
    }
}

fn row(review: &Review<'_>, delivery: Delivery) -> ImpactRow {
    let alike = || review.now.iter().filter(|one| Delivery::of(one) == Some(delivery));
    let rated = |impact: Option<Rating>| alike().filter(|one| one.impact == impact).count();
    ImpactRow {
        delivery: delivery.name(),
        red: rated(Some(Rating::Red)),
        amber: rated(Some(Rating::Amber)),
        green: rated(Some(Rating::Green)),
        not_rated: rated(None),
    }
}

fn without(review: &Review<'_>, standing: &Standing<'_>) -> Option<WithoutRow> {
    let delivery = Delivery::of(standing).filter(|delivery| delivery.is_delivered())?;
    let is_without = matches!(standing.impact, None | Some(Rating::Red));
    is_without.then_some(())?;
    Some(WithoutRow {
        of: Subject::new(review.plan, standing),
        delivery: delivery.name()?,
        impact: rating_name(standing.impact),
        rating: Cell::rating(standing.impact, standing.impact_is_stale),
    })
}
