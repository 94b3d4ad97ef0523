//! What people are told of text that is not TOML: the cases in tests/cases/syntax, and what cannot stand in a file that people
//! read.

mod copied;
mod plan;

use std::fs;
use std::path::Path;

use cov_plan::check::check;
use cov_plan::store::read;
use plan::{GUIDE, SUPERVISE, TestPlan, place};

/// The plan with that text in place of the third line of 1.2.toml, `partners = ["council"]`.
fn third_line(wrong: &str) -> TestPlan {
    TestPlan::three_actions().with(GUIDE, r#"partners = ["council"]"#, wrong)
}

/// Asserts the one finding: its line and column, what is wrong, what to do.
#[track_caller]
fn tells(wrong: &str, line: usize, column: usize, message: &str, help: &str) {
    let plan = third_line(wrong);
    assert_eq!(plan.said(), [format!("syntax {GUIDE}:{line}:{column} {message}")], "{wrong}");
    assert_eq!(plan.help(), help, "{wrong}");
}

/// What the check finds in 1.2.toml with that text, as the cases state it.
fn found(text: &str) -> Vec<String> {
    let plan = TestPlan::three_actions().write(GUIDE, text);
    let reading = read(&plan.path(""));
    let mut lines = Vec::new();
    for finding in check(&reading) {
        let (rule, file, line, column, message) = place(&finding, &reading);
        assert_eq!(file, GUIDE, "{message}");
        lines.push(format!("# {line}:{column} {rule}: {message}"));
        lines.push(format!("#   help: {}", finding.help));
    }
    lines
}

/// The text of a case: an action, or the beginning of 1.2, whose other lines are put below.
fn text(case: &str, guide: &str) -> String {
    if case.lines().any(|line| line.starts_with("title = ")) {
        return case.to_owned();
    }
    let others = guide.lines().filter(|line| !line.starts_with("partners"));
    others.fold(case.to_owned(), |text, line| text + line + "\n")
}

#[test]
fn each_case_finds_what_its_first_lines_state() {
    let guide = fs::read_to_string(Path::new("examples/three-actions").join(GUIDE)).unwrap();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for entry in fs::read_dir("tests/cases/syntax").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        cases += 1;
        let case = fs::read_to_string(&path).unwrap();
        let expected: Vec<&str> = case
            .lines()
            .take_while(|line| line.starts_with("# ") && *line != "# Nothing is found.")
            .collect();
        let found = found(&text(&case, &guide));
        if found != expected {
            wrong.push(format!("{}\n{}", path.display(), found.join("\n")));
        }
    }
    wrong.sort();
    assert!(cases > 100, "{cases}");
    assert!(wrong.is_empty(), "{} cases find something else:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn a_space_of_a_word_processor_is_named() {
    let message = "the space here is no plain one but U+00A0";
    tells("added =\u{a0}2026-05-01", 3, 8, message, "type the space afresh");
    tells("\u{a0}added = 2026-05-01", 3, 1, message, "type the space afresh");
    tells("added = 2026-05-01\u{a0}", 3, 19, message, "type the space afresh");
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
            format!("syntax {GUIDE}:3:13 cabinet stands without quotes"),
            format!("text-unprintable {GUIDE}:3:23 the hidden direction mark U+202E stands here"),
        ]
    );
}

#[test]
fn nesting_without_end_is_one_finding() {
    let message = "tables or lists stand nested too deep to be read";
    let help = "write it flat, as `cov-plan schema action --format text` shows it";
    tells(&format!("x = {}{}", "[".repeat(300), "]".repeat(300)), 3, 85, message, help);
    tells(&format!("x = {}", "[".repeat(300)), 3, 85, message, help);
    tells(&format!("x = {}1{}", "{ a = ".repeat(300), " }".repeat(300)), 3, 485, message, help);
    let dotted = vec!["a"; 300].join(".");
    let plan = third_line(&format!("{dotted} = 1"));
    assert_eq!(plan.said(), [format!("syntax {GUIDE}:1:1 {message}")]);
}

#[test]
fn a_page_that_is_no_toml_at_all_is_one_finding() {
    let html = "<html>\n<head>\n<title>Plan</title>\n</head>\n<body>\n</body>\n";
    let plan = TestPlan::three_actions().write(GUIDE, html);
    assert_eq!(plan.said(), [format!("syntax {GUIDE}:1:1 this line is no key with its value")]);
}

#[test]
fn of_endless_slips_the_first_hundred_are_told() {
    for slips in [
        "a = b\n".repeat(150_000),
        "due = 2026-02-31\n".repeat(60_000),
        format!("measures = [{}]\n", "a, ".repeat(300_000)),
    ] {
        let plan = TestPlan::three_actions().write(SUPERVISE, &format!("title = \"A\"\n{slips}"));
        let found = plan.said();
        assert_eq!(found.len(), 101);
        let last = found.last().unwrap();
        assert!(last.ends_with("from here on this file has more faults"), "{last}");
    }
    let line = format!("title = {}\n", "word ".repeat(200_000));
    let plan = TestPlan::three_actions().write(SUPERVISE, &line);
    let found = plan.said();
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with("word word word stands without quotes"), "{found:?}");
    assert!(found[0].len() < 300, "{found:?}");
}

/// The line that a help tells the user to write, where it tells one: `write due = 2020-03-31`.
fn line_to_write(help: &str) -> Option<&str> {
    let (_, line) = help.split_once("write ").or_else(|| help.split_once(": "))?;
    let (key, _) = line.split_once(" = ")?;
    let is_key = key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    (is_key && !line.contains('…')).then_some(line)
}

#[test]
fn whoever_writes_the_line_that_a_case_tells_has_mended_it() {
    let mut tried = 0;
    for entry in fs::read_dir("tests/cases/syntax").unwrap() {
        let path = entry.unwrap().path();
        let case = fs::read_to_string(&path).unwrap();
        let stated: Vec<&str> = case.lines().take_while(|line| line.starts_with("# ")).collect();
        let [place, help] = stated.as_slice() else { continue };
        let Some(right) = line_to_write(help).filter(|_| place.contains(" syntax: ")) else {
            continue;
        };
        let line: usize = place[2..].split(':').next().unwrap().parse().unwrap();
        let mut lines: Vec<&str> = case.lines().collect();
        // A line inside braces is told alone.
        if lines[line - 1].contains('{') {
            continue;
        }
        lines[line - 1] = right.split(", or ").next().unwrap();
        tried += 1;
        let found = found(&text(&(lines.join("\n") + "\n"), ""));
        assert!(!found.iter().any(|line| is_of_writing(line)), "{}: {found:?}", path.display());
    }
    assert!(tried > 20, "{tried}");
}

/// Whether a finding says that a value is not written as it should be.
fn is_of_writing(line: &str) -> bool {
    [" syntax: ", " date-as-text: ", " wrong-type: ", " word-unknown: "]
        .iter()
        .any(|rule| line.contains(rule))
}
