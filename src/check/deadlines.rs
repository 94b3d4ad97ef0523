//! What the rules about deadlines share: where a deadline stands, and where another rule has spoken of it.

use super::updates;
use crate::model::{Action, Date, Form, Milestone, Move, Plan, Update};

/// The path of the day that is the deadline, given the path of `due`.
pub(super) fn last_day_at(due: &str, form: &Form) -> String {
    form.last_key().map_or_else(|| due.to_owned(), |key| format!("{due}.{key}"))
}

/// Whether no other rule has spoken of the deadline of the action, or of one of its milestones, so that its day is likely the
/// one that was meant.
pub(super) fn is_settled(action: &Action, milestone: Option<&Milestone>) -> bool {
    let (due, moved) = match milestone {
        None => (&action.due, last_move(action, None)),
        Some(part) => {
            let title = part.title.as_deref();
            (&part.due, title.and_then(|title| last_move(action, Some(title))))
        }
    };
    due.as_ref().is_some_and(|due| {
        let day = due.form.last_day();
        due.form.from().is_none_or(|from| from <= day) && moved.is_none_or(|moved| moved.to == day)
    })
}

/// Whether the deadline lies outside the time that the plan covers.
pub(super) fn is_outside(form: &Form, plan: &Plan) -> bool {
    let day = form.last_day();
    plan.period.is_some_and(|period| day < period.from || period.to < day)
}

/// Whether a milestone is due after its action. What recurs has no one day to compare.
pub(super) fn is_late(action: &Action, milestone: &Milestone, plan: &Plan) -> bool {
    let (Some(whole), Some(part)) = (&action.due, &milestone.due) else { return false };
    !whole.form.recurs()
        && !part.form.recurs()
        && whole.form.last_day() < part.form.last_day()
        && is_settled(action, None)
        && is_settled(action, Some(milestone))
        && !is_outside(&whole.form, plan)
}

/// The last move of the action's deadline, or of a milestone's. `None` where it cannot be known which that is.
pub(super) fn last_move(action: &Action, milestone: Option<&str>) -> Option<Move> {
    let moves = |update: &Update| update.moved_from.is_some() || update.moved_to.is_some();
    let is_lost = |update: &Update| moves(update) && names_no_milestone(action, update);
    let of_this = |update: &Update| moves(update) && update.milestone.as_deref() == milestone;
    let (index, last) = action.updates.iter().enumerate().rfind(|(_, update)| of_this(update))?;
    if updates::is_out_of_order(action, index) || action.updates.iter().any(is_lost) {
        return None;
    }
    last.moved()
}

/// Whether an update may record that the deadline moved from that day. One that names a milestone which the action does not
/// have may mean any.
pub(super) fn moves_from(
    action: &Action,
    milestone: Option<&str>,
    update: usize,
    day: Date,
) -> bool {
    action.updates.get(update).is_some_and(|update| {
        let may_mean_it =
            update.milestone.as_deref() == milestone || names_no_milestone(action, update);
        let is_half = update.moved_from.is_none() && update.moved_to.is_some();
        may_mean_it && (update.moved_from == Some(day) || is_half)
    })
}

/// Whether the action has a milestone of that title, or one whose title cannot be read.
pub(super) fn knows_milestone(action: &Action, title: &str) -> bool {
    action
        .milestones
        .iter()
        .any(|milestone| milestone.title.as_deref().is_none_or(|own| own == title))
}

fn names_no_milestone(action: &Action, update: &Update) -> bool {
    update.milestone.as_deref().is_some_and(|title| !knows_milestone(action, title))
}
