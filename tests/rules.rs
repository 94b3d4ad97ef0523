//! Each rule's own example: the plan of three actions with the wrong lines in place of the right ones breaks that rule and no other.
#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;

use std::fs;
use std::path::Path;

use copied::copy;
use cov_plan::check::{Example, Finding, RULES, check};
use cov_plan::store::read;
use tempfile::TempDir;

/// A copy of the plan of three actions, in a folder of the same name.
fn three_actions() -> TempDir {
    let parent = TempDir::new().unwrap();
    copy(Path::new("examples/three-actions"), &parent.path().join("three-actions"));
    parent
}

fn findings(parent: &TempDir) -> Vec<Finding> {
    check(&read(&parent.path().join("three-actions")))
}

fn said(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| format!("{} {} {}", finding.rule.name, finding.file, finding.message))
        .collect()
}

#[test]
fn the_plan_of_three_actions_passes() {
    assert_eq!(said(&findings(&three_actions())), Vec::<String>::new());
}

#[test]
fn each_rules_example_breaks_that_rule_and_no_other() {
    for rule in RULES {
        let parent = three_actions();
        let plan = parent.path().join("three-actions");
        match rule.example {
            Example::Lines { file, right, wrong } => {
                // An example may be a file of its own.
                let text = fs::read_to_string(plan.join(file)).unwrap_or_default();
                fs::create_dir_all(plan.join(file).parent().unwrap()).unwrap();
                assert!(text.contains(right), "{}: {file} has no such line", rule.name);
                let text =
                    if right.is_empty() { text + wrong } else { text.replacen(right, wrong, 1) };
                fs::write(plan.join(file), text).unwrap();
            }
            Example::Path { right, wrong } => {
                fs::create_dir_all(plan.join(wrong).parent().unwrap()).unwrap();
                fs::rename(plan.join(right), plan.join(wrong)).unwrap();
            }
            Example::Words { .. } => continue,
        }
        let found = findings(&parent);
        let names: Vec<_> = found.iter().map(|finding| finding.rule.name).collect();
        assert_eq!(names, [rule.name], "{:#?}", said(&found));
        if let Example::Lines { file, .. } = rule.example {
            assert_eq!(found[0].file, file, "{}", rule.name);
        }
    }
}

#[test]
fn whatever_a_line_says_the_check_comes_to_an_end() {
    for file in [
        "actions/early-help/01-thresholds/1.1.toml",
        "agencies.toml",
        "governance.toml",
        "plan.toml",
    ] {
        let text = fs::read_to_string(Path::new("examples/three-actions").join(file)).unwrap();
        let parent = three_actions();
        for (index, line) in text.lines().enumerate() {
            let key = line.split(" = ").next().unwrap_or_default();
            for value in [
                "",
                "\"\"",
                "3",
                "[]",
                "{}",
                "[[]]",
                "[{}]",
                "{ from = 9999-12-31, to = 0001-01-01 }",
                "\"é\\u0000\"",
            ] {
                let written = format!("{key} = {value}");
                let lines = text.lines().enumerate();
                let lines = lines.map(|(other, line)| if other == index { &written } else { line });
                let wrong: Vec<&str> = lines.collect();
                fs::write(parent.path().join("three-actions").join(file), wrong.join("\n"))
                    .unwrap();
                let _ = findings(&parent);
            }
        }
    }
}
