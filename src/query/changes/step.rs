//! One action before and after a single step of its life.

use super::{Change, compared};
use crate::model::Action;

/// What a step changed of an action. Of a merge there are several states before: what one of them has already, the merge did not
/// change.
pub fn of_step<'plan>(
    before: &[&'plan Action],
    after: Option<&'plan Action>,
) -> Vec<Change<'plan>> {
    let mut sides = before.iter().map(|before| compared(Some(before), after));
    let Some(first) = sides.next() else { return compared(None, after) };
    sides.fold(first, |own, side| {
        own.into_iter().filter_map(|change| shared(&change, &side)).collect()
    })
}

/// As much of a change as another side sees as well.
fn shared<'plan>(change: &Change<'plan>, side: &[Change<'plan>]) -> Option<Change<'plan>> {
    let Change::Partners { added, removed } = change else {
        return side.iter().any(|other| has_same_end(change, other)).then(|| change.clone());
    };
    side.iter().find_map(|other| {
        let Change::Partners { added: also_added, removed: also_removed } = other else {
            return None;
        };
        let added: Vec<_> = added.iter().copied().filter(|id| also_added.contains(id)).collect();
        let removed: Vec<_> =
            removed.iter().copied().filter(|id| also_removed.contains(id)).collect();
        (!(added.is_empty() && removed.is_empty())).then_some(Change::Partners { added, removed })
    })
}

/// Whether two changes bring the same thing to the same state, from wherever it was.
fn has_same_end(one: &Change<'_>, other: &Change<'_>) -> bool {
    use Change::{
        Agreed, Completed, Deadline, FirstDeadline, Joined, Lead, Moved, Suspended, Text,
        UpdateEdited, Withdrawn,
    };
    match (one, other) {
        (Completed { of, day, .. }, Completed { of: of_other, day: other, .. }) => {
            (of, day) == (of_other, other)
        }
        (Suspended { pause, .. }, Suspended { pause: other, .. }) => pause == other,
        (Withdrawn { decision, .. }, Withdrawn { decision: other, .. }) => decision == other,
        (Moved { of, to, update, .. }, Moved { of: of_other, to: other, update: by, .. }) => {
            (of, to, update) == (of_other, other, by)
        }
        (Deadline { of, to, update, .. }, Deadline { of: of_other, to: other, update: by, .. }) => {
            (of, to, update) == (of_other, other, by)
        }
        (FirstDeadline { of, to, .. }, FirstDeadline { of: of_other, to: other, .. }) => {
            (of, to) == (of_other, other)
        }
        (UpdateEdited { after, .. }, UpdateEdited { after: other, .. }) => after == other,
        (Lead { to, .. }, Lead { to: other, .. }) => to == other,
        (Joined { to, .. }, Joined { to: other, .. }) => to == other,
        (Agreed { to, .. }, Agreed { to: other, .. }) => to == other,
        (Text { of, field, to, .. }, Text { of: of_other, field: what, to: other, .. }) => {
            (of, field, to) == (of_other, what, other)
        }
        _ => one == other,
    }
}
