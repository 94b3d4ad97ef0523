//! The deadline that stands is the one that the last move gave.

use crate::check::deadlines::{Deadlines, last_day_at};
use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Form, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "move-mismatch",
    severity: Severity::Error,
    asks: "the deadline that stands is the one that the last move gave",
    because: "a deadline changed without a recorded decision is how a plan slips unseen",
    fix: "write the day of the last move as the deadline, or add the update that records the new decision",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "due = 2026-09-30\n",
        wrong: "due = 2026-10-30\n",
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    let deadlines = Deadlines::of(action);
    if let Some(due) = &action.due {
        look_at(&deadlines, None, &due.form, "due", found);
    }
    for (index, milestone) in action.milestones.iter().enumerate() {
        if let (Some(title), Some(due)) = (&milestone.title, &milestone.due) {
            look_at(&deadlines, Some(title), &due.form, &format!("milestones[{index}].due"), found);
        }
    }
}

fn look_at(
    deadlines: &Deadlines<'_>,
    milestone: Option<&str>,
    form: &Form,
    path: &str,
    found: &mut Findings,
) {
    let Some(moved) = deadlines.last_move(milestone) else { return };
    let (stands, says) = (form.last_day(), moved.to);
    if stands != says {
        let key = form.last_key().unwrap_or("due");
        found
            .at(last_day_at(path, form))
            .say(format!("the deadline is {stands}, but the last update that moved it says {says}"))
            .help(format!(
                "write {key} = {says}, or add an update with moved_from = {says} and moved_to = {stands}"
            ));
    }
}
