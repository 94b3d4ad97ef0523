//! Sets of options that plan.toml saves, on the commands that show more than a list.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod folder;
mod program;

use folder::TestPlan;
use program::{cov_plan, printed, refused};

/// The plan of three actions: the council leads 1.1 and 2.1, the police 1.2, which is complete.
fn plan() -> TestPlan {
    let plan = TestPlan::three_actions();
    let file = plan.root().join("plan.toml");
    let views = "\
police = [\"--lead\", \"police\"]
ordered = [\"--sort\", \"number:desc\"]
laid = [\"--columns\", \"number\"]
spring = [\"--from\", \"2026-04-01\", \"--lead\", \"police\"]
typed = [\"--agncy\", \"police\"]
";
    std::fs::write(&file, std::fs::read_to_string(&file).unwrap() + views).unwrap();
    plan
}

/// A command on that plan.
fn on(plan: &TestPlan, line: &str) -> assert_cmd::Command {
    let mut command = cov_plan(line);
    command.args(["--today", "2026-07-20", "--plan"]).arg(plan.root());
    command
}

/// The numbers of the actions in the rows of a CSV, in their order, each once.
fn numbers(plan: &TestPlan, line: &str) -> String {
    let csv = printed(&mut on(plan, &format!("{line} --format csv")));
    let mut numbers: Vec<&str> =
        csv.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    numbers.dedup();
    numbers.join(" ")
}

#[test]
fn a_view_chooses_the_actions_of_timeline_report_export_and_chase() {
    let plan = plan();
    assert_eq!(numbers(&plan, "timeline --view police"), "1.2");
    assert_eq!(numbers(&plan, "report --view police"), "1.2");
    assert_eq!(numbers(&plan, "chase --view late"), "2.1");
    let json = printed(&mut on(&plan, "export --view police"));
    let export: serde_json::Value = serde_json::from_str(&json).unwrap();
    let actions = export["actions"].as_array().unwrap();
    assert_eq!((actions.len(), actions[0]["number"].as_str()), (1, Some("1.2")));
    // Each command has its own word for a name that is not there.
    for verb in ["timeline", "report", "export", "chase"] {
        assert_eq!(
            refused(&mut on(&plan, &format!("{verb} --view plice"))),
            "error: no view plice in plan.toml\n  help: did you mean police?\n"
        );
    }
}

#[test]
fn what_is_typed_goes_with_a_view_or_before_it() {
    let plan = plan();
    assert_eq!(numbers(&plan, "timeline --view police --lead NC"), "2.1 1.1 1.2");
    assert_eq!(numbers(&plan, "timeline --view ordered"), "2.1 1.2 1.1");
    assert_eq!(numbers(&plan, "timeline --view ordered --sort number"), "1.1 1.2 2.1");
}

#[test]
fn a_view_for_the_paper_may_say_which_time_it_is_on() {
    let plan = plan();
    let from = |line: &str| {
        let json = printed(&mut on(&plan, &format!("report --view spring --format json {line}")));
        let paper: serde_json::Value = serde_json::from_str(&json).unwrap();
        format!("{} {}", paper["period"]["from"], paper["figures"]["actions"])
    };
    assert_eq!(from(""), "\"2026-04-01\" 1");
    assert_eq!(from("--quarter 2026/27-Q2"), "\"2026-07-01\" 1");
}

#[test]
fn a_view_with_an_option_that_the_command_does_not_have_is_refused_by_name() {
    let plan = plan();
    let not_had = |view: &str, option: &str, verb: &str| {
        let said = refused(&mut on(&plan, &format!("{verb} --view {view}")));
        let expected = format!(
            "error: view {view} in plan.toml holds {option}, which this command does not have\n  \
             help: a view for it may hold "
        );
        assert!(said.starts_with(&expected), "{verb}: {said}");
        assert!(said.contains("--section, --objective, --lead"), "{verb}: {said}");
    };
    for verb in ["timeline", "report", "export"] {
        not_had("laid", "--columns", verb);
    }
    not_had("ordered", "--sort", "report");
    not_had("ordered", "--sort", "export");
    not_had("spring", "--from", "chase");
    assert_eq!(
        refused(&mut on(&plan, "report --view typed")),
        "error: view typed in plan.toml holds --agncy, which this command does not have\n  \
         help: did you mean --agency?\n"
    );
}
