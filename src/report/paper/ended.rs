//! What was suspended or withdrawn.

use serde::Serialize;

use super::Review;
use super::subject::{Dated, OfAction, Subject, in_period, lead, number, title};
use crate::model::{Date, Ending, GroupId, Named, Standing, Status};
use crate::report::{Cell, Column, Listing, Name, Shown};

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
    /// The last day that was meant for a suspension; `None`: open.
    pub until: Option<Date>,
    /// The day from which on the action goes on; `None`: it does not.
    pub goes_on: Option<Date>,
    /// The id of the group that agreed it.
    pub agreed_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Whether it was decided in the period itself, not since then.
    pub in_period: bool,
    #[serde(skip)]
    agreed_name: Option<Name>,
}

impl OfAction for EndedRow {
    fn subject(&self) -> &Subject {
        &self.of
    }
}

impl Dated for EndedRow {
    fn is_in_period(&self) -> bool {
        self.in_period
    }
}

static COLUMNS: &[Column<EndedRow>] = &[
    number(),
    title(),
    lead(),
    Column::new("status", "Status", |row: &EndedRow| Cell::text(Some(row.status))),
    Column::new("date", "Since", |row: &EndedRow| Cell::Date(row.date)),
    Column::new("until", "Until", |row: &EndedRow| Cell::date(row.until)).shown(Shown::WhereGiven),
    Column::new("goes_on", "Goes on from", |row: &EndedRow| Cell::date(row.goes_on))
        .shown(Shown::WhereGiven),
    Column::new("agreed_by", "Agreed by", |row: &EndedRow| Cell::named(row.agreed_name.as_ref()))
        .gives_way(),
    Column::new("reason", "Reason", |row: &EndedRow| Cell::text(row.reason.as_deref())).gives_way(),
    in_period(),
];

/// A decision that an action comes to rest, or to an end.
struct Decision<'plan> {
    status: Status,
    date: Date,
    until: Option<Date>,
    agreed_by: Option<&'plan GroupId>,
    reason: Option<&'plan str>,
}

/// Actions that were suspended or withdrawn since the period began, those that go on again among them.
pub fn ended(review: &Review<'_>) -> Listing<EndedRow> {
    let mut rows: Vec<EndedRow> =
        review.now.iter().flat_map(|standing| of_action(review, standing)).collect();
    rows.sort_by_key(|row| (row.date, row.of.number));
    Listing::new("Suspended or withdrawn", COLUMNS, rows)
}

fn of_action(review: &Review<'_>, standing: &Standing<'_>) -> Vec<EndedRow> {
    let mut rows = Vec::new();
    for (ending, reopened) in standing.action.endings() {
        let goes_on = standing.action.goes_on_after(ending, reopened);
        let decisions = decisions(ending).into_iter().flatten();
        rows.extend(decisions.filter_map(|decision| row(review, standing, &decision, goes_on)));
    }
    rows
}

fn decisions(ending: &Ending) -> [Option<Decision<'_>>; 2] {
    let suspended = ending.suspended.as_ref().map(|pause| Decision {
        status: Status::Suspended,
        date: pause.date,
        until: pause.until,
        agreed_by: pause.agreed_by.as_ref(),
        reason: pause.reason.as_deref(),
    });
    let withdrawn = ending.withdrawn.as_ref().map(|withdrawn| Decision {
        status: Status::Withdrawn,
        date: withdrawn.date,
        until: None,
        agreed_by: withdrawn.agreed_by.as_ref(),
        reason: withdrawn.reason.as_deref(),
    });
    [suspended, withdrawn]
}

fn row(
    review: &Review<'_>,
    standing: &Standing<'_>,
    decision: &Decision<'_>,
    goes_on: Option<Date>,
) -> Option<EndedRow> {
    review.period.reports(decision.date).then_some(())?;
    Some(EndedRow {
        of: Subject::new(review.plan, standing),
        status: decision.status.name(),
        date: decision.date,
        until: decision.until,
        goes_on: goes_on.filter(|&day| day <= standing.day),
        agreed_by: decision.agreed_by.map(ToString::to_string),
        reason: decision.reason.map(str::to_owned),
        in_period: review.period.contains(decision.date),
        agreed_name: decision.agreed_by.map(|group| Name::of_group(review.plan, group)),
    })
}
