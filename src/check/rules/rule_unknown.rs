//! The rules that plan.toml names exist.

use crate::check::{Example, Findings, Found, Look, RULES, Rule, rule};
use crate::model::{Plan, Severity, nearest};
use crate::store::Place;

pub(super) static RULE: Rule = Rule {
    name: "rule-unknown",
    severity: Severity::Error,
    asks: "the rules that plan.toml names exist",
    because: "a setting for a rule that does not exist changes nothing, and everyone thinks it does",
    fix: "write the name as cov-plan explain lists it",
    example: Example::Lines {
        file: "plan.toml",
        right: "agency-unused = \"warning\"",
        wrong: "agency-unusd = \"warning\"",
    },
    look: Look::File(Place::Plan, look),
};

fn look(plan: &Plan, found: &mut Findings) {
    let settings = &plan.settings;
    for name in settings.severities.keys().filter(|name| rule(name).is_none()) {
        say(found.at_key(format!("check.{name}")), name);
    }
    for (index, allowed) in settings.allowed.iter().enumerate() {
        if let Some(name) = allowed.rule.as_ref().filter(|name| is_unknown(name)) {
            say(found.at(format!("check.allow[{index}].rule")), name);
        }
    }
}

/// A name that is empty has been called missing.
fn is_unknown(name: &str) -> bool {
    !name.trim().is_empty() && rule(name).is_none()
}

fn say(found: &mut Found, name: &str) {
    let known = nearest(name, RULES.iter().map(|rule| rule.name));
    found.say(format!("there is no rule {name}"));
    if let Some(known) = known {
        found.help(format!("did you mean {known}?"));
    }
}
