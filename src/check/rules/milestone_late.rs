//! A milestone is due no later than its action.

use crate::check::deadlines::{Deadlines, last_day_at};
use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "milestone-late",
    severity: Severity::Warning,
    asks: "a milestone is due no later than its action",
    because: "a part cannot end after the whole",
    fix: "write an earlier day for the milestone, or a later one for the action",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "due = 2026-07-31",
        wrong: "due = 2026-10-31",
    },
    look: Look::Action(look),
};

fn look(action: &Action, plan: &Plan, found: &mut Findings) {
    let deadlines = Deadlines::of(action);
    for (index, milestone) in action.milestones.iter().enumerate() {
        if let (Some(whole), Some(part)) = (&action.due, &milestone.due)
            && deadlines.is_late(milestone, plan)
        {
            let (last, limit) = (part.form.last_day(), whole.form.last_day());
            found
                .at(last_day_at(&format!("milestones[{index}].due"), &part.form))
                .say(format!("the milestone is due on {last}, after its action on {limit}"));
        }
    }
}
