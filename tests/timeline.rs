//! What falls due when, worked out by hand from the files of the plan with a year of updates and of the real one.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod folder;
mod program;

use std::slice::from_ref;

use folder::TestPlan;
use program::{cov_plan, printed, refused};
use serde_json::{Value, json};

const YEAR: &str = "timeline --plan tests/year/plan --today 2022-01-20";

/// The days of an action of the plan with a year of updates.
fn points(number: &str) -> Value {
    let all: Vec<Value> =
        serde_json::from_str(&printed(&mut cov_plan(&format!("{YEAR} --format json")))).unwrap();
    all.into_iter().find(|action| action["number"] == number).unwrap()["points"].take()
}

fn point(date: &str, kind: &str, milestone: Option<&str>) -> Value {
    json!({ "date": date, "kind": kind, "milestone": milestone })
}

#[test]
fn a_deadline_that_moved_shows_where_it_stood_first() {
    assert_eq!(
        points("4.1"),
        json!([
            point("2021-07-30", "complete", None),
            point("2021-09-30", "first deadline", None),
            point("2021-11-04", "reopened", None),
            point("2022-02-28", "deadline", None)
        ])
    );
}

#[test]
fn a_deadline_that_moved_twice_shows_where_it_stood_between() {
    assert_eq!(
        points("1.2"),
        json!([
            point("2021-06-30", "first deadline", None),
            point("2021-08-31", "earlier deadline", None),
            point("2021-11-29", "complete", None),
            point("2021-11-30", "deadline", None)
        ])
    );
    // On 1 August the second move had not been made: the deadline was the one between.
    let json = cov_plan("timeline --plan tests/year/plan --today 2021-08-01 --format json");
    let then: Vec<Value> = serde_json::from_str(&printed(&mut { json })).unwrap();
    let then = then.iter().find(|action| action["number"] == "1.2").unwrap();
    assert_eq!(
        then["points"],
        json!([point("2021-06-30", "first deadline", None), point("2021-08-31", "deadline", None)])
    );
}

/// A milestone moved twice, the second time onto its action's own day, which moved away and back; another that never left it.
const MOVED: &str = r#"
due = 2020-03-31

[[milestones]]
title = "Ask"
due = 2020-03-31
original_due = 2019-10-31

[[milestones]]
title = "Tell"
due = 2020-03-31

[[updates]]
date = 2019-10-20
by = "council"
milestone = "Ask"
note = "Later"
moved_from = 2019-10-31
moved_to = 2019-12-31

[[updates]]
date = 2019-11-01
by = "council"
note = "Later"
moved_from = 2020-03-31
moved_to = 2020-06-30

[[updates]]
date = 2019-11-10
by = "council"
milestone = "Ask"
note = "Later still"
moved_from = 2019-12-31
moved_to = 2020-03-31

[[updates]]
date = 2019-11-12
by = "council"
note = "After all"
moved_from = 2020-06-30
moved_to = 2020-03-31
"#;

#[test]
fn a_milestone_that_moved_shows_each_day_it_stood_on() {
    let plan = TestPlan::with(MOVED);
    let json = plan.run(&["timeline", "--today", "2019-11-15", "--format", "json"]);
    let all: Value = serde_json::from_str(&json).unwrap();
    let ask = Some("Ask");
    assert_eq!(
        all[0]["points"],
        json!([
            point("2019-10-31", "milestone first deadline", ask),
            point("2019-12-31", "milestone earlier deadline", ask),
            point("2020-03-31", "deadline", None),
            point("2020-03-31", "milestone", ask),
            point("2020-06-30", "earlier deadline", None)
        ])
    );
    let text = plan.run(&["timeline", "--today", "2019-11-15"]);
    let letters: Vec<&str> = text.lines().nth(1).unwrap().split_whitespace().skip(3).collect();
    assert_eq!(letters, ["TC", "fe", "Dm", "E"]);
    let markdown = plan.run(&["timeline", "--today", "2019-11-15", "--format", "markdown"]);
    assert!(
        markdown.ends_with(
            "\n\nE earlier deadline; D deadline; f milestone first deadline; \
             e milestone earlier deadline; m milestone; 15 November 2019 lies in 2019/20-Q3\n"
        ),
        "{markdown}"
    );
}

