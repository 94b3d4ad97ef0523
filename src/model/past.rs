//! An action as it was on a day that has passed: what later updates moved or reopened is put back.

use std::borrow::Cow;

use super::{Action, Date, Ending, Form, Milestone, Move, Span, Suspension, Update};

impl Action {
    /// The updates up to and with that day, in the order of the file.
    pub fn updates_by(&self, day: Date) -> impl DoubleEndedIterator<Item = &Update> {
        self.updates.iter().filter(move |update| update.date.is_some_and(|date| date <= day))
    }

    /// The updates up to and with that day that give a rating.
    pub(super) fn rated_by(&self, day: Date) -> impl Iterator<Item = &Update> {
        self.updates_by(day).filter(|update| update.is_rated())
    }

    /// The day by which it had been completed on `day`, whether or not it was reopened later.
    pub fn completed_by(&self, day: Date) -> Option<Date> {
        self.endings_on(None, day).find_map(|ending| ending.completed_by(day))
    }

    /// How it had ended on that day, whether or not it was reopened later.
    pub fn ending_on(&self, day: Date) -> Option<&Ending> {
        self.endings_on(None, day).find(|ending| ending.status_on(day).is_some())
    }

    /// Each way in which it came to an end or to rest, with the day on which that was taken out; `None`: it still stands.
    pub fn endings(&self) -> impl Iterator<Item = (&Ending, Option<Date>)> {
        let of_action = self.updates.iter().filter(|update| update.milestone.is_none());
        let reopened = of_action
            .filter_map(|update| Some((update.reopened_from.as_deref()?, Some(update.date?))));
        reopened.chain([(&self.ending, None)])
    }

    /// The day from which on it goes on after it was at rest or given up, where that was taken out on a day or a pause ran out before;
    /// `None`: it does not, or has come to another end by then.
    pub fn goes_on_after(&self, ending: &Ending, taken_out: Option<Date>) -> Option<Date> {
        let is_pause = ending.completed.is_none() && ending.withdrawn.is_none();
        let pause = ending.suspended.as_ref().filter(|_| is_pause);
        let ran_out = pause.and_then(|pause| pause.until?.succ_opt());
        let day = [ran_out, taken_out].into_iter().flatten().min()?;
        self.ending_on(day).is_none().then_some(day)
    }

    /// Whether its lead was asked, by a day, for an update of a span: the action was in the plan by the span's end, and went on
    /// then. Nobody reports on a quarter at whose end the action was at rest.
    pub fn is_asked_for(&self, span: Span, by: Date) -> bool {
        let end = span.last.min(by);
        self.added.is_none_or(|added| added <= span.last) && self.ending_on(end).is_none()
    }

    /// The latest suspension that had begun by that day, in force or over. One that was taken out by then stands in the update that did so.
    pub fn suspension_by(&self, day: Date) -> Option<&Suspension> {
        let suspended = self.endings_on(None, day).filter_map(|ending| ending.suspended.as_ref());
        suspended.filter(|suspended| suspended.date <= day).max_by_key(|suspended| suspended.date)
    }

    /// The day by which a milestone had been completed on `day`, whether or not it was reopened later.
    pub(super) fn part_completed_by(
        &self,
        part: &Milestone,
        title: &str,
        day: Date,
    ) -> Option<Date> {
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
    pub(super) fn form_on<'form>(
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

    /// The deadline before all moves: the one that the file keeps, else the one that the first recorded move left. `None`: it has
    /// never moved.
    pub fn first_deadline(&self, milestone: Option<&str>) -> Option<Date> {
        let part = || self.milestones.iter().find(|part| part.title.as_deref() == milestone);
        let kept = match milestone {
            None => self.original_due,
            Some(_) => part().and_then(|part| part.original_due),
        };
        kept.or_else(|| self.moves(milestone).next().map(|(_, moved)| moved.from))
    }

    /// The same as known on a day: `None` where it had not moved by then.
    pub(super) fn first_deadline_by(&self, milestone: Option<&str>, day: Date) -> Option<Date> {
        self.first_deadline(milestone).filter(|_| self.has_moved_by(milestone, day))
    }

    /// Whether the deadline had moved by that day. Where no update records a move, the first deadline alone says that it has.
    fn has_moved_by(&self, milestone: Option<&str>, day: Date) -> bool {
        self.moves(milestone).next().is_none_or(|(date, _)| date <= day)
    }

    /// The recorded moves of the action's deadline, or of a milestone's, with their days.
    pub fn moves(&self, milestone: Option<&str>) -> impl DoubleEndedIterator<Item = (Date, Move)> {
        self.updates
            .iter()
            .filter(move |update| update.milestone.as_deref() == milestone)
            .filter_map(|update| Some((update.date?, update.moved()?)))
    }
}
