//! An exception is needed.

use std::collections::HashMap;

use crate::check::rules::is_fixed;
use crate::check::run::action_of;
use crate::check::{Example, Finding, Findings, Look, Rule, rule};
use crate::model::{Number, Plan, Severity};
use crate::store::{Reading, Source};

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
    let here = Here::of(findings, found.reading);
    for (index, allowed) in plan.settings.allowed.iter().enumerate() {
        // What is unknown, cannot be allowed or lacks its reason has been told that.
        let known = allowed.rule.as_deref().filter(|name| !is_fixed(name)).and_then(rule);
        let known = known.filter(|_| allowed.reason.is_some());
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
        // Only two states of the plan show whether it is needed.
        if matches!(rule.look, Look::Change(_)) {
            continue;
        }
        if plan.action(number).is_none() && !here.may_hold(number) {
            found
                .at(format!("check.allow[{index}].action"))
                .say(format!("there is no action {number} to make an exception for"));
        } else if plan.action(number).is_some()
            && !here.may_break(number, rule)
            && !rests_on_unread(rule, found.reading)
        {
            found
                .at(format!("check.allow[{index}]"))
                .say(format!("{number} does not break {}", rule.name));
        }
    }
}

/// What was found, as far as exceptions can be made of it.
struct Here<'findings> {
    by_action: HashMap<Number, Vec<&'findings Finding>>,
    /// Whether a file is not called by its number, or a folder cannot be entered: there any action may be.
    has_misnamed: bool,
}

impl<'findings> Here<'findings> {
    fn of(findings: &'findings [Finding], reading: &Reading) -> Self {
        let mut by_action: HashMap<Number, Vec<&Finding>> = HashMap::new();
        for finding in findings {
            if let Some(number) = action_of(finding, reading) {
                by_action.entry(number).or_default().push(finding);
            }
        }
        let has_misnamed = reading.sources.iter().any(Source::may_be_an_action);
        Self { by_action, has_misnamed }
    }

    /// Whether the action's file is there, but cannot be read, or is not called by its number.
    fn may_hold(&self, number: Number) -> bool {
        self.has_misnamed || self.by_action.contains_key(&number)
    }

    /// Whether the action breaks the rule, or has an error that may hide that it does.
    fn may_break(&self, number: Number, rule: &Rule) -> bool {
        self.by_action
            .get(&number)
            .into_iter()
            .flatten()
            .any(|finding| finding.rule.name == rule.name || finding.severity == Severity::Error)
    }
}

/// Whether the rule cannot be broken for now, as what it compares with cannot be read.
fn rests_on_unread(rule: &Rule, reading: &Reading) -> bool {
    match rule.name {
        "deadline-outside-plan" => reading.plan.period.is_none(),
        "lead-unknown" | "partner-unknown" | "author-unknown" | "holder-unknown" => {
            reading.unread.agencies
        }
        "group-unknown" => reading.unread.groups,
        _ => false,
    }
}
