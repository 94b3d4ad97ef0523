//! The plan as data: four tables with keys, the same figures in every format.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod copied;
mod exported;
mod plan;

use std::collections::BTreeSet;
use std::fs;

use exported::{TABLES, as_csv, as_json, column, row};
use plan::program::{cov_plan, printed, refused};
use plan::{GUIDE, TestPlan};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The plan of three actions in August: 1.1 has moved, 1.2 is complete, the first quarter of 2.1 is unanswered.
const AUGUST: &str = "2026-08-01";

/// The values of these columns of a row.
fn values(row: &Value, columns: &[&str]) -> Value {
    columns.iter().map(|&column| (column.to_owned(), row[column].clone())).collect()
}

#[test]
fn the_real_plan_has_62_actions_6_milestones_no_update_and_8_agencies() {
    let exported = as_json(cov_plan("--today 2019-11-15"));
    let count = |table: &str| exported[table].as_array().unwrap().len();
    assert_eq!(TABLES.map(count), [62, 6, 0, 8]);
    assert_eq!(exported["schema_version"], 1);
    assert_eq!(exported["organisation"], "Coventry City Council");
    assert_eq!(exported["today"], "2019-11-15");
}

#[test]
fn each_key_is_there_once_and_each_reference_is_the_key_of_a_row() {
    for exported in
        [as_json(cov_plan("--today 2019-11-15")), as_json(TestPlan::three_actions().on(AUGUST))]
    {
        let keys = |table: &str, key: &str| -> BTreeSet<String> {
            let all = column(&exported[table], key);
            let keys: BTreeSet<String> = all.iter().cloned().collect();
            assert_eq!(keys.len(), all.len(), "{table}.{key}");
            keys
        };
        let (actions, agencies) = (keys("actions", "number"), keys("agencies", "id"));
        let milestones = keys("milestones", "key");
        keys("updates", "key");
        for (table, reference, known) in [
            ("actions", "lead", &agencies),
            ("actions", "partners", &agencies),
            ("milestones", "action", &actions),
            ("updates", "action", &actions),
            ("updates", "by", &agencies),
            ("updates", "milestone", &milestones),
        ] {
            let all = column(&exported[table], reference);
            assert!(all.iter().all(|one| known.contains(one)), "{table}.{reference}: {all:?}");
        }
    }
}

#[test]
fn an_action_that_comes_round_with_each_meeting_is_told_whole() {
    let exported = as_json(cov_plan("--today 2019-11-15"));
    // The group met on 22 October, and nobody has reported to it: 9 days of October and 15 of November.
    let expected = json!({
        "section": "leadership-and-governance", "objective": 24, "title": "Audit and sample cases",
        "lead": "coventry-city-council", "partners": [], "due": "2019-10-22", "due_kind": "meeting",
        "due_from": null, "due_until": "2020-09-30", "due_every": null,
        "due_group": "executive-group", "due_words": null,
        "due_said": "To be reported at each Executive Group meeting", "original_due": null,
        "measures": ["Audits find that practice is better"], "added": null, "status": "overdue",
        "days": -24, "rag": null, "stale": false, "last_update": null, "owes_update": true,
        "completed": null,
    });
    let columns: Vec<&str> = expected.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(values(row(&exported["actions"], "number", "24.1"), &columns), expected);
}

#[test]
fn a_milestone_that_comes_round_is_told_whole() {
    let exported = as_json(cov_plan("--today 2019-11-15"));
    assert_eq!(
        *row(&exported["milestones"], "key", "7.1/3"),
        json!({
            "key": "7.1/3", "action": "7.1", "title": "Coordinators reinforce the offer to families",
            "due": "2019-12-31", "due_kind": "recurring", "due_from": "2019-10-01",
            "due_until": "2020-09-30", "due_every": "quarter", "due_group": null, "due_words": null,
            "due_said": "Quarterly Report", "original_due": null, "status": "open", "days": 46,
            "completed": null,
        })
    );
}

