//! How an action or a milestone ended, compared.

use super::Change;
use crate::model::{Action, Ending, Milestone, Status, Update};

/// What ended of an action, or goes on again.
pub fn of_action<'plan>(
    before: &'plan Action,
    after: &'plan Action,
    new: &[&'plan Update],
) -> Vec<Change<'plan>> {
    let (was, is) = (&before.ending, &after.ending);
    let reopenings = Reopenings::of(None, new);
    let mut changes = reopenings.told(was, is);
    let is_taken_back = reopenings.took_out(|ending| ending.completed == was.completed);
    let completed = ended(was.completed, is.completed, is_taken_back);
    changes.extend(completed.map(|(day, before)| Change::Completed { of: None, day, before }));
    let is_taken_back = reopenings.took_out(|ending| ending.suspended == was.suspended);
    let suspended = ended(was.suspended.as_ref(), is.suspended.as_ref(), is_taken_back);
    changes.extend(suspended.map(|(pause, before)| Change::Suspended { pause, before }));
    let is_taken_back = reopenings.took_out(|ending| ending.withdrawn == was.withdrawn);
    let withdrawn = ended(was.withdrawn.as_ref(), is.withdrawn.as_ref(), is_taken_back);
    changes.extend(withdrawn.map(|(decision, before)| Change::Withdrawn { decision, before }));
    changes
}

/// Whether a milestone was completed, or goes on again.
pub fn of_milestone<'plan>(
    before: &'plan Milestone,
    after: &'plan Milestone,
    new: &[&'plan Update],
) -> Vec<Change<'plan>> {
    let of = after.title.as_deref();
    let reopenings = Reopenings::of(of, new);
    let ending =
        |milestone: &Milestone| Ending { completed: milestone.completed, ..Ending::default() };
    let (was, is) = (ending(before), ending(after));
    let mut changes = reopenings.told(&was, &is);
    let is_taken_back = reopenings.took_out(|ending| ending.completed == was.completed);
    let completed = ended(was.completed, is.completed, is_taken_back);
    changes.extend(completed.map(|(day, before)| Change::Completed { of, day, before }));
    changes
}

/// An end that is another now, and what was said of it before; `None` of that: it is a new one, or the old one was taken back.
fn ended<T: PartialEq>(
    was: Option<T>,
    is: Option<T>,
    is_taken_back: bool,
) -> Option<(T, Option<T>)> {
    if was == is {
        return None;
    }
    Some((is?, was.filter(|_| !is_taken_back)))
}

/// The new updates that say that something goes on again, each with what it took out.
struct Reopenings<'plan> {
    of: Option<&'plan str>,
    updates: Vec<(&'plan Update, &'plan Ending)>,
}

impl<'plan> Reopenings<'plan> {
    fn of(of: Option<&'plan str>, new: &[&'plan Update]) -> Self {
        let own = new.iter().copied().filter(|update| update.milestone.as_deref() == of);
        let updates = own.filter_map(|update| Some((update, update.reopened_from.as_deref()?)));
        Self { of, updates: updates.collect() }
    }

    /// Whether one of them took out an ending that is this one.
    fn took_out(&self, is_it: impl Fn(&Ending) -> bool) -> bool {
        self.updates.iter().any(|(_, ending)| is_it(ending))
    }

    /// Each of them, and each ending that is gone and that none of them took out.
    fn told(&self, was: &Ending, is: &Ending) -> Vec<Change<'plan>> {
        let of = self.of;
        let recorded = self.updates.iter().filter_map(|&(update, ending)| {
            let was = last_of(ending)?;
            Some(Change::Reopened { of, was, update: Some(update) })
        });
        let gone = was.all().filter(|(status, _)| !is.all().any(|(own, _)| own == *status));
        let silent = gone.filter(|&(status, _)| {
            !self.took_out(|ending| match status {
                Status::Suspended => ending.suspended == was.suspended,
                Status::Withdrawn => ending.withdrawn == was.withdrawn,
                _ => ending.completed == was.completed,
            })
        });
        let silent = silent.map(|(was, _)| Change::Reopened { of, was, update: None });
        recorded.chain(silent).collect()
    }
}

/// What an action was last of several endings: whoever gives up what is at rest has given it up.
fn last_of(ending: &Ending) -> Option<Status> {
    ending
        .all()
        .max_by_key(|&(status, since)| (since, status == Status::Withdrawn))
        .map(|(status, _)| status)
}
