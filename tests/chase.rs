//! `chase`: what each lead is asked, and what comes back.

#![allow(clippy::unwrap_used, reason = "a test may stop where its plan cannot be made")]

mod copied;
mod folder;
mod program;

use std::fs;
use std::path::Path;

use folder::TestPlan;
use program::{copy_of_the_repository, cov_plan, printed, refused};
use serde_json::Value;

/// What is asked of the leads of a plan on a day, as JSON.
fn asked(plan: &TestPlan, day: &str, words: &[&str]) -> Value {
    let text = plan.run(&[&["chase", "--format", "json", "--today", day], words].concat());
    serde_json::from_str(&text).unwrap()
}

/// The number and the reasons of each action of the first lead.
fn reasons(leads: &Value) -> Vec<(String, Vec<String>)> {
    let actions = leads[0]["actions"].as_array().cloned().unwrap_or_default();
    let words = |value: &Value| value.as_str().unwrap().to_owned();
    let reasons =
        |action: &Value| action["reasons"].as_array().unwrap().iter().map(words).collect();
    actions.iter().map(|action| (words(&action["number"]), reasons(action))).collect()
}

fn is(found: &[(String, Vec<String>)], expected: &[(&str, &[&str])]) {
    let expected: Vec<(String, Vec<String>)> = expected
        .iter()
        .map(|(number, reasons)| {
            ((*number).to_owned(), reasons.iter().map(|&reason| reason.to_owned()).collect())
        })
        .collect();
    assert_eq!(found, expected);
}

/// A rating of the quarter to December, so that nothing is owed until the one to March has ended.
const RATED: &str = "[[updates]]\ndate = 2019-12-20\nby = \"council\"\nrag = \"amber\"\n";

#[test]
fn what_falls_due_today_or_on_the_last_day_of_the_time_ahead_is_soon() {
    let plan = TestPlan::new();
    for (number, due) in
        [("1.1", "2020-01-31"), ("1.2", "2020-02-01"), ("1.3", "2020-03-02"), ("1.4", "2020-03-03")]
    {
        plan.action(number, &format!("due = {due}\n{RATED}"));
    }
    is(
        &reasons(&asked(&plan, "2020-02-01", &[])),
        &[("1.1", &["overdue"]), ("1.2", &["due_soon"]), ("1.3", &["due_soon"])],
    );
    is(
        &reasons(&asked(&plan, "2020-02-01", &["--within", "0d"])),
        &[("1.1", &["overdue"]), ("1.2", &["due_soon"])],
    );
}

#[test]
fn an_action_is_named_once_with_all_its_reasons_the_most_urgent_first() {
    let plan = TestPlan::new();
    plan.action("1.1", "due = 2020-06-30");
    plan.action(
        "1.2",
        "due = 2020-02-10\n[[milestones]]\ntitle = \"Half\"\ndue = 2020-01-20\n\
         [[milestones]]\ntitle = \"Most\"\ndue = 2020-06-30\n",
    );
    plan.action("1.3", &format!("due = 2020-06-30\n{RATED}"));
    plan.action("1.4", "due = 2020-01-10\ncompleted = 2020-01-15");
    let leads = asked(&plan, "2020-02-01", &[]);
    is(
        &reasons(&leads),
        &[("1.2", &["overdue", "due_soon", "update_owed"]), ("1.1", &["update_owed"])],
    );
    let lead = &leads[0];
    assert_eq!((&lead["agency"], &lead["name"]), (&"council".into(), &"The council".into()));
    let counts = ["overdue", "due_soon", "update_owed"].map(|count| lead[count].as_u64());
    assert_eq!(counts, [Some(1), Some(1), Some(2)]);
    assert_eq!(lead["owed_for"], "2019/20-Q3");
    assert_eq!(lead["due_until"], "2020-03-02");
    // 21 days after 31 December were up on 21 January.
    assert_eq!(lead["in_time_until"], Value::Null);
    assert_eq!(
        lead["actions"][0]["milestones"],
        serde_json::json!([{ "title": "Half", "due": "2020-01-20", "days": -12 }])
    );
}

#[test]
fn the_first_line_says_who_how_many_of_what_and_until_when() {
    let plan = TestPlan::new();
    plan.action("1.1", "due = 2020-01-10");
    plan.action("1.2", "due = 2020-01-20");
    plan.action("1.3", "due = 2020-12-20");
    let text = plan.run(&["chase", "--today", "2020-01-12", "--within", "2w"]);
    let first: Vec<&str> = text.lines().take(2).collect();
    assert_eq!(
        first.join(" "),
        "The council, 3 actions: 1 overdue; 1 due by 26 January 2020; \
         3 without an update for 2019/20-Q3, in time until 21 January 2020"
    );
}

#[test]
fn in_a_pipe_it_fits_a_mail_but_for_the_paths_of_files() {
    let text = folder::run(None, None, &["chase", "--today", "2019-11-15"]);
    let too_wide = |line: &&str| line.chars().count() > 72 && line.trim().contains(' ');
    assert_eq!(text.lines().find(too_wide), None);
    let narrow = folder::run(None, Some("40"), &["chase", "police", "--today", "2019-11-15"]);
    assert!(narrow.starts_with("Police, 1 action: 1 without an update\nfor 2019/20-Q2\n"));
}

