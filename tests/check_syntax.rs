//! What people are told of a line that is not TOML: one fault in a file of the plan of three actions, one finding, in plain words.
#![allow(clippy::too_many_lines, reason = "a table of cases may be long")]

mod copied;
mod plan;

use plan::TestPlan;

const FILE: &str = "actions/early-help/01-thresholds/1.2.toml";

/// The plan with that text in place of the third line of 1.2.toml, `partners = ["council"]`.
fn third_line(wrong: &str) -> TestPlan {
    TestPlan::three_actions().with(FILE, r#"partners = ["council"]"#, wrong)
}

/// Asserts the one finding: its line and column, what is wrong, what to do.
fn tells(wrong: &str, line: usize, column: usize, message: &str, help: &str) {
    let plan = third_line(wrong);
    assert_eq!(plan.said(), [format!("syntax {FILE}:{line}:{column} {message}")], "{wrong}");
    assert_eq!(plan.help(), help, "{wrong}");
}

#[test]
fn text_needs_its_quotes() {
    let close = r#"close it on the same line; text of several lines stands between """ and """"#;
    for (wrong, column, message, help) in [
        (
            "partners = [council]",
            13,
            "council stands without quotes",
            r#"put text in double quotes: "council""#,
        ),
        (
            "agreed_by = executive group",
            13,
            "executive group stands without quotes",
            r#"put text in double quotes: "executive group""#,
        ),
        ("agreed_by = Yes", 13, "Yes stands without quotes", r#"put text in double quotes: "Yes""#),
        (
            "agreed_by = true story",
            13,
            "true story stands without quotes",
            r#"put text in double quotes: "true story""#,
        ),
        (
            "agreed_by = null",
            13,
            "null stands without quotes",
            r#"put text in double quotes: "null""#,
        ),
        ("agreed_by = 5%", 13, "5% stands without quotes", r#"put text in double quotes: "5%""#),
        ("agreed_by = \"council", 13, "this text has no closing quote", close),
        ("agreed_by = 'council", 13, "this text has no closing quote", close),
        ("agreed_by = council\"", 13, "council\" has no opening quote", r#"write "council""#),
        (
            "agreed_by = “council”",
            13,
            "“council” stands in curly quotes",
            r#"write straight ones: "council""#,
        ),
        (
            "agreed_by = ‘council’",
            13,
            "‘council’ stands in curly quotes",
            r#"write straight ones: "council""#,
        ),
        (
            "partners = [\"police, \"council\"]",
            1,
            "a double quote is missing on this line",
            "text begins and ends with a double quote",
        ),
        ("partners = [\"police\", \"council]", 23, "this text has no closing quote", close),
        (
            "description = \"the \"front door\" team\"",
            21,
            "the text ends at a quote inside it",
            "inside double quotes write \\\" for a quote, or use single ones there",
        ),
        (
            "description = 'the children's team'",
            29,
            "the text ends at a quote inside it",
            "put the whole text in double quotes",
        ),
        (
            "description = \"C:\\Users\"",
            18,
            "a backslash stands alone in double quotes",
            "write two of them, or put the text in single quotes",
        ),
        (
            "description = \"a \\q\"",
            18,
            "a backslash stands alone in double quotes",
            "write two of them, or put the text in single quotes",
        ),
    ] {
        tells(wrong, 3, column, message, help);
    }
}

#[test]
fn a_text_over_several_lines_is_one_fault() {
    let help = r#"close it on the same line; text of several lines stands between """ and """"#;
    let wrong = "description = \"One day of training\nfor each team,\n\nand a follow-up\"";
    tells(wrong, 3, 15, "this text has no closing quote", help);
    let help = "close it with the three quotes that opened it";
    tells(
        "description = \"\"\"\nOne day",
        3,
        15,
        "this text of several lines is never closed",
        help,
    );
    tells("description = '''\nOne day", 3, 15, "this text of several lines is never closed", help);
}

#[test]
fn a_date_is_written_in_one_way() {
    let plain = "write a date as 2019-12-31, with nothing behind it";
    for (written, message, help) in [
        ("31/12/2019", "31/12/2019 is not how a date is written", "write 2019-12-31"),
        ("31.12.2019", "31.12.2019 is not how a date is written", "write 2019-12-31"),
        ("31-12-2019", "31-12-2019 is not how a date is written", "write 2019-12-31"),
        ("2019-2-3", "2019-2-3 is not how a date is written", "write 2019-02-03"),
        ("2019/12/31", "2019/12/31 is not how a date is written", "write 2019-12-31"),
        ("31 December 2019", "31 December 2019 is not how a date is written", "write 2019-12-31"),
        ("31st Dec 2019", "31st Dec 2019 is not how a date is written", "write 2019-12-31"),
        ("2019-12", "2019-12 is no date", plain),
        ("2019-12-31 or so", "2019-12-31 or so is no date", plain),
        ("2019-12-31T25:00:00", "2019-12-31T25:00:00 is no date", plain),
        ("2019-12-31 # agreed", "", ""),
    ] {
        let wrong = format!("added = {written}");
        if message.is_empty() {
            assert_eq!(third_line(&wrong).said(), Vec::<String>::new());
        } else {
            tells(&wrong, 3, 9, message, help);
        }
    }
}

#[test]
fn a_line_is_a_key_an_equals_sign_and_a_value() {
    for (wrong, column, message, help) in [
        (
            "agreed_by =",
            11,
            "agreed_by has no value",
            "write its value: text in double quotes, a date as 2019-12-31",
        ),
        (
            "agreed_by",
            1,
            "agreed_by has no value",
            "write agreed_by = … with its value, text in double quotes",
        ),
        (
            "partners [\"council\"]",
            1,
            "an equals sign is missing behind partners",
            "write partners = [\"council\"]",
        ),
        (
            "added 2026-05-01",
            1,
            "an equals sign is missing behind added",
            "write added = 2026-05-01",
        ),
        (
            "added: 2026-05-01",
            1,
            "added has a colon where an equals sign belongs",
            "write added = 2026-05-01",
        ),
        (
            "\"added\": \"2026-05-01\",",
            1,
            "added has a colon where an equals sign belongs",
            "write added = \"2026-05-01\"",
        ),
        (
            "agreed by = \"cabinet\"",
            1,
            "agreed by is not one word",
            "write agreed_by = \"cabinet\"",
        ),
        ("added == 2026-05-01", 8, "there is an equals sign too many", "take one out"),
        (
            "added = from = 2026-05-01",
            14,
            "a second equals sign stands on this line",
            "put several keys in braces: { from = 2026-05-01 }",
        ),
        ("added = 2026-05-01,", 19, "a comma stands behind the value", "take the comma out"),
        (
            "agreed_by = \"cabinet\".",
            22,
            ". stands behind the value",
            "take it out, or put the whole text in double quotes",
        ),
        (
            "agreed_by = \"cabinet\" added = 2026-05-01",
            23,
            "a second key stands on this line",
            "begin a new line with added = 2026-05-01",
        ),
        (
            "added = 2026-05-01 agreed_by = \"cabinet\"",
            30,
            "a second key stands on this line",
            "begin a new line with agreed_by = \"cabinet\"",
        ),
        (
            "partners = \"council\", \"cabinet\"",
            21,
            "several values stand without brackets",
            "write a list: [\"council\", \"cabinet\"]",
        ),
        (
            "partners = \"council\" \"cabinet\"",
            22,
            "two values stand behind one key",
            "write a list, if both count: [\"council\", \"cabinet\"]",
        ),
        (
            "- a day of training",
            1,
            "this line is no key with its value",
            "put text in quotes behind its key, or begin the line with # to make it a comment",
        ),
        (
            "We meet in May.",
            1,
            "this line is no key with its value",
            "put text in quotes behind its key, or begin the line with # to make it a comment",
        ),
        ("// agreed in May", 1, "// does not begin a comment", "begin it with #"),
        (
            "café = \"open\"",
            4,
            "a key holds a character that it cannot have",
            "keys are made of the letters a to z, digits, _ and -",
        ),
        (
            "= \"open\"",
            1,
            "a name is missing here",
            "write each line as key = value, and a header as [name]",
        ),
        (
            "added =\u{a0}2026-05-01",
            8,
            "the space here is no plain one but U+00A0",
            "type the space afresh",
        ),
        (
            "\u{a0}added = 2026-05-01",
            1,
            "the space here is no plain one but U+00A0",
            "type the space afresh",
        ),
        (
            "added = 2026-05-01\u{a0}",
            19,
            "the space here is no plain one but U+00A0",
            "type the space afresh",
        ),
    ] {
        tells(wrong, 3, column, message, help);
    }
}

#[test]
fn lists_tables_and_headers_are_closed_and_have_their_commas() {
    let braces = "put a comma between them: { from = 2019-04-01, to = 2020-03-31 }";
    for (wrong, line, column, message, help) in [
        (
            "partners = [\"council\" \"cabinet\"]",
            3,
            23,
            "a comma is missing between two values",
            "put a comma between them",
        ),
        (
            "partners = [\n  \"council\"\n  \"cabinet\"\n]",
            5,
            3,
            "a comma is missing between two values",
            "put a comma between them",
        ),
        (
            "partners = [\"council\",, \"cabinet\"]",
            3,
            23,
            "there is a comma too many",
            "take one out",
        ),
        (
            "partners = [\"council\"",
            3,
            12,
            "this list is never closed",
            "write ] behind its last value",
        ),
        (
            "partners = \"council\"]",
            3,
            21,
            "] stands behind the value",
            "take it out, or put the whole text in double quotes",
        ),
        (
            "suspended = { date = 2026-05-01 until = 2026-06-01 }",
            3,
            39,
            "a comma is missing between two keys in braces",
            braces,
        ),
        (
            "suspended = { date = 2026-05-01, until = 2026-06-01",
            3,
            13,
            "this table in braces is never closed",
            "write } behind its last value",
        ),
        (
            "suspended = { date: 2026-05-01 }",
            3,
            21,
            "an equals sign is missing in the braces",
            "write each key as key = value: { from = 2019-04-01, to = 2020-03-31 }",
        ),
        (
            "evidence = [{ held_by = \"police\", title = \"x\" ]",
            3,
            13,
            "this table in braces is never closed",
            "write } behind its last value",
        ),
        (
            "meetings = [2026-05-12 2026-07-14]",
            3,
            13,
            "a comma is missing between 2026-05-12 and 2026-07-14",
            "write 2026-05-12, 2026-07-14",
        ),
        ("[[milestones]", 3, 1, "this header is not closed", "write [[milestones]]"),
        ("[suspended", 3, 1, "this header is not closed", "write [suspended]"),
        ("milestones]]", 3, 1, "this header lacks its opening brackets", "write [[milestones]]"),
        (
            "[the milestones]",
            3,
            1,
            "this header is not one name in brackets",
            "write it as [[updates]] or [ratings]",
        ),
        (
            "[[milestones]] title = \"One\"",
            3,
            16,
            "a second key stands on this line",
            "begin a new line with title = \"One\"",
        ),
    ] {
        tells(wrong, line, column, message, help);
    }
}

#[test]
fn hidden_characters_that_break_a_line_are_named() {
    let unix = "save the file with the line ends of Unix or Windows";
    let afresh = "delete the character, or type the line afresh";
    tells(
        "added = 2026-05-01\ragreed_by = \"cabinet\"",
        3,
        19,
        "a carriage return (U+000D) stands here without a line feed behind it",
        unix,
    );
    tells(
        "added = 1\u{1b}",
        3,
        10,
        "the hidden character U+001B keeps this line from being read",
        afresh,
    );
    tells(
        "add\u{0}ed = 1",
        3,
        4,
        "the hidden character U+0000 keeps this line from being read",
        afresh,
    );
}

#[test]
fn a_hidden_character_and_a_slip_on_one_line_are_two_faults() {
    let plan = third_line("agreed_by = cabinet # \u{202e}May");
    assert_eq!(
        plan.said(),
        [
            format!("syntax {FILE}:3:13 cabinet stands without quotes"),
            format!("text-unprintable {FILE}:3:23 the hidden direction mark U+202E stands here"),
        ]
    );
}

#[test]
fn a_missing_quote_hides_no_list_that_is_never_closed() {
    let plan = third_line("agreed_by = \"cabinet\npartners = [\"council\"");
    assert_eq!(
        plan.said(),
        [
            format!("syntax {FILE}:3:13 this text has no closing quote"),
            format!("syntax {FILE}:4:12 this list is never closed"),
        ]
    );
}

#[test]
fn nesting_without_end_is_one_finding() {
    let message = "tables or lists stand nested too deep to be read";
    let help = "write it flat, as the page on the file format shows";
    tells(&format!("x = {}{}", "[".repeat(300), "]".repeat(300)), 3, 85, message, help);
    tells(&format!("x = {}", "[".repeat(300)), 3, 85, message, help);
    tells(&format!("x = {}1{}", "{ a = ".repeat(300), " }".repeat(300)), 3, 485, message, help);
    let dotted = vec!["a"; 300].join(".");
    let plan = third_line(&format!("{dotted} = 1"));
    assert_eq!(plan.said(), [format!("syntax {FILE}:1:1 {message}")]);
}

#[test]
fn every_line_that_cannot_be_read_is_one_finding_and_nothing_else_is_said() {
    let plan = TestPlan::three_actions()
        .with(FILE, r#"lead = "police""#, "lead = police")
        .with(FILE, r#"by = "police""#, "by: \"police\"")
        .with(FILE, r#"rag = "green""#, "rag = \"blue\"\nrga = \"green\"")
        .with(FILE, r#"note = "Published"#, "note = Published");
    assert_eq!(
        plan.said(),
        [
            format!("syntax {FILE}:2:8 police stands without quotes"),
            format!("syntax {FILE}:11:1 by has a colon where an equals sign belongs"),
            format!("syntax {FILE}:14:8 Published on all three websites.\" has no opening quote"),
        ]
    );
}

#[test]
fn a_page_that_is_no_toml_at_all_is_one_finding() {
    let html = "<html>\n<head>\n<title>Plan</title>\n</head>\n<body>\n</body>\n";
    let plan = TestPlan::three_actions().write(FILE, html);
    assert_eq!(plan.said(), [format!("syntax {FILE}:1:1 this line is no key with its value")]);
}

#[test]
fn of_endless_slips_the_first_hundred_are_told() {
    let supervision = "actions/workforce/02-supervision/2.1.toml";
    for slips in [
        "a = b\n".repeat(150_000),
        "due = 2026-02-31\n".repeat(60_000),
        format!("measures = [{}]\n", "a, ".repeat(300_000)),
    ] {
        let plan = TestPlan::three_actions().write(supervision, &format!("title = \"A\"\n{slips}"));
        let found = plan.said();
        assert_eq!(found.len(), 101);
        let last = found.last().unwrap();
        assert!(last.ends_with("from here on this file has more faults"), "{last}");
    }
    let line = format!("title = {}\n", "word ".repeat(200_000));
    let plan = TestPlan::three_actions().write(supervision, &line);
    let found = plan.said();
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with("word word word stands without quotes"), "{found:?}");
    assert!(found[0].len() < 300, "{found:?}");
}
