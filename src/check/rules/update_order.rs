//! Updates stand in the order of their dates.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "update-order",
    severity: Severity::Error,
    asks: "updates stand in the order of their dates, oldest first",
    because: "the last update is taken for the present state",
    fix: "put the updates in the order of their dates, or mend the date",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "date = 2026-06-09",
        wrong: "date = 2026-05-09",
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    let mut before = None;
    for (index, update) in action.updates.iter().enumerate() {
        let Some(date) = update.date else { continue };
        if let Some(before) = before.filter(|&before| date < before) {
            found
                .at(format!("updates[{index}].date"))
                .say(format!("the update of {date} stands below that of {before}"));
            return;
        }
        before = Some(date);
    }
}
