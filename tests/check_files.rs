//! Faults of files: what cannot be read, what is no TOML, and keys that a file does not have.
#![allow(clippy::too_many_lines, reason = "a table of cases may be long")]

mod copied;
mod plan;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;

use cov_plan::store::read;
use plan::TestPlan;

const GUIDE: &str = "actions/early-help/01-thresholds/1.2.toml";
const OBJECTIVE: &str = "actions/early-help/01-thresholds/objective.toml";

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn a_file_that_is_called_by_something_else_than_its_number_is_told_its_name() {
    for (name, why) in [
        ("1.2-final.toml", "an action's file is called by its number and nothing else"),
        ("1.02.toml", "the number is written 1.2, without zeros in front"),
        ("1.2.TOML", "the ending is written .toml, in small letters"),
    ] {
        let wrong = format!("actions/early-help/01-thresholds/{name}");
        let plan = TestPlan::three_actions().moved(GUIDE, &wrong);
        assert_eq!(
            plan.said(),
            [format!("file-unexpected {wrong}:1:1 {name} has no place in a plan: {why}")]
        );
        assert!(plan.help().starts_with("call it 1.2.toml, "), "{}", plan.help());
    }
}

#[test]
fn a_file_of_another_kind_than_a_plan_has_is_unexpected_whatever_is_in_it() {
    let plan = TestPlan::three_actions()
        .write("notes.toml", "no TOML at all")
        .write("actions/early-help/notes.toml", "")
        .write("actions/early-help/thresholds/objective.toml", "")
        .write("actions/early-help/thresholds/1.3.toml", "")
        .write("actions/early-help/thresholds/1.4.toml", "");
    let why = "notes.toml has no place in a plan:";
    assert_eq!(
        plan.said(),
        [
            format!("file-unexpected actions/early-help/notes.toml:1:1 {why} no file stands here in a plan"),
            "file-unexpected actions/early-help/thresholds:1:1 the folder thresholds does not begin with an objective's number".to_owned(),
            format!("file-unexpected notes.toml:1:1 {why} nothing in a plan is called that here"),
        ]
    );
}

#[test]
fn hidden_files_backups_and_other_kinds_are_nobodys_concern() {
    let folder = "actions/early-help/01-thresholds";
    let plan = TestPlan::three_actions()
        .write(&format!("{folder}/1.2.toml~"), "lead =")
        .write(&format!("{folder}/.1.2.toml.swp"), "lead =")
        .write(&format!("{folder}/.1.2.toml"), "lead =")
        .write(&format!("{folder}/1.2.toml.orig"), "lead =")
        .write(&format!("{folder}/README.md"), "lead =")
        .write(&format!("{folder}/1.2.txt"), "lead =")
        .write("notes.txt", "lead =")
        .write(".git/config.toml", "lead =")
        .write(".taplo.toml", "lead =");
    assert_eq!(plan.said(), none());
}

#[test]
fn an_action_behind_an_ending_that_windows_hides_is_found_and_leaves_no_gap() {
    let folder = "actions/early-help/01-thresholds";
    for ending in ["txt", "TXT"] {
        let hidden = format!("{folder}/1.1.toml.{ending}");
        let plan = TestPlan::three_actions().moved(&format!("{folder}/1.1.toml"), &hidden);
        let why = "has no place in a plan: the name ends in .toml, without .txt behind it";
        assert_eq!(plan.said(), [format!("file-unexpected {hidden}:1:1 1.1.toml.{ending} {why}")]);
        assert!(plan.help().starts_with("call it 1.1.toml, or "), "{}", plan.help());
        let left_out: Vec<String> = read(&plan.path(""))
            .left_out()
            .into_iter()
            .map(|(source, _)| source.path.clone())
            .collect();
        assert_eq!(left_out, [hidden]);
    }
}

/// What the reports leave out, and what may name an agency that seems to have no part.
#[test]
fn what_may_be_an_action_is_left_out_and_a_stray_note_is_not() {
    for (path, is_action) in [
        ("actions/early-help/01-thresholds/1.3-final.toml", true),
        ("actions/early-help/01-thresholds/1.03.toml", true),
        ("actions/early-help/thresholds/1.3.toml", true),
        ("actions/1.3.toml", true),
        ("actions/notes.toml", false),
        ("actions/early-help/01-thresholds/policy.toml", false),
        ("actions/early-help/01-thresholds/Objective.toml", false),
        ("notes.toml", false),
        ("drafts/1.3.toml", false),
    ] {
        let plan = TestPlan::three_actions().write(path, "");
        let reading = read(&plan.path(""));
        let left_out: Vec<&str> =
            reading.left_out().iter().map(|(source, _)| source.path.as_str()).collect();
        assert_eq!(left_out, if is_action { vec![path] } else { vec![] }, "{path}");
        assert_eq!(reading.hides_an_action(), is_action, "{path}");
    }
}

