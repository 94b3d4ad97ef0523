//! How an action or a milestone ended, compared.

use super::Change;
use crate::model::{Action, Ending, Milestone, Update};

/// What ended of an action, or goes on again.
pub fn of_action<'plan>(
    before: &'plan Action,
    after: &'plan Action,
    new: &[&'plan Update],
) -> Vec<Change<'plan>> {
    let (was, is) = (&before.ending, &after.ending);
    let reopenings = Reopenings::of(None, new);
    let mut changes = reopenings.told(was, is);
    changes.extend(is.completed.filter(|_| was.completed != is.completed).map(|day| {
        let before = was.completed.filter(|_| !reopenings.took_out(|ending| ending.completed));
        Change::Completed { of: None, day, before }
    }));
    changes.extend(is.suspended.as_ref().filter(|_| was.suspended != is.suspended).map(|pause| {
        let before = was.suspended.as_ref();
        let before = before.filter(|_| !reopenings.took_out(|ending| ending.suspended.as_ref()));
        Change::Suspended { pause, before }
    }));
    changes.extend(is.withdrawn.as_ref().filter(|_| was.withdrawn != is.withdrawn).map(
        |decision| {
            let before = was.withdrawn.as_ref();
            let before =
                before.filter(|_| !reopenings.took_out(|ending| ending.withdrawn.as_ref()));
            Change::Withdrawn { decision, before }
        },
    ));
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
    let mut changes = reopenings.told(&ending(before), &ending(after));
    changes.extend(after.completed.filter(|_| before.completed != after.completed).map(|day| {
        let before = before.completed.filter(|_| !reopenings.took_out(|ending| ending.completed));
        Change::Completed { of, day, before }
    }));
    changes
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

    /// Whether one of them took out an ending of a kind.
    fn took_out<T>(&self, kind: impl Fn(&'plan Ending) -> Option<T>) -> bool {
        self.updates.iter().any(|(_, ending)| kind(ending).is_some())
    }

    /// Each of them; where there is none, the ending that is gone all the same.
    fn told(&self, was: &Ending, is: &Ending) -> Vec<Change<'plan>> {
        let of = self.of;
        let recorded = self.updates.iter().filter_map(|&(update, ending)| {
            let (was, _) = ending.all().next()?;
            Some(Change::Reopened { of, was, update: Some(update) })
        });
        let recorded: Vec<Change<'plan>> = recorded.collect();
        let is_gone = |status| {
            was.all().any(|(own, _)| own == status) && !is.all().any(|(own, _)| own == status)
        };
        let silent = was.all().map(|(status, _)| status).find(|&status| is_gone(status));
        match silent.filter(|_| recorded.is_empty()) {
            Some(was) => vec![Change::Reopened { of, was, update: None }],
            None => recorded,
        }
    }
}
