//! An export as a workbook: what other programs read in its cells is what the JSON and the CSV files say, cell by cell.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod book;
mod copied;
mod exported;
mod folder;
mod program;

use std::collections::BTreeMap;
use std::fs;

use assert_cmd::Command;
use book::{Book, Cell, read_back, rows, text};
use exported::{TABLES, as_csv, as_json, in_csv, joined};
use program::{cov_plan, printed};
use serde_json::Value;
use tempfile::TempDir;

const FORMATS: [&str; 2] = ["xlsx", "ods"];

/// The plans, and the days on which they are exported.
const PLANS: [(&str, &str); 3] =
    [("tests/year/plan", "2021-10-15"), ("tests/year/plan", "2022-02-14"), ("plan", "2019-11-15")];

/// The columns of days, in all tables.
const DAYS: [&str; 18] = [
    "added",
    "completed",
    "date",
    "due",
    "due_from",
    "due_until",
    "last_update",
    "moved_from",
    "moved_to",
    "next_due",
    "original_due",
    "reopened_completed",
    "reopened_suspended",
    "reopened_suspended_until",
    "reopened_withdrawn",
    "suspended",
    "suspended_until",
    "withdrawn",
];

fn about(plan: &str, day: &str) -> Command {
    cov_plan(&format!("--plan {plan} --today {day}"))
}

/// The export as a workbook.
fn as_book(mut command: Command, format: &str) -> Book {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(format!("plan.{format}"));
    assert_eq!(printed(command.args(["export", "--output"]).arg(&path)), "");
    read_back(fs::read(path).unwrap(), format)
}

/// The head of a column by its name: `original_due` stands as "Original due".
fn head(name: &str) -> String {
    let words = name.replace('_', " ");
    if words.starts_with("rag") {
        return words.replacen("rag", "RAG", 1);
    }
    let (first, rest) = words.split_at(1);
    first.to_uppercase() + rest
}

/// What a sheet says where the JSON has this.
fn expected(table: &str, name: &str, value: &Value) -> Cell {
    match value {
        // An action without a rating is told to be so; an update may say nothing of one.
        Value::Null if table == "actions" && ["rag", "impact"].contains(&name) => text("not rated"),
        Value::Null => Cell::Empty,
        Value::Bool(is_so) => text(if *is_so { "yes" } else { "no" }),
        Value::Number(number) => Cell::Number(number.as_f64().unwrap()),
        Value::Array(pieces) if pieces.is_empty() => Cell::Empty,
        Value::Array(pieces) => {
            let is_a_word = |piece: &Value| !piece.as_str().unwrap().contains(' ');
            text(&joined(value, if pieces.iter().all(is_a_word) { ", " } else { "\n" }))
        }
        Value::String(day) if DAYS.contains(&name) => Cell::Date(day.clone()),
        words => text(words.as_str().unwrap().trim()),
    }
}

#[test]
fn every_cell_of_a_workbook_is_that_of_the_json_and_of_the_csv_files() {
    for (plan, day) in PLANS {
        let json = as_json(about(plan, day));
        let folder = TempDir::new().unwrap();
        let csv = as_csv(about(plan, day), folder.path());
        for format in FORMATS {
            let book = as_book(about(plan, day), format);
            assert_eq!(book.len(), 1 + TABLES.len(), "a sheet a table behind the cover");
            for (place, (table, csv)) in TABLES.iter().zip(&csv).enumerate() {
                let (name, sheet) = &book[place + 1];
                assert_eq!(name.to_lowercase(), *table);
                let (names, csv) = csv.split_first().unwrap();
                let heads: Vec<Cell> = names.iter().map(|name| text(&head(name))).collect();
                assert_eq!(sheet[2], heads, "{format}, {table}");
                let objects = json[table].as_array().unwrap();
                let rows = rows(&book, place + 1);
                assert_eq!((rows.len(), csv.len()), (objects.len(), objects.len()), "{table}");
                for ((row, csv), object) in rows.iter().zip(csv).zip(objects) {
                    assert_eq!(row.len(), object.as_object().unwrap().len());
                    for (name, in_file) in names.iter().zip(csv) {
                        let value = &object[name];
                        let about = format!("{format}, {plan} on {day}, {table}.{name}: {object}");
                        assert_eq!(row[&head(name)], expected(table, name, value), "{about}");
                        assert_eq!(*in_file, in_csv(value), "{about}");
                    }
                }
            }
        }
    }
}

/// How many cells of each kind the columns of a sheet have.
fn kinds(book: &Book, sheet: usize) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for cell in rows(book, sheet).iter().flat_map(BTreeMap::values) {
        let kind = match cell {
            Cell::Empty => "empty",
            Cell::Text(_) => "text",
            Cell::Number(_) => "number",
            Cell::Date(_) => "date",
        };
        *kinds.entry(kind).or_default() += 1;
    }
    kinds
}

#[test]
fn an_action_of_the_year_stands_in_its_row_as_its_file_has_it() {
    for format in FORMATS {
        let book = as_book(about("tests/year/plan", "2021-10-15"), format);
        let actions = rows(&book, 1);
        // 5.3 is not in the plan before January.
        assert_eq!(actions.len(), 21, "{format}");
        let moved = actions.iter().find(|row| row["Number"] == text("1.2")).unwrap();
        // From figures.md: first due on 30 June, moved to 30 November, 46 days ahead; amber since 4 October.
        for (head, cell) in [
            ("Due", Cell::Date("2021-11-30".to_owned())),
            ("Original due", Cell::Date("2021-06-30".to_owned())),
            ("Days", Cell::Number(46.0)),
            ("Objective", Cell::Number(1.0)),
            ("RAG", text("amber")),
            ("Impact", text("not rated")),
            ("RAG stale", text("no")),
            ("Last update", Cell::Date("2021-10-04".to_owned())),
            ("Completed", Cell::Empty),
            ("Withdrawn", Cell::Empty),
        ] {
            assert_eq!(moved[head], cell, "{format}, {head}");
        }
        assert!(["empty", "text", "number", "date"].iter().all(|kind| kinds(&book, 1)[kind] > 20));
    }
}

#[test]
fn the_tenth_action_of_an_objective_is_not_the_first() {
    let plan = folder::TestPlan::with("due = 2019-12-31\n");
    plan.action("1.10", "due = 2020-01-31\n");
    let root = plan.root().display().to_string();
    for format in FORMATS {
        let book = as_book(about(&root, "2019-11-15"), format);
        let numbers: Vec<Cell> = rows(&book, 1).iter().map(|row| row["Number"].clone()).collect();
        assert_eq!(numbers, [text("1.1"), text("1.10")], "{format}");
    }
}
