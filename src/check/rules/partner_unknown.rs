//! Every partner is on the register.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "partner-unknown",
    severity: Severity::Error,
    asks: "every partner is an agency of agencies.toml",
    because: "a partner that nobody knows is told nothing and asked nothing",
    fix: "write the agency's id, or add the agency to agencies.toml",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: r#"partners = ["police", "health-trust"]"#,
        wrong: r#"partners = ["police", "health-tust"]"#,
    },
    look: Look::Action(look),
};

fn look(action: &Action, plan: &Plan, found: &mut Findings) {
    let unknown = |partner| !found.reading.knows_agency(partner);
    for (index, partner) in
        action.partners.iter().enumerate().filter(|(_, partner)| unknown(partner))
    {
        let words = if partner.as_str().trim().is_empty() {
            "a partner is empty".to_owned()
        } else {
            format!("{partner} is not in agencies.toml")
        };
        let place = found.entry("partners", index);
        found.at(place).say(words).instead(plan.nearest_agency(partner));
    }
}
