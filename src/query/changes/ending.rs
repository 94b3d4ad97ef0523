//! How an action or a milestone ended, compared.

use super::Change;
use crate::model::{Action, Date, Ending, Milestone, Status, Update};

/// What ended of an action, or goes on again.
pub fn of_action<'plan>(
    before: &'plan Action,
    after: &'plan Action,
    new: &[&'plan Update],
) -> Vec<Change<'plan>> {
    let (was, is) = (&before.ending, &after.ending);
    let reopening = reopening(new, None);
    let completed = completed(None, was.completed, is.completed);
    let suspended = is.suspended.as_ref().filter(|_| was.suspended != is.suspended);
    let withdrawn = is.withdrawn.as_ref().filter(|_| was.withdrawn != is.withdrawn);
    let taken_out =
        taken_out(was, is).map(|was| Change::Reopened { of: None, was, update: reopening });
    taken_out
        .into_iter()
        .chain(completed)
        .chain(suspended.map(Change::Suspended))
        .chain(withdrawn.map(Change::Withdrawn))
        .collect()
}

/// Whether a milestone was completed, or goes on again.
pub fn of_milestone<'plan>(
    before: &'plan Milestone,
    after: &'plan Milestone,
    new: &[&'plan Update],
) -> Option<Change<'plan>> {
    let of = after.title.as_deref();
    if before.completed.is_some() && after.completed.is_none() {
        return Some(Change::Reopened { of, was: Status::Complete, update: reopening(new, of) });
    }
    completed(of, before.completed, after.completed)
}

fn completed(of: Option<&str>, before: Option<Date>, after: Option<Date>) -> Option<Change<'_>> {
    let day = after.filter(|_| before != after)?;
    Some(Change::Completed { of, day, before })
}

/// The ending that is no longer there; `None`: each one still is.
fn taken_out(was: &Ending, is: &Ending) -> Option<Status> {
    [
        (was.completed.is_some() && is.completed.is_none(), Status::Complete),
        (was.withdrawn.is_some() && is.withdrawn.is_none(), Status::Withdrawn),
        (was.suspended.is_some() && is.suspended.is_none(), Status::Suspended),
    ]
    .into_iter()
    .find_map(|(is_gone, status)| is_gone.then_some(status))
}

fn reopening<'plan>(new: &[&'plan Update], of: Option<&str>) -> Option<&'plan Update> {
    new.iter()
        .copied()
        .find(|update| update.reopened_from.is_some() && update.milestone.as_deref() == of)
}
