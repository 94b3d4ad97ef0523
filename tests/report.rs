//! The paper for the meeting: which time it is on, in which order it speaks, and what it says where nothing is to be said.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod program;

use std::fs;

use program::{cov_plan, printed, refused};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The paper on the real plan as JSON.
fn paper(line: &str) -> Value {
    serde_json::from_str(&printed(&mut cov_plan(&format!("report --format json {line}")))).unwrap()
}

/// Which time the paper is on: its name, first and last day, and those of the time after it.
fn time(line: &str) -> Value {
    let period = &paper(line)["period"];
    json!([period["name"], period["from"], period["to"], period["next_from"], period["next_to"]])
}

#[test]
fn without_a_period_it_is_the_quarter_whose_updates_are_asked_for() {
    let third = json!(["2019/20-Q3", "2019-10-01", "2019-12-31", "2020-01-01", "2020-03-31"]);
    assert_eq!(time("--today 2019-12-31"), third);
    // Updates for it are in time until 21 January.
    assert_eq!(time("--today 2020-01-21"), third);
    assert_eq!(time("--today 2020-01-22")[0], "2019/20-Q4");
    // The quarter before the plan's first is not asked about.
    assert_eq!(time("--today 2019-09-01")[0], "2019/20-Q2");
}

#[test]
fn since_a_meeting_counts_from_its_day_to_the_day_asked_about_and_on_to_the_next() {
    let since = time("--group executive-group --today 2019-11-15");
    assert_eq!(since, json!([null, "2019-10-22", "2019-11-15", "2019-11-16", "2019-12-19"]));
    // On the day of a meeting its paper goes back to the one before.
    let before = time("--group executive-group --today 2019-12-19");
    // No meeting is known after it: as many days again, which are 59.
    assert_eq!(before, json!([null, "2019-10-22", "2019-12-19", "2019-12-20", "2020-02-16"]));
    // The board meets every month, and no meeting is listed: its months count from the plan's start.
    let monthly = time("--group transformation-board --today 2019-11-15");
    assert_eq!(monthly, json!([null, "2019-11-01", "2019-11-15", "2019-11-16", "2019-12-01"]));
}

#[test]
fn from_one_day_to_another_is_followed_by_as_many_days() {
    assert_eq!(
        time("--from 2019-10 --to 2019-11 --today 2019-11-30"),
        json!([null, "2019-10-01", "2019-11-30", "2019-12-01", "2020-01-30"])
    );
}

#[test]
fn a_period_that_has_not_begun_or_ends_before_it_begins_is_refused() {
    let said = |line: &str| refused(&mut cov_plan(&format!("report {line}")));
    assert_eq!(
        said("--quarter 2019/20-Q3 --today 2019-09-30"),
        "error: the period begins on 1 October 2019, after the day that is asked about, 30 September 2019\n  \
         help: ask about a day in it: --today 2019-10-01\n"
    );
    assert_eq!(
        said("--from 2019-12-01 --to 2019-11-30"),
        "error: the period ends on 30 November 2019, before it begins on 1 December 2019\n  \
         help: perhaps --from 2019-11-30 --to 2019-12-01\n"
    );
    assert!(said("--group police").starts_with("error: no group police in this plan\n"));
    assert!(said("--quarter 2019-Q3").contains("such as 2019/20-Q3"));
}

#[test]
fn a_quarter_long_past_has_the_figures_of_the_last_day_on_which_its_updates_were_in_time() {
    let output = cov_plan("report --quarter 2019/20-Q3 --format json").output().unwrap();
    let paper: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(paper["today"], "2020-01-21");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "note: the period is over: its figures are of 21 January 2020; --today asks about another day\n"
    );
}

#[test]
fn its_parts_stand_in_the_order_of_the_meeting() {
    let text = printed(&mut cov_plan("report --format markdown --today 2019-11-15"));
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(
        headings,
        [
            "Decisions asked",
            "Ratings by section",
            "What got worse, and why",
            "Overdue",
            "Deadlines that moved",
            "Completed in the period",
            "Falls due by 31 March 2020",
            "Every red and amber, and why",
            "Impact beside delivery",
            "Updates missing",
            "Objectives, with their actions and latest evidence",
            "What the ratings mean"
        ]
    );
}

#[test]
fn every_objective_and_every_finding_of_the_inspection_is_in_it() {
    let paper = paper("--today 2019-11-15");
    let objectives = paper["objectives"].as_array().unwrap();
    assert_eq!(objectives.len(), 27);
    let actions: usize =
        objectives.iter().map(|objective| objective["actions"].as_array().unwrap().len()).sum();
    assert_eq!(actions, 62);
    for objective in objectives {
        assert_eq!(objective["ofsted"].is_null(), objective["finding"].is_null());
    }
}

#[test]
fn the_short_paper_fits_a_message_however_wide_the_terminal_is() {
    let line = "report --exceptions --today 2019-11-15";
    let text = printed(cov_plan(line).env("COLUMNS", "160"));
    assert!(text.lines().all(|line| line.chars().count() <= 72), "{text}");
    assert!(
        text.contains("\nOverdue: 13\n- 5.3 Chart the way into pre-proceedings, CCC: 30 September")
    );
    assert!(
        text.contains("\nNot rated: 62\n- CSCP: 1.1, 9.1, 9.3, 23.2, 24.3\n- CCC: 1.2, 2.1,"),
        "{text}"
    );
    assert_eq!(text, printed(&mut cov_plan(line)));
}

#[test]
fn a_foreword_stands_before_the_figures_and_has_to_be_text() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("foreword.txt");
    let report = |format: &str| {
        let mut command = cov_plan("report --today 2019-11-15 --foreword");
        command.arg(&path).args(["--format", format]);
        command
    };
    fs::write(&path, "\u{feff}A hard quarter.\r\n\r\n- <b>Two</b> leads left\r\n").unwrap();
    let text = printed(&mut report("markdown"));
    let (foreword, figures) = (text.find("\nA hard quarter.\n"), text.find("**13** deadlines"));
    assert!(foreword.is_some() && foreword < figures, "{text}");
    assert!(text.contains("\n- &lt;b&gt;Two&lt;/b&gt; leads left\n"), "{text}");
    fs::write(&path, b"caf\xe9").unwrap();
    assert!(refused(&mut report("text")).contains(" is not UTF-8\n"));
    fs::remove_file(&path).unwrap();
    assert!(refused(&mut report("text")).starts_with("error: cannot read "));
}
