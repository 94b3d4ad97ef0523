//! Every action has a deadline.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind, keys};

pub(super) static RULE: Rule = Rule {
    name: "date-missing",
    severity: Severity::Error,
    asks: "every action has a deadline",
    because: "an action without a date is never late, so nobody asks about it",
    fix: "write due = 2019-12-31 with the day, or due = { … } in one of the other forms",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "due = 2026-09-30\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, is_empty }
            if key.name == "due" && key.is_of(keys::ACTION) =>
        {
            Some(Said::new(if *is_empty {
                "the deadline names no day"
            } else {
                "the action has no deadline"
            }))
        }
        _ => None,
    }
}
