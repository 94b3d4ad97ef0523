//! The README: what it shows is run, and what it lists is what the program has.

use cov_plan::check::RULES;
use cov_plan::model::{Date, Named};
use cov_plan::render::{Format, Screen, render};
use cov_plan::report::{About, Detail, Report, export_columns, keys, rules};
use cov_plan::store::FileKind;

const README: &str = include_str!("../README.md");

#[test]
fn each_command_in_the_readme_prints_what_stands_below_it() {
    trycmd::TestCases::new().env("NO_COLOR", "1").env("COLUMNS", "80").case("README.md");
}

#[test]
fn the_readme_lists_the_rules_of_the_check() {
    let list = markdown(&rules(RULES, None, Detail::Brief));
    assert_eq!(part("<!-- rules: cov-plan explain --format markdown -->"), below_a_chapter(&list));
}

#[test]
fn the_readme_lists_the_keys_of_each_kind_of_file() {
    let tables: Vec<String> = FileKind::ALL.iter().map(|&kind| markdown(&keys(kind))).collect();
    let start = "<!-- keys: cov-plan schema KIND --format markdown -->";
    assert_eq!(part(start), below_a_chapter(&tables.join("\n")));
}

#[test]
fn the_readme_lists_the_columns_of_the_export() {
    let list = markdown(&export_columns());
    assert_eq!(part("<!-- columns: cov-plan export --explain -->"), below_a_chapter(&list));
}

fn markdown(report: &impl Report) -> String {
    let about = About { plan: None, organisation: None, today: Date::default() };
    let bytes = render(report, &about, Format::Markdown, Screen::default()).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The same text with its headings one level down, as it stands in a chapter of the README.
fn below_a_chapter(text: &str) -> String {
    let demoted = text
        .lines()
        .map(|line| if line.starts_with('#') { format!("#{line}") } else { line.to_owned() });
    demoted.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// What stands in the README behind a mark, up to the next end.
fn part(start: &str) -> String {
    let behind = README.split_once(start).map(|(_, behind)| behind).unwrap_or_default();
    behind.split("<!-- end -->").next().unwrap_or_default().trim().to_owned()
}
