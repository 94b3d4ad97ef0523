//! What the rules about updates share.

use crate::model::Action;

/// Whether an update stands before an earlier one or behind a later one: nobody knows which of the dates is wrong.
pub(super) fn is_out_of_order(action: &Action, index: usize) -> bool {
    let Some(date) = action.updates.get(index).and_then(|update| update.date) else { return false };
    action.updates.iter().enumerate().any(|(other, update)| {
        update
            .date
            .is_some_and(|day| (other < index && date < day) || (index < other && day < date))
    })
}
