//! Whatever is written into the files of a plan, every command prints it in every format, and nothing comes of it but text.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::copied::copy;
use crate::{PLAN, program};

/// What stands before every text of the plan: a formula, a script, a colour, a turn of direction, table bars, marks of Markdown.
const BEFORE: &str =
    r"=cmd|'/C calc'!A0<script>alert(1)</script>\u001b[31m\u202e\u0007|`*[x](javascript:x)\\";

/// What stands behind it: lines, a carriage return, a comment and an entity.
const BEHIND: &str = r#"\n\r\n\t# <!-- &lt; --> \u2066]]>\"'"#;

/// The keys whose words are free: all but ids, numbers, dates and the words that the file format knows.
const FREE: [&str; 15] = [
    "title",
    "description",
    "outcome",
    "note",
    "asks",
    "reason",
    "finding",
    "name",
    "short",
    "organisation",
    "red",
    "amber",
    "green",
    "milestone",
    "edit_url",
];

/// The plan with hostile words in every text, ids among them where another file need not know them.
fn hostile_plan() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(Path::new("tests/year/evidence"), &folder.path().join("evidence"));
    let plan = folder.path().join("plan");
    copy(Path::new(PLAN), &plan);
    for entry in walkdir::WalkDir::new(&plan) {
        let path = entry.unwrap().into_path();
        if path.is_file() {
            let is_long = path.ends_with("1.3.toml");
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<String> = text.lines().map(|line| spoilt(line, is_long)).collect();
            fs::write(path, lines.join("\n") + "\n").unwrap();
        }
    }
    folder
}

/// A line of a file with hostile words about its text.
fn spoilt(line: &str, is_long: bool) -> String {
    let behind =
        if is_long { format!("{}{BEHIND}", "x".repeat(10_000)) } else { BEHIND.to_owned() };
    let about = |words: &str| format!("\"{BEFORE}{words}{behind}\"");
    let Some((key, value)) = line.split_once(" = ") else { return line.to_owned() };
    let words = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    match (key, words) {
        (key, Some(words)) if FREE.contains(&key) => format!("{key} = {}", about(words)),
        ("measures", _) => format!("measures = [{}]", about("")),
        ("evidence", _) if value.contains("held_by") => {
            format!(
                "evidence = [{{ held_by = {}, title = {} }}, {}]",
                about(""),
                about(""),
                about("a/b")
            )
        }
        ("evidence", _) => format!(
            "evidence = [\"javascript:alert(1)\", \"https://a.example/\\\" onclick=alert(1)\", {}]",
            about("")
        ),
        ("due", _) if value.contains("described = ") => {
            format!(
                "due = {{ described = {}, review = 2022-02-10, said = {} }}",
                about(""),
                about("")
            )
        }
        ("agreed_by" | "partners", _) => {
            let value = if key == "partners" { format!("[{}]", about("")) } else { about("") };
            format!("{key} = {value}")
        }
        ("lead" | "by", Some("schools")) => format!("{key} = {}", about("schools")),
        _ => line.to_owned(),
    }
}

/// Commands that print a result about the plan.
const COMMANDS: [&str; 10] = [
    "report --quarter 2021/22-Q2 --today 2021-10-15",
    "report --from 2021-11-01 --to 2022-01-31 --today 2022-02-14",
    "report --exceptions --today 2021-12-31",
    "due --today 2021-12-31",
    "due --overdue --today 2022-02-14",
    "list --today 2021-12-31",
    "leads --today 2021-12-31",
    "leads police --today 2021-12-31",
    "summary --today 2022-02-14",
    "show 1.1 1.3 2.3 4.1 4.3 --today 2022-02-14",
];

/// What a command prints in a format; it must end well, and say nothing on standard error that a terminal acts on.
fn result(plan: &Path, line: &str, format: &str) -> Vec<u8> {
    let mut command = program::cov_plan(line);
    command.args(["--format", format, "--plan"]).arg(plan);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{line} --format {format}: {output:?}");
    harmless(line, &String::from_utf8(output.stderr).unwrap());
    output.stdout
}

fn text(plan: &Path, line: &str, format: &str) -> String {
    String::from_utf8(result(plan, line, format)).unwrap()
}

/// Asserts that a text has no character that a terminal acts on, or that turns the direction of others.
#[track_caller]
fn harmless(line: &str, text: &str) {
    let is_harmful = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!text.contains(is_harmful), "{line}: {text:?}");
}

#[test]
fn hostile_words_reach_a_terminal_as_words() {
    let folder = hostile_plan();
    for line in COMMANDS {
        let shown = text(&folder.path().join("plan"), line, "text");
        harmless(line, &shown);
        assert!(shown.contains(r"\u{1b}[31m"), "{line}: {shown}");
    }
}

#[test]
fn hostile_words_break_no_table_of_markdown_and_open_no_element() {
    let folder = hostile_plan();
    for line in COMMANDS {
        let shown = text(&folder.path().join("plan"), line, "markdown");
        harmless(line, &shown);
        assert!(!shown.contains("<script") && !shown.contains("<!--"), "{line}: {shown}");
        assert!(!shown.contains("[x]("), "{line}: {shown}");
        for table in shown.split("\n\n").filter(|block| block.starts_with('|')) {
            let bars: BTreeSet<usize> = table.lines().map(bars).collect();
            assert_eq!(bars.len(), 1, "{line}: {table}");
        }
    }
}

/// The bars of a line of a table that no backslash escapes.
fn bars(line: &str) -> usize {
    let mut bars = 0;
    let mut is_escaped = false;
    for character in line.chars() {
        if character == '|' && !is_escaped {
            bars += 1;
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    bars
}

#[test]
fn hostile_words_are_neither_cells_nor_formulas_of_csv() {
    let folder = hostile_plan();
    for line in COMMANDS.into_iter().filter(|line| !line.contains("--exceptions")) {
        let shown = text(&folder.path().join("plan"), line, "csv");
        harmless(line, &shown);
        let mut reader = csv::Reader::from_reader(shown.as_bytes());
        let columns = reader.headers().unwrap().len();
        for record in reader.records() {
            let record = record.unwrap();
            assert_eq!(record.len(), columns, "{line}: {record:?}");
            assert!(
                !record.iter().any(|cell| cell.starts_with(['=', '+', '@', '\t'])),
                "{line}: {record:?}"
            );
        }
    }
}

#[test]
fn json_keeps_the_words_as_they_are() {
    let folder = hostile_plan();
    for line in COMMANDS {
        let shown = text(&folder.path().join("plan"), line, "json");
        serde_json::from_str::<serde_json::Value>(&shown).unwrap();
        assert!(shown.contains(r"\u001b[31m"), "{line}: {shown}");
        assert!(!shown.contains('\u{1b}'), "{line}: {shown}");
    }
}
