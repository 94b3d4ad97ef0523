//! `check --since`: only what is new, and what a pull request changed that should have stayed.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod dated;
mod folder;

use dated::DatedPlan;
use serde_json::Value;

const DUE: &str = "due = 2019-12-31\nmeasures = [\"m\"]\noutcome = \"o\"\n";

fn update(date: &str, rest: &str) -> String {
    format!("[[updates]]\ndate = {date}\nby = \"council\"\n{rest}\n")
}

/// Rule, file and line of each finding of the folder since the last commit.
fn found(dated: &DatedPlan, code: i32) -> Vec<(String, String, Value)> {
    let (printed, _) = dated.says(code, &["check", "--since", "HEAD", "--format", "json"]);
    let found: Vec<Value> = serde_json::from_str(&printed).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    found
        .iter()
        .map(|finding| {
            let file = text(finding, "file");
            let name = file.rsplit('/').next().unwrap().to_owned();
            (text(finding, "rule"), name, finding["line"].clone())
        })
        .collect()
}

/// A plan whose action 1.1 is committed in one form and lies there in another.
fn changed(before: &str, after: &str) -> DatedPlan {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", before);
    dated.commit("2019-09-02", "Add");
    dated.plan.action("1.1", after);
    dated
}

/// The one finding of such a change: its rule and its line.
fn one(before: &str, after: &str) -> (String, u64) {
    let found = found(&changed(before, after), 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, "1.1.toml");
    (found[0].0.clone(), found[0].2.as_u64().unwrap())
}

fn is(rule: &str, line: u64) -> (String, u64) {
    (rule.to_owned(), line)
}

#[test]
fn what_was_wrong_before_is_not_said_again_although_its_line_has_moved() {
    let dated =
        changed("due = 2019-12-31\noutcome = \"o\"", "# why\ndue = 2019-12-31\noutcome = \"o\"");
    assert_eq!(found(&dated, 0), []);
    // Another action without a measure is new.
    dated.plan.action("1.2", "due = 2019-12-31\noutcome = \"o\"");
    let new = found(&dated, 0);
    assert_eq!(new.len(), 1);
    assert_eq!((new[0].0.as_str(), new[0].1.as_str()), ("measure-missing", "1.2.toml"));
    let (_, said) = dated.says(0, &["check"]);
    assert!(said.starts_with("2 warnings"), "{said}");
}

#[test]
fn a_deadline_that_moves_without_an_update_is_an_error_at_its_line() {
    // Title and lead stand above the deadline.
    let silent = DUE.replace("2019-12-31", "2020-01-31");
    assert_eq!(one(DUE, &silent), is("deadline-moved-silently", 3));
    let moved =
        update("2019-10-14", "moved_from = 2019-12-31\nmoved_to = 2020-01-31\nnote = \"x\"");
    let told =
        silent.replace("due = 2020-01-31\n", "due = 2020-01-31\noriginal_due = 2019-12-31\n");
    assert_eq!(found(&changed(DUE, &format!("{told}{moved}")), 0), []);
    let milestone = "[[milestones]]\ntitle = \"Draft\"\ndue = 2019-11-30\n";
    let later = milestone.replace("2019-11-30", "2019-12-01");
    assert_eq!(
        one(&format!("{DUE}{milestone}"), &format!("{DUE}{later}")),
        is("deadline-moved-silently", 8)
    );
}

#[test]
fn a_first_deadline_that_is_changed_is_an_error() {
    let moved = |first: &str| {
        let update = update(
            "2019-09-02",
            &format!("moved_from = {first}\nmoved_to = 2019-12-31\nnote = \"x\""),
        );
        format!("original_due = {first}\n{DUE}{update}")
    };
    let found = found(&changed(&moved("2019-10-31"), &moved("2019-11-30")), 1);
    let rules: Vec<&str> = found.iter().map(|(rule, ..)| rule.as_str()).collect();
    // The update that recorded the move was rewritten along with it.
    assert_eq!(rules, ["first-deadline-changed", "update-rewritten"]);
    assert_eq!(found[0].2, 3);
}