#[test]
fn only_the_leads_that_are_named_are_asked_and_those_without_anything_are_counted() {
    let text =
        folder::run(None, None, &["chase", "CCG", "police", "schools", "--today", "2019-11-15"]);
    let actions = text.lines().filter(|line| line.starts_with("No update for 2019/20-Q2, nor"));
    assert_eq!(actions.count(), 2);
    assert!(text.starts_with("Police, 1 action: 1 without an update for 2019/20-Q2\n"), "{text}");
    assert!(
        text.contains("\nNHS Coventry and Rugby and NHS Warwickshire North Clinical"),
        "{text}"
    );
    assert!(text.ends_with("\n\nNothing to chase: 1 lead (Schools)\n"), "{text}");
    let none = folder::run(None, None, &["chase", "schools", "--today", "2019-11-15"]);
    assert_eq!(none, "Nothing to chase: 1 lead (Schools)\n");
    let message = refused(&mut cov_plan("chase polcie --today 2019-11-15"));
    assert_eq!(message, "error: no agency polcie in this plan\n  help: did you mean police?\n");
}

#[test]
fn filters_choose_the_actions_that_are_asked_about() {
    let numbers = |words: &[&str]| {
        let text = folder::run(
            None,
            None,
            &[&["chase", "--today", "2019-11-15", "--format", "csv"], words].concat(),
        );
        text.lines()
            .skip(1)
            .map(|line| line.split(',').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers(&["--lead", "CSCP", "--objective", "9"]), ["9.1", "9.3"]);
    assert_eq!(numbers(&["--status", "overdue", "--objective", "4,5"]), ["5.3", "4.3", "5.2"]);
}

/// All files of a folder with their texts, in the order of their paths.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            let name = path.display().to_string();
            files.push((name, fs::read_to_string(path).unwrap_or_default()));
        }
    }
    files.sort();
    files
}

#[test]
fn a_sheet_that_comes_back_unfilled_changes_nothing() {
    let folder = copy_of_the_repository();
    let before = files(folder.path());
    let sheet = printed(cov_plan("chase --today 2019-11-15 --format csv").current_dir(&folder));
    assert_eq!(sheet.lines().count(), 1 + 62);
    cov_plan("rag --from - --today 2019-11-15")
        .current_dir(&folder)
        .write_stdin(sheet)
        .assert()
        .success();
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_sheet_that_is_filled_in_adds_exactly_its_updates() {
    let folder = copy_of_the_repository();
    let before = files(folder.path());
    let mut chase = cov_plan("chase CSCP --today 2019-11-15 --output sheet.csv");
    printed(chase.current_dir(&folder));
    let sheet = fs::read_to_string(folder.path().join("sheet.csv")).unwrap();
    let names: Vec<&str> =
        sheet.trim_start_matches('\u{feff}').lines().next().unwrap().split(',').collect();
    let place = |name| names.iter().position(|column| *column == name).unwrap();
    let filled: Vec<String> = sheet
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if cells[place("number")] == "9.1" {
                cells[place("rag")] = "amber";
                cells[place("impact")] = "red";
                cells[place("note")] = "'=Drafted";
                cells[place("evidence")] = "CSCP: Draft 2; https://a.example/b";
            }
            cells.join(",")
        })
        .collect();
    fs::write(folder.path().join("sheet.csv"), filled.join("\r\n")).unwrap();
    let take = || cov_plan("rag --from sheet.csv --today 2019-11-15");
    take().current_dir(&folder).assert().success();
    fs::remove_file(folder.path().join("sheet.csv")).unwrap();
    let after = files(folder.path());
    let changed: Vec<_> = before.iter().zip(&after).filter(|(one, other)| one != other).collect();
    let [((path, old), (_, new))] = changed[..] else { panic!("{} files", changed.len()) };
    assert!(path.ends_with("/9.1.toml"), "{path}");
    assert_eq!(
        new.strip_prefix(old.as_str()).unwrap(),
        "\n[[updates]]\ndate = 2019-11-15\nby = \"safeguarding-partnership\"\nrag = \"amber\"\nimpact = \"red\"\n\
         note = \"=Drafted\"\nevidence = [{ held_by = \"safeguarding-partnership\", title = \"Draft 2\" }, \"https://a.example/b\"]\n"
    );
}

