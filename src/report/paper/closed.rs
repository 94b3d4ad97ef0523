//! What came to an end, to rest, or back again, and what is new.

use serde::Serialize;

use super::Review;
use super::subject::{OfAction, Subject, in_period, lead, milestone, number, rating_name, title};
use crate::model::{Date, Ending, GroupId, Plan, Standing, Status};
use crate::report::{Cell, Column, Listing, Name, Shown};

/// An action or a milestone that was completed.
#[derive(Clone, Debug, Serialize)]
pub struct CompletedRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// The milestone's title; `None`: the action itself.
    pub milestone: Option<String>,
    /// The day it was completed.
    pub completed: Date,
    /// The deadline that it was held to; `None`: nothing more fell due.
    pub due: Option<Date>,
    /// Days after the deadline; negative where it was early.
    pub late: Option<i64>,
    /// How delivery went.
    pub rag: Option<&'static str>,
    /// What the action has changed.
    pub impact: Option<&'static str>,
    /// Whether it was completed in the period itself, not since then.
    pub in_period: bool,
    #[serde(skip)]
    impact_cell: Cell,
}

/// An action that was suspended or withdrawn.
#[derive(Clone, Debug, Serialize)]
pub struct EndedRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// `suspended` or `withdrawn`.
    pub status: &'static str,
    /// The day of the decision.
    pub date: Date,
    /// The last day of a suspension; `None`: open.
    pub until: Option<Date>,
    /// The id of the group that agreed it.
    pub agreed_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Whether it was decided in the period itself, not since then.
    pub in_period: bool,
    #[serde(skip)]
    agreed_name: Option<Name>,
}

/// An action or a milestone that goes on after it had ended.
#[derive(Clone, Debug, Serialize)]
pub struct ReopenedRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// The milestone's title; `None`: the action itself.
    pub milestone: Option<String>,
    /// The day it was reopened.
    pub date: Date,
    /// The id of the agency that says so.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Whether it was reopened in the period itself, not since then.
    pub in_period: bool,
}

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

impl OfAction for CompletedRow {
    fn subject(&self) -> &Subject {
        &self.of
    }

    fn is_in_period(&self) -> bool {
        self.in_period
    }

    fn milestone(&self) -> Option<&str> {
        self.milestone.as_deref()
    }
}

impl OfAction for EndedRow {
    fn subject(&self) -> &Subject {
        &self.of
    }

    fn is_in_period(&self) -> bool {
        self.in_period
    }
}

impl OfAction for ReopenedRow {
    fn subject(&self) -> &Subject {
        &self.of
    }

    fn is_in_period(&self) -> bool {
        self.in_period
    }

    fn milestone(&self) -> Option<&str> {
        self.milestone.as_deref()
    }
}

impl OfAction for AddedRow {
    fn subject(&self) -> &Subject {
        &self.of
    }

    fn is_in_period(&self) -> bool {
        self.in_period
    }
}

static COMPLETED: &[Column<CompletedRow>] = &[
    number(),
    milestone(),
    title(),
    lead(),
    Column::new("completed", "Completed", |row: &CompletedRow| Cell::Date(row.completed)),
    Column::new("due", "Due", |row: &CompletedRow| Cell::date(row.due)),
    Column::new("late", "Days late", |row: &CompletedRow| {
        row.late.map_or(Cell::Nothing, Cell::Count)
    }),
    Column::new("impact", "Impact", |row: &CompletedRow| row.impact_cell.clone()),
    in_period(),
];

static ENDED: &[Column<EndedRow>] = &[
    number(),
    title(),
    lead(),
    Column::new("status", "Status", |row: &EndedRow| Cell::text(Some(row.status))),
    Column::new("date", "Since", |row: &EndedRow| Cell::Date(row.date)),
    Column::new("until", "Until", |row: &EndedRow| Cell::date(row.until)).shown(Shown::WhereGiven),
    Column::new("agreed_by", "Agreed by", |row: &EndedRow| named(row.agreed_name.as_ref()))
        .gives_way(),
    Column::new("reason", "Reason", |row: &EndedRow| Cell::text(row.reason.as_deref())).gives_way(),
    in_period(),
];

static REOPENED: &[Column<ReopenedRow>] = &[
    number(),
    milestone(),
    title(),
    lead(),
    Column::new("date", "Reopened", |row: &ReopenedRow| Cell::Date(row.date)),
    Column::new("by", "By", |row: &ReopenedRow| Cell::text(row.by.as_deref()))
        .shown(Shown::OnRequest),
    Column::new("reason", "Reason", |row: &ReopenedRow| Cell::text(row.reason.as_deref()))
        .gives_way(),
    in_period(),
];

