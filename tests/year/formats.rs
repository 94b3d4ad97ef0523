//! The figures that a page, a workbook and a CSV file have are those of the JSON, which is held to the figures worked out by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader};
use chrono::NaiveDate;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::figures::{Chapter, chapters};
use crate::{PLAN, json, program};

/// A table read back: its heads, and the words of its rows.
struct Read {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Tables by what stands above them.
type Tables = BTreeMap<String, Read>;

/// Where the rows of a table stand in the JSON.
const TABLES: [(&str, &str); 16] = [
    ("Questions to the group", "decisions.asks"),
    ("Moves that nobody has agreed", "decisions.unagreed_moves"),
    ("What got worse", "worse"),
    ("What got better", "better"),
    ("Going on again", "reopened"),
    ("Overdue", "overdue"),
    ("Deadlines that moved", "moved"),
    ("Completed", "completed"),
    ("Suspended or withdrawn", "ended"),
    ("New in the plan", "added"),
    ("Falls due next", "due_next"),
    ("Every red and amber", "ratings"),
    ("Delivery and impact", "impact.table"),
    ("Delivered without impact", "impact.delivered_without"),
    ("Ratings by quarter", "quarters"),
    ("Updates missing", "updates.leads"),
];

/// What stands above a column of a page, and the key that it has in the JSON of some table.
const HEADINGS: [(&str, &[&str]); 27] = [
    ("No.", &["number"]),
    ("Lead", &["lead", "agency"]),
    ("Asked", &["date", "owed"]),
    ("Question", &["asks"]),
    ("Rating of", &["what"]),
    ("Before", &["before"]),
    ("Now", &["now"]),
    ("Since", &["date", "since"]),
    ("First due", &["first_due", "original_due"]),
    ("Moved to", &["moved_to"]),
    ("Slip, days", &["slip"]),
    ("Completed", &["completed"]),
    ("Due", &["due"]),
    ("Days late", &["late"]),
    ("Impact", &["impact"]),
    ("Status", &["status"]),
    ("Until", &["until"]),
    ("Goes on from", &["goes_on", "date"]),
    ("Was", &["was"]),
    ("Added", &["added"]),
    ("RAG", &["rag"]),
    ("Rated", &["rated"]),
    ("Missing", &["missing"]),
    ("Red", &["red"]),
    ("Amber", &["amber"]),
    ("Green", &["green"]),
    ("Evidence of", &["evidence_date"]),
];

/// Columns whose words are put together from several keys, or which people read otherwise.
const IN_OTHER_WORDS: [&str; 4] = ["evidence", "numbers", "milestone", "delivery"];

fn papers() -> impl Iterator<Item = Chapter> {
    chapters().into_iter().filter(|chapter| chapter.command.first().unwrap() == "report")
}

fn output(chapter: &Chapter, folder: &Path, ending: &str) -> PathBuf {
    let path = folder.join(format!("report.{ending}"));
    let mut command = program::cov_plan("");
    command.args(&chapter.command).args(["--plan", PLAN, "--output"]).arg(&path);
    program::printed(&mut command);
    path
}

fn rows(paper: &Value, key: &str) -> Vec<Value> {
    let of_actions = |objective: &Value| objective["actions"].as_array().unwrap().clone();
    match key.split_once('.') {
        Some((outer, inner)) => rows(&paper[outer], inner),
        None if key == "actions" => {
            paper["objectives"].as_array().unwrap().iter().flat_map(of_actions).collect()
        }
        None => paper[key].as_array().unwrap().clone(),
    }
}

/// The full and the short names of agencies and groups, by id.
fn names() -> BTreeMap<String, [String; 2]> {
    let table = |file: &str| -> toml::Table {
        fs::read_to_string(format!("{PLAN}/{file}")).unwrap().parse().unwrap()
    };
    let groups = table("governance.toml")["groups"].as_table().unwrap().clone();
    let named = |(id, value): (String, toml::Value)| {
        let name = |key: &str| value.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        let full = name("name").unwrap();
        let short = name("short").unwrap_or_else(|| full.clone());
        (id, [full, short])
    };
    let sections = table("plan.toml")["sections"].as_array().unwrap().clone();
    let sections = sections.into_iter().map(|section| {
        let word = |key: &str| section[key].as_str().unwrap().to_owned();
        (word("id"), [word("title"), word("title")])
    });
    table("agencies.toml").into_iter().chain(groups).map(named).chain(sections).collect()
}

/// Whether the words of a cell are the value of a key: ids may stand by their names, dates as people write them, and what is
/// not there as nothing.
fn says(words: &str, key: &str, value: &Value, names: &BTreeMap<String, [String; 2]>) -> bool {
    let words = words.trim_end_matches(" (stale)");
    let plain = match value {
        Value::Null => return ["", "not rated", "nobody yet"].contains(&words),
        Value::Bool(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
        Value::String(text) => text.trim().to_owned(),
        value => value.to_string(),
    };
    let is_date = plain.len() == 10 && plain.parse::<NaiveDate>().is_ok();
    if is_date {
        let day: NaiveDate = plain.parse().unwrap();
        return words == plain || words == day.format("%-d %b %Y").to_string();
    }
    let called = names
        .get(&plain)
        .filter(|_| ["lead", "agency", "agreed_by", "by", "section"].contains(&key));
    words == plain || called.is_some_and(|called| called.iter().any(|name| name == words))
}

/// What each table has to hold.
fn expected(paper: &Value) -> Vec<(String, Vec<Value>)> {
    TABLES.iter().map(|(caption, key)| ((*caption).to_owned(), rows(paper, key))).collect()
}

/// Holds the tables of a format to the JSON, by the keys that `keys` finds for a head, and counts the cells that were compared.
fn agree(
    expected: &[(String, Vec<Value>)],
    tables: &Tables,
    keys: impl Fn(&str) -> Vec<String>,
) -> usize {
    let names = names();
    let mut compared = 0;
    for (caption, expected) in expected {
        let Some(table) = tables.get(caption) else {
            assert!(expected.is_empty(), "there is no table {caption}");
            continue;
        };
        assert_eq!(table.rows.len(), expected.len(), "{caption}");
        for (row, expected) in table.rows.iter().zip(expected) {
            for (head, words) in table.heads.iter().zip(row) {
                let known = keys(head);
                let key = known.iter().find(|key| expected.get(key).is_some());
                let Some(key) = key.filter(|key| !IN_OTHER_WORDS.contains(&key.as_str())) else {
                    continue;
                };
                let value = &expected[key];
                assert!(says(words, key, value, &names), "{caption}, {head}: {words} for {value}");
                compared += 1;
            }
        }
    }
    compared
}

/// The keys of a head that is the key in words: "Original due".
fn spelt(head: &str) -> Vec<String> {
    vec![head.to_lowercase().replace(' ', "_")]
}

/// The keys of a heading of a page.
fn of_heading(head: &str) -> Vec<String> {
    let known = HEADINGS.iter().find(|(heading, _)| *heading == head);
    known.map(|(_, keys)| keys.iter().map(|&key| key.to_owned()).collect()).unwrap_or_default()
}

fn sheets(path: &Path) -> Tables {
    let mut book = calamine::open_workbook_auto(path).unwrap();
    let names = book.sheet_names();
    let sheet = |name: &String| {
        let range = book.worksheet_range(name).unwrap();
        let mut rows = range.rows().map(|row| row.iter().map(words).collect::<Vec<_>>());
        let title = rows.next().unwrap().first().cloned().unwrap_or_default();
        // Below what the sheet holds stand the heads.
        let heads = rows.by_ref().nth(1).unwrap_or_default();
        (title, Read { heads, rows: rows.collect() })
    };
    names.iter().map(sheet).collect()
}

fn words(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::DateTime(day) => day.as_datetime().unwrap().date().to_string(),
        Data::DateTimeIso(day) => day.chars().take(10).collect(),
        cell => cell.to_string(),
    }
}

fn page(path: &Path) -> Tables {
    let page = Html::parse_document(&fs::read_to_string(path).unwrap());
    let all = |within: ElementRef<'_>, what: &str| -> Vec<String> {
        let selector = Selector::parse(what).unwrap();
        within
            .select(&selector)
            .map(|cell| cell.text().collect::<String>().trim().to_owned())
            .collect()
    };
    let selector = |what: &str| Selector::parse(what).unwrap();
    let table = |table: ElementRef<'_>| {
        let caption = all(table, "caption").concat();
        let rows = table.select(&selector("tbody tr")).map(|row| all(row, "th, td")).collect();
        (caption, Read { heads: all(table, "thead th"), rows })
    };
    page.select(&selector("table")).map(table).collect()
}

