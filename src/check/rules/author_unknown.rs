//! Every update is given by an agency of the register.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "author-unknown",
    severity: Severity::Error,
    asks: "every update is given by an agency of agencies.toml",
    because: "only an agency can be asked what it meant",
    fix: "write the id of the agency that gives the update",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: r#"by = "police""#,
        wrong: r#"by = "polcie""#,
    },
    look: Look::Action(look),
};

fn look(action: &Action, plan: &Plan, found: &mut Findings) {
    for (index, update) in action.updates.iter().enumerate() {
        let Some(by) = update.by.as_ref().filter(|by| !found.reading.knows_agency(by)) else {
            continue;
        };
        let path = format!("updates[{index}].by");
        if !found.is_unread(&path) {
            found
                .at(path)
                .say(format!("{by} is not in agencies.toml"))
                .instead(plan.nearest_agency(by));
        }
    }
}