#[test]
fn a_plan_whose_actions_lie_elsewhere_says_that_they_are_left_out() {
    for folder in ["actions", "actions/workforce", "actions/workforce/02-supervision"] {
        let elsewhere = tempfile::TempDir::new().unwrap();
        let plan = TestPlan::three_actions();
        fs::rename(plan.path(folder), elsewhere.path().join("moved")).unwrap();
        symlink(elsewhere.path().join("moved"), plan.path(folder)).unwrap();
        let reading = read(&plan.path(""));
        let left_out: Vec<&str> =
            reading.left_out().iter().map(|(source, _)| source.path.as_str()).collect();
        assert_eq!(left_out, [folder]);
        // Nobody can know that a section is empty, or that the exception for 2.1 is not needed.
        let why = "this cannot be read: it is a link that leads out of the plan folder";
        assert_eq!(plan.said(), [format!("file-unreadable {folder}:1:1 {why}")]);
    }
}

#[test]
fn the_lists_of_a_plan_that_cannot_be_read_are_named() {
    let plan = TestPlan::three_actions()
        .write("agencies.toml", "[council")
        .write("governance.toml", "")
        .write("actions/early-help/01-thresholds/1.1.toml", "[")
        .with("plan.toml", "[ratings]", "[ratings");
    let reading = read(&plan.path(""));
    let unread: Vec<&str> =
        reading.unread_files().into_iter().map(|source| source.path.as_str()).collect();
    assert_eq!(unread, ["agencies.toml", "governance.toml", "plan.toml"]);
    assert!(read(&TestPlan::three_actions().path("")).unread_files().is_empty());
}

#[test]
fn a_plan_without_its_two_files_misses_them_and_nothing_else() {
    let plan = TestPlan::three_actions().without("agencies.toml");
    assert_eq!(plan.said(), ["file-missing agencies.toml:1:1 there is no agencies.toml"]);
    let plan = TestPlan::three_actions()
        .with(
            "actions/workforce/02-supervision/2.1.toml",
            "measures",
            "outcome = \"Calm\"\nmeasures",
        )
        .without("plan.toml");
    assert_eq!(plan.said(), ["file-missing plan.toml:1:1 there is no plan.toml"]);
    let plan = TestPlan::three_actions().moved("agencies.toml", "agency.toml");
    assert_eq!(
        plan.said(),
        [
            "file-unexpected agency.toml:1:1 agency.toml has no place in a plan: the name is none of a plan's; did you mean agencies.toml?"
        ]
    );
}

#[test]
fn an_empty_file_is_one_finding() {
    for text in ["", "\n\n", "# only a remark\n", "\u{feff}"] {
        let plan = TestPlan::three_actions().write(GUIDE, text);
        assert_eq!(plan.said(), [format!("file-empty {GUIDE}:1:1 this file is empty")]);
    }
}

#[test]
fn a_folder_a_pipe_and_a_socket_cannot_be_read_and_nothing_waits_for_them() {
    let folder = "actions/early-help/01-thresholds";
    let plan = TestPlan::three_actions().write(&format!("{folder}/1.3.toml/x.toml"), "");
    let pipe = plan.path(&format!("{folder}/1.4.toml"));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let socket = plan.path(&format!("{folder}/1.5.toml"));
    // A socket's path may have 100 letters, and the folder's has more.
    let short = tempfile::TempDir::new_in("/tmp").unwrap();
    let listener = UnixListener::bind(short.path().join("s")).unwrap();
    fs::rename(short.path().join("s"), &socket).unwrap();
    let why = "it is a pipe, a socket or a device, not a file";
    assert_eq!(
        plan.said(),
        [
            format!(
                "file-unreadable {folder}/1.3.toml:1:1 this cannot be read: it is a folder, not a file"
            ),
            format!("file-unreadable {folder}/1.4.toml:1:1 this cannot be read: {why}"),
            format!("file-unreadable {folder}/1.5.toml:1:1 this cannot be read: {why}"),
        ]
    );
    drop(listener);
}

