//! The action that a row of the paper is about, and the columns that all such rows have.

use serde::Serialize;

use crate::model::{Named, Number, Plan, Rating, Standing};
use crate::report::{Cell, Column, Name, Shown, with_kind};

/// An action, by what people call it.
#[derive(Clone, Debug, Serialize)]
pub struct Subject {
    /// Its number.
    #[serde(serialize_with = "crate::report::actions::number")]
    pub number: Number,
    /// Its title.
    pub title: String,
    /// The lead's id.
    pub lead: String,
    #[serde(skip)]
    lead_name: Name,
}

impl Subject {
    /// The action of a standing.
    pub fn new(plan: &Plan, standing: &Standing<'_>) -> Self {
        Self {
            number: standing.action.number,
            title: standing.title.to_owned(),
            lead: standing.lead.to_string(),
            lead_name: Name::of_agency(plan, standing.lead),
        }
    }

    /// The lead by its short name.
    pub fn lead_in_short(&self) -> &str {
        &self.lead_name.short
    }

    /// Number, title and lead in a line: "3.1 Set a policy (CCC)"; of a milestone its own title.
    pub fn words(&self, milestone: Option<&str>) -> String {
        let kind = milestone.map(|_| "milestone");
        let title = milestone.unwrap_or(&self.title);
        format!("{} {}", self.number, with_kind(title, &[Some(&self.lead_name.short), kind]))
    }
}

/// A row about an action, or about one of its milestones.
pub trait OfAction {
    /// The action.
    fn subject(&self) -> &Subject;

    /// The milestone's title; `None`: the action itself.
    fn milestone(&self) -> Option<&str> {
        None
    }
}

/// A row about something that happened on a day since the period began.
pub trait Dated: OfAction {
    /// Whether it happened in the paper's period itself, not since then.
    fn is_in_period(&self) -> bool;
}

/// The action's number.
pub const fn number<Row: OfAction>() -> Column<Row> {
    Column::new("number", "No.", |row: &Row| Cell::Number(row.subject().number))
}

/// The milestone's title, in data alone: people read it in place of the action's.
pub const fn milestone<Row: OfAction>() -> Column<Row> {
    Column::new("milestone", "Milestone", |row: &Row| Cell::text(row.milestone()))
        .shown(Shown::OnRequest)
}

/// The action's title, or for people that of the milestone.
pub const fn title<Row: OfAction>() -> Column<Row> {
    Column::new("title", "Action", |row: &Row| Cell::Text(row.subject().title.clone()))
        .people(|row| {
            let kind = row.milestone().map(|_| "milestone");
            Cell::Text(with_kind(row.milestone().unwrap_or(&row.subject().title), &[kind]))
        })
        .gives_way()
}

/// The lead.
pub const fn lead<Row: OfAction>() -> Column<Row> {
    Column::new("lead", "Lead", |row: &Row| Cell::Name(row.subject().lead_name.clone()))
}

/// Whether it happened in the paper's period itself, in data alone: a line below tells people what has happened since.
pub const fn in_period<Row: Dated>() -> Column<Row> {
    Column::new("in_period", "In the period", |row: &Row| Cell::Flag(row.is_in_period()))
        .shown(Shown::OnRequest)
}

/// A rating by the name that JSON has; `None`: not rated.
pub fn rating_name(rating: Option<Rating>) -> Option<&'static str> {
    rating.map(Named::name)
}
