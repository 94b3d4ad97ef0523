//! Deadlines month by month in the paper, counted by hand.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod folder;

use folder::TestPlan;
use serde_json::Value;

/// A plan of September 2019 to September 2020 with actions that fall due on these days.
fn due_on(days: &[&str]) -> TestPlan {
    let plan = TestPlan::new();
    for (number, day) in (1..).zip(days) {
        plan.action(&format!("1.{number}"), &format!("due = {day}"));
    }
    plan
}

/// The months of the paper that have deadlines, each with how many, and how many of them are late; before them how many rows
/// there are in all.
fn months(plan: &TestPlan, today: &str) -> (usize, Vec<String>) {
    let json = plan.run(&["report", "--format", "json", "--from", "2019-09-01", "--today", today]);
    let paper: Value = serde_json::from_str(&json).unwrap();
    let rows = paper["months"].as_array().unwrap();
    let words = |row: &Value| {
        format!("{} {} {}", row["month"].as_str().unwrap(), row["deadlines"], row["overdue"])
    };
    let given = rows.iter().filter(|row| row["deadlines"] != 0).map(words).collect();
    (rows.len(), given)
}

#[test]
fn an_old_deadline_does_not_push_the_present_out_of_sight() {
    let days = ["2015-02-28", "2018-12-31", "2019-10-31", "2019-12-31", "2022-03-31"];
    let plan = due_on(&days);
    // September 2019 to August 2021 are 24 months; with what lies before and after them 26 rows.
    let rows = ["earlier 2 2", "2019-10 1 1", "2019-12 1 0", "later 1 0"];
    assert_eq!(months(&plan, "2019-11-15"), (26, rows.map(str::to_owned).to_vec()));
    // On paper the months are named, and a mark stands for a deadline.
    let paper = plan.run(&["report", "--from", "2019-09-01", "--today", "2019-11-15"]);
    let from = paper.find("\nEarlier ").unwrap();
    assert!(
        paper[from..].starts_with("\nEarlier           2     2          0  !!\nSep 2019 "),
        "{paper}"
    );
    assert!(paper.contains(
        "\nAug 2021          0     0          0\nLater             1     0          1  .\n"
    ));
    assert!(paper.contains("\nA mark is a deadline: ! late, . not rated\n"), "{paper}");
}

#[test]
fn two_years_of_deadlines_need_no_row_for_others() {
    // November 2018 to October 2020.
    let plan = due_on(&["2018-11-30", "2020-10-31"]);
    let rows = ["2018-11 1 1", "2020-10 1 0"];
    assert_eq!(months(&plan, "2019-11-15"), (24, rows.map(str::to_owned).to_vec()));
}
