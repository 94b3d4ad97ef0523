//! What a rule asks, and what a plan makes of it.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod program;

use std::fs;

use cov_plan::check::RULES;
use cov_plan::model::Named;
use program::{copy_of_the_repository, cov_plan, printed, refused};
use serde_json::Value;
use tempfile::TempDir;

#[test]
fn a_rule_says_what_it_asks_why_and_how_to_mend_it_where_there_is_no_plan() {
    let nowhere = TempDir::new().unwrap();
    assert_eq!(
        printed(cov_plan("explain lead-unknown").current_dir(nowhere.path())),
        "\
lead-unknown
Asks     the lead is an agency of agencies.toml
Why      an action led by nobody on the register is chased by nobody
To mend  write the agency's id, or add the agency to agencies.toml
Weight   error

Wrong in actions/early-help/01-thresholds/1.1.toml:
  lead = \"northtown-council\"

Right:
  lead = \"council\"

To change its weight, or to let one action break it, in plan.toml:
  [check]
  lead-unknown = \"warning\" # or \"note\" or \"off\"

  [[check.allow]]
  rule = \"lead-unknown\"
  action = \"1.1\"
  reason = \"why it may\"
"
    );
}

#[test]
fn what_plan_toml_sets_and_allows_is_said() {
    let folder = copy_of_the_repository();
    let plan = folder.path().join("examples/three-actions");
    let settings = fs::read_to_string(plan.join("plan.toml")).unwrap();
    let allowed =
        "[[check.allow]]\nrule = \"lead-missing\"\naction = \"2.1\"\nreason = \"Vacant\"\n";
    let settings = settings.replace("[check]\n", "[check]\nlead-missing = \"note\"\n") + allowed;
    // The tables of the exceptions stand together, above the views.
    let (above, views) = settings.split_once("[views]").unwrap();
    let (views, allowed) = views.split_once("[[check.allow]]").unwrap();
    fs::write(plan.join("plan.toml"), format!("{above}[[check.allow]]{allowed}\n[views]{views}"))
        .unwrap();
    let explained = printed(cov_plan("explain lead-missing --plan").arg(&plan));
    assert!(
        explained.contains("\nWeight   note in this plan, error where plan.toml says nothing\n"),
        "{explained}"
    );
    assert!(explained.contains("\nAllowed  2.1: Vacant\n"), "{explained}");
    assert!(explained.contains("\n  lead-missing = \"error\" # or \"warning\" or \"off\"\n"));
    let listed = printed(cov_plan("explain --plan").arg(&plan));
    let notes = listed.split("Notes: ").nth(1).unwrap();
    assert!(notes.contains("lead-missing"), "{listed}");
    assert!(notes.contains("(error unless plan.toml says otherwise)"), "{listed}");
}

#[test]
fn the_list_names_each_rule_once_below_its_weight() {
    let nowhere = TempDir::new().unwrap();
    let listed = printed(cov_plan("explain").current_dir(nowhere.path()));
    for rule in RULES {
        let lines: Vec<_> = listed
            .lines()
            .enumerate()
            .filter(|(_, line)| line.split(' ').next() == Some(rule.name))
            .collect();
        let [(at, line)] = lines.as_slice() else { panic!("{}: {lines:?}", rule.name) };
        assert!(line.ends_with(rule.asks), "{line}");
        let heading = listed.lines().take(*at).filter(|line| line.contains("s: ")).last().unwrap();
        assert!(heading.to_lowercase().starts_with(rule.severity.name()), "{line}: {heading}");
    }
}

#[test]
fn the_list_fits_a_terminal_of_40_columns() {
    let listed = printed(cov_plan("explain").env("COLUMNS", "40"));
    for line in listed.lines().filter(|line| line.starts_with("  ")) {
        assert!(line.chars().count() <= 40, "{line}");
    }
}

#[test]
fn a_wrong_name_gets_the_nearest_rule_and_nothing_else() {
    assert_eq!(
        refused(&mut cov_plan("explain lead-missing led-unknown")),
        "error: there is no rule led-unknown\n  help: did you mean lead-unknown?\n"
    );
    assert_eq!(
        refused(&mut cov_plan("explain xyz")),
        "error: there is no rule xyz\n  help: cov-plan explain lists the rules\n"
    );
}

#[test]
fn a_plan_that_is_named_must_be_there() {
    let message = refused(&mut cov_plan("explain --plan nowhere"));
    assert!(message.starts_with("error: there is no folder nowhere\n"), "{message}");
}

#[test]
fn as_data_every_rule_comes_with_its_example() {
    let nowhere = TempDir::new().unwrap();
    let json = printed(cov_plan("explain --format json").current_dir(nowhere.path()));
    let rows: Vec<Value> = serde_json::from_str(&json).unwrap();
    let names: Vec<_> = rows.iter().map(|row| row["rule"].as_str().unwrap()).collect();
    assert_eq!(names, RULES.iter().map(|rule| rule.name).collect::<Vec<_>>());
    for row in &rows {
        for key in ["severity", "asks", "because", "fix", "wrong", "right"] {
            assert!(row[key].is_string(), "{key} of {row}");
        }
        assert_eq!(row["severity_here"], Value::Null);
    }
}

#[test]
fn the_rules_page_has_a_heading_and_the_example_of_each_rule() {
    let page = printed(&mut cov_plan("explain --all --format markdown"));
    for rule in RULES {
        assert!(page.contains(&format!("## {}\n", rule.name)), "{}", rule.name);
    }
    assert!(page.contains("```toml\nlead = \"northtown-council\"\n```\n"), "{page}");
}
