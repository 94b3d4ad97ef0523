//! The plan with a fault of every rule: each fault is found where a reader of the file would point, and nothing else is.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::fs;
use std::path::Path;

use cov_plan::check::{Finding, Look, RULES, check};
use cov_plan::store::{Reading, read};

const FOLDER: &str = "examples/faulty";

/// File, line and column, and the rule. What is missing at the top of a file is found in its first line; a fault of the file as a
/// whole has no line.
const FAULTS: &str = "
actions/content/12-content/12.1.toml                 1:1  title-missing
actions/content/12-content/12.2.toml                 1:1  measure-missing
actions/content/12-content/12.3.toml                 1:1  outcome-missing
actions/dates/10-deadlines/10.1.toml                 1:1  date-missing
actions/dates/10-deadlines/10.2.toml                5:7  date-as-text
actions/dates/10-deadlines/10.3.toml                5:7  date-impossible
actions/dates/10-deadlines/10.4.toml               5:67  deadline-two-forms
actions/dates/10-deadlines/10.5.toml               5:33  period-reversed
actions/dates/10-deadlines/10.6.toml                5:7  period-incomplete
actions/dates/10-deadlines/10.7.toml                5:7  recurrence-without-end
actions/dates/10-deadlines/10.8.toml               5:17  cadence-unknown
actions/dates/10-deadlines/10.9.toml               5:27  group-unknown
actions/dates/10-deadlines/10.10.toml               5:7  review-missing
actions/dates/10-deadlines/10.11.toml               5:7  deadline-outside-plan
actions/dates/11-milestones/11.1.toml               9:1  milestone-incomplete
actions/dates/11-milestones/11.2.toml              14:9  milestone-title-twice
actions/dates/11-milestones/11.3.toml              11:7  milestone-late
actions/dates/11-milestones/11.4.toml              6:16  original-due-unexplained
actions/dates/11-milestones/11.5.toml             16:13  milestone-unknown
actions/files/01-files/1.1.toml                     4:8  syntax
actions/files/01-files/1.2.toml                     5:1  key-twice
actions/files/01-files/1.3.toml                     7:1  key-unknown
actions/files/01-files/1.4.toml                    14:1  key-misplaced
actions/files/01-files/1.5.toml                    6:12  wrong-type
actions/files/01-files/1.6.toml                     5:7  toml-dialect
actions/files/01-files/1.7.toml                    3:22  text-unprintable
actions/files/01-files/1.8.toml                       -  file-empty
actions/files/01-files/1.9.toml                    3:25  not-utf8
actions/files/01-files/1.10.toml                    4:1  conflict-markers
actions/files/01-files/1.11.toml                      -  file-unreadable
actions/files/01-files/1.12-final.toml                -  file-unexpected
actions/people/09-people/9.1.toml                    1:1  lead-missing
actions/people/09-people/9.2.toml                   4:8  lead-unknown
actions/people/09-people/9.3.toml                  5:23  partner-unknown
actions/people/09-people/9.4.toml                  5:23  partner-twice
actions/people/09-people/objective.toml             6:8  word-unknown
actions/structure/02-gap/2.3.toml                     -  number-gap
actions/structure/03-misplaced/2.4.toml               -  number-misplaced
actions/structure/04-twice-again/objective.toml       -  number-twice
actions/structure/05-untitled/objective.toml         1:1  objective-title-missing
actions/structure/06-no-objective/objective.toml      -  objective-missing
actions/structure/07-no-action/objective.toml         -  objective-empty
actions/sturcture                                     -  section-unknown
actions/updates/13-updates/13.1.toml                9:1  update-incomplete
actions/updates/13-updates/13.2.toml               16:8  update-order
actions/updates/13-updates/13.3.toml               12:7  rating-unknown
actions/updates/13-updates/13.4.toml               12:7  rating-unexplained
actions/updates/13-updates/13.5.toml               12:7  green-without-evidence
actions/updates/13-updates/13.6.toml               11:6  author-unknown
actions/updates/13-updates/13.7.toml              14:25  holder-unknown
actions/updates/13-updates/13.8.toml              14:13  evidence-missing
actions/updates/13-updates/13.9.toml              14:13  evidence-outside
actions/updates/13-updates/13.10.toml              20:7  rating-after-end
actions/updates/13-updates/13.11.toml             12:12  move-incomplete
actions/updates/13-updates/13.12.toml               5:7  move-mismatch
actions/updates/13-updates/13.13.toml              8:13  completed-not-green
agencies.toml                                      14:9  agency-name-twice
governance.toml                                     9:1  key-missing
plan.toml                                          35:6  section-twice
plan.toml                                          41:6  section-empty
plan.toml                                          46:1  rating-meaning-missing
plan.toml                                          53:1  rule-unknown
plan.toml                                          57:1  rule-fixed
plan.toml                                          61:1  allow-without-reason
plan.toml                                           67:1  allow-unneeded
";

