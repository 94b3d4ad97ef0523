//! The check of what is new since an earlier state of the plan: what a pull request has to answer for.

use std::collections::HashMap;

use super::finding::{Finding, Found};
use super::rule::Look;
use super::run::{each_rule, exceptions, in_force, in_order, placed};
use super::{Changed, check};
use crate::model::{Action, Number};
use crate::query::changes::{ActionChanges, changes};
use crate::store::Reading;

/// The findings that were not there before, and what the rules on two states of a plan find.
pub fn check_since(before: &Reading, after: &Reading) -> Vec<Finding> {
    let mut known = counted(&check(before));
    let mut findings = check(after);
    // A line that has moved down is no new fault, so findings are told apart by what they say.
    findings.retain(|finding| match known.get_mut(&key(finding)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    findings.extend(placed(after, of_changes(before, after)));
    findings.sort_by(in_order);
    findings
}

type Key = (&'static str, String, String);

fn key(finding: &Finding) -> Key {
    (finding.rule.name, finding.file.clone(), finding.message.clone())
}

fn counted(findings: &[Finding]) -> HashMap<Key, usize> {
    let mut counts = HashMap::new();
    for finding in findings {
        *counts.entry(key(finding)).or_default() += 1;
    }
    counts
}

fn of_changes(before: &Reading, after: &Reading) -> Vec<Found> {
    let rules = in_force(&after.plan);
    let exceptions = exceptions(&after.plan);
    let unread = after.unread_actions();
    // What cannot be read is not gone.
    let can_be_told = |changes: &&ActionChanges<'_>| {
        number(changes).is_none_or(|number| !unread.contains(&number))
    };
    let all = changes(&before.plan, &after.plan);
    all.iter()
        .filter(can_be_told)
        .flat_map(|changes| {
            let changed = Changed::new(changes, before);
            each_rule(after, &rules, |rule, findings| {
                let is_allowed =
                    number(changes).is_some_and(|number| exceptions.contains(&(rule.name, number)));
                if let (Look::Change(look), false) = (&rule.look, is_allowed) {
                    findings.source = changes.after.and_then(|action| after.source_of(action));
                    look(&changed, findings);
                }
            })
        })
        .collect()
}

fn number(changes: &ActionChanges<'_>) -> Option<Number> {
    changes.after.or(changes.before).map(|action: &Action| action.number)
}