#[test]
fn on_a_page_each_mark_says_what_it_is_and_lines_join_what_moved() {
    let plan = TestPlan::with(MOVED);
    let page = plan.run(&["timeline", "--today", "2019-11-15", "--format", "html"]);
    for words in [
        "<title>1.1 milestone first deadline, 31 Oct 2019: Ask</title>",
        "<title>1.1 milestone earlier deadline, 31 Dec 2019: Ask</title>",
        "<title>1.1 earlier deadline, 30 Jun 2020</title>",
        // The same in the table beside it.
        "31 Dec 2019: milestone earlier deadline, Ask",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // The action's, the milestone's, and the one of the key.
    assert_eq!(page.matches("class=\"moved\"").count(), 3);
    for said in ["Deadline, not rated", "Earlier deadline", "Milestone first deadline", "Moved"] {
        assert!(page.contains(&format!("</svg>{said}</li>")), "{said}");
    }
}

#[test]
fn what_is_complete_keeps_its_deadline_and_has_its_day() {
    assert_eq!(
        points("6.4"),
        json!([point("2021-06-30", "deadline", None), point("2021-08-10", "complete", None)])
    );
}

#[test]
fn milestones_stand_on_the_day_they_were_completed() {
    assert_eq!(
        points("2.3"),
        json!([
            point("2021-06-18", "milestone complete", Some("Trainers appointed")),
            point("2021-09-30", "milestone first deadline", Some("Half of the staff trained")),
            point("2021-11-12", "milestone complete", Some("Half of the staff trained")),
            point("2021-12-31", "first deadline", None),
            point("2022-01-14", "milestone complete", Some("Course material signed off")),
            point("2022-03-15", "deadline", None)
        ])
    );
}

#[test]
fn what_rests_or_is_given_up_says_since_when_and_is_not_late() {
    assert_eq!(
        points("4.2"),
        json!([point("2021-11-22", "suspended", None), point("2022-01-31", "deadline", None)])
    );
    assert_eq!(
        points("3.3"),
        json!([point("2021-08-31", "deadline", None), point("2021-09-09", "withdrawn", None)])
    );
    let text = printed(&mut cov_plan(&format!("{YEAR} --status withdrawn")));
    assert!(!text.contains('!'), "{text}");
}

/// An action that rested twice, the second time until somebody went on with it early; was completed, and reopened; and then given up
/// during a pause.
const OFTEN_ENDED: &str = r#"
due = 2020-03-31

[suspended]
date = 2020-02-01
until = 2020-04-30
agreed_by = "board"
reason = "Wait"

[withdrawn]
date = 2020-02-20
agreed_by = "board"
reason = "No more"

[[updates]]
date = 2019-10-10
by = "council"
note = "On again"
[updates.reopened_from.suspended]
date = 2019-09-05
until = 2019-09-20
agreed_by = "board"
reason = "Wait"

[[updates]]
date = 2019-11-20
by = "council"
note = "On again"
[updates.reopened_from.suspended]
date = 2019-10-20
until = 2019-12-31
agreed_by = "board"
reason = "Wait"

[[updates]]
date = 2020-01-10
by = "council"
note = "Not done after all"
[updates.reopened_from]
completed = 2019-12-01
"#;

#[test]
fn each_end_and_each_pause_has_its_days_and_the_day_that_took_it_out() {
    let plan = TestPlan::with(OFTEN_ENDED);
    let of_day = |today: &str| {
        let json = plan.run(&["timeline", "--today", today, "--format", "json"]);
        let all: Value = serde_json::from_str(&json).unwrap();
        all[0]["points"].clone()
    };
    // The first pause had run out before an update took it out.
    let by_december = [
        point("2019-09-05", "suspended", None),
        point("2019-09-20", "suspended until", None),
        point("2019-10-20", "suspended", None),
        point("2019-11-20", "reopened", None),
        point("2019-12-01", "complete", None),
    ];
    let deadline = point("2020-03-31", "deadline", None);
    let since = [
        point("2020-01-10", "reopened", None),
        point("2020-02-01", "suspended", None),
        point("2020-02-20", "withdrawn", None),
    ];
    let all = |parts: &[&[Value]]| Value::Array(parts.concat());
    assert_eq!(of_day("2019-12-01"), all(&[&by_december, from_ref(&deadline)]));
    assert_eq!(of_day("2020-03-01"), all(&[&by_december, &since, from_ref(&deadline)]));
    // On a day within the last pause it was still to last until the end of April.
    let until = point("2020-04-30", "suspended until", None);
    assert_eq!(of_day("2020-02-10"), all(&[&by_december, &since[..2], &[deadline, until]]));
    // On one within the second, that was to last until the end of December.
    let second = [by_december[..3].to_vec(), vec![point("2019-12-31", "suspended until", None)]];
    let second = [second.concat(), vec![point("2020-03-31", "deadline", None)]];
    assert_eq!(of_day("2019-11-01"), Value::Array(second.concat()));
}

#[test]
fn what_goes_on_after_a_rest_shows_from_when_to_when_it_rested() {
    assert_eq!(
        points("3.2"),
        json!([
            point("2021-07-15", "suspended", None),
            point("2021-10-31", "deadline", None),
            point("2021-11-30", "suspended until", None)
        ])
    );
}

#[test]
fn actions_come_in_the_order_of_what_is_next_unless_another_is_asked_for() {
    let numbers = |line: &str| {
        let line = format!("{YEAR} --section leadership --format json {line}");
        let all: Vec<Value> = serde_json::from_str(&printed(&mut cov_plan(&line))).unwrap();
        let number = |action: &Value| action["number"].as_str().unwrap().to_owned();
        all.iter().map(number).collect::<Vec<_>>().join(" ")
    };
    // 15 December, 31 January, 28 February, twice 31 March; 5.1, 5.4 and 6.4 have nothing more to come.
    assert_eq!(numbers(""), "6.2 6.1 5.2 5.3 6.3 5.1 5.4 6.4");
    assert_eq!(numbers("--sort number:desc"), "6.4 6.3 6.2 6.1 5.4 5.3 5.2 5.1");
    // Open, overdue, complete; within each, what falls due last first, and what has no day last.
    assert_eq!(numbers("--sort status,due:desc"), "5.3 6.3 5.2 6.1 5.1 6.2 5.4 6.4");
    assert_eq!(
        refused(&mut cov_plan("timeline --sort rag")),
        "error: no column rag here\n  help: there are number, title, lead, status, due\n"
    );
}

#[test]
fn as_data_there_is_a_row_a_day() {
    let csv = printed(&mut cov_plan(&format!("{YEAR} --format csv")));
    let of_action: Vec<&str> = csv.lines().filter(|line| line.starts_with("6.2,")).collect();
    assert_eq!(csv.lines().next().unwrap(), "number,title,lead,status,date,kind,milestone");
    assert_eq!(
        of_action,
        [
            "6.2,Let children judge what we do,schools,overdue,2021-10-31,first deadline,",
            "6.2,Let children judge what we do,schools,overdue,2021-12-15,deadline,"
        ]
    );
}

#[test]
fn the_real_plan_fits_80_columns_a_line_an_action() {
    let text = printed(cov_plan("timeline --today 2019-11-15").env("COLUMNS", "80"));
    let lines: Vec<&str> = text.lines().collect();
    // The heads, 62 actions, and what the letters say.
    assert_eq!(lines.len(), 64, "{text}");
    assert!(lines.iter().all(|line| line.chars().count() <= 80), "{text}");
    assert!(lines[0].ends_with("2019/20 Q2  Q3  Q4  2020/21 Q1  Q2"), "{text}");
    assert_eq!(lines[63], "D deadline; m milestone; ! late; 15 November 2019 lies in 2019/20-Q3");
}

#[test]
fn days_far_from_the_one_asked_about_share_a_column() {
    let plan = TestPlan::new();
    plan.action("1.1", "due = 2018-11-30");
    plan.action("1.2", "due = 2020-01-31");
    plan.action("1.3", "due = 2023-03-31");
    let text = plan.run(&["timeline", "--today", "2020-01-15"]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].contains("earlier") && lines[0].ends_with("later"), "{text}");
    // Six quarters: three before the one of the day, that one, and two behind it.
    assert!(lines[0].contains("2019/20 Q1  Q2  Q3  Q4  2020/21 Q1  Q2"), "{text}");
    let below = |head: &str, line: usize| {
        let from = lines[0].find(head).unwrap();
        lines[line].get(from..).unwrap_or_default().starts_with('D')
    };
    assert!(below("earlier", 1) && below("Q4", 2) && below("later", 3), "{text}");
}