#[test]
fn an_action_that_moved_has_its_first_deadline_and_the_decision() {
    let exported = as_json(TestPlan::three_actions().on(AUGUST));
    let expected = json!({
        "number": "1.1", "partners": ["police", "health-trust"], "due": "2026-09-30",
        "original_due": "2026-06-30", "status": "open", "days": 60, "rag": "amber",
        "impact": "red", "stale": false, "last_update": "2026-06-09", "owes_update": false,
        "ofsted": "improvement",
    });
    let columns: Vec<&str> = expected.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(values(row(&exported["actions"], "number", "1.1"), &columns), expected);
    assert_eq!(column(&exported["updates"], "key"), ["1.1/1", "1.1/2", "1.2/1"]);
    let moved = row(&exported["updates"], "key", "1.1/2");
    let columns = ["date", "by", "rag", "moved_from", "moved_to", "agreed_by", "milestone"];
    assert_eq!(
        values(moved, &columns),
        json!({
            "date": "2026-06-09", "by": "council", "rag": null, "moved_from": "2026-06-30",
            "moved_to": "2026-09-30", "agreed_by": "executive-group", "milestone": null,
        })
    );
}

#[test]
fn what_happened_after_the_day_is_not_there_yet() {
    let exported = as_json(TestPlan::three_actions().on("2026-06-01"));
    assert_eq!(column(&exported["updates"], "key"), ["1.1/1"]);
    let action = row(&exported["actions"], "number", "1.1");
    let columns = ["due", "due_until", "original_due", "days"];
    assert_eq!(
        values(action, &columns),
        json!({ "due": "2026-06-30", "due_until": "2026-06-30", "original_due": null, "days": 29 })
    );
    let guide = row(&exported["actions"], "number", "1.2");
    assert_eq!(
        values(guide, &["status", "completed"]),
        json!({ "status": "open", "completed": null })
    );
}

#[test]
fn a_decision_about_a_milestone_points_to_it_and_what_was_reopened_is_told() {
    let reopened = "\n[[updates]]\ndate = 2026-07-01\nby = \"police\"\nnote = \"Two pages are wrong.\"\n\
                    reopened_from = { completed = 2026-06-15 }\n";
    let moved = "\n[[updates]]\ndate = 2026-07-02\nby = \"council\"\nmilestone = \"First teams trained\"\n\
                 moved_from = 2026-06-30\nmoved_to = 2026-07-31\nnote = \"Holidays.\"\n";
    let plan = TestPlan::three_actions()
        .with(GUIDE, "completed = 2026-06-15\n", "")
        .and(GUIDE, reopened)
        .and(plan::TRAIN, moved);
    let exported = as_json(plan.on(AUGUST));
    let decision = row(&exported["updates"], "key", "1.1/3");
    assert_eq!(
        values(decision, &["milestone", "milestone_title"]),
        json!({ "milestone": "1.1/2", "milestone_title": "First teams trained" })
    );
    let decision = row(&exported["updates"], "key", "1.2/2");
    assert_eq!(
        values(decision, &["reopened_completed", "reopened_suspended"]),
        json!({ "reopened_completed": "2026-06-15", "reopened_suspended": null })
    );
}

#[test]
fn evidence_is_written_as_the_command_line_takes_it() {
    let exported = as_json(TestPlan::three_actions().on(AUGUST));
    let evidence = json!(["https://northtown.example/guide", "police: Minutes of 15 June"]);
    assert_eq!(row(&exported["updates"], "key", "1.2/1")["evidence"], evidence);
}

#[test]
fn csv_has_the_same_values_as_json_cell_by_cell() {
    for command in [
        || cov_plan("--today 2019-11-15"),
        || cov_plan("--plan examples/three-actions --today 2026-08-01"),
    ] {
        let exported = as_json(command());
        let folder = TempDir::new().unwrap();
        let tables = as_csv(command(), &folder.path().join("data"));
        for (table, rows) in TABLES.iter().zip(tables) {
            let objects = exported[table].as_array().unwrap();
            assert_eq!(rows.len(), objects.len() + 1, "{table}");
            let (heads, rows) = rows.split_first().unwrap();
            for (object, row) in objects.iter().zip(rows) {
                let names: Vec<&String> = object.as_object().unwrap().keys().collect();
                assert_eq!(names.len(), heads.len(), "{table}");
                for (head, cell) in heads.iter().zip(row) {
                    assert_eq!(*cell, exported::in_csv(&object[head]), "{table}.{head}");
                }
            }
        }
    }
}