/// Rules that this plan cannot break: without agencies.toml nothing could be said of agencies, and while some action cannot be
/// read, nobody knows that an agency has no part in it. A conflict that git holds open is not in the files: tests/merge.rs has one.
const NOT_HERE: [&str; 3] = ["file-missing", "agency-unused", "conflict-open"];

#[test]
fn each_fault_is_found_at_its_place_and_nothing_else_is() {
    let reading = read(Path::new(FOLDER));
    let found: Vec<String> = check(&reading).iter().map(|finding| row(finding, &reading)).collect();
    let expected: Vec<String> = faults().map(|(file, at, rule)| line(file, at, rule)).collect();
    let missing: Vec<_> = expected.iter().filter(|row| !found.contains(row)).collect();
    let surplus: Vec<_> = found.iter().filter(|row| !expected.contains(row)).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "not found: {missing:#?}\nnot expected: {surplus:#?}"
    );
    assert_eq!(found, expected, "the order is not that of files and lines");
}

#[test]
fn every_rule_is_broken_once() {
    let broken: Vec<&str> = faults().map(|(_, _, rule)| rule).chain(NOT_HERE).collect();
    // What only two states of a plan can break is in tests/check_since.rs.
    let of_one_state = || RULES.iter().filter(|rule| !matches!(rule.look, Look::Change(_)));
    for rule in of_one_state() {
        let times = broken.iter().filter(|&&broken| broken == rule.name).count();
        assert_eq!(times, 1, "{}", rule.name);
    }
    assert_eq!(broken.len(), of_one_state().count());
}

#[test]
fn each_faulty_file_says_which_rule_it_breaks() {
    for (file, _, rule) in faults() {
        let path = Path::new(FOLDER).join(file);
        // The fault of a folder is told by a file in it, that of a missing file by one beside it.
        let folder = if path.is_dir() { path.clone() } else { path.parent().unwrap().to_owned() };
        let told = if path.is_file() { comments(&path) } else { comments_below(&folder) };
        assert!(told.contains(&format!("{rule}: ")), "{file} does not name {rule}");
    }
}

fn faults() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    FAULTS.lines().filter(|line| !line.is_empty()).map(|line| {
        let mut words = line.split_whitespace();
        (words.next().unwrap(), words.next().unwrap(), words.next().unwrap())
    })
}

fn row(finding: &Finding, reading: &Reading) -> String {
    let source = finding.source.map(|source| &reading.sources[source]);
    let at = source.zip(finding.span.as_ref()).map(|(source, span)| source.position(span.start));
    let at = at.map_or("-".to_owned(), |at| format!("{}:{}", at.line, at.column));
    line(&finding.file, &at, finding.rule.name)
}

fn line(file: &str, at: &str, rule: &str) -> String {
    format!("{file} {at} {rule}")
}

/// What a file says about itself; one of the faulty files is not UTF-8.
fn comments(file: &Path) -> String {
    String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned()
}

fn comments_below(folder: &Path) -> String {
    let mut told = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        told += &if path.is_dir() { comments_below(&path) } else { comments(&path) };
    }
    told
}