static ADDED: &[Column<AddedRow>] = &[
    number(),
    title(),
    lead(),
    Column::new("added", "Added", |row: &AddedRow| Cell::Date(row.added)),
    Column::new("agreed_by", "Agreed by", |row: &AddedRow| named(row.agreed_name.as_ref()))
        .gives_way(),
    in_period(),
];

fn named(group: Option<&Name>) -> Cell {
    group.cloned().map_or(Cell::Nothing, Cell::Name)
}

fn group_name(plan: &Plan, id: Option<&GroupId>) -> Option<Name> {
    let id = id?;
    let name = plan.group_name(id).to_owned();
    Some(Name { id: id.to_string(), short: name.clone(), full: name })
}

/// Actions and milestones that were completed since the period began.
pub fn completed(review: &Review<'_>) -> Listing<CompletedRow> {
    let mut rows: Vec<CompletedRow> =
        review.now.iter().flat_map(|standing| completed_of(review, standing)).collect();
    rows.sort_by_key(|row| (row.completed, row.of.number));
    Listing::new("Completed", COMPLETED, rows)
}

fn completed_of(review: &Review<'_>, standing: &Standing<'_>) -> Vec<CompletedRow> {
    let own = (standing.status == Status::Complete)
        .then(|| standing.action.completed_by(standing.day))
        .flatten()
        .map(|completed| (None, completed, standing.deadline));
    let parts = standing
        .parts
        .iter()
        .filter_map(|part| Some((Some(part.title.to_owned()), part.completed?, part.deadline)));
    let all = own.into_iter().chain(parts);
    all.filter(|(_, completed, _)| review.period.reports(*completed))
        .map(|(milestone, completed, due)| CompletedRow {
            of: Subject::new(review.plan, standing),
            milestone,
            completed,
            due,
            late: due.map(|due| (completed - due).num_days()),
            rag: rating_name(standing.rag),
            impact: rating_name(standing.impact),
            in_period: review.period.contains(completed),
            impact_cell: Cell::rating(standing.impact, standing.impact_is_stale),
        })
        .collect()
}

/// Actions that are suspended or withdrawn by a decision since the period began.
pub fn ended(review: &Review<'_>) -> Listing<EndedRow> {
    let rows = review.now.iter().filter_map(|standing| ended_of(review, standing));
    Listing::new("Suspended or withdrawn", ENDED, rows.collect())
}

fn ended_of(review: &Review<'_>, standing: &Standing<'_>) -> Option<EndedRow> {
    let (status, date, until, group, reason) = match (standing.status, standing.ending?) {
        (Status::Suspended, Ending { suspended: Some(pause), .. }) => {
            ("suspended", pause.date, pause.until, pause.agreed_by.as_ref(), &pause.reason)
        }
        (Status::Withdrawn, Ending { withdrawn: Some(given_up), .. }) => {
            ("withdrawn", given_up.date, None, given_up.agreed_by.as_ref(), &given_up.reason)
        }
        _ => return None,
    };
    review.period.reports(date).then(|| EndedRow {
        of: Subject::new(review.plan, standing),
        status,
        date,
        until,
        agreed_by: group.map(ToString::to_string),
        reason: reason.clone(),
        in_period: review.period.contains(date),
        agreed_name: group_name(review.plan, group),
    })
}

/// What was reopened since the period began.
pub fn reopened(review: &Review<'_>) -> Listing<ReopenedRow> {
    let mut rows: Vec<ReopenedRow> = Vec::new();
    for standing in review.now {
        let reopened = standing.updates().filter(|update| update.reopened_from.is_some());
        rows.extend(reopened.filter_map(|update| {
            let date = update.date.filter(|&date| review.period.reports(date))?;
            Some(ReopenedRow {
                of: Subject::new(review.plan, standing),
                milestone: update.milestone.clone(),
                date,
                by: update.by.as_ref().map(ToString::to_string),
                reason: update.note.clone(),
                in_period: review.period.contains(date),
            })
        }));
    }
    Listing::new("Reopened", REOPENED, rows)
}

/// Actions that joined the plan since the period began.
pub fn added(review: &Review<'_>) -> Listing<AddedRow> {
    let rows = review.now.iter().filter_map(|standing| {
        let action = standing.action;
        let added = action.added.filter(|&added| review.period.reports(added))?;
        Some(AddedRow {
            of: Subject::new(review.plan, standing),
            added,
            agreed_by: action.agreed_by.as_ref().map(ToString::to_string),
            in_period: review.period.contains(added),
            agreed_name: group_name(review.plan, action.agreed_by.as_ref()),
        })
    });
    Listing::new("New in the plan", ADDED, rows.collect())
}
