//! The paper for the meeting: what happened in a period, what got worse and why, what is asked, and how everything stands.

mod closed;
mod decisions;
mod document;
mod exceptions;
mod impact;
mod missing;
mod moved;
mod movement;
mod period;
mod reasons;
mod register;
mod sections;
mod subject;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::quarters::quarters;
use super::summary::RatingKey;
use super::{
    Asked as AskedDeadlines, Audience, Counts, Dates, Deadlines, Document, Listing, MonthRow,
    QuarterRow, Report, dates, deadlines, months,
};
use crate::model::{Date, Number, Plan, Standing};
use closed::{AddedRow, CompletedRow, EndedRow, ReopenedRow};
use decisions::Decisions;
pub use exceptions::Exceptions;
use impact::Impact;
use missing::Updates;
use moved::MoveRow;
use movement::MovementRow;
pub use period::{Asked, NoPeriod, Period};
use reasons::ReasonRow;
use register::ObjectiveRow;
use sections::SectionMovement;
pub use sections::moved_in_words;

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
    /// How many actions stand where on that day.
    pub figures: Counts,
    /// How many stood where at the period's start.
    pub before: Counts,
    /// Ratings that are higher than at the start.
    pub improved: usize,
    /// Ratings that are lower.
    pub worsened: usize,
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
    /// The updates that the period asks for; `None`: the plan asks for none.
    pub updates: Option<Updates>,
    /// Each objective with its actions.
    pub objectives: Vec<ObjectiveRow>,
    /// The ratings at the end of each quarter.
    pub quarters: Vec<QuarterRow>,
    /// The deadlines of each month.
    pub months: Vec<MonthRow>,
    /// What the ratings mean.
    pub ratings_key: RatingKey,
    #[serde(skip)]
    foreword: Option<String>,
    #[serde(skip)]
    dates: Dates,
}

/// The paper on a period, about the actions of these numbers. `foreword` stands before its figures.
pub fn paper(plan: &Plan, now: &[Standing<'_>], period: Period, foreword: Option<String>) -> Paper {
    let before = before(plan, now, &period);
    let review = Review { plan, period: &period, now, before: &before };
    let day = period.day;
    let asked = |first, last, only_overdue| {
        deadlines(plan, now, day, AskedDeadlines { first, last, only_overdue })
    };
    let mut due_next = asked(Some(day), Some(period.next_to.max(day)), false);
    due_next.listing = due_next.listing.called("Falls due next");
    let sections = sections::sections(&review);
    let (worse, better) = movement::movements(&review);
    let chosen: BTreeSet<Number> = now.iter().map(|standing| standing.action.number).collect();
    Paper {
        schema_version: SCHEMA_VERSION,
        plan: plan.name.clone(),
        organisation: plan.organisation.clone(),
        today: day,
        figures: Counts::of(now),
        before: Counts::of(before.values()),
        improved: better.rows.len(),
        worsened: worse.rows.len(),
        decisions: decisions::decisions(&review),
        worse,
        better,
        reopened: closed::reopened(&review),
        overdue: asked(None, None, true),
        moved: Listing::new("Deadlines that moved", moved::COLUMNS, moved::moved(&review)),
        completed: closed::completed(&review),
        ended: closed::ended(&review),
        added: closed::added(&review),
        due_next,
        ratings: reasons::reasons(&review),
        impact: impact::impact(&review),
        updates: missing::updates(&review),
        objectives: register::objectives(&review),
        quarters: quarters(plan, day, |number| chosen.contains(&number)),
        months: months(now),
        ratings_key: RatingKey::of(&plan.ratings),
        foreword,
        dates: dates(plan, now, day),
        sections,
        period,
    }
}

/// How the same actions stood at the period's start. In a quarter's paper an update that answers the quarter before belongs to
/// that, though it was given later; what a group knew at its last meeting follows from the dates alone.
fn before<'plan>(
    plan: &'plan Plan,
    now: &[Standing<'_>],
    period: &Period,
) -> BTreeMap<Number, Standing<'plan>> {
    let known_by = if period.name.is_some() { period.day } else { period.start() };
    let standings = plan.standings_as_answered(period.start(), known_by);
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
