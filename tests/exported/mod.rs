//! Exports read back.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// The tables of an export, in their order.
pub const TABLES: [&str; 4] = ["actions", "milestones", "updates", "agencies"];

/// The plan of a command as JSON.
pub fn as_json(mut command: Command) -> Value {
    let output = command.arg("export").assert().success().stderr("").get_output().clone();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The plan of a command as CSV, read back from its files: of each table its heads, then its rows.
pub fn as_csv(mut command: Command, folder: &Path) -> Vec<Vec<Vec<String>>> {
    command.args(["export", "--output"]).arg(folder).assert().success();
    let read = |table: &str| {
        let text = fs::read_to_string(folder.join(format!("{table}.csv"))).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
        rows.records().map(|row| cells(row.unwrap())).collect()
    };
    TABLES.map(read).into()
}

/// The row of a table that has this key.
pub fn row<'table>(table: &'table Value, column: &str, key: &str) -> &'table Value {
    table.as_array().unwrap().iter().find(|row| row[column] == key).unwrap()
}

/// All that a column holds; of a list each piece.
pub fn column(table: &Value, name: &str) -> Vec<String> {
    let cells = table.as_array().unwrap().iter().map(|row| row[name].clone());
    let pieces = cells.flat_map(|cell| match cell {
        Value::Null => Vec::new(),
        Value::Array(pieces) => pieces,
        cell => vec![cell],
    });
    pieces.map(|piece| piece.as_str().unwrap().to_owned()).collect()
}

/// A value of the JSON as a cell of CSV has it.
pub fn in_csv(value: &Value) -> String {
    joined(value, "; ")
}

/// A value of the JSON in one cell, the pieces of a list parted so.
pub fn joined(value: &Value, between: &str) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(words) => words.clone(),
        Value::Array(pieces) => {
            pieces.iter().map(|piece| piece.as_str().unwrap()).collect::<Vec<_>>().join(between)
        }
        value => value.to_string(),
    }
}