#[test]
fn a_page_has_the_figures_of_the_json() {
    let folder = tempfile::tempdir().unwrap();
    for chapter in papers() {
        let words: Vec<&str> = chapter.command.iter().map(String::as_str).collect();
        let paper = json(Path::new(PLAN), &words);
        // On a page the actions stand below their objectives.
        let objectives = paper["objectives"].as_array().unwrap().iter().map(|objective| {
            let caption = format!("Actions of objective {}", objective["objective"]);
            (caption, objective["actions"].as_array().unwrap().clone())
        });
        let expected: Vec<_> = expected(&paper).into_iter().chain(objectives).collect();
        let tables = page(&output(&chapter, folder.path(), "html"));
        assert!(agree(&expected, &tables, of_heading) > 300);
    }
}

#[test]
fn workbooks_have_the_figures_of_the_json_and_each_other() {
    let folder = tempfile::tempdir().unwrap();
    for chapter in papers() {
        let words: Vec<&str> = chapter.command.iter().map(String::as_str).collect();
        let paper = json(Path::new(PLAN), &words);
        let (xlsx, ods) = ("xlsx", "ods");
        let [xlsx, ods] =
            [xlsx, ods].map(|ending| sheets(&output(&chapter, folder.path(), ending)));
        let mut expected = expected(&paper);
        expected.push(("Actions".to_owned(), rows(&paper, "actions")));
        assert!(agree(&expected, &xlsx, spelt) > 700);
        assert_eq!(xlsx.keys().collect::<Vec<_>>(), ods.keys().collect::<Vec<_>>());
        for (caption, sheet) in xlsx.iter().filter(|(_, sheet)| !sheet.rows.is_empty()) {
            let other = &ods[caption];
            assert_eq!(sheet.heads, other.heads, "{caption}");
            assert_eq!(sheet.rows, other.rows, "{caption}");
        }
    }
}

#[test]
fn csv_has_the_figures_of_the_json() {
    let folder = tempfile::tempdir().unwrap();
    for chapter in papers() {
        let words: Vec<&str> = chapter.command.iter().map(String::as_str).collect();
        let paper = json(Path::new(PLAN), &words);
        let text = fs::read_to_string(output(&chapter, folder.path(), "csv")).unwrap();
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let fields = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let heads: Vec<String> = fields(reader.headers().unwrap());
        let read: Vec<Vec<String>> =
            reader.records().map(|record| fields(&record.unwrap())).collect();
        let actions = rows(&paper, "actions");
        assert_eq!(read.len(), actions.len());
        let names = names();
        for (row, expected) in read.iter().zip(&actions) {
            for (key, words) in heads.iter().zip(row).filter(|(key, _)| *key != "evidence") {
                let value = &expected[key];
                let is_flag = value.as_bool() == words.parse().ok() && value.is_boolean();
                assert!(is_flag || says(words, key, value, &names), "{key}: {words} for {value}");
            }
        }
    }
}
