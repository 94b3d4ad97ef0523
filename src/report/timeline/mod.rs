//! What falls due when: the deadlines of actions and milestones, their moves and completions, on a time axis.

mod axis;
mod points;
mod quarters;

use serde::Serialize;

use super::{Audience, Cell, Column, Document, Listing, Mark, Name, Part, Report, Shown, count};
use crate::model::{Date, Named, Number, Plan, Standing, Status};
pub use axis::{Point, PointKind, Timeline, TimelineRow};

/// An action with what happens when.
#[derive(Clone, Debug, Serialize)]
pub struct DatedAction {
    /// Its number.
    #[serde(serialize_with = "super::actions::number")]
    pub number: Number,
    /// Its title.
    pub title: String,
    /// The lead's id.
    pub lead: String,
    /// `open`, `overdue`, `complete`, `suspended` or `withdrawn`.
    pub status: &'static str,
    /// What happens when, in the order of the days.
    pub points: Vec<Point>,
    #[serde(skip)]
    lead_name: Name,
    #[serde(skip)]
    standing: Status,
    #[serde(skip)]
    mark: Mark,
}

/// Actions with what happens when, by the day on which they fall due.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Dates {
    /// The actions; those of which nothing falls due any more last.
    pub actions: Vec<DatedAction>,
    #[serde(skip)]
    axis: (Date, Date),
    #[serde(skip)]
    today: Date,
}

/// A day of an action, as data has it.
struct PointRow {
    action: DatedAction,
    point: Point,
}

static COLUMNS: &[Column<PointRow>] = &[
    Column::new("number", "No.", |row: &PointRow| Cell::Number(row.action.number)),
    Column::new("title", "Action", |row: &PointRow| Cell::Text(row.action.title.clone()))
        .gives_way(),
    Column::new("lead", "Lead", |row: &PointRow| Cell::Name(row.action.lead_name.clone())),
    Column::new("status", "Status", |row: &PointRow| Cell::Status(row.action.standing)),
    Column::new("date", "Day", |row: &PointRow| Cell::Date(row.point.day)),
    Column::new("kind", "What", |row: &PointRow| Cell::text(Some(row.point.kind.name()))),
    Column::new("milestone", "Milestone", |row: &PointRow| Cell::text(row.point.words.as_deref()))
        .shown(Shown::WhereGiven)
        .gives_way(),
];

/// What happens when, of these actions.
pub fn dates(plan: &Plan, standings: &[Standing<'_>], today: Date) -> Dates {
    let mut actions: Vec<(Option<Date>, DatedAction)> = standings
        .iter()
        .map(|standing| (standing.open_deadlines().min(), action(plan, standing)))
        .collect();
    actions.sort_by_key(|(due, action)| (due.is_none(), *due, action.number));
    let actions: Vec<DatedAction> = actions.into_iter().map(|(_, action)| action).collect();
    Dates { axis: axis::ends(plan, &actions, today), actions, today }
}

fn action(plan: &Plan, standing: &Standing<'_>) -> DatedAction {
    DatedAction {
        number: standing.action.number,
        title: standing.title.to_owned(),
        lead: standing.lead.to_string(),
        status: standing.status.name(),
        points: points::points(standing),
        lead_name: Name::of_agency(plan, standing.lead),
        standing: standing.status,
        mark: Mark::of(standing),
    }
}

impl Dates {
    /// The actions on a time axis.
    pub fn timeline(&self) -> Timeline {
        let row = |action: &DatedAction| TimelineRow {
            number: action.number,
            title: action.title.clone(),
            mark: action.mark,
            points: action.points.clone(),
        };
        let moved = |action: &&DatedAction| {
            action.points.iter().any(|point| point.kind == PointKind::FirstDeadline)
        };
        Timeline {
            description: format!(
                "{} by the day on which each falls due; {} late, {} moved.",
                count(self.actions.len(), "action"),
                self.actions.iter().filter(|action| action.standing == Status::Overdue).count(),
                self.actions.iter().filter(moved).count(),
            ),
            first: self.axis.0,
            last: self.axis.1,
            today: self.today,
            rows: self.actions.iter().map(row).collect(),
            table: quarters::table(self),
        }
    }

    fn rows(&self) -> Vec<PointRow> {
        let of_action = |action: &DatedAction| {
            let row = |point: &Point| PointRow { action: action.clone(), point: point.clone() };
            action.points.iter().map(row).collect::<Vec<_>>()
        };
        self.actions.iter().flat_map(of_action).collect()
    }
}

impl Report for Dates {
    fn title(&self) -> String {
        "Timeline".to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        if audience != Audience::People {
            let listing = Listing::new("Timeline", COLUMNS, self.rows());
            return Document::of_tables([listing.table(audience)]);
        }
        if self.actions.is_empty() {
            return Document::new([Part::Text("No action".to_owned())]);
        }
        let legend = Part::Text(quarters::legend(self));
        Document::new([Part::Timeline(self.timeline()), legend])
    }
}
