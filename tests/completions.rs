//! What a shell offers while a command is being typed. The program is asked as the shells ask it.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod program;

use std::fs;
use std::path::Path;
use std::process::Command;

use program::{cov_plan, printed};
use tempfile::TempDir;

/// What bash offers for the last word of a line that is typed in a folder.
fn offered_in(folder: &Path, line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split(' ').collect();
    let mut asked = cov_plan("");
    asked.current_dir(folder).arg("--").args(&words);
    asked.env("COMPLETE", "bash").env("_CLAP_IFS", "\n");
    asked.env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string());
    printed(&mut asked).lines().map(str::to_owned).collect()
}

fn offered(line: &str) -> Vec<String> {
    offered_in(Path::new("."), line)
}

#[test]
fn the_plans_agencies_are_offered() {
    let agencies = [
        "coventry-city-council",
        "safeguarding-partnership",
        "police",
        "partnership-trust",
        "schools",
        "adoption-central-england",
        "clinical-commissioning-group",
        "dfe-achieve-for-children",
    ];
    for option in ["--lead", "--partner", "--agency"] {
        assert_eq!(offered(&format!("cov-plan list {option} ")), agencies);
    }
    assert_eq!(offered("cov-plan due --lead=po"), ["--lead=police"]);
}

#[test]
fn an_agency_is_found_by_its_short_and_its_full_name() {
    assert_eq!(offered("cov-plan list --lead CSCP"), ["safeguarding-partnership"]);
    assert_eq!(offered("cov-plan list --lead nhs"), ["clinical-commissioning-group"]);
}

#[test]
fn sections_and_objectives_are_the_plans() {
    assert_eq!(
        offered("cov-plan list --section "),
        ["help-and-protection", "looked-after-and-permanence", "leadership-and-governance"]
    );
    assert_eq!(
        offered("cov-plan list --objective 2"),
        ["2", "20", "21", "22", "23", "24", "25", "26", "27"]
    );
}

#[test]
fn another_plan_offers_its_own_words() {
    let plan = "--plan examples/three-actions";
    assert_eq!(
        offered(&format!("cov-plan list {plan} --lead ")),
        ["council", "police", "health-trust"]
    );
    assert_eq!(offered(&format!("cov-plan list {plan} --view ")), ["late"]);
    assert_eq!(offered("cov-plan list --plan=examples/three-actions --lead c"), ["council"]);
}

#[test]
fn columns_are_those_of_the_command_also_behind_a_comma() {
    assert_eq!(offered("cov-plan list --columns number,offi"), Vec::<String>::new());
    assert_eq!(offered("cov-plan list --columns number,ofs"), ["number,ofsted"]);
    assert_eq!(offered("cov-plan due --columns mile"), ["milestone"]);
    assert_eq!(offered("cov-plan list --sort mile"), ["milestones"]);
    assert_eq!(offered("cov-plan summary --columns sec"), ["section", "title"]);
    assert_eq!(offered("cov-plan list --text due --columns mile"), ["milestones"]);
    assert_eq!(offered("cov-plan --plan plan due --columns mile"), ["milestone"]);
}

#[test]
fn behind_a_column_stands_the_direction_of_its_order() {
    assert_eq!(offered("cov-plan list --sort due:"), ["due:asc", "due:desc"]);
    assert_eq!(offered("cov-plan list --sort number,due:d"), ["number,due:desc"]);
}

#[test]
fn an_action_is_offered_by_its_number_or_the_path_of_its_file() {
    assert_eq!(offered("cov-plan show 3."), ["3.1", "3.2", "3.3", "3.4"]);
    let objective = "plan/actions/help-and-protection/09-abuse-at-home/";
    assert_eq!(offered(&format!("cov-plan show {objective}9.4")), [format!("{objective}9.4.toml")]);
}

#[test]
fn a_name_that_a_shell_would_act_on_is_not_offered() {
    let folder = TempDir::new().unwrap();
    let plan = folder.path().join("plan");
    fs::create_dir_all(plan.join("actions")).unwrap();
    fs::write(plan.join("plan.toml"), "[views]\n\"x;touch y\" = []\nlate = []\n").unwrap();
    assert_eq!(offered_in(folder.path(), "cov-plan list --view "), ["late"]);
}

#[test]
fn closed_sets_are_offered_whole() {
    assert_eq!(
        offered("cov-plan schema ")[..5],
        ["plan", "agencies", "governance", "objective", "action"]
    );
    assert_eq!(offered("cov-plan list --rag "), ["red", "amber", "green", "none"]);
    assert_eq!(offered("cov-plan explain lead-u"), ["lead-unknown"]);
}

#[test]
fn without_a_plan_nothing_is_offered_and_nothing_is_said() {
    let nowhere = TempDir::new().unwrap();
    assert_eq!(offered_in(nowhere.path(), "cov-plan list --lead "), Vec::<String>::new());
    assert_eq!(offered("cov-plan list --plan nowhere --lead "), Vec::<String>::new());
}

#[test]
fn what_a_terminal_would_act_on_is_not_offered_and_in_a_name_stands_as_an_escape() {
    let folder = TempDir::new().unwrap();
    let plan = folder.path().join("plan");
    fs::create_dir_all(plan.join("actions")).unwrap();
    let agencies = "[\"bad\\u001b[31m\"]\nname = \"Bad\"\n[good]\nname = \"Go\\u001b[31mod\"\n";
    fs::write(plan.join("agencies.toml"), agencies).unwrap();
    let mut asked = cov_plan("-- cov-plan list --lead");
    asked.arg("").current_dir(folder.path()).env("COMPLETE", "fish");
    assert_eq!(printed(&mut asked), "good\tGo\\u{1b}[31mod\n");
}

#[test]
fn each_shell_gets_a_script_that_asks_the_program() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&mut cov_plan(&format!("completions {shell}")));
        assert!(script.contains("COMPLETE") && script.contains("cov-plan"), "{shell}: {script}");
    }
    let message = program::refused(&mut cov_plan("completions bsh"));
    assert!(message.contains("'bash'"), "{message}");
}

#[test]
fn bash_itself_offers_the_agencies() {
    let script = format!(
        "source <('{}' completions bash)\n\
         COMP_WORDS=(cov-plan list --lead 'sch')\n\
         COMP_CWORD=3\n\
         _clap_complete_cov_plan cov-plan sch --lead\n\
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        env!("CARGO_BIN_EXE_cov-plan")
    );
    // Where there is no bash, there is nobody to ask.
    if let Ok(output) = Command::new("bash").args(["--norc", "-c", &script]).output() {
        assert_eq!(String::from_utf8_lossy(&output.stdout), "schools\n");
    }
}
