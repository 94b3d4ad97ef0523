//! Deadlines compared: what the new updates record of a move, and what moved silently.

use super::Change;
use crate::model::{Action, Date, Due, Form, Milestone, Update};

/// A deadline before and after, with the first one that each side keeps.
struct Deadlines<'plan> {
    of: Option<&'plan str>,
    before: Option<&'plan Due>,
    after: Option<&'plan Due>,
    first: (Option<Date>, Option<Date>),
}

/// What became of an action's own deadline.
pub fn of_action<'plan>(
    before: &'plan Action,
    after: &'plan Action,
    new: &[&'plan Update],
) -> Vec<Change<'plan>> {
    let deadlines = Deadlines {
        of: None,
        before: before.due.as_ref(),
        after: after.due.as_ref(),
        first: (before.original_due, after.original_due),
    };
    deadlines.compared(new)
}

/// What became of the deadline of a milestone.
pub fn of_milestone<'plan>(
    before: &'plan Milestone,
    after: &'plan Milestone,
    new: &[&'plan Update],
) -> Vec<Change<'plan>> {
    let deadlines = Deadlines {
        of: after.title.as_deref(),
        before: before.due.as_ref(),
        after: after.due.as_ref(),
        first: (before.original_due, after.original_due),
    };
    deadlines.compared(new)
}

/// Whether two forms differ in nothing but their last day. The words of one that is described are a text.
fn is_same_form(from: &Form, to: &Form) -> bool {
    let are_described = matches!((from, to), (Form::Described { .. }, Form::Described { .. }));
    are_described || from.moved_to(to.last_day()) == *to
}

impl<'plan> Deadlines<'plan> {
    fn compared(&self, new: &[&'plan Update]) -> Vec<Change<'plan>> {
        let moves = new.iter().copied().filter(|update| update.milestone.as_deref() == self.of);
        let moves = moves.filter_map(|update| Some((update.moved()?, update)));
        let recorded: Vec<Change<'plan>> = moves
            .map(|(moved, update)| Change::Moved {
                of: self.of,
                from: moved.from,
                to: moved.to,
                update: Some(update),
            })
            .collect();
        let reached = self.reached(&recorded);
        let rest = self.rest(reached, new);
        let first = self.first_deadline(&recorded);
        recorded.into_iter().chain(rest).chain(first).collect()
    }

    /// The day to which the recorded moves bring the deadline from where it was.
    fn reached(&self, recorded: &[Change<'_>]) -> Option<Date> {
        let start = self.before?.form.last_day();
        Some(recorded.iter().fold(start, |day, change| match change {
            Change::Moved { from, to, .. } if *from == day => *to,
            _ => day,
        }))
    }

    /// What no update records as a move.
    fn rest(&self, reached: Option<Date>, new: &[&'plan Update]) -> Option<Change<'plan>> {
        let (from, to) = (self.before.map(|due| &due.form), self.after.map(|due| &due.form));
        let of = self.of;
        match (from, to, reached) {
            (Some(from), Some(to), Some(reached)) if is_same_form(from, to) => {
                let to = to.last_day();
                (reached != to).then_some(Change::Moved { of, from: reached, to, update: None })
            }
            (None, None, _) => None,
            (_, to, reached) => {
                let is_reached = to.is_some_and(|to| Some(to.last_day()) == reached);
                // Where the last day stays, no update can say that it moved.
                let records = |update: &&Update| {
                    update.milestone.as_deref() == of
                        && (update.moved().is_some() || update.agreed_by.is_some())
                };
                let update = new.iter().copied().find(|update| is_reached && records(update));
                Some(Change::Deadline { of, from, to, update })
            }
        }
    }

    /// The first deadline, unless the first move is what put it there.
    fn first_deadline(&self, recorded: &[Change<'_>]) -> Option<Change<'plan>> {
        let (from, to) = self.first;
        let stood = self.before.map(|due| due.form.last_day());
        let is_kept = from.is_none() && to == stood && to.is_some();
        let is_of_a_move =
            |change: &Change<'_>| matches!(change, Change::Moved { from, .. } if Some(*from) == to);
        let is_explained = is_kept || from.is_none() && recorded.iter().any(is_of_a_move);
        (from != to && !is_explained).then_some(Change::FirstDeadline { of: self.of, from, to })
    }
}