#[test]
fn links_are_followed_within_the_plan_only() {
    let plan = TestPlan::three_actions().moved(GUIDE, "drafts/guide.text");
    let outside = tempfile::TempDir::new().unwrap();
    fs::write(outside.path().join("1.3.toml"), "title = \"Elsewhere\"").unwrap();
    let folder = plan.path("actions/early-help/01-thresholds");
    symlink("../../../drafts/guide.text", folder.join("1.2.toml")).unwrap();
    assert_eq!(plan.said(), none());
    symlink(outside.path().join("1.3.toml"), folder.join("1.3.toml")).unwrap();
    symlink("nowhere.toml", folder.join("1.4.toml")).unwrap();
    symlink("nowhere.pdf", folder.join("minutes.pdf")).unwrap();
    symlink(outside.path(), plan.path("actions/housing")).unwrap();
    symlink("..", plan.path("actions/workforce")).unwrap_err();
    symlink("..", plan.path("actions/workforce/loop")).unwrap();
    let out = "this cannot be read: it is a link that leads out of the plan folder";
    assert_eq!(
        plan.said(),
        [
            format!("file-unreadable actions/early-help/01-thresholds/1.3.toml:1:1 {out}"),
            "file-unreadable actions/early-help/01-thresholds/1.4.toml:1:1 this cannot be read: it is a link that leads nowhere".to_owned(),
            format!("file-unreadable actions/housing:1:1 {out}"),
            "file-unreadable actions/workforce/loop:1:1 this cannot be read: it is a link to a folder above it, a loop".to_owned(),
        ]
    );
}

#[test]
fn a_file_without_the_right_to_read_it_is_named() {
    let plan = TestPlan::three_actions();
    fs::set_permissions(plan.path(GUIDE), fs::Permissions::from_mode(0o000)).unwrap();
    // Some users may read everything: there is nothing to test then.
    if fs::read(plan.path(GUIDE)).is_err() {
        assert_eq!(
            plan.said(),
            [format!("file-unreadable {GUIDE}:1:1 this cannot be read: permission denied")]
        );
    }
}

#[test]
fn a_file_may_have_one_mebibyte_and_no_more() {
    let text = fs::read_to_string(TestPlan::three_actions().path(GUIDE)).unwrap();
    let padded = |size: usize| {
        let remark = "#".repeat(size - text.len() - 1);
        format!("{text}{remark}\n")
    };
    assert_eq!(TestPlan::three_actions().write(GUIDE, &padded(1 << 20)).said(), none());
    assert_eq!(
        TestPlan::three_actions().write(GUIDE, &padded((1 << 20) + 1)).said(),
        [format!("file-unreadable {GUIDE}:1:1 this cannot be read: it is larger than 1 MiB")]
    );
}

#[test]
fn the_first_byte_that_is_not_utf8_is_shown() {
    let plan = TestPlan::three_actions();
    let text = fs::read_to_string(plan.path(GUIDE)).unwrap();
    // Windows-1252 has the pound sign as a byte of its own; é before it is right UTF-8.
    let wrong = text.replace("Published on", "Café: \u{1}5 and \u{1}6 on");
    let bytes: Vec<u8> = wrong.bytes().map(|byte| if byte == 1 { 0xa3 } else { byte }).collect();
    fs::write(plan.path(GUIDE), bytes).unwrap();
    assert_eq!(plan.said(), [format!("not-utf8 {GUIDE}:13:15 here is a byte that is not UTF-8")]);
}

