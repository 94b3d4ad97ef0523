//! The check of what is new since an earlier state of the plan: what a pull request has to answer for.

use std::collections::{HashMap, HashSet};

use super::finding::{Finding, Found};
use super::moved::Moved;
use super::rule::Look;
use super::run::{each_rule, exceptions, in_force, in_order, placed};
use super::{Changed, check};
use crate::model::{Action, Number, Severity};
use crate::query::changes::{ActionChanges, changes};
use crate::store::Reading;

/// The findings that were not there before, and what the rules on two states of a plan find. Of several states before, what one of them
/// has already is nothing new.
pub fn check_since(befores: &[Reading], after: &Reading) -> Vec<Finding> {
    let mut sides = befores.iter().map(|before| since(before, after));
    let Some(mut findings) = sides.next() else { return check(after) };
    for side in sides {
        let new: HashSet<Key> = side.iter().map(|finding| key(finding, after)).collect();
        findings.retain(|finding| new.contains(&key(finding, after)));
    }
    findings
}

fn since(before: &Reading, after: &Reading) -> Vec<Finding> {
    let was_found = check(before);
    let mut known = known(&was_found, before, after);
    let mut findings = check(after);
    // A line that has moved down is no new fault, so findings are told apart by what they say, and of what.
    findings.retain(|finding| match known.get_mut(&key(finding, after)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    findings.extend(placed(after, of_changes(before, after, &faults(&was_found))));
    findings.sort_by(in_order);
    findings
}

/// A finding by its rule, its file, what it says, and the update or milestone that it is about.
type Key = (&'static str, String, String, String);

fn key(finding: &Finding, reading: &Reading) -> Key {
    let part = part(finding, reading).unwrap_or_default();
    (finding.rule.name, finding.file.clone(), finding.message.clone(), part)
}

/// How an update or a milestone is known again that stands in another place of its list.
fn part(finding: &Finding, reading: &Reading) -> Option<String> {
    let (list, rest) = finding.path.split_once('[')?;
    let place: usize = rest.split_once(']')?.0.parse().ok()?;
    let is_of = |source: &usize| Some(*source) == finding.source;
    let action = reading.plan.actions.get(reading.action_sources.iter().position(is_of)?)?;
    match list {
        "updates" => {
            let update = action.updates.get(place)?;
            Some(format!("{:?} {:?}", update.date, update.note))
        }
        "milestones" => action.milestones.get(place)?.title.clone(),
        _ => None,
    }
}

/// The findings of before, under the names that their files have now, and how many there are of each.
fn known(was_found: &[Finding], before: &Reading, after: &Reading) -> HashMap<Key, usize> {
    let moved = Moved::of(before, after);
    let mut counts = HashMap::new();
    for finding in was_found {
        let finding = Finding { file: moved.name_of(&finding.file), ..finding.clone() };
        *counts.entry(key(&finding, before)).or_default() += 1;
    }
    counts
}

/// The paths of the keys at which there were errors, by file.
fn faults(was_found: &[Finding]) -> HashMap<String, Vec<String>> {
    let mut faults: HashMap<String, Vec<String>> = HashMap::new();
    for finding in was_found.iter().filter(|finding| finding.severity == Severity::Error) {
        faults.entry(finding.file.clone()).or_default().push(finding.path.clone());
    }
    faults
}

fn of_changes(
    before: &Reading,
    after: &Reading,
    faults: &HashMap<String, Vec<String>>,
) -> Vec<Found> {
    let (unread_before, unread_after) = (before.unread_actions(), after.unread_actions());
    // What cannot be read is neither new nor gone.
    let can_be_told = |changes: &&ActionChanges<'_>| {
        number(changes).is_none_or(|number| {
            !unread_before.contains_key(&number) && !unread_after.contains_key(&number)
        })
    };
    let all = changes(&before.plan, &after.plan);
    let told = all.iter().filter(can_be_told);
    let told =
        told.map(|changes| (number(changes), Changed::new(changes, (before, after), faults)));
    let untold = unread_before
        .iter()
        .map(|(&number, file)| (Some(number), Changed::of_unread(file, number, (before, after))));
    // A change does not weigh itself. An exception is for one action and has its reason, which whoever agrees to the change reads.
    let rules = in_force(&before.plan);
    let exceptions = exceptions(&after.plan);
    told.chain(untold)
        .flat_map(|(number, changed)| {
            each_rule(after, &rules, |rule, findings| {
                let is_allowed = number.is_some_and(|one| exceptions.contains(&(rule.name, one)));
                if let (Look::Change(look), false) = (&rule.look, is_allowed) {
                    findings.source = changed.source;
                    look(&changed, findings);
                }
            })
        })
        .collect()
}

fn number(changes: &ActionChanges<'_>) -> Option<Number> {
    changes.after.or(changes.before).map(|action: &Action| action.number)
}
