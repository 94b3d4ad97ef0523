//! A move names both deadlines.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "move-incomplete",
    severity: Severity::Error,
    asks: "an update that moves a deadline names the old day and the new one",
    because: "a move that names one day of the two cannot be followed back",
    fix: "write both moved_from = … and moved_to = …",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "moved_from = 2026-06-30\n",
        wrong: "",
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    for (index, update) in action.updates.iter().enumerate() {
        let (given, missing, means) = match (update.moved_from, update.moved_to) {
            (Some(_), None) => ("moved_from", "moved_to", "the deadline after the move"),
            (None, Some(_)) => ("moved_to", "moved_from", "the deadline before the move"),
            _ => continue,
        };
        if !found.is_unread(&format!("updates[{index}].{missing}")) {
            found
                .at(format!("updates[{index}].{given}"))
                .say(format!("{given} without {missing}"))
                .help(format!("write {missing} = … beside it: {means}"));
        }
    }
}
