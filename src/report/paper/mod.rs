//! The paper for the meeting: what happened in a period, what got worse and why, what is asked, and how everything stands.

mod added;
mod completed;
mod decisions;
mod document;
mod ended;
mod exceptions;
mod impact;
mod missing;
mod moved;
mod movement;
mod period;
mod reasons;
mod register;
mod reopened;
mod sections;
mod subject;
mod why;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::quarters::quarters;
use super::summary::RatingKey;
use super::{
    Asked as AskedDeadlines, Audience, Counts, Dates, Deadlines, Document, Listing, MonthRow,
    QuarterRow, Report, dates, deadlines, months,
};
use crate::model::{Date, Number, Plan, Standing};
use added::AddedRow;
use completed::CompletedRow;
use decisions::Decisions;
use ended::EndedRow;
pub use exceptions::Exceptions;
use impact::Impact;
use missing::{NoUpdates, Updates};
use moved::MoveRow;
use movement::MovementRow;
pub use period::{Asked, NoPeriod, Period};
use reasons::ReasonRow;
use register::ObjectiveRow;
use reopened::ReopenedRow;
use sections::SectionMovement;

/// The form of the JSON; a change that breaks its readers counts it up.
const SCHEMA_VERSION: u32 = 1;

/// What each part of the paper is worked out from.
struct Review<'review> {
    plan: &'review Plan,
    period: &'review Period,
    /// The actions that are asked for, on the day of the figures.
    now: &'review [Standing<'review>],
    /// The same at the period's start, those that were in the plan by then.
    before: &'review BTreeMap<Number, Standing<'review>>,
    /// Which actions are asked for, in words; `None`: all of the plan.
    only: Option<&'review str>,
}

impl<'review> Review<'review> {
    /// How an action stood at the period's start; `None`: it was not in the plan yet.
    fn before(&self, number: Number) -> Option<&'review Standing<'review>> {
        self.before.get(&number)
    }
}

/// The paper.
#[derive(Serialize)]
pub struct Paper {
    /// The form of this JSON.
    pub schema_version: u32,
    /// What the plan is called.
    pub plan: Option<String>,
    /// Whose plan it is.
    pub organisation: Option<String>,
    /// The day that the figures are of.
    pub today: Date,
    /// The time that it is on.
    pub period: Period,
    /// Which actions it is about, in words; `None`: all of the plan.
    pub only: Option<String>,
    /// How many actions the plan has on that day, those too that it is not about.
    pub actions_of_plan: usize,
    /// How many actions stand where on that day.
    pub figures: Counts,
    /// How many stood where at the period's start.
    pub before: Counts,
    /// What the group is asked to decide.
    pub decisions: Decisions,
    /// A row a section, and one of all.
    pub sections: Vec<SectionMovement>,
    /// Ratings that fell.
    pub worse: Listing<MovementRow>,
    /// Ratings that rose.
    pub better: Listing<MovementRow>,
    /// What goes on after it had ended.
    pub reopened: Listing<ReopenedRow>,
    /// The deadlines that have passed.
    pub overdue: Deadlines,
    /// The deadlines that moved.
    pub moved: Listing<MoveRow>,
    /// What was completed.
    pub completed: Listing<CompletedRow>,
    /// What was suspended or withdrawn.
    pub ended: Listing<EndedRow>,
    /// What is new.
    pub added: Listing<AddedRow>,
    /// The deadlines from the day of the figures to the end of the next period.
    pub due_next: Deadlines,
    /// Every red and amber.
    pub ratings: Listing<ReasonRow>,
    /// Impact beside delivery.
    pub impact: Impact,
    /// The updates that the period asks for; `None`: none are asked for.
    pub updates: Option<Updates>,
    /// Why none are; `None`: they are.
    pub no_updates: Option<NoUpdates>,
    /// Each objective with its actions.
    pub objectives: Vec<ObjectiveRow>,
    /// The ratings at the end of each quarter.
    pub quarters: Vec<QuarterRow>,
    /// The deadlines of each month.
    pub months: Vec<MonthRow>,
    /// What the ratings mean.
    pub ratings_key: RatingKey,
    /// The words that stand before its figures.
    pub foreword: Option<String>,
    /// The day of `before`.
    #[serde(skip)]
    start: Date,
    #[serde(skip)]
    dates: Dates,
}

