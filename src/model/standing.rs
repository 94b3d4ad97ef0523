//! How an action stands on a day: status, deadline and ratings, all from its dated updates.

use std::borrow::Cow;

use super::{
    Action, Agency, AgencyId, Answers, Date, Ending, Form, Milestone, Named, Number, Plan, Rating,
    Update, answers,
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
}

impl Status {
    /// Whether something is still to be done.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Open | Self::Overdue)
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
    /// Whether it is under way and its ratings are older than the span before the present one. What has ended owes no new
    /// rating, so its last one stands.
    pub is_stale: bool,
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

    /// The deadline of a form, given the days of the rated updates so far.
    fn deadline(&self, form: &Form, rated: &[Date]) -> Option<Date> {
        let spans = match form {
            Form::On(_) | Form::Within { .. } | Form::Described { .. } => {
                return Some(form.last_day());
            }
            Form::Every { every, from, until } => {
                let whole: Vec<_> =
                    every.spans(*from).take_while(|span| span.last <= *until).collect();
                // A recurrence shorter than its own span would otherwise have no deadline at all.
                if whole.is_empty() {
                    vec![super::Span { first: *from, last: *until }]
                } else {
                    whole
                }
            }
            Form::EachMeeting { of, from, until } => {
                let start = from.or(self.period.map(|period| period.from));
                match self.group(of) {
                    Some(group) => group.spans(start, *until),
                    None => vec![super::Span { first: start.unwrap_or(*until), last: *until }],
                }
            }
        };
        answers(spans, rated.iter().copied(), self.update_within).awaited().map(|span| span.last)
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
        spans: &[super::Span],
    ) -> Option<Standing<'plan>> {
        let title = action.title.as_deref()?;
        let lead = action.lead.as_ref()?;
        let form = action.form_on(&action.due.as_ref()?.form, None, day);
        let past: Vec<&Update> = action.updates_by(day).collect();
        let rated: Vec<Date> = past
            .iter()
            .filter(|update| update.is_rated())
            .filter_map(|update| update.date)
            .collect();
        let deadline = self.deadline(&form, &rated);
        let ending = action.ending_on(day);
        let status = ending
            .and_then(|ending| ending.status_on(day))
            .unwrap_or_else(|| Status::under_way(deadline, day));
        let history = self.history(action, spans, &rated);
        Some(Standing {
            index,
            action,
            title,
            lead,
            deadline,
            form,
            original_due: action.original_due.filter(|_| action.has_moved_by(None, day)),
            status,
            ending,
            rag: past.iter().rev().find_map(|update| update.rag),
            impact: past.iter().rev().find_map(|update| update.impact),
            is_stale: status.is_under_way() && !rated.is_empty() && history.is_stale(day),
            owes_update: status.is_under_way() && history.owed(day).is_some(),
            last_update: past.last().copied(),
            parts: action
                .milestones
                .iter()
                .filter_map(|part| self.part(action, part, day, status, &rated))
                .collect(),
        })
    }

    /// What the rated updates answer of the plan's own reporting cycle, from the day the action joined on.
    fn history(&self, action: &Action, spans: &[super::Span], rated: &[Date]) -> Answers {
        let owed = spans
            .iter()
            .copied()
            .filter(|span| action.added.is_none_or(|added| added <= span.last));
        answers(owed.collect(), rated.iter().copied(), self.update_within)
    }

    fn part<'plan>(
        &self,
        action: &'plan Action,
        part: &'plan Milestone,
        day: Date,
        parent: Status,
        rated: &[Date],
    ) -> Option<PartStanding<'plan>> {
        let title = part.title.as_deref()?;
        let form = action.form_on(&part.due.as_ref()?.form, Some(title), day);
        let deadline = self.deadline(&form, rated);
        let completed = action.part_completed_by(part, title, day);
        let status = match completed {
            Some(_) => Status::Complete,
            None if !parent.is_under_way() => parent,
            None => Status::under_way(deadline, day),
        };
        let original_due = part.original_due.filter(|_| action.has_moved_by(Some(title), day));
        Some(PartStanding { title, form, deadline, original_due, status, completed })
    }
}