#[test]
fn the_lines_below_an_action_make_an_update_when_they_are_filled_in() {
    let plan = TestPlan::with("due = 2019-12-31");
    let leads = asked(&plan, "2019-11-15", &[]);
    let action = &leads[0]["actions"][0];
    assert_eq!(action["file"], "actions/help/01-first/1.1.toml");
    let lines = action["update"].as_str().unwrap();
    let filled = lines
        .replace("rag = \"\"", "rag = \"amber\"")
        .replace("impact = \"\"", "impact = \"red\"")
        .replace("note = \"\"", "note = \"Drafted\"");
    plan.action("1.1", &format!("due = 2019-12-31\n{filled}"));
    let update = &plan.read().plan.actions[0].updates[0];
    assert_eq!(update.date.unwrap().to_string(), "2019-11-15");
    assert_eq!(update.by.as_ref().unwrap().as_str(), "council");
    assert_eq!((update.rag.is_some(), update.impact.is_some()), (true, true));
    assert_eq!(update.note.as_deref(), Some("Drafted"));
    assert_eq!(asked(&plan, "2019-11-15", &["--within", "1d"]), serde_json::json!([]));
}

#[test]
fn the_page_of_each_file_is_named_where_the_plan_has_pages() {
    let plan = TestPlan::three_actions();
    let leads = asked(&plan, "2026-07-20", &[]);
    assert_eq!(
        leads[0]["actions"][0]["edit_link"],
        "https://git.example/northtown/plan/edit/main/three-actions/actions/workforce/02-supervision/2.1.toml"
    );
    assert!(
        plan.run(&["chase", "--today", "2026-07-20"])
            .contains("Edit it in the browser:\nhttps://git.example/")
    );
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What is said on standard error by a command that can be done, and prints nothing.
fn said(line: &str, folder: &Path) -> String {
    let output =
        cov_plan(line).current_dir(folder).assert().success().stdout("").get_output().clone();
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn each_lead_gets_a_file_of_its_own_and_nobody_an_empty_one() {
    let folder = copy_of_the_repository();
    let told = said("chase --today 2019-11-15 --split letters/november", folder.path());
    assert_eq!(
        told,
        "wrote letters/november/coventry-city-council.txt: 55 actions\n\
         wrote letters/november/safeguarding-partnership.txt: 5 actions\n\
         wrote letters/november/police.txt: 1 action\n\
         wrote letters/november/clinical-commissioning-group.txt: 1 action\n"
    );
    let letters = folder.path().join("letters/november");
    assert_eq!(
        names(&letters),
        [
            "clinical-commissioning-group.txt",
            "coventry-city-council.txt",
            "police.txt",
            "safeguarding-partnership.txt"
        ]
    );
    let police = fs::read_to_string(letters.join("police.txt")).unwrap();
    let alone = printed(cov_plan("chase police --today 2019-11-15").current_dir(&folder));
    assert_eq!(police, alone);
}

#[test]
fn a_file_of_an_earlier_run_is_named_and_stays() {
    let folder = copy_of_the_repository();
    said("chase police --today 2019-11-15 --split letters --format csv", folder.path());
    assert_eq!(names(&folder.path().join("letters")), ["police.csv"]);
    let told = said("chase CSCP --today 2019-11-15 --split letters --format csv", folder.path());
    assert_eq!(
        told,
        "wrote letters/safeguarding-partnership.csv: 5 actions\n\
         warning: letters/police.csv is of an earlier run, and stays\n"
    );
    let told = said("chase schools --today 2019-11-15 --split other", folder.path());
    assert_eq!(told, "Nothing to chase: 1 lead (Schools)\n");
    assert!(!folder.path().join("other").exists());
}

#[test]
fn no_letter_lies_among_the_files_of_the_plan() {
    let folder = copy_of_the_repository();
    let before = files(folder.path());
    for place in ["plan", "plan/letters", "plan/letters/november"] {
        let line = format!("chase police --today 2019-11-15 --split {place}");
        let message = refused(cov_plan(&line).current_dir(&folder));
        assert!(message.contains("police.txt would lie in the plan folder"), "{message}");
    }
    assert_eq!(files(folder.path()), before);
    let both = refused(&mut cov_plan("chase --split a --output b.txt"));
    assert!(both.contains("cannot be used with"), "{both}");
}

#[test]
fn an_id_that_leads_elsewhere_names_no_file() {
    let plan = TestPlan::new();
    plan.write("agencies.toml", "[\"../council\"]\nname = \"The council\"\n");
    plan.write(
        "actions/help/01-first/1.1.toml",
        "title = \"An action\"\nlead = \"../council\"\ndue = 2019-12-31\n",
    );
    let letters = plan.root().parent().unwrap().join("letters");
    let mut chase = cov_plan("chase --today 2019-11-15 --split");
    let message = refused(chase.arg(&letters).arg("--plan").arg(plan.root()));
    assert_eq!(
        message,
        "error: no file can be called by the id \"../council\"\n  \
         help: give that agency an id of letters, figures and dashes in agencies.toml\n"
    );
    assert!(!letters.exists());
}

#[test]
fn who_is_not_on_the_register_is_asked_too() {
    let plan = TestPlan::new();
    plan.write(
        "actions/help/01-first/1.1.toml",
        "title = \"An action\"\nlead = \"polcie\"\ndue = 2019-12-31\n",
    );
    let leads = asked(&plan, "2019-11-15", &[]);
    assert_eq!((&leads[0]["agency"], &leads[0]["name"]), (&"polcie".into(), &"polcie".into()));
}
