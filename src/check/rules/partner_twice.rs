//! Each agency has one part in an action.

use std::collections::HashSet;

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "partner-twice",
    severity: Severity::Error,
    asks: "no agency is named twice as partner, or as both lead and partner",
    because: "lists by agency would count the action twice",
    fix: "take the second name out",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: r#"partners = ["police", "health-trust"]"#,
        wrong: r#"partners = ["police", "health-trust", "council"]"#,
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    let mut partners = HashSet::new();
    for (index, partner) in action.partners.iter().enumerate() {
        let is_lead = action.lead.as_ref() == Some(partner);
        let is_again = !partners.insert(partner);
        // One that is not on the register has been found already.
        if !(is_lead || is_again) || !found.reading.knows_agency(partner) {
            continue;
        }
        let words = if is_lead {
            format!("{partner} is the lead, and a partner too")
        } else {
            format!("{partner} is named twice as partner")
        };
        let place = found.entry("partners", index);
        found.at(place).say(words).help(format!("take \"{partner}\" out of partners here"));
    }
}
