//! Whatever the layout of a file, it says what it says.

use std::fs;

use cov_plan::check::check;
use cov_plan::model::{Named, Severity};
use cov_plan::store::{FileKind, read};
use proptest::prelude::*;

use super::cases;
use super::folder::TestPlan;
use super::odd_files::{OddFile, odd_action, odd_file, said};

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

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn an_action_is_read_as_it_was_meant_in_any_layout(odd in odd_action()) {
        let plan = TestPlan::three_actions();
        fs::write(plan.root().join(path(FileKind::Action)), &odd.file.text).unwrap();
        let reading = plan.read();
        let errors: Vec<_> = check(&reading)
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.message)
            .collect();
        prop_assert_eq!(errors, Vec::<String>::new());
        prop_assert_eq!(said(&reading.plan.actions[0]), said(&odd.action));
    }

    #[test]
    fn a_file_of_any_kind_has_no_error_in_any_layout((kind, file) in any_file()) {
        let plan = TestPlan::three_actions();
        fs::write(plan.root().join(path(kind)), &file.text).unwrap();
        let errors: Vec<_> = check(&read(plan.root()))
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.message)
            .collect();
        prop_assert_eq!(errors, Vec::<String>::new());
    }
}
