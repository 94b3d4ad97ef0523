//! How findings are put out for programs and hosts: the JSON's names, GitHub's marks, and the findings of named files alone.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod program;

use std::fs;
use std::path::Path;

use program::{copy_of_the_repository, cov_plan};
use tempfile::TempDir;

const GANGS: &str = "plan/actions/help-and-protection/09-abuse-at-home/9.4.toml";

/// A repository with the real plan, whose 9.4 has a lead that nobody knows; it lacks a measure anyway.
fn with_a_wrong_lead() -> TempDir {
    let folder = copy_of_the_repository();
    fs::create_dir(folder.path().join(".git")).unwrap();
    let path = folder.path().join(GANGS);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("lead = \"police\"", "lead = \"polcie\"")).unwrap();
    folder
}

/// The lines of standard output, and the exit code.
fn check(words: &str, folder: &Path) -> (Vec<String>, i32) {
    let output = cov_plan(&format!("check {words}")).current_dir(folder).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (text.lines().map(str::to_owned).collect(), output.status.code().unwrap())
}

#[test]
fn github_marks_errors_first_from_the_top_of_the_repository_and_counts_last() {
    let folder = with_a_wrong_lead();
    let (lines, code) = check("--format github", &folder.path().join("plan/actions"));
    assert_eq!(code, 1);
    assert_eq!(
        lines[0],
        format!(
            "::error file={GANGS},line=6,endLine=6,col=8,endColumn=16,title=lead-unknown\
             ::polcie is not in agencies.toml: did you mean \"police\"?"
        )
    );
    assert_eq!(lines.iter().filter(|line| line.starts_with("::warning file=plan/")).count(), 9);
    assert_eq!(
        lines[10..],
        ["1 error and 9 warnings in 8 files; why a rule asks: cov-plan explain lead-unknown"]
    );
}

#[test]
fn nothing_in_a_plan_begins_a_command_of_github() {
    let folder = copy_of_the_repository();
    let path = folder.path().join(GANGS);
    let text = fs::read_to_string(&path).unwrap();
    let update = "[[updates]]\ndate = 2019-12-20\nby = \"police\"\nrag = \"50%\\n::error::x\"\n";
    fs::write(&path, format!("{text}\n{update}")).unwrap();
    let (lines, _) = check("--format github", folder.path());
    assert!(lines[0].contains("50%25\\u{a}::error::x"), "{}", lines[0]);
    assert!(lines[1..].iter().all(|line| !line.starts_with("::error")));
}

#[test]
fn the_json_of_a_finding_has_its_names_in_their_order() {
    let folder = with_a_wrong_lead();
    let (lines, code) = check(&format!("--format json {GANGS}"), folder.path());
    assert_eq!(code, 1);
    let of_the_lead: Vec<&str> = lines
        .iter()
        .skip_while(|line| !line.contains("lead-unknown"))
        .take(9)
        .map(|line| line.trim())
        .collect();
    let file = format!("\"file\": \"{}\",", GANGS.trim_start_matches("plan/"));
    assert_eq!(
        of_the_lead,
        [
            "\"rule\": \"lead-unknown\",",
            "\"severity\": \"error\",",
            "\"message\": \"polcie is not in agencies.toml\",",
            "\"help\": \"did you mean \\\"police\\\"?\",",
            &file,
            "\"line\": 6,",
            "\"column\": 8,",
            "\"end_line\": 6,",
            "\"end_column\": 16",
        ]
    );
}

#[test]
fn the_check_of_named_files_prints_and_weighs_what_concerns_them_alone() {
    let folder = with_a_wrong_lead();
    let rules = |words: &str| {
        let (lines, code) = check(words, folder.path());
        let titles = lines.iter().filter_map(|line| line.split_once('[')?.1.split_once("]: "));
        (titles.map(|(rule, _)| rule.to_owned()).collect::<Vec<_>>(), code)
    };
    let both = vec!["measure-missing".to_owned(), "lead-unknown".to_owned()];
    assert_eq!(rules(GANGS), (both.clone(), 1));
    assert_eq!(rules("plan/actions/help-and-protection/09-abuse-at-home"), (both, 1));
    // 23.2 lacks its outcome and 23.4 its measure; the error elsewhere is not theirs.
    let thin = vec!["outcome-missing".to_owned(), "measure-missing".to_owned()];
    assert_eq!(rules("plan/actions/leadership-and-governance"), (thin, 0));
}
