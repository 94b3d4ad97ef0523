//! The lead is on the register.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "lead-unknown",
    severity: Severity::Error,
    asks: "the lead is an agency of agencies.toml",
    because: "an action led by nobody on the register is chased by nobody",
    fix: "write the agency's id, or add the agency to agencies.toml",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: r#"lead = "council""#,
        wrong: r#"lead = "northtown-council""#,
    },
    look: Look::Action(look),
};

fn look(action: &Action, plan: &Plan, found: &mut Findings) {
    if let Some(lead) = &action.lead
        && !found.reading.knows_agency(lead)
    {
        found
            .at("lead")
            .say(format!("{lead} is not in agencies.toml"))
            .instead(plan.nearest_agency(lead));
    }
}