/// What goes into a paper besides the plan and its actions.
pub struct Brief {
    /// The time that it is on.
    pub period: Period,
    /// Which actions it is about, in words; `None`: all of the plan.
    pub only: Option<String>,
    /// What stands before its figures.
    pub foreword: Option<String>,
}

/// The paper about these actions.
pub fn paper(plan: &Plan, now: &[Standing<'_>], brief: Brief) -> Paper {
    let Brief { period, only, foreword } = brief;
    let before = before(plan, now, &period);
    let review = Review { plan, period: &period, now, before: &before, only: only.as_deref() };
    let day = period.day;
    let chosen: BTreeSet<Number> = now.iter().map(|standing| standing.action.number).collect();
    let (worse, better) = movement::movements(&review);
    let (updates, no_updates) = match missing::updates(&review) {
        Ok(updates) => (Some(updates), None),
        Err(why) => (None, Some(why)),
    };
    Paper {
        schema_version: SCHEMA_VERSION,
        plan: plan.name.clone(),
        organisation: plan.organisation.clone(),
        today: day,
        actions_of_plan: plan.standings(day).len(),
        figures: Counts::of(now),
        before: Counts::of(before.values()),
        decisions: decisions::decisions(&review),
        sections: sections::sections(&review),
        worse,
        better,
        reopened: reopened::reopened(&review),
        overdue: overdue(&review),
        moved: moved::moved(&review),
        completed: completed::completed(&review),
        ended: ended::ended(&review),
        added: added::added(&review),
        due_next: due_next(&review),
        ratings: reasons::reasons(&review),
        impact: impact::impact(&review),
        updates,
        no_updates,
        objectives: register::objectives(&review),
        quarters: quarters(plan, day, |number| chosen.contains(&number)),
        months: months(now, day, plan.period.map(|period| period.from)),
        ratings_key: RatingKey::of(&plan.ratings),
        foreword,
        start: period.start(plan),
        dates: dates(plan, now, day),
        only,
        period,
    }
}

fn overdue(review: &Review<'_>) -> Deadlines {
    let asked = AskedDeadlines { only_overdue: true, ..AskedDeadlines::default() };
    deadlines(review.plan, review.now, review.period.day, asked)
}

fn due_next(review: &Review<'_>) -> Deadlines {
    let (day, last) = (review.period.day, review.period.next_to);
    let asked =
        AskedDeadlines { first: Some(day), last: Some(last.max(day)), ..AskedDeadlines::default() };
    let mut due_next = deadlines(review.plan, review.now, day, asked);
    due_next.listing = due_next.listing.called("Falls due next");
    due_next
}

/// How the same actions stood at the period's start. An update that answers the quarter before belongs to that, though it was given
/// later; but what a group knew at its last meeting follows from the dates alone.
fn before<'plan>(
    plan: &'plan Plan,
    now: &[Standing<'_>],
    period: &Period,
) -> BTreeMap<Number, Standing<'plan>> {
    let start = period.start(plan);
    let known_by = if period.group.is_none() { period.day } else { start };
    let standings = plan.standings_as_answered(start, known_by);
    let is_asked_for = |standing: &Standing<'_>| {
        let number = standing.action.number;
        now.binary_search_by_key(&number, |standing| standing.action.number).is_ok()
    };
    let chosen = standings.into_iter().filter(is_asked_for);
    chosen.map(|standing| (standing.action.number, standing)).collect()
}

impl Report for Paper {
    fn title(&self) -> String {
        match &self.period.name {
            Some(quarter) => format!("Progress report, {quarter}"),
            None => "Progress report".to_owned(),
        }
    }

    fn day(&self) -> Option<Date> {
        Some(self.today)
    }

    fn document(&self, audience: Audience) -> Document {
        match audience {
            Audience::People => Document::new(self.parts()),
            Audience::Data => Document::of_tables([register::table(&self.objectives, audience)]),
            Audience::Spreadsheet => self.sheets(),
        }
    }
}
