//! What falls due when: the deadlines of actions and milestones, their moves and completions, on a time axis.

mod axis;
mod days;
mod endings;
mod point;
mod points;
mod quarters;

use serde::Serialize;

use super::{Audience, Cell, Column, Document, Listing, Mark, Name, Part, Report, Shown, count};
use crate::model::{Date, Named, Number, Plan, Standing, Status};
use crate::query::{Order, Unknown};
pub use axis::{Timeline, TimelineRow};
pub use point::{Point, PointKind};

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
    /// What falls due of it next.
    #[serde(skip)]
    next: Option<Date>,
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

/// By what the actions can be put in order.
pub static ORDERS: &[Column<DatedAction>] = &[
    Column::new("number", "No.", |row: &DatedAction| Cell::Number(row.number)),
    Column::new("title", "Action", |row: &DatedAction| Cell::Text(row.title.clone())),
    Column::new("lead", "Lead", |row: &DatedAction| Cell::Name(row.lead_name.clone())),
    Column::new("status", "Status", |row: &DatedAction| Cell::Status(row.standing)),
    Column::new("due", "Due", |row: &DatedAction| Cell::date(row.next)),
];

/// What happens when, of these actions.
pub fn dates(plan: &Plan, standings: &[Standing<'_>], today: Date) -> Dates {
    let mut actions: Vec<DatedAction> =
        standings.iter().map(|standing| action(plan, standing)).collect();
    actions.sort_by_key(|action| (action.next.is_none(), action.next, action.number));
    Dates { axis: axis::ends(plan, &actions, today), actions, today }
}

fn action(plan: &Plan, standing: &Standing<'_>) -> DatedAction {
    DatedAction {
        number: standing.action.number,
        title: standing.title.to_owned(),
        lead: standing.lead.to_string(),
        status: standing.status.name(),
        points: points::points(standing),
        next: standing.open_deadlines().min(),
        lead_name: Name::of_agency(plan, standing.lead),
        standing: standing.status,
        mark: Mark::of(standing),
    }
}

impl DatedAction {
    /// Whether it is still to be done, its day passed.
    fn is_late(&self, point: &Point, today: Date) -> bool {
        let is_open = matches!(point.kind, PointKind::Deadline | PointKind::Milestone);
        is_open && self.standing.is_under_way() && point.day < today
    }
}

impl Dates {
    /// Puts the actions in another order.
    ///
    /// # Errors
    /// Where there is no such column.
    pub fn sort(&mut self, orders: &[Order]) -> Result<(), Unknown> {
        let mut listing = Listing::new("Timeline", ORDERS, std::mem::take(&mut self.actions));
        listing.sort(orders)?;
        self.actions = listing.rows;
        Ok(())
    }

    /// The actions on a time axis.
    pub fn timeline(&self) -> Timeline {
        let row = |action: &DatedAction| TimelineRow {
            number: action.number,
            title: action.title.clone(),
            mark: action.mark,
            points: action.points.clone(),
        };
        let moved = |action: &&DatedAction| {
            action.points.iter().any(|point| point.kind.has_moved() && point.kind.is_own_deadline())
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
            key: quarters::key(self),
            days: days::table(self),
        }
    }

    /// A row a day.
    fn listing(&self) -> Listing<PointRow> {
        let of_action = |action: &DatedAction| {
            let row = |point: &Point| PointRow { action: action.clone(), point: point.clone() };
            action.points.iter().map(row).collect::<Vec<_>>()
        };
        let rows = self.actions.iter().flat_map(of_action).collect();
        Listing::new("Timeline", COLUMNS, rows)
    }
}

impl Report for Dates {
    fn title(&self) -> String {
        "Timeline".to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        if audience != Audience::People {
            return Document::of_tables([self.listing().table(audience)]);
        }
        if self.actions.is_empty() {
            return Document::new([Part::Text("No action".to_owned())]);
        }
        Document::new([Part::Timeline(self.timeline())])
    }
}
