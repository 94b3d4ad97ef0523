//! Where a deadline has moved, an update records the decision.

use crate::check::deadlines::Deadlines;
use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Date, Due, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "original-due-unexplained",
    severity: Severity::Error,
    asks: "where a deadline has moved, an update records the decision",
    because: "a date that moves without a word is how a plan slips unseen",
    fix: "add an update with moved_from, moved_to, agreed_by and the reason as its note",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "original_due = 2026-06-30",
        wrong: "original_due = 2026-05-31",
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    let moved = action
        .original_due
        .or_else(|| action.milestones.iter().find_map(|milestone| milestone.original_due));
    if moved.is_none() || found.is_unread_whole("updates") || hides_a_move(action, found) {
        return;
    }
    let deadlines = Deadlines::of(action);
    look_at(&deadlines, None, (action.original_due, action.due.as_ref()), "original_due", found);
    for (index, milestone) in action.milestones.iter().enumerate() {
        if let Some(title) = &milestone.title {
            let path = format!("milestones[{index}].original_due");
            let days = (milestone.original_due, milestone.due.as_ref());
            look_at(&deadlines, Some(title), days, &path, found);
        }
    }
}

fn look_at(
    deadlines: &Deadlines<'_>,
    milestone: Option<&str>,
    (original, due): (Option<Date>, Option<&Due>),
    path: &str,
    found: &mut Findings,
) {
    let Some(original) = original else { return };
    if deadlines.may_move_from(milestone, original) {
        return;
    }
    let help = match due.map(|due| due.form.last_day()) {
        Some(day) => format!(
            "add an update with moved_from = {original}, moved_to = {day}, agreed_by and the reason as its note"
        ),
        None => RULE.fix.to_owned(),
    };
    found.at(path).say(format!("no update says why the deadline moved from {original}")).help(help);
}

/// Whether a move may stand in an update that cannot be read whole.
fn hides_a_move(action: &Action, found: &Findings) -> bool {
    let is_unread = |update, key| found.is_unread(&format!("updates[{update}].{key}"));
    (0..action.updates.len())
        .any(|update| is_unread(update, "moved_from") || is_unread(update, "milestone"))
}
