//! A deadline in words has a day on which to look again.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "review-missing",
    severity: Severity::Error,
    asks: "a deadline in words has a day on which to look again",
    because: "words never fall due; the review date is what reports hold the action to",
    fix: "write review = … beside described, with the day on which to look again",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "due = { from = 2026-04-01, to = 2026-06-30 }",
        wrong: r#"due = { described = "Before the summer" }"#,
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, .. }
            if key.form() == Some("described") && key.name == "review" =>
        {
            Some(Said::new("the deadline in words has no review date"))
        }
        _ => None,
    }
}