#[test]
fn a_folder_takes_four_files_with_the_mark_that_excel_needs_in_place_of_earlier_ones() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("new/data");
    for line in ["--today 2019-11-15", "--today 2019-11-15 --lead police"] {
        cov_plan("export --output").arg(&data).args(line.split(' ')).assert().success().stdout("");
    }
    let mut names: Vec<_> = fs::read_dir(&data)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["actions.csv", "agencies.csv", "milestones.csv", "updates.csv"]);
    let actions = fs::read_to_string(data.join("actions.csv")).unwrap();
    assert!(actions.starts_with("\u{feff}number,section,"), "{actions}");
    assert_eq!(actions.matches("\n9.4,").count(), 1, "{actions}");
    let agencies = fs::read_to_string(data.join("agencies.csv")).unwrap();
    assert_eq!(agencies.lines().count(), 9, "every agency stays, whichever actions are chosen");
}

#[test]
fn four_tables_of_csv_go_into_no_file_whatever_it_is_called() {
    let place = TempDir::new().unwrap();
    let said = |line: &str| {
        let plan = std::env::current_dir().unwrap().join("plan");
        refused(cov_plan(line).current_dir(place.path()).arg("--plan").arg(plan))
    };
    let message = |folder: &str| {
        format!(
            "error: four tables of CSV do not go into one file\n  \
             help: name a folder for them: cov-plan export --output {folder}/; one file takes .json, .xlsx or .ods\n"
        )
    };
    assert_eq!(said("export --format csv"), message("DIR"));
    assert_eq!(said("export --format csv --output -"), message("DIR"));
    for file in ["x.csv", "x.CSV", "x.xlsx", "x.ods", "x.json", "x.txt"] {
        assert_eq!(said(&format!("export --format csv --output {file}")), message("x"), "{file}");
    }
    assert_eq!(said("export --output data/plan.CSV"), message("data/plan"));
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0, "nothing was written");
}

#[test]
fn a_workbook_is_not_written_under_the_name_of_json() {
    let place = TempDir::new().unwrap();
    let file = place.path().join("plan.json");
    assert_eq!(
        refused(cov_plan("export --format xlsx --output").arg(&file)),
        format!(
            "error: --format xlsx does not go with {}, whose name is that of json\n  \
             help: leave out --format, or name the file otherwise\n",
            file.display()
        )
    );
    assert!(!file.exists());
}

#[test]
fn a_folder_is_a_folder_whatever_its_name_ends_in() {
    let place = TempDir::new().unwrap();
    let there = place.path().join("there.json");
    fs::create_dir(&there).unwrap();
    let said = |folder: &str, options: &str| {
        let path = place.path().join(folder);
        cov_plan("export --output").arg(&path).args(options.split_whitespace()).assert().success();
        path
    };
    for (folder, options) in [
        ("new.csv/", ""),
        ("new.xlsx/", "--format csv"),
        ("there.json", ""),
        ("there.json", "--format csv"),
        ("2019-11.v2", "--format csv"),
        ("plain", ""),
    ] {
        assert!(said(folder, options).join("actions.csv").is_file(), "{folder} {options}");
    }
    assert_eq!(
        refused(cov_plan("export --format xlsx --output").arg(&there)),
        format!(
            "error: {} is a folder, and xlsx goes into one file\n  help: name a file in it, such as plan.xlsx\n",
            there.display()
        )
    );
}

#[test]
fn a_place_that_cannot_take_the_tables_is_refused_and_stays_as_it_was() {
    let other = refused(&mut cov_plan("export --output plan.pdf"));
    assert!(other.contains("plan.pdf does not say which format to write"), "{other}");
    for inside in ["plan", "plan/new/data"] {
        let message = refused(cov_plan("export --output").arg(inside));
        assert!(message.contains("would lie in the plan folder"), "{message}");
    }
    assert!(!std::path::Path::new("plan/new").exists());
}

#[test]
fn the_columns_that_are_explained_are_those_that_are_exported_each_with_a_meaning() {
    let explained = printed(&mut cov_plan("export --explain"));
    let exported = as_json(TestPlan::three_actions().on(AUGUST));
    let mut blocks = explained.split("\n\n");
    for table in TABLES {
        let lines: Vec<&str> = blocks.next().unwrap().lines().collect();
        assert_eq!(lines[0], table);
        let names: Vec<&str> =
            lines[2..].iter().map(|line| line.split_once("  ").unwrap().0).collect();
        let mut known: Vec<&str> =
            exported[table][0].as_object().unwrap().keys().map(String::as_str).collect();
        known.sort_unstable();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, known);
    }
    assert!(
        refused(&mut cov_plan("export --explain --lead police")).contains("cannot be used with")
    );
}
