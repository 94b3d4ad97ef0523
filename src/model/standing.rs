//! How an action stands on a day: status, deadline and ratings, all from its dated updates.

use std::borrow::Cow;

use super::{
    Action, Agency, AgencyId, Answers, Date, Ending, Form, Milestone, Named, Number, Plan, Rating,
    Span, Update, answers,
};

/// Where an action or a milestone is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Under way, its deadline not passed.
    Open,
    /// Under way, its deadline passed.
    Overdue,
    /// Done.
    Complete,
    /// At rest by decision: never overdue, never counted as red.
    Suspended,
    /// Given up by decision: never overdue, never counted as red.
    Withdrawn,
}

impl Named for Status {
    const ALL: &'static [Self] =
        &[Self::Open, Self::Overdue, Self::Complete, Self::Suspended, Self::Withdrawn];

    fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Complete => "complete",
            Self::Suspended => "suspended",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn also(self) -> &'static [&'static str] {
        match self {
            Self::Open => &["due", "active", "ongoing"],
            Self::Overdue => &["late", "past due"],
            Self::Complete => &["done", "completed", "finished", "closed"],
            Self::Suspended => &["paused"],
            Self::Withdrawn => &["dropped", "cancelled"],
        }
    }
}

impl Status {
    /// Whether something is still to be done.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Open | Self::Overdue)
    }

    /// Whether it is held to nothing: at rest, or given up, by decision.
    pub fn is_set_aside(self) -> bool {
        matches!(self, Self::Suspended | Self::Withdrawn)
    }

    fn under_way(deadline: Option<Date>, day: Date) -> Self {
        if deadline.is_some_and(|deadline| deadline < day) { Self::Overdue } else { Self::Open }
    }
}

/// An action as it stands on a day.
#[derive(Clone, Debug)]
pub struct Standing<'plan> {
    /// The action's place in [`Plan::actions`].
    pub index: usize,
    /// The day.
    pub day: Date,
    /// The action itself.
    pub action: &'plan Action,
    /// Its title.
    pub title: &'plan str,
    /// Its delivery lead.
    pub lead: &'plan AgencyId,
    /// The deadline's form on that day, before any later move.
    pub form: Cow<'plan, Form>,
    /// The day it is held to; `None`: nothing more falls due.
    pub deadline: Option<Date>,
    /// The first deadline, where it had moved by that day.
    pub original_due: Option<Date>,
    /// Where it is in its life.
    pub status: Status,
    /// How it had ended, or come to rest; `None`: it goes on.
    pub ending: Option<&'plan Ending>,
    /// How delivery goes; `None`: not rated.
    pub rag: Option<Rating>,
    /// What it has changed for children; `None`: not rated.
    pub impact: Option<Rating>,
    /// Whether it is under way and its rating of delivery is older than the span before the present one. What has ended owes no
    /// new rating, so its last one stands.
    pub rag_is_stale: bool,
    /// The same of its rating of impact.
    pub impact_is_stale: bool,
    /// Whether the lead owes the update of the span that ended last.
    pub owes_update: bool,
    /// The latest update by that day.
    pub last_update: Option<&'plan Update>,
    /// Its milestones, those without a title or a deadline left out.
    pub parts: Vec<PartStanding<'plan>>,
}

/// A milestone as it stands on a day.
#[derive(Clone, Debug)]
pub struct PartStanding<'plan> {
    /// Its place among the milestones of its action's file, from 0.
    pub place: usize,
    /// Its title.
    pub title: &'plan str,
    /// The deadline's form on that day, before any later move.
    pub form: Cow<'plan, Form>,
    /// The day it is held to; `None`: nothing more falls due.
    pub deadline: Option<Date>,
    /// The first deadline, where it had moved by that day.
    pub original_due: Option<Date>,
    /// Where it is in its life; it ends with its action.
    pub status: Status,
    /// The day it was completed, if it was by then.
    pub completed: Option<Date>,
}

