//! Evidence is held by an agency of the register.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Evidence, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "holder-unknown",
    severity: Severity::Error,
    asks: "evidence is held by an agency of agencies.toml",
    because: "evidence that nobody holds cannot be asked for",
    fix: "write the id of the agency that holds it",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: r#"held_by = "police""#,
        wrong: r#"held_by = "polcie""#,
    },
    look: Look::Action(look),
};

fn look(action: &Action, plan: &Plan, found: &mut Findings) {
    for (index, update) in action.updates.iter().enumerate() {
        for (entry, evidence) in update.evidence.iter().enumerate() {
            let Evidence::HeldBy { agency, .. } = evidence else { continue };
            // One that is empty has been found missing.
            if found.reading.knows_agency(agency) || agency.as_str().trim().is_empty() {
                continue;
            }
            let entry = found.entry(&format!("updates[{index}].evidence"), entry);
            found
                .at(format!("{entry}.held_by"))
                .say(format!("{agency} is not in agencies.toml"))
                .instead(plan.nearest_agency(agency));
        }
    }
}