#[test]
fn a_rating_that_is_changed_where_it_stands_is_an_error() {
    let amber = update("2019-10-14", "rag = \"amber\"\nnote = \"x\"");
    let worse = amber.replace("amber", "red");
    assert_eq!(one(&format!("{DUE}{amber}"), &format!("{DUE}{worse}")), is("rating-rewritten", 9));
    // A new update is how it is done.
    let next = update("2019-11-14", "rag = \"red\"\nnote = \"x\"");
    assert_eq!(found(&changed(&format!("{DUE}{amber}"), &format!("{DUE}{amber}{next}")), 0), []);
}

#[test]
fn an_update_that_is_changed_is_a_warning_and_one_that_is_gone_an_error() {
    let given = format!("{DUE}{}", update("2019-10-14", "rag = \"amber\"\nnote = \"x\""));
    let found = found(&changed(&given, &given.replace("\"x\"", "\"y\"")), 0);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].0.as_str(), &found[0].2), ("update-rewritten", &Value::from(6)));
    let (rule, _) = one(&given, DUE);
    assert_eq!(rule, "update-removed");
}

#[test]
fn an_action_whose_file_is_gone_is_an_error_and_a_renumbered_one_is_not() {
    let dated = changed(DUE, DUE);
    std::fs::rename(dated.file("1.1"), dated.file("1.2")).unwrap();
    let rules: Vec<String> = found(&dated, 0).into_iter().map(|(rule, ..)| rule).collect();
    assert!(!rules.contains(&"action-vanished".to_owned()), "{rules:?}");
    std::fs::remove_file(dated.file("1.2")).unwrap();
    let found = found(&dated, 1);
    let gone = found.iter().find(|(rule, ..)| rule == "action-vanished").unwrap();
    assert_eq!((gone.1.as_str(), &gone.2), ("1.1.toml", &Value::Null));
    // What cannot be read is not gone.
    dated.plan.write("actions/help/01-first/1.1.toml", "title = \"x");
    let (printed, _) = dated.says(1, &["check", "--since", "HEAD"]);
    assert!(printed.contains("syntax") && !printed.contains("vanished"), "{printed}");
}

#[test]
fn plan_toml_weighs_and_allows_these_rules_as_all_others() {
    let silent = DUE.replace("2019-12-31", "2020-01-31");
    let dated = changed(DUE, &silent);
    let settings = std::fs::read_to_string(dated.plan.root().join("plan.toml")).unwrap();
    dated
        .plan
        .write("plan.toml", format!("{settings}[check]\ndeadline-moved-silently = \"warning\"\n"));
    let found_now = found(&dated, 0);
    assert_eq!(found_now.len(), 1);
    assert_eq!(found_now[0].0, "deadline-moved-silently");
}

#[test]
fn in_a_pull_request_the_line_is_marked() {
    let dated = changed(DUE, &DUE.replace("2019-12-31", "2020-01-31"));
    let (printed, _) = dated.says(1, &["check", "--since", "HEAD", "--format", "github"]);
    assert!(
        printed.starts_with("::error file=plan/actions/help/01-first/1.1.toml,line=3,"),
        "{printed}"
    );
    assert!(printed.contains("deadline moved from 2019-12-31 to 2020-01-31"), "{printed}");
}

#[cfg(unix)]
#[test]
fn the_workflow_says_what_a_pull_request_changes_and_fails_where_it_changes_silently() {
    let workflow = std::fs::read_to_string("examples/ci/github.yml").unwrap();
    let commands = workflow.lines().filter_map(|line| line.trim().strip_prefix("run: "));
    let lines: Vec<&str> = commands.filter(|line| line.contains("\"$BASE\"")).collect();
    assert_eq!(lines.len(), 2);
    let dated = changed(DUE, &DUE.replace("2019-12-31", "2020-01-31"));
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_cov-plan")).parent().unwrap();
    let run = |line: &str| {
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let mut shell = std::process::Command::new("sh");
        shell.args(["-ec", line]).current_dir(dated.top()).env("PATH", path);
        shell.env("BASE", "HEAD").env("GITHUB_STEP_SUMMARY", dated.top().join("summary.md"));
        shell.output().unwrap().status.code()
    };
    assert_eq!([run(lines[0]), run(lines[1])], [Some(0), Some(1)]);
    let summary = std::fs::read_to_string(dated.top().join("summary.md")).unwrap();
    assert!(summary.contains("no update says so"), "{summary}");
}