/// An action that no report can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its place in [`Plan::actions`].
    pub index: usize,
    /// What cannot be read.
    pub why: Why,
}

/// What keeps an action out of the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Another file has its number.
    Number,
    /// It has no title.
    Title,
    /// It has no lead.
    Lead,
    /// It has no deadline.
    Deadline,
}

impl Plan {
    /// How each action of the plan stands on that day, in the order of their numbers. Those added later are not there yet.
    pub fn standings(&self, day: Date) -> Vec<Standing<'_>> {
        let spans = self.update_spans(day);
        self.actions
            .iter()
            .enumerate()
            .filter(|&(index, action)| self.is_first_of_its_number(index, action.number))
            .filter(|(_, action)| action.added.is_none_or(|added| added <= day))
            .filter_map(|(index, action)| self.standing(index, action, day, &spans))
            .collect()
    }

    /// The actions that no report can show, and why.
    pub fn left_out(&self) -> Vec<LeftOut> {
        let why = |index: usize, action: &Action| {
            if !self.is_first_of_its_number(index, action.number) {
                Some(Why::Number)
            } else if action.title.is_none() {
                Some(Why::Title)
            } else if action.lead.is_none() {
                Some(Why::Lead)
            } else if action.due.is_none() {
                Some(Why::Deadline)
            } else {
                None
            }
        };
        self.actions
            .iter()
            .enumerate()
            .filter_map(|(index, action)| why(index, action).map(|why| LeftOut { index, why }))
            .collect()
    }

    /// The deadline of a form, given the days of the rated updates so far. What is complete keeps the one that it was held to on
    /// its last day: neither its last rating nor what is said of its impact later answers another occurrence.
    fn deadline(&self, form: &Form, rated: &[Date], completed: Option<Date>) -> Option<Date> {
        let spans = match form {
            Form::On(_) | Form::Within { .. } | Form::Described { .. } => {
                return Some(form.last_day());
            }
            Form::Every { every, from, until } => {
                let whole: Vec<_> =
                    every.spans(*from).take_while(|span| span.last <= *until).collect();
                // A recurrence shorter than its own span would otherwise have no deadline at all.
                if whole.is_empty() { vec![Span { first: *from, last: *until }] } else { whole }
            }
            Form::EachMeeting { of, from, until } => {
                let start = from.or(self.period.map(|period| period.from));
                match self.group(of) {
                    Some(group) => group.spans(start, *until),
                    None => vec![Span { first: start.unwrap_or(*until), last: *until }],
                }
            }
        };
        let rated = rated.iter().copied();
        let while_open = rated.filter(|&given| completed.is_none_or(|completed| given < completed));
        answers(spans, while_open, self.update_within).awaited().map(|span| span.last)
    }

    fn is_first_of_its_number(&self, index: usize, number: Number) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.actions.get(before));
        before.is_none_or(|before| before.number != number)
    }

    fn standing<'plan>(
        &'plan self,
        index: usize,
        action: &'plan Action,
        day: Date,
        spans: &[Span],
    ) -> Option<Standing<'plan>> {
        let (title, lead) = (action.title.as_deref()?, action.lead.as_ref()?);
        let form = action.form_on(&action.due.as_ref()?.form, None, day);
        let rated: Vec<Date> = action.rated_by(day).filter_map(|update| update.date).collect();
        let ending = action.ending_on(day);
        let completed = ending.and_then(|ending| ending.completed_by(day));
        let deadline = self.deadline(&form, &rated, completed);
        let status = ending
            .and_then(|ending| ending.status_on(day))
            .unwrap_or_else(|| Status::under_way(deadline, day));
        let history = self.history(action, spans, &rated);
        let (rag, rag_is_old) = latest(action, |update| update.rag, &history, day);
        let (impact, impact_is_old) = latest(action, |update| update.impact, &history, day);
        let parts = action.milestones.iter().enumerate();
        Some(Standing {
            index,
            day,
            action,
            title,
            lead,
            deadline,
            form,
            original_due: action.first_deadline_by(None, day),
            status,
            ending,
            rag,
            impact,
            rag_is_stale: status.is_under_way() && rag_is_old,
            impact_is_stale: status.is_under_way() && impact_is_old,
            owes_update: status.is_under_way()
                && self
                    .owed_span(spans, day)
                    .is_some_and(|owed| history.awaits(owed) && action.is_asked_for(owed, day)),
            last_update: action.updates_by(day).next_back(),
            parts: parts
                .filter_map(|(place, part)| self.part(action, (place, part), day, status, &rated))
                .collect(),
        })
    }

    /// What the rated updates answer of the plan's own reporting cycle, from the day the action joined on.
    pub(super) fn history(&self, action: &Action, spans: &[Span], rated: &[Date]) -> Answers {
        let owed = spans
            .iter()
            .copied()
            .filter(|span| action.added.is_none_or(|added| added <= span.last));
        answers(owed.collect(), rated.iter().copied(), self.update_within)
    }

    fn part<'plan>(
        &self,
        action: &'plan Action,
        (place, part): (usize, &'plan Milestone),
        day: Date,
        parent: Status,
        rated: &[Date],
    ) -> Option<PartStanding<'plan>> {
        let title = part.title.as_deref()?;
        let form = action.form_on(&part.due.as_ref()?.form, Some(title), day);
        let completed = action.part_completed_by(part, title, day);
        let deadline = self.deadline(&form, rated, completed);
        let status = match completed {
            Some(_) => Status::Complete,
            None if !parent.is_under_way() => parent,
            None => Status::under_way(deadline, day),
        };
        let original_due = action.first_deadline_by(Some(title), day);
        Some(PartStanding { place, title, form, deadline, original_due, status, completed })
    }
}

