//! Whatever the layout of a file, it says what it says, and its canonical layout says the same.

use cov_plan::check::check;
use cov_plan::model::{Named, Severity};
use cov_plan::store::FileKind;
use cov_plan::store::format::format;
use proptest::prelude::*;

use super::cases;
use super::folder::TestPlan;
use super::odd_files::{OddFile, odd_action, odd_file, said};

/// The byte order mark.
const MARK: char = '\u{feff}';

/// The first file of a kind in the plan of three actions.
fn path(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Plan => "plan.toml",
        FileKind::Agencies => "agencies.toml",
        FileKind::Governance => "governance.toml",
        FileKind::Objective => "actions/early-help/01-thresholds/objective.toml",
        FileKind::Action => "actions/early-help/01-thresholds/1.1.toml",
    }
}

fn any_file() -> impl Strategy<Value = (FileKind, OddFile)> {
    prop::sample::select(FileKind::ALL)
        .prop_flat_map(|kind| odd_file(kind).prop_map(move |file| (kind, file)))
}

/// The plan of three actions with one of its files written so: what it says, what the check finds, and what of it are errors.
fn read(kind: FileKind, text: &str) -> (String, Vec<String>, Vec<String>) {
    let plan = TestPlan::three_actions();
    plan.write(path(kind), text);
    let reading = plan.read();
    let found = check(&reading);
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
    let errors = errors.map(|finding| finding.message.clone()).collect();
    let mut messages: Vec<String> = found
        .iter()
        .map(|finding| format!("{} {} {}", finding.file, finding.rule.name, finding.message))
        .collect();
    messages.sort();
    let plan = format!("{:#?}", reading.plan).replace("\\r\\n", "\\n");
    (plan, messages, errors)
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn an_action_is_read_as_it_was_meant_in_any_layout(odd in odd_action()) {
        let plan = TestPlan::three_actions();
        plan.write(path(FileKind::Action), &odd.file.text);
        let reading = plan.read();
        prop_assert_eq!(said(&reading.plan.actions[0]), said(&odd.action));
    }

    #[test]
    fn a_file_in_its_canonical_layout_says_what_it_said_and_is_found_fault_with_for_the_same(
        (kind, file) in any_file(),
    ) {
        let laid_out = format(&file.text, Some(kind)).unwrap();
        let (before, after) = (read(kind, &file.text), read(kind, &laid_out));
        prop_assert_eq!(&before.2, &Vec::<String>::new());
        prop_assert_eq!(after, before);
    }

    #[test]
    fn the_canonical_layout_of_a_file_in_its_canonical_layout_is_its_own((kind, file) in any_file()) {
        let once = format(&file.text, Some(kind)).unwrap();
        prop_assert_eq!(format(&once, Some(kind)).unwrap(), once);
    }

    #[test]
    fn the_canonical_layout_keeps_every_comment_and_no_odd_space((kind, file) in any_file()) {
        let laid_out = format(&file.text, Some(kind)).unwrap();
        for comment in &file.comments {
            let times = |text: &str| text.matches(comment.as_str()).count();
            prop_assert!(times(&laid_out) >= times(&file.text), "{} in {}", comment, laid_out);
        }
        let begins_oddly = laid_out.starts_with(|first: char| first.is_whitespace() || first == MARK);
        let ends_well = laid_out.ends_with('\n') && !laid_out.ends_with("\n\n");
        prop_assert!(!begins_oddly && ends_well && !laid_out.contains('\r'), "{}", laid_out);
    }
}
