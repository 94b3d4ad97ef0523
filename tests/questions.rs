//! What `due`, `list`, `leads` and `show` answer about the real plan and about plans with something special in them.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod plan;

use std::fs;
use std::process::Stdio;

use assert_cmd::Command;
use plan::program::cov_plan;
use plan::{GUIDE, SUPERVISE, TRAIN, TestPlan};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Before the plan's own first deadline passes.
const START: &str = "2019-09-01";

/// In the middle of the plan of three actions.
const JULY: &str = "2026-07-20";

/// The program, asked about the plan of this repository on a day.
fn real_plan_on(today: &str) -> Command {
    let mut command = cov_plan("");
    command.args(["--today", today]);
    command
}

/// What a command prints, where it ends well.
fn printed(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The rows that a command prints as JSON.
fn rows(command: &mut Command) -> Vec<Value> {
    serde_json::from_str(&printed(command.args(["--format", "json"]))).unwrap()
}

#[test]
fn nineteen_deadlines_come_before_the_last_day_of_2019() {
    let found: Vec<(String, String)> =
        rows(real_plan_on(START).args(["due", "--before", "2019-12-31"]))
            .iter()
            .map(|row| (text(row, "due"), text(row, "number")))
            .collect();
    // Read off the published plan's tables. 24.1 is due at each meeting of the executive group, and 9.5 says "Review to
    // commence November 2019".
    let expected = [
        ("2019-09-30", &["5.3", "21.1", "26.1"][..]),
        ("2019-10-22", &["24.1"]),
        ("2019-10-31", &["3.4", "4.3", "5.2", "10.1", "13.3", "17.1", "20.2", "25.1", "27.1"]),
        ("2019-11-30", &["4.2", "7.1", "9.5", "15.1", "23.1", "27.3"]),
    ];
    let expected: Vec<(String, String)> = expected
        .into_iter()
        .flat_map(|(day, numbers)| numbers.iter().map(|&number| (day.into(), number.into())))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn each_filter_leaves_as_many_actions_as_the_files_have() {
    let counts = [
        ("", 62),
        ("--section help-and-protection", 26),
        ("--section looked-after-and-permanence", 19),
        ("--section leadership-and-governance", 17),
        ("--section help-and-protection --section leadership-and-governance", 43),
        ("--objective 9", 5),
        ("--lead CCC", 55),
        ("--lead cscp", 5),
        ("--lead police --lead clinical-commissioning-group", 2),
        ("--partner coventry-city-council", 5),
        ("--partner Schools", 2),
        ("--agency police", 4),
        ("--agency police --partner schools", 1),
        ("--ofsted improvement", 7),
        ("--ofsted development", 14),
        ("--ofsted none", 41),
        ("--missing description", 0),
        ("--missing partners", 48),
        ("--missing measures", 6),
        ("--missing outcome", 3),
        ("--missing measures --missing outcome", 8),
        ("--missing milestones", 59),
        ("--missing updates", 62),
        ("--missing evidence", 62),
        ("--rag none", 62),
        ("--rag red", 0),
        ("--impact none", 62),
        ("--impact amber --impact green", 0),
        ("--status open", 49),
        ("--status overdue", 13),
        ("--status complete --status suspended --status withdrawn", 0),
        ("--text ADOPT", 7),
        ("--text quarterly", 2),
    ];
    for (filter, count) in counts {
        let found = rows(real_plan_on("2019-11-15").arg("list").args(filter.split_whitespace()));
        assert_eq!(found.len(), count, "list {filter}");
    }
}

#[test]
fn the_next_deadline_of_an_agency_is_the_first_to_come_of_what_it_leads() {
    for row in rows(real_plan_on("2019-11-15").arg("leads")) {
        let agency = text(&row, "agency");
        let due =
            rows(real_plan_on("2019-11-15").args(["due", "--lead", &agency, "--within", "600d"]));
        let first = due.first().map_or(Value::Null, |row| row["due"].clone());
        assert_eq!(row["next_due"], first, "{agency}");
    }
}

#[test]
fn what_has_ended_counts_as_led_and_as_nothing_else() {
    for ending in [
        "suspended = { date = 2026-07-01, reason = \"The board is being renewed\" }",
        "withdrawn = { date = 2026-07-01, agreed_by = \"executive-group\", reason = \"Done elsewhere\" }",
    ] {
        let plan =
            TestPlan::three_actions().with(SUPERVISE, "measures", &format!("{ending}\nmeasures"));
        let rows = rows(plan.on(JULY).arg("leads"));
        let council = &rows[0];
        assert_eq!(
            [&council["leads"], &council["overdue"], &council["not_rated"], &council["amber"]],
            [&json!(2), &json!(0), &json!(0), &json!(1)],
            "{ending}"
        );
    }
}

/// The numbers of the actions that a command lists.
fn numbers(plan: &TestPlan, today: &str, words: &str) -> Vec<String> {
    let found = rows(plan.on(today).arg("list").args(words.split_whitespace()));
    found.iter().map(|row| text(row, "number")).collect()
}

#[test]
fn what_is_suspended_is_never_found_as_red_and_what_is_complete_as_green_alone() {
    let plan = TestPlan::three_actions().with(TRAIN, "rag = \"amber\"", "rag = \"red\"");
    assert_eq!(numbers(&plan, JULY, "--rag red"), ["1.1"]);
    // 1.2 was completed green, and its impact has no rating.
    assert_eq!(numbers(&plan, JULY, "--rag green"), ["1.2"]);
    assert_eq!(numbers(&plan, JULY, "--rag none"), ["2.1"]);
    assert_eq!(numbers(&plan, JULY, "--impact none"), ["2.1"]);
    let pause = "suspended = { date = 2026-07-01, reason = \"The board is being renewed\" }\n";
    let plan = plan.with(TRAIN, "measures", &format!("{pause}measures"));
    assert_eq!(numbers(&plan, "2026-06-30", "--rag red"), ["1.1"]);
    assert_eq!(numbers(&plan, "2026-07-01", "--rag red"), Vec::<String>::new());
    assert_eq!(numbers(&plan, "2026-07-01", "--impact red"), Vec::<String>::new());
}

#[test]
fn the_totals_of_a_list_and_of_the_leads_count_the_same_as_not_rated() {
    let plan = TestPlan::three_actions().with(GUIDE, "rag = \"green\"\n", "");
    let ends_with = |command: &str, total: &str| {
        let text = printed(plan.on(JULY).arg(command));
        assert!(text.ends_with(total), "{text}");
    };
    // 1.2 is complete, so that it does not matter any more that nobody rated it.
    ends_with("list", "\n3 actions, 1 overdue, 1 complete, 1 not rated\n");
    ends_with("leads", "1 not rated; next deadline 31 July 2026\n");
}

#[test]
fn a_past_day_knows_nothing_of_later_updates() {
    let plan = TestPlan::three_actions();
    // The first evidence of 1.1 came on 12 May, that of 1.2 on 15 June.
    assert_eq!(numbers(&plan, "2026-05-11", "--missing evidence"), ["1.1", "1.2", "2.1"]);
    assert_eq!(numbers(&plan, "2026-05-12", "--missing evidence"), ["1.2", "2.1"]);
    assert_eq!(numbers(&plan, "2026-05-11", "--missing updates"), ["1.1", "1.2", "2.1"]);
    // "Published on all three websites" was said on 15 June.
    assert_eq!(numbers(&plan, "2026-06-14", "--text websites"), Vec::<String>::new());
    assert_eq!(numbers(&plan, "2026-06-15", "--text websites"), ["1.2"]);
}

#[test]
fn columns_are_known_by_the_words_above_them() {
    let plan = TestPlan::three_actions();
    let first = printed(plan.on(JULY).args(["list", "--columns", "no., When,first due, updated"]));
    assert_eq!(first.lines().next(), Some("No.  When          First due    Updated"));
    let leads = rows(plan.on(JULY).args(["leads", "--sort", "late:desc"]));
    assert_eq!(text(&leads[0], "agency"), "council");
}

#[test]
fn the_last_note_on_what_is_late_stands_below_it_and_in_markdown_beside_it() {
    let plan = TestPlan::three_actions();
    let late = |options: &[&str]| {
        printed(plan.on("2026-10-01").args(["due", "--overdue", "--objective", "1"]).args(options))
    };
    let in_a_pipe = "\
Due          No.  Action                                                  Lead  When          RAG            Impact
31 Jul 2026  1.1  First teams trained (milestone)                         NC    62 days late  amber (stale)  red (stale)
    9 Jun 2026: The health trust's staff are free from July.
30 Sep 2026  1.1  Train every team on thresholds (first due 30 Jun 2026)  NC    1 day late    amber (stale)  red (stale)
    9 Jun 2026: The health trust's staff are free from July.
2 deadlines, all overdue, all rated
";
    assert_eq!(late(&[]), in_a_pipe);
    let markdown = late(&["--format", "markdown"]);
    let head = "| Due | No. | Action | Lead | When | RAG | Impact | Last note |\n";
    assert!(markdown.starts_with(head), "{markdown}");
    let note = " | 9 Jun 2026: The health trust's staff are free from July. |\n";
    assert_eq!(markdown.matches(note).count(), 2, "{markdown}");
    let narrow = printed(plan.on("2026-10-01").env("COLUMNS", "40").args([
        "due",
        "--overdue",
        "--objective",
        "1",
    ]));
    assert!(
        narrow.contains("    9 Jun 2026: The health trust's staff\n    are free from July.\n"),
        "{narrow}"
    );
    // Whoever chooses columns gets those and nothing else.
    let chosen = late(&["--columns", "number,due"]);
    assert!(!chosen.contains("health"), "{chosen}");
}

#[test]
fn an_agency_that_is_not_on_the_register_still_has_its_row() {
    let plan = TestPlan::three_actions().with(SUPERVISE, "lead = \"council\"", "lead = \"county\"");
    let rows = rows(plan.on(JULY).arg("leads"));
    assert_eq!(
        (text(&rows[3], "agency"), text(&rows[3], "name")),
        ("county".into(), "county".into())
    );
    assert_eq!(rows[3]["overdue"], 1);
}

#[test]
fn a_rating_is_stale_from_the_second_quarter_after_it_on() {
    let plan = TestPlan::three_actions();
    let stale = |today: &str| -> Vec<bool> {
        rows(plan.on(today).arg("list")).iter().map(|row| row["stale"] == true).collect()
    };
    assert_eq!(stale("2026-09-30"), [false, false, false]);
    // 1.1 was rated on 12 May; 1.2 is complete, and 2.1 was never rated.
    assert_eq!(stale("2026-10-01"), [true, false, false]);
}

#[test]
fn the_decisions_about_an_action_are_told_in_words() {
    let plan = TestPlan::three_actions()
        .with(
            SUPERVISE,
            "measures",
            "suspended = { date = 2026-07-01, until = 2026-12-31, agreed_by = \"cabinet\", reason = \"The board is being renewed\" }\nmeasures",
        )
        .with(GUIDE, "completed = 2026-06-15\n", "");
    let plan = plan.with(
        GUIDE,
        "Minutes of 15 June\" }]\n",
        "Minutes of 15 June\" }]\n\n[[updates]]\ndate = 2026-07-10\nby = \"council\"\nreopened_from = { completed = 2026-06-15 }\nasks = \"Who prints the guide?\"\n",
    );
    let shown = printed(plan.on(JULY).args(["show", "2.1", "1.2"]));
    assert!(
        shown.contains("Status     suspended from 1 July 2026 until 31 December 2026, agreed by Cabinet: The board is being renewed\n"),
        "{shown}"
    );
    assert!(
        shown.contains("10 Jul 2026  NC: reopened, having been complete since 15 June 2026\n             Asks: Who prints the guide?\n"),
        "{shown}"
    );
    let before = printed(plan.on("2026-06-20").args(["show", "1.2"]));
    assert!(before.contains("Status     complete since 15 June 2026\n"), "{before}");
    let row = &rows(plan.on(JULY).args(["show", "2.1"]))[0];
    assert_eq!(
        row["suspended"],
        json!({ "date": "2026-07-01", "until": "2026-12-31", "agreed_by": "cabinet", "reason": "The board is being renewed" })
    );
    assert_eq!(row["withdrawn"], Value::Null);
}

#[test]
fn a_broken_action_is_named_and_the_others_are_shown() {
    let plan = TestPlan::three_actions().with(TRAIN, "due = 2026-09-30", "due = = 2026-09-30");
    let output = plan.on(JULY).args(["show", "1.1", "2.1"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("2.1 Report on supervision\n"));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("1.1.toml is left out: it cannot be read"), "{said}");
}

#[test]
fn an_action_that_joins_later_is_not_shown_before() {
    let plan =
        TestPlan::three_actions().with(SUPERVISE, "measures", "added = 2026-07-14\nmeasures");
    let output = plan.on("2026-07-01").args(["show", "2.1"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "error: action 2.1 is not in the plan on 1 July 2026\n  help: it joined on 14 July 2026: add --today 2026-07-14\n"
    );
}

#[test]
fn an_unknown_number_among_others_shows_nothing() {
    let output = real_plan_on(START).args(["show", "3.1", "3.12"]).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
}

#[test]
fn a_file_has_what_a_pipe_would_get() {
    let folder = TempDir::new().unwrap();
    for verb in [&["due"][..], &["list"], &["leads"], &["leads", "CSCP"], &["show", "7.1", "9.2"]] {
        for (ending, format) in
            [("txt", "text"), ("md", "markdown"), ("csv", "csv"), ("json", "json")]
        {
            let path = folder.path().join(format!("answer.{ending}"));
            let said = printed(real_plan_on(START).args(verb).arg("--output").arg(&path));
            assert_eq!(said, "");
            let written = fs::read_to_string(path).unwrap();
            // Excel takes a file for UTF-8 only where it begins with the mark.
            let mark = if format == "csv" { "\u{feff}" } else { "" };
            let piped = printed(real_plan_on(START).args(verb).args(["--format", format]));
            assert_eq!(written, format!("{mark}{piped}"), "{verb:?} {format}");
        }
    }
}

#[test]
fn a_cell_that_a_spreadsheet_would_run_is_text() {
    let plan = TestPlan::three_actions().with(SUPERVISE, "Report on supervision", "=HYPERLINK(1)");
    for verb in [&["due"][..], &["list", "--columns", "title"], &["leads", "NC"], &["show", "2.1"]]
    {
        let csv = printed(plan.on(JULY).args(verb).args(["--format", "csv"]));
        assert!(csv.contains("'=HYPERLINK(1)"), "{csv}");
    }
}

#[test]
fn hostile_text_stays_inert_in_every_format() {
    let hostile = "a\\u001b[2Jb\\u202ec\\u009bd\\n# e";
    let plan = TestPlan::three_actions()
        .with(TRAIN, "Train every team on thresholds", hostile)
        .with(TRAIN, "One day of training", "One \\u001b]0;x\\u0007\\u2066 day")
        .with(TRAIN, "Trainers appointed", hostile)
        .with(TRAIN, "90% of staff trained", hostile)
        .with(TRAIN, "Trainers are appointed", hostile)
        .with(TRAIN, "three-actions/evidence/training.md", hostile);
    let is_hostile = |letter: char| {
        letter != '\n' && letter.is_control()
            || ('\u{202a}'..='\u{202e}').contains(&letter)
            || ('\u{2066}'..='\u{2069}').contains(&letter)
    };
    for verb in [&["due"][..], &["list"], &["leads", "NC"], &["show", "1.1"]] {
        for format in ["text", "markdown", "csv", "json"] {
            for columns in ["0", "40", "80"] {
                let shown = printed(
                    plan.on(JULY).env("COLUMNS", columns).args(verb).args(["--format", format]),
                );
                assert!(!shown.contains(is_hostile), "{verb:?} {format}: {shown}");
                assert!(format != "markdown" || !shown.contains("\n# e"), "{shown}");
            }
        }
    }
}

#[test]
fn colour_is_an_extra_and_the_option_has_the_last_word() {
    let plan = TestPlan::three_actions();
    let asked = |arguments: &[&str], variables: &[(&str, &str)]| {
        printed(
            plan.on(JULY)
                .args(["list"])
                .args(arguments)
                .env("COLUMNS", "80")
                .envs(variables.iter().copied()),
        )
    };
    let uncoloured = asked(&[], &[]);
    let coloured = asked(&["--color", "always"], &[]);
    assert!(coloured.contains("\u{1b}["));
    let lines =
        |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines(&without_colour(&coloured)), lines(&uncoloured));
    assert_eq!(asked(&["--color", "always"], &[("NO_COLOR", "1")]), coloured);
    assert_eq!(asked(&[], &[("CLICOLOR_FORCE", "1")]), coloured);
    assert_eq!(asked(&[], &[("CLICOLOR_FORCE", "0")]), uncoloured);
    assert_eq!(asked(&[], &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]), uncoloured);
    assert_eq!(asked(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]), uncoloured);
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    for verb in ["due", "list", "leads"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_cov-plan"))
            .args([verb, "--today", START])
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{verb}");
    }
}

#[test]
fn the_plan_is_found_from_a_folder_below_and_its_files_from_there() {
    let below = "plan/actions/help-and-protection/03-assessments-and-plans";
    let found = rows(real_plan_on(START).current_dir(below).arg("list"));
    assert_eq!(found.len(), 62);
    let shown = printed(real_plan_on(START).current_dir(below).args(["show", "3.1.toml"]));
    let path = std::path::Path::new(below).join(shown.lines().last().unwrap());
    assert!(path.ends_with("3.1.toml") && path.is_file(), "{}", path.display());
}

#[test]
fn without_a_plan_the_message_says_how_to_name_one() {
    let elsewhere = TempDir::new().unwrap();
    for verb in [&["due"][..], &["list"], &["leads"], &["show", "3.1"]] {
        let output = cov_plan("").current_dir(&elsewhere).args(verb).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains("--plan DIR"));
    }
}

fn text(row: &Value, key: &str) -> String {
    row[key].as_str().unwrap().to_owned()
}

/// The text without its colours: each begins with an escape and ends with an m.
fn without_colour(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').unwrap().1)
}
