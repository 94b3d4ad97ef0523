//! What the commands say as JSON is what the page has worked out.

use std::path::Path;

use serde_json::Value;

use crate::figures::{Chapter, Row, chapters, periods, said, written};
use crate::{PLAN, json, program};

/// The tables that are not about the paper.
const OTHERS: [&str; 3] = ["leads", "since", "updates_owed"];

/// What the command of a chapter prints.
fn paper(chapter: &Chapter) -> Value {
    let words: Vec<&str> = chapter.command.iter().map(String::as_str).collect();
    json(Path::new(PLAN), &words)
}

/// Asserts that the rows of the JSON say what the rows of the page do.
#[track_caller]
fn agree(key: &str, rows: &[Value], expected: &[Row]) {
    let heads = expected.first().cloned().unwrap_or_default();
    let found: Vec<Row> = rows.iter().map(|row| said(row, &heads)).collect();
    let line =
        |row: &Row| row.iter().map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(" | ");
    let lines = |rows: &[Row]| rows.iter().map(line).collect::<Vec<_>>().join("\n");
    assert_eq!(lines(&found), lines(expected), "\n{key}:\n{}", lines(&found));
    assert_eq!(found.len(), expected.len(), "{key}");
}

/// The rows of a key: those of a list, a table on its own as one; `sections.now` are the counts of each section.
fn rows(paper: &Value, key: &str) -> Vec<Value> {
    match key.split_once('.') {
        Some(("sections", when)) => {
            list(&paper["sections"]).iter().map(|row| counts(row, when)).collect()
        }
        Some((outer, inner)) => rows(&paper[outer], inner),
        None if key == "actions" => list(&paper["objectives"])
            .iter()
            .flat_map(|row| list(&row["actions"]).clone())
            .collect(),
        None if paper[key].is_array() => list(&paper[key]).clone(),
        None => vec![paper[key].clone()],
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

/// The counts of a section, with its id.
fn counts(row: &Value, when: &str) -> Value {
    let mut counts = row[when].clone();
    counts["section"] = row["section"].clone();
    counts
}

#[test]
fn the_page_of_figures_is_read_whole() {
    let tables: Vec<usize> = chapters().iter().map(|chapter| chapter.keys().count()).collect();
    assert_eq!(tables, [28, 28, 28]);
    let rows =
        |chapter: &Chapter| chapter.keys().map(|key| chapter.table(key).len()).sum::<usize>();
    assert!(chapters().iter().all(|chapter| rows(chapter) > 100));
    assert_eq!(periods().len(), 11);
}

#[test]
fn every_figure_of_the_paper_is_the_one_worked_out_by_hand() {
    for chapter in chapters() {
        let paper = paper(&chapter);
        for key in chapter.keys().filter(|key| !OTHERS.contains(key)) {
            agree(key, &rows(&paper, key), chapter.table(key));
        }
    }
}

#[test]
fn no_part_of_the_paper_is_without_its_figures() {
    for chapter in chapters() {
        let keys: Vec<&str> = chapter.keys().collect();
        let paper = paper(&chapter);
        for (key, value) in paper.as_object().unwrap() {
            let stands = |name: &str| keys.iter().any(|key| key.split('.').next() == Some(name));
            let is_worked_out = stands(key) || (key == "objectives" && stands("actions"));
            assert!(
                is_worked_out || !(value.is_array() || value.is_object()) || key == "ratings_key",
                "{key}"
            );
        }
        assert_eq!(written(&paper["only"]), "–");
        assert_eq!(written(&paper["actions_of_plan"]), written(&paper["figures"]["actions"]));
        assert_eq!(written(&paper["today"]), chapter.day());
    }
}

#[test]
fn the_list_of_actions_says_the_same_of_each() {
    for chapter in chapters() {
        let list = json(Path::new(PLAN), &["list", "--today", chapter.day()]);
        let expected: Vec<Row> = chapter.table("actions").iter().map(of_the_list).collect();
        agree("list", list.as_array().unwrap(), &expected);
    }
}

/// The cells of a row that the list has too.
fn of_the_list(row: &Row) -> Row {
    let known = ["number", "lead", "due", "original_due", "status", "rag", "impact", "last_update"];
    row.iter().filter(|(head, _)| known.contains(&head.as_str())).cloned().collect()
}

#[test]
fn the_leads_stand_as_worked_out() {
    for chapter in chapters() {
        let leads = json(Path::new(PLAN), &["leads", "--today", chapter.day()]);
        agree("leads", leads.as_array().unwrap(), chapter.table("leads"));
    }
}

#[test]
fn the_overdue_deadlines_are_those_of_the_paper() {
    for chapter in chapters() {
        let due = json(Path::new(PLAN), &["due", "--overdue", "--today", chapter.day()]);
        agree("due --overdue", due.as_array().unwrap(), chapter.table("overdue"));
        assert_eq!(due, paper(&chapter)["overdue"]);
    }
}

#[test]
fn the_summary_counts_what_the_paper_counts() {
    for chapter in chapters() {
        let summary = json(Path::new(PLAN), &["summary", "--today", chapter.day()]);
        agree("total", &[summary["total"].clone()], chapter.table("figures"));
        let now = chapter.table("sections.now");
        agree("sections", list(&summary["sections"]), &now[..now.len() - 1]);
        let numbers = |rows: &[Row], is: &dyn Fn(&Row) -> bool| {
            let numbers = rows.iter().filter(|row| is(row)).map(|row| row[0].1.clone());
            numbers.collect::<Vec<_>>().join(", ")
        };
        let has = |row: &Row, head: &str, cell: &str| {
            row.iter().any(|(name, says)| name == head && says == cell)
        };
        let reds = numbers(chapter.table("ratings"), &|row| has(row, "rag", "red"));
        assert_eq!(written(&summary["red"]), reds);
        let late = numbers(chapter.table("actions"), &|row| has(row, "status", "overdue"));
        assert_eq!(written(&summary["overdue"]), late);
        let stale = numbers(chapter.table("actions"), &|row| {
            has(row, "rag_stale", "yes") || has(row, "impact_stale", "yes")
        });
        assert_eq!(written(&summary["stale"]), stale);
    }
}

#[test]
fn the_summary_says_what_moved_since_the_last_quarter() {
    for chapter in chapters() {
        let summary = json(Path::new(PLAN), &["summary", "--today", chapter.day()]);
        agree("since", &[since(&summary)], chapter.table("since"));
        assert_eq!(written(&summary["updates_owed"]), chapter.table("updates_owed")[0][0].1);
        assert_eq!(summary["quarters"], paper(&chapter)["quarters"]);
    }
}

/// The day, the counts on it and the ratings that moved, side by side.
fn since(summary: &Value) -> Value {
    let mut since = summary["since"].clone();
    let total = since["total"].take();
    since.as_object_mut().unwrap().extend(total.as_object().unwrap().clone());
    since
}

#[test]
fn a_move_from_before_the_period_is_not_said_to_have_come_after_it() {
    let quarter = program::cov_plan("report --quarter 2021/22-Q2 --today 2021-10-15 --plan")
        .arg(PLAN)
        .output()
        .unwrap();
    let text = String::from_utf8(quarter.stdout).unwrap();
    let asked = text.split("Deadlines whose move nobody has agreed").nth(1).unwrap();
    let asked = asked.split("Ratings by section").next().unwrap();
    assert!(asked.contains("6.2  Let children judge what we do"), "{asked}");
    assert!(!asked.contains("Since the period's end"), "{asked}");
}
