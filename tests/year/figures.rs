//! The page of figures worked out by hand, `figures.md`: its chapters, each about one command, and their tables.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

/// What one command must say.
pub struct Chapter {
    /// The words behind `cov-plan`.
    pub command: Vec<String>,
    tables: BTreeMap<String, Vec<Row>>,
}

/// A row of a table: what stands under which head.
pub type Row = Vec<(String, String)>;

/// The chapters of the page, in their order.
pub fn chapters() -> Vec<Chapter> {
    let page = fs::read_to_string("tests/year/figures.md").unwrap();
    page.split("\n## cov-plan ").skip(1).map(Chapter::of).collect()
}

/// The table of the page about which time a paper is on.
pub fn periods() -> Vec<Row> {
    let page = fs::read_to_string("tests/year/figures.md").unwrap();
    let (_, behind) = page.split_once("\n## Which time a paper is on\n").unwrap();
    rows(behind.split("\n## ").next().unwrap())
}

impl Chapter {
    fn of(text: &str) -> Self {
        let mut parts = text.split("\n### ");
        let heading = parts.next().unwrap().lines().next().unwrap();
        let command = heading.split_whitespace().map(str::to_owned).collect();
        let table = |part: &str| (part.lines().next().unwrap().to_owned(), rows(part));
        Self { command, tables: parts.map(table).collect() }
    }

    /// The day that the command is asked about: its last word.
    pub fn day(&self) -> &str {
        self.command.last().unwrap()
    }

    /// The keys whose figures the chapter gives.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.tables.keys().map(String::as_str)
    }

    /// The rows under a heading.
    #[track_caller]
    pub fn table(&self, key: &str) -> &[Row] {
        self.tables.get(key).unwrap_or_else(|| panic!("figures.md has no {key}"))
    }
}

/// The rows of a table, without the columns whose head is in slanted letters.
fn rows(part: &str) -> Vec<Row> {
    let mut lines = part.lines().filter(|line| line.starts_with('|')).map(cells);
    let Some(heads) = lines.next() else { return Vec::new() };
    let row = |cells: Vec<String>| {
        assert_eq!(cells.len(), heads.len(), "{cells:?} does not fit {heads:?}");
        let told = heads.iter().cloned().zip(cells);
        told.filter(|(head, _)| !head.starts_with('*')).collect()
    };
    lines.skip(1).map(row).collect()
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')).unwrap();
    inner.split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// A value of the JSON as the page writes it.
pub fn written(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(written).collect::<Vec<_>>().join(", "),
        Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

/// What a JSON row says under the heads of a row of the page.
pub fn said(row: &Value, heads: &Row) -> Row {
    let cell = |(head, _): &(String, String)| {
        let value = row.get(head).unwrap_or_else(|| panic!("the JSON has no {head}: {row}"));
        (head.clone(), written(value))
    };
    heads.iter().map(cell).collect()
}