/// The latest rating of a kind, and whether it is of neither the span of that day nor the one before.
fn latest(
    action: &Action,
    kind: fn(&Update) -> Option<Rating>,
    history: &Answers,
    day: Date,
) -> (Option<Rating>, bool) {
    let given = action.rated_by(day).map(kind).enumerate();
    let last = given.filter_map(|(place, rating)| Some((place, rating?))).last();
    (last.map(|(_, rating)| rating), last.is_some_and(|(place, _)| history.is_stale(place, day)))
}

impl Standing<'_> {
    /// Whether it counts as rated so, `None` as not rated. Only what is under way counts: what is complete, suspended or
    /// withdrawn is never red, and never not rated.
    pub fn counts_as(&self, rag: Option<Rating>) -> bool {
        self.status.is_under_way() && self.rag == rag
    }

    /// Whether the rating of either kind is too old to be taken for the present one.
    pub fn is_stale(&self) -> bool {
        self.rag_is_stale || self.impact_is_stale
    }

    /// The updates up to and with its day.
    pub fn updates(&self) -> impl DoubleEndedIterator<Item = &Update> {
        self.action.updates_by(self.day)
    }

    /// The days on which something that is still to be done falls due: the action itself, and each of its milestones.
    pub fn open_deadlines(&self) -> impl Iterator<Item = Date> {
        let own = self.deadline.filter(|_| self.status.is_under_way());
        let parts = self.parts.iter().filter(|part| part.status.is_under_way());
        own.into_iter().chain(parts.filter_map(|part| part.deadline))
    }

    /// The latest note by that day, and the day of its update.
    pub fn last_note(&self) -> Option<(Date, &str)> {
        self.updates().rev().find_map(|update| Some((update.date?, update.note.as_deref()?)))
    }

    /// Whether the agency leads the action or partners in it.
    pub fn involves(&self, agency: &Agency) -> bool {
        *self.lead == agency.id || self.action.partners.contains(&agency.id)
    }
}