#[test]
fn a_byte_order_mark_and_the_line_ends_of_windows_are_fine() {
    let plan = TestPlan::three_actions();
    for file in [GUIDE, OBJECTIVE, "plan.toml", "agencies.toml", "governance.toml"] {
        let text = fs::read_to_string(plan.path(file)).unwrap();
        fs::write(plan.path(file), format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    }
    assert_eq!(plan.said(), none());
    // Places are the same as without them.
    let plan = plan.with(GUIDE, "title", "tittle").with(GUIDE, "rag = \"green\"", "rag = 1");
    assert_eq!(
        plan.said(),
        [
            format!("key-unknown {GUIDE}:1:1 there is no key tittle here"),
            format!(
                "wrong-type {GUIDE}:12:7 rag takes one of its words, in quotes; here stands a whole number"
            ),
        ]
    );
}

#[test]
fn a_conflict_is_one_finding_even_when_one_mark_is_left() {
    let said = "git left a conflict here: two versions stand in one file";
    let lead = "lead = \"police\"\n";
    let whole = "<<<<<<< HEAD\nlead = \"police\"\n||||||| base\nlead = \"x\"\n=======\nlead = \"council\"\n>>>>>>> theirs\n";
    let plan = TestPlan::three_actions().with(GUIDE, lead, whole);
    assert_eq!(plan.said(), [format!("conflict-markers {GUIDE}:2:1 {said}")]);
    let plan = TestPlan::three_actions().with(GUIDE, lead, &whole.replace('\n', "\r\n"));
    assert_eq!(plan.said(), [format!("conflict-markers {GUIDE}:2:1 {said}")]);
    let plan = TestPlan::three_actions().with(GUIDE, lead, "lead = \"police\"\n>>>>>>> theirs\n");
    assert_eq!(plan.said(), [format!("conflict-markers {GUIDE}:3:1 {said}")]);
    let in_text = "lead = \"police\"\ndescription = \"\"\"\nA heading\n=======\n\"\"\"\n";
    assert_eq!(TestPlan::three_actions().with(GUIDE, lead, in_text).said(), none());
}

#[test]
fn a_key_given_twice_names_the_line_of_the_first() {
    let plan =
        TestPlan::three_actions().with(GUIDE, "completed = ", "lead = \"council\"\ncompleted = ");
    assert_eq!(
        plan.said(),
        [format!("key-twice {GUIDE}:7:1 lead is given twice, first in line 2")]
    );
    let plan = TestPlan::three_actions().with(GUIDE, "note = ", "by = \"council\"\nnote = ");
    assert_eq!(
        plan.said(),
        [format!("key-twice {GUIDE}:13:1 by is given twice, first in line 11")]
    );
}

#[test]
fn a_table_given_twice_is_one_finding_whatever_stands_in_it() {
    let plan = TestPlan::three_actions().with(
        "plan.toml",
        "[views]",
        "[ratings]\nred = \"a\"\namber = \"b\"\ngreen = \"c\"\n\n[views]",
    );
    assert_eq!(plan.said(), ["key-twice plan.toml:29:2 ratings is given twice, first in line 16"]);
    let plan = TestPlan::three_actions().write(
        GUIDE,
        &fs::read_to_string(TestPlan::three_actions().path(GUIDE))
            .unwrap()
            .replace("[[updates]]", "[[updates]]\ndate = 2026-06-01\nby = \"police\"\n\n[updates]"),
    );
    assert_eq!(
        plan.said(),
        [format!("key-twice {GUIDE}:13:2 updates is given twice, first in line 9")]
    );
    assert_eq!(plan.help(), "give each its own header in double brackets, such as [[updates]]");
}

#[test]
fn an_unknown_key_is_offered_the_right_one_and_does_not_count_as_missing() {
    for (right, wrong, line, key, help) in [
        ("lead = ", "laed = ", 2, "laed", "did you mean lead?"),
        ("measures = ", "mesures = ", 5, "mesures", "did you mean measures?"),
        ("[[updates]]", "[[update]]", 9, "update", "did you mean updates?"),
        ("by = ", "By = ", 11, "By", "did you mean by?"),
    ] {
        let plan = TestPlan::three_actions().with(GUIDE, right, wrong);
        let column = if key == "update" { 3 } else { 1 };
        assert_eq!(
            plan.said(),
            [format!("key-unknown {GUIDE}:{line}:{column} there is no key {key} here")]
        );
        assert_eq!(plan.help(), help);
    }
    let plan = TestPlan::three_actions().with(GUIDE, "lead = ", "rag = \"green\"\nlead = ");
    assert_eq!(plan.help(), "rag belongs to an update: move it below its [[updates]]");
    let plan = TestPlan::three_actions().with("agencies.toml", "short = \"NC\"", "phone = \"NC\"");
    assert_eq!(plan.said(), ["key-unknown agencies.toml:3:1 there is no key phone here"]);
}

#[test]
fn a_key_of_the_action_below_an_update_is_told_to_move_up() {
    let note = "note = \"Published on all three websites.\"";
    let plan = TestPlan::three_actions().with(GUIDE, note, &format!("{note}\nadded = 2026-05-01"));
    assert_eq!(
        plan.said(),
        [format!("key-misplaced {GUIDE}:14:1 added belongs to the action, not to an update")]
    );
    assert_eq!(plan.help(), "move this line up, above [[updates]] in line 9");
    // One that the action cannot do without is misplaced, not missing too.
    let plan = TestPlan::three_actions().with(GUIDE, "lead = \"police\"\n", "").with(
        GUIDE,
        "rag = ",
        "lead = \"police\"\nrag = ",
    );
    assert_eq!(
        plan.said(),
        [format!("key-misplaced {GUIDE}:11:1 lead belongs to the action, not to an update")]
    );
    let plan = TestPlan::three_actions().with("plan.toml", "update_within = 21\n", "").with(
        "plan.toml",
        "[check]\n",
        "update_within = 21\n[check]\n",
    );
    assert_eq!(
        plan.said(),
        ["key-misplaced plan.toml:20:1 update_within belongs to the plan, not to the ratings"]
    );
    assert_eq!(plan.help(), "move this line up, above [[sections]] in line 7");
}

#[test]
fn a_value_of_another_kind_is_named_with_what_belongs_there() {
    for (right, wrong, place, message, help) in [
        (
            "lead = \"police\"",
            "lead = 3",
            "2:8",
            "lead takes text in quotes; here stands a whole number",
            "put it in double quotes: lead = \"…\"",
        ),
        (
            "lead = \"police\"",
            "lead = [\"police\"]",
            "2:8",
            "lead takes text in quotes; here stands a list",
            "write one value without brackets: lead = \"…\"",
        ),
        (
            "partners = [\"council\"]",
            "partners = \"council\"",
            "3:12",
            "partners takes a list of text, such as [\"one\", \"two\"]; here stands text",
            "put square brackets around it: partners = [\"…\"]",
        ),
        (
            "partners = [\"council\"]",
            "partners = [\"council\", 3]",
            "3:24",
            "partners takes a list of text, such as [\"one\", \"two\"]; here stands a whole number",
            "write the value as `cov-plan schema action --format text` shows it (other files: plan, agencies, governance, objective)",
        ),
        (
            "completed = 2026-06-15",
            "completed = true",
            "7:13",
            "completed takes a date, such as 2019-12-31; here stands true or false",
            "write the value as `cov-plan schema action --format text` shows it (other files: plan, agencies, governance, objective)",
        ),
        (
            "completed = 2026-06-15",
            "completed = 2026-06-15T10:00:00",
            "7:13",
            "completed takes a date, such as 2019-12-31; here stands a date with a time of day",
            "take the time of day away",
        ),
        (
            "note = \"Published on all three websites.\"",
            "note = 2026-06-15",
            "13:8",
            "note takes text in quotes; here stands a date",
            "put it in double quotes: note = \"…\"",
        ),
    ] {
        let plan = TestPlan::three_actions().with(GUIDE, right, wrong);
        assert_eq!(plan.said(), [format!("wrong-type {GUIDE}:{place} {message}")]);
        assert_eq!(plan.help(), help);
    }
}

#[test]
fn one_wrong_entry_of_a_list_hides_no_other() {
    let plan = TestPlan::three_actions().with(
        GUIDE,
        "measures = [\"The guide is published\"]",
        "measures = [1, \"The guide is published\", 2026-06-15, [\"x\"]]",
    );
    let takes = "measures takes a list of text, such as [\"one\", \"two\"]; here stands";
    assert_eq!(
        plan.said(),
        [
            format!("wrong-type {GUIDE}:5:13 {takes} a whole number"),
            format!("wrong-type {GUIDE}:5:42 {takes} a date"),
            format!("wrong-type {GUIDE}:5:54 {takes} a list"),
        ]
    );
}

#[test]
fn a_register_with_a_wrong_entry_makes_nobody_unknown() {
    let plan = TestPlan::three_actions()
        .with("agencies.toml", "[police]\nname = ", "[police]\nname = 3 # ")
        .with("agencies.toml", "[council]", "housing = \"Housing\"\n[council]");
    assert_eq!(
        plan.said(),
        [
            "wrong-type agencies.toml:1:11 housing takes a table; here stands text",
            "wrong-type agencies.toml:7:8 name takes text in quotes; here stands a whole number",
        ]
    );
}

#[test]
fn a_word_that_is_none_of_its_set_is_offered_the_right_one() {
    let plan = TestPlan::three_actions().with(OBJECTIVE, "\"improvement\"", "\"improvment\"");
    assert_eq!(
        plan.said(),
        [format!("word-unknown {OBJECTIVE}:4:8 \"improvment\" is no word for kind")]
    );
    assert_eq!(plan.help(), "did you mean \"improvement\"?");
    let plan = TestPlan::three_actions().with(OBJECTIVE, "\"improvement\"", "\"other\"");
    assert_eq!(plan.help(), "write one of \"improvement\", \"development\"");
    let plan =
        TestPlan::three_actions().with("plan.toml", "unused = \"warning\"", "unused = \"strict\"");
    assert_eq!(plan.said(), ["word-unknown plan.toml:22:17 \"strict\" is no word for a severity"]);
    assert_eq!(plan.help(), "write one of \"error\", \"warning\", \"note\", \"off\"");
}

#[test]
fn what_a_record_cannot_do_without_is_missed_where_the_record_stands() {
    for (file, right, wrong, place, message) in [
        ("plan.toml", "name = \"Northtown improvement plan\"\n", "", "1:1", "the file has no name"),
        (
            "plan.toml",
            "period = { from = 2026-04-01, to = 2027-03-31 }\n",
            "",
            "1:1",
            "the file has no period",
        ),
        (
            "plan.toml",
            "{ from = 2026-04-01, to = 2027-03-31 }",
            "{ from = 2026-04-01 }",
            "3:10",
            "the plan's period has no to",
        ),
        ("plan.toml", "id = \"workforce\"\n", "", "12:1", "this section has no id"),
        ("plan.toml", "title = \"Workforce\"", "title = \"\"", "14:9", "title is empty"),
        ("plan.toml", "action = \"2.1\"\n", "", "24:1", "this exception has no action"),
        ("agencies.toml", "name = \"Northshire Police\"\n", "", "5:1", "police has no name"),
        ("governance.toml", "name = \"Cabinet\"\n", "", "7:1", "cabinet has no name"),
        (OBJECTIVE, "kind = \"improvement\"\n", "", "3:1", "the Ofsted area has no kind"),
        (
            OBJECTIVE,
            "finding = \"Thresholds are not understood alike by all agencies\"\n",
            "",
            "3:1",
            "the Ofsted area has no finding",
        ),
        (
            GUIDE,
            "completed = 2026-06-15",
            "suspended = { until = 2026-06-15 }",
            "7:13",
            "the suspension has no date",
        ),
        (GUIDE, "held_by = \"police\", ", "", "14:48", "this evidence has no held_by"),
    ] {
        let plan = TestPlan::three_actions().with(file, right, wrong);
        let found: Vec<_> =
            plan.said().into_iter().filter(|line| !line.starts_with("outcome-missing")).collect();
        assert_eq!(found, [format!("key-missing {file}:{place} {message}")]);
    }
}

#[test]
fn a_deadline_without_its_group_or_its_words_is_told_so() {
    let file = "actions/workforce/02-supervision/2.1.toml";
    let due = "{ every = \"quarter\", from = 2026-04-01, until = 2027-03-31 }";
    for (wrong, column, key) in [
        ("{ each_meeting_of = \"\", until = 2027-03-31 }", 27, "each_meeting_of"),
        ("{ described = \"\", review = 2026-07-01 }", 21, "described"),
    ] {
        let plan = TestPlan::three_actions().with(file, due, wrong);
        assert_eq!(plan.said(), [format!("key-missing {file}:3:{column} {key} is empty")]);
    }
}

#[test]
fn forms_that_other_readers_refuse_are_warned_of_wherever_they_stand() {
    for (right, wrong, place, what) in [
        (
            "{ from = 2026-04-01, to = 2026-06-30 }",
            "{\n  from = 2026-04-01,\n  to = 2026-06-30\n}",
            "4:7",
            "an inline table over several lines",
        ),
        ("to = 2026-06-30 }", "to = 2026-06-30, }", "4:7", "an inline table that ends in a comma"),
        (
            "title = \"Minutes of 15 June\" }",
            "title = \"Minutes of 15 June\",\n}",
            "14:48",
            "an inline table over several lines",
        ),
        ("Published on", "Published\\x20on", "13:8", "an escape that only TOML 1.1 knows"),
    ] {
        let plan = TestPlan::three_actions().with(GUIDE, right, wrong);
        assert_eq!(
            plan.said(),
            [format!("toml-dialect {GUIDE}:{place} {what} is refused by other readers of TOML")]
        );
    }
}

#[test]
fn characters_without_a_width_and_line_breaks_that_no_editor_shows_are_hidden_too() {
    for (character, what) in [
        ("\u{200b}", "character without a width U+200B"),
        ("\u{feff}", "character without a width U+FEFF"),
        ("\u{2028}", "line break U+2028"),
    ] {
        let plan = TestPlan::three_actions().with(
            GUIDE,
            "Publish one guide",
            &format!("Publish one {character}guide"),
        );
        assert_eq!(
            plan.said(),
            [format!("text-unprintable {GUIDE}:1:22 the hidden {what} stands here")]
        );
    }
}

#[test]
fn hidden_characters_are_named_where_they_stand_raw_or_escaped() {
    for (right, wrong, place, what) in [
        ("Published on", "Published \u{1b}[1mon", "13:19", "control character U+001B"),
        ("Published on", "Published \\u001b[1mon", "13:8", "control character U+001B"),
        ("Published on", "Published \u{7f}on", "13:19", "control character U+007F"),
        ("Published on", "Published \u{85}on", "13:19", "control character U+0085"),
        ("Published on", "Published \u{202e}on \u{202c}", "13:19", "direction mark U+202E"),
        ("Published on", "Published \\u202eon", "13:8", "direction mark U+202E"),
        (
            "lead = \"police\"",
            "lead = \"police\" # \u{2066}council",
            "2:19",
            "direction mark U+2066",
        ),
        ("lead = \"police\"", "lead = \"police\u{200f}\"", "2:15", "direction mark U+200F"),
    ] {
        let plan = TestPlan::three_actions().with(GUIDE, right, wrong);
        assert_eq!(
            plan.said(),
            [format!("text-unprintable {GUIDE}:{place} the hidden {what} stands here")],
            "{wrong:?}"
        );
    }
    let tab = TestPlan::three_actions().with(GUIDE, "Published on", "Published\ton\u{a0}all");
    assert_eq!(tab.said(), none());
}

#[test]
fn forty_faults_in_twenty_files_are_forty_findings() {
    let slips = [
        ("lead = \"police\"", "lead = \"polcie\"", "lead-unknown", 2, 8),
        ("partners = [\"council\"]", "partners = \"council\"", "wrong-type", 3, 12),
        ("title = ", "tittle = ", "key-unknown", 1, 1),
        ("measures = [", "measures = [7, ", "wrong-type", 5, 13),
        ("note = ", "lead = \"x\"\nnote = ", "key-misplaced", 13, 1),
    ];
    let last = [
        ("Minutes of 15 June", "Minutes \\u202e", "text-unprintable", 14, 78),
        ("evidence = [", "evidence = [4, ", "wrong-type", 14, 13),
        ("completed = 2026-06-15\n", "completed = 2026-06-15\nx = 1\n", "key-unknown", 8, 1),
        ("by = \"police\"", "by = 5", "wrong-type", 11, 6),
    ];
    let text = fs::read_to_string(TestPlan::three_actions().path(GUIDE)).unwrap();
    let mut plan = TestPlan::three_actions();
    let mut expected = Vec::new();
    for (number, (one, other)) in
        slips.iter().flat_map(|one| last.iter().map(move |other| (one, other))).enumerate()
    {
        let file = format!("actions/early-help/01-thresholds/1.{}.toml", number + 3);
        plan = plan.write(&file, &text.replacen(one.0, one.1, 1).replacen(other.0, other.1, 1));
        let moved_down = |line: usize| line + usize::from(other.2 == "key-unknown" && line > 7);
        let moved_too = usize::from(one.2 == "key-misplaced" && other.3 > 12);
        expected.push((one.2.to_owned(), file.clone(), moved_down(one.3), one.4));
        expected.push((other.2.to_owned(), file, other.3 + moved_too, other.4));
    }
    let found = plan.findings();
    let mut found: Vec<_> =
        found.into_iter().map(|(rule, file, line, column, _)| (rule, file, line, column)).collect();
    assert_eq!(found.len(), 40);
    // The files come in the order of their numbers, 1.10 behind 1.9.
    let files: Vec<_> = found.iter().map(|(_, file, ..)| file.clone()).collect();
    let in_order: Vec<_> = (3..23)
        .flat_map(|number| [number, number])
        .map(|number| format!("actions/early-help/01-thresholds/1.{number}.toml"))
        .collect();
    assert_eq!(files, in_order);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}
