//! Whatever is decided about an action, and however its file is laid out: the file says it then, and is else as it was.

mod decision;
mod kept;
mod model;
mod notes;

use std::collections::BTreeMap;
use std::path::Path;

use cov_plan::change::{self, Refused};
use cov_plan::check::{self, check};
use cov_plan::model::Severity;
use cov_plan::store::{Reading, read};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::cases;
use super::odd_files::{OddFile, odd_action, said, spoilt_action};
use decision::{Step, any_setting, any_step};

/// The file that is changed.
const FILE: &str = "actions/early-help/01-thresholds/1.1.toml";

/// What the check may say against a change: its words are right, but not at this time or of this action.
const JUDGED: [&str; 7] = [
    "move-mismatch",
    "original-due-unexplained",
    "partner-twice",
    "partner-unknown",
    "period-reversed",
    "rating-after-end",
    "recurrence-without-end",
];

/// The plan of three actions with another text for the first.
fn with(reading: &Reading, text: &str) -> Reading {
    reading.with(&BTreeMap::from([(FILE.to_owned(), text.to_owned())]))
}

fn three_actions() -> Reading {
    read(Path::new("examples/three-actions"))
}

/// Takes steps one after the other; one that is refused leaves all as it was. What is spoilt cannot be read, and stays.
fn take(steps: &[Step], file: &OddFile, spoilt: &[&str]) -> Result<(), TestCaseError> {
    let mut reading = with(&three_actions(), &file.text);
    for next in steps {
        if let Some(after) = step(&reading, next, file, spoilt)? {
            reading = after;
        }
    }
    Ok(())
}

/// Takes one step. The plan after it; `None` where it is refused.
fn step(
    before: &Reading,
    step: &Step,
    file: &OddFile,
    spoilt: &[&str],
) -> Result<Option<Reading>, TestCaseError> {
    let action = &before.plan.actions[0];
    let text = text(before);
    let decision = step.about(action);
    let expected = model::after(&decision, action, spoilt);
    let changed = match change::apply(decision.change(), action, text) {
        Ok(changed) => changed.text,
        Err(refused) if !spoilt.is_empty() && has_no_place(&refused) => return Ok(None),
        Err(refused) => {
            prop_assert!(expected.is_none(), "{refused}: {decision:?}\n{text}");
            return Ok(None);
        }
    };
    let after = with(before, &changed);
    let found = &after.plan.actions[0];
    prop_assert!(expected.is_some(), "nothing refuses {decision:?}\n{text}");
    prop_assert_eq!(said(found), said(&expected.unwrap()), "{}\n---\n{}", text, changed);
    kept::look(text, &changed, &kept::named(&decision, action, text), &file.comments)?;
    kept::look_at_blanks(text, &changed, (action, found))?;
    is_toml(&changed, &after)?;
    for path in spoilt {
        prop_assert_eq!(value(text, path), value(&changed, path), "{}\n---\n{}", text, changed);
    }
    let mut added = check::added(before, &after, |file| file == FILE);
    added.retain(|finding| finding.severity == Severity::Error);
    for finding in &added {
        let rule = finding.rule.name;
        prop_assert!(JUDGED.contains(&rule), "{}: {}\n{}", rule, finding.message, changed);
    }
    Ok(added.is_empty().then_some(after))
}

fn text(reading: &Reading) -> &str {
    &reading.sources[reading.action_sources[0]].text
}

/// Whether the file is what does not allow a change.
fn has_no_place(refused: &Refused) -> bool {
    match refused {
        Refused::NoPlace(_) => true,
        Refused::OfPart { why, .. } => has_no_place(why),
        _ => false,
    }
}

/// What stands at a path such as `milestones.0.completed`.
fn value(text: &str, path: &str) -> Option<toml::Value> {
    let root: toml::Table = text.trim_start_matches('\u{feff}').parse().ok()?;
    path.split('.').try_fold(toml::Value::Table(root), |value, step| match value {
        toml::Value::Array(values) => values.get(step.parse::<usize>().ok()?).cloned(),
        other => other.get(step).cloned(),
    })
}

/// The text is TOML, and no form of it that readers of TOML 1.0 refuse.
fn is_toml(text: &str, reading: &Reading) -> Result<(), TestCaseError> {
    prop_assert!(text.trim_start_matches('\u{feff}').parse::<toml::Table>().is_ok(), "{}", text);
    let is_new = check(reading).iter().any(|finding| finding.rule.name == "toml-dialect");
    prop_assert!(!is_new, "{}", text);
    Ok(())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_file_says_what_was_decided_and_is_else_as_it_was(
        odd in odd_action(),
        steps in prop::collection::vec(any_step(), 1..8),
    ) {
        take(&steps, &odd.file, &[])?;
    }

    #[test]
    fn what_cannot_be_read_stays_as_it_is_whatever_is_decided(
        (file, spoilt) in spoilt_action(),
        steps in prop::collection::vec(any_step(), 1..8),
    ) {
        take(&steps, &file, &spoilt)?;
    }

    #[test]
    fn a_list_has_the_values_that_were_set_and_keeps_its_comments(
        odd in odd_action(),
        steps in prop::collection::vec(any_setting(), 1..6),
    ) {
        take(&steps, &odd.file, &[])?;
    }
}
