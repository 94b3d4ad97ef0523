//! Whatever a file holds, the check ends, and what it finds has a place in that file.

mod copied;
mod plan;

use cov_plan::check::check;
use cov_plan::store::read;
use plan::TestPlan;
use proptest::prelude::*;

const FILES: [&str; 5] = [
    "plan.toml",
    "agencies.toml",
    "governance.toml",
    "actions/early-help/01-thresholds/objective.toml",
    "actions/early-help/01-thresholds/1.1.toml",
];

/// Pieces of which slips are made.
const PIECES: [&str; 30] = [
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    ".",
    "#",
    "\\",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\u{1b}",
    "\u{202e}",
    "\u{feff}",
    "\u{a0}",
    "é",
    "“",
    "due = ",
    "2026-13-40",
    "[updates]",
    "=======\n",
    "<<<<<<< a\n",
];

/// Asserts that the check of the plan with that file ends, and that it points into the text.
fn holds(file: &str, text: &str) -> Result<(), TestCaseError> {
    let plan = TestPlan::three_actions().write(file, text);
    let reading = read(&plan.path(""));
    for finding in check(&reading) {
        prop_assert!(!finding.message.is_empty() && !finding.help.is_empty());
        if let (Some(source), Some(span)) = (finding.source, finding.span) {
            let text = &reading.sources[source].text;
            prop_assert!(
                text.get(span.clone()).is_some(),
                "{} {span:?} {}",
                finding.rule.name,
                finding.message
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_may_stand_in_any_file(file in proptest::sample::select(&FILES[..]), text in "\\PC{0,200}") {
        holds(file, &text)?;
    }

    #[test]
    fn any_slip_may_be_made_in_any_file(
        file in proptest::sample::select(&FILES[..]),
        slips in proptest::collection::vec((any::<proptest::sample::Index>(), 0..8_usize, proptest::sample::select(&PIECES[..])), 1..4),
    ) {
        let mut text: Vec<char> = std::fs::read_to_string(TestPlan::three_actions().path(file)).unwrap().chars().collect();
        for (at, length, piece) in slips {
            let start = at.index(text.len() + 1);
            let end = (start + length).min(text.len());
            text.splice(start..end, piece.chars());
        }
        holds(file, &text.into_iter().collect::<String>())?;
    }
}