impl Action {
    /// The updates up to and with that day, in the order of the file.
    pub fn updates_by(&self, day: Date) -> impl DoubleEndedIterator<Item = &Update> {
        self.updates.iter().filter(move |update| update.date.is_some_and(|date| date <= day))
    }

    /// The day by which it had been completed on `day`, whether or not it was reopened later.
    pub fn completed_by(&self, day: Date) -> Option<Date> {
        self.endings_on(None, day)
            .filter_map(|ending| ending.completed)
            .find(|&completed| completed <= day)
    }

    /// How it had ended on that day, whether or not it was reopened later.
    fn ending_on(&self, day: Date) -> Option<&Ending> {
        self.endings_on(None, day).find(|ending| ending.status_on(day).is_some())
    }

    fn part_completed_by(&self, part: &Milestone, title: &str, day: Date) -> Option<Date> {
        let reopened = self.endings_on(Some(title), day).filter_map(|ending| ending.completed);
        part.completed.into_iter().chain(reopened).find(|&completed| completed <= day)
    }

    /// The endings that may have been in force on that day: the one that stands now, and those that were taken out later.
    fn endings_on(&self, milestone: Option<&str>, day: Date) -> impl Iterator<Item = &Ending> {
        let reopened = self
            .updates
            .iter()
            .filter(move |update| {
                update.milestone.as_deref() == milestone
                    && update.date.is_some_and(|date| day < date)
            })
            .filter_map(|update| update.reopened_from.as_deref());
        let present = milestone.is_none().then_some(&self.ending);
        present.into_iter().chain(reopened)
    }

    /// The form of a deadline as it was on that day: the first move after the day says from where.
    fn form_on<'form>(
        &self,
        form: &'form Form,
        milestone: Option<&str>,
        day: Date,
    ) -> Cow<'form, Form> {
        match self.moves(milestone).find(|(date, _)| day < *date) {
            Some((_, moved)) => Cow::Owned(form.moved_to(moved.from)),
            None => Cow::Borrowed(form),
        }
    }

    /// Whether the deadline had moved by that day. Where no update records a move, the first deadline alone says that it has.
    fn has_moved_by(&self, milestone: Option<&str>, day: Date) -> bool {
        self.moves(milestone).next().is_none_or(|(date, _)| date <= day)
    }

    /// The recorded moves of the action's deadline, or of a milestone's, with their days.
    pub fn moves(
        &self,
        milestone: Option<&str>,
    ) -> impl DoubleEndedIterator<Item = (Date, super::Move)> {
        self.updates
            .iter()
            .filter(move |update| update.milestone.as_deref() == milestone)
            .filter_map(|update| Some((update.date?, update.moved()?)))
    }
}

impl Standing<'_> {
    /// Days from `day` to the deadline, negative when it has passed; `None`: nothing falls due.
    pub fn days_left(&self, day: Date) -> Option<i64> {
        Some((self.deadline? - day).num_days())
    }

    /// The days on which something that is still to be done falls due: the action itself, and each of its milestones.
    pub fn open_deadlines(&self) -> impl Iterator<Item = Date> {
        let own = self.deadline.filter(|_| self.status.is_under_way());
        let parts = self.parts.iter().filter(|part| part.status.is_under_way());
        own.into_iter().chain(parts.filter_map(|part| part.deadline))
    }

    /// The latest note by that day.
    pub fn last_note(&self) -> Option<&str> {
        let day = self.last_update?.date?;
        self.action.updates_by(day).rev().find_map(|update| update.note.as_deref())
    }

    /// Whether the agency leads the action or partners in it.
    pub fn involves(&self, agency: &Agency) -> bool {
        *self.lead == agency.id || self.action.partners.contains(&agency.id)
    }
}
