//! What a file says of the end of an action can be read, or nobody knows whether the action goes on.

use super::Refused;
use super::part::Part;
use crate::model::{Action, Status};
use crate::store::edit::Edit;

/// The keys of an action that end it, or bring it to rest, and what it is by each.
const ENDS: [(Status, &str); 3] = [
    (Status::Complete, "completed"),
    (Status::Suspended, "suspended"),
    (Status::Withdrawn, "withdrawn"),
];

/// Makes sure that whether an action has ended can be read.
///
/// # Errors
/// Where the file has a value that cannot.
pub fn end_is_known(action: &Action, edit: &Edit) -> Result<(), Refused> {
    are_known(|what| what != Status::Suspended, action, edit)
}

/// Makes sure that whether an action has ended, or is at rest, can be read.
///
/// # Errors
/// Where the file has a value that cannot.
pub fn all_is_known(action: &Action, edit: &Edit) -> Result<(), Refused> {
    are_known(|_| true, action, edit)
}

fn are_known(
    is_asked: impl Fn(Status) -> bool,
    action: &Action,
    edit: &Edit,
) -> Result<(), Refused> {
    for (status, key) in ENDS.into_iter().filter(|&(status, _)| is_asked(status)) {
        if action.ending.all().all(|(what, _)| what != status) {
            edit.vacant("", key)?;
        }
    }
    Ok(())
}

/// Makes sure that whether a milestone is complete can be read.
///
/// # Errors
/// Where the file has a value that cannot.
pub fn part_is_known(part: &Part<'_>, edit: &Edit) -> Result<(), Refused> {
    match part.milestone.completed {
        Some(_) => Ok(()),
        None => edit
            .vacant(&part.path(), "completed")
            .map_err(|no_place| Refused::from(no_place).of(part)),
    }
}
