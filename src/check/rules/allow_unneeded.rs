//! An exception is needed.

use crate::check::{Example, Finding, Findings, Look, Rule, rule};
use crate::model::{Number, Plan, Severity};
use crate::store::Place;

pub(super) static RULE: Rule = Rule {
    name: "allow-unneeded",
    severity: Severity::Warning,
    asks: "every exception of plan.toml is needed",
    because: "an exception that is not needed any more hides the next fault of its kind",
    fix: "take the exception out of plan.toml",
    example: Example::Lines {
        file: "plan.toml",
        right: "",
        wrong: "\n[[check.allow]]\nrule = \"lead-missing\"\naction = \"1.1\"\nreason = \"The board names a lead in June\"\n",
    },
    look: Look::Findings(look),
};

fn look(plan: &Plan, findings: &[Finding], found: &mut Findings) {
    for (index, allowed) in plan.settings.allowed.iter().enumerate() {
        // What is unknown, or lacks its reason, has been told that.
        let known = allowed.rule.as_deref().and_then(rule).filter(|_| allowed.reason.is_some());
        let (Some(rule), Some(written)) = (known, &allowed.action) else { continue };
        if written.trim().is_empty() {
            continue;
        }
        let Some(number) = allowed.number() else {
            found
                .at(format!("check.allow[{index}].action"))
                .say(format!("{written} is no action's number"))
                .help("write the number of one action in quotes, such as \"3.2\"");
            continue;
        };
        match number_is_here(number, plan, findings) {
            Here::No => {
                found
                    .at(format!("check.allow[{index}].action"))
                    .say(format!("there is no action {number} to make an exception for"));
            }
            Here::Yes if !may_be_needed(rule, number, findings) => {
                found
                    .at(format!("check.allow[{index}]"))
                    .say(format!("{number} does not break {}", rule.name));
            }
            Here::Yes | Here::Unread => {}
        }
    }
}

enum Here {
    Yes,
    No,
    /// Its file is there, but cannot be read, or is not called by its number.
    Unread,
}

fn number_is_here(number: Number, plan: &Plan, findings: &[Finding]) -> Here {
    if plan.action(number).is_some() {
        Here::Yes
    } else if findings.iter().any(|finding| {
        of(finding).is_some_and(|other| other == number) || finding.rule.name == "file-unexpected"
    }) {
        Here::Unread
    } else {
        Here::No
    }
}

/// Whether the action breaks the rule, or has an error that may hide that it does.
fn may_be_needed(rule: &Rule, number: Number, findings: &[Finding]) -> bool {
    findings
        .iter()
        .filter(|finding| of(finding) == Some(number))
        .any(|finding| finding.rule.name == rule.name || finding.severity == Severity::Error)
}

/// The action in whose file something was found.
fn of(finding: &Finding) -> Option<Number> {
    match Place::of(&finding.file) {
        Place::Action { number, .. } => Some(number),
        _ => None,
    }
}
