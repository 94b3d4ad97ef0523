//! A period starts before it ends.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "period-reversed",
    severity: Severity::Error,
    asks: "a period starts before it ends",
    because: "a period that ends before it starts has no day in it",
    fix: "write the earlier day as the first, the later one as the last",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "due = { from = 2026-04-01, to = 2026-06-30 }",
        wrong: "due = { from = 2026-06-30, to = 2026-04-01 }",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        // The end of a recurring deadline has a rule of its own.
        ProblemKind::Reversed { key, first, last }
            if *key == "to" || !problem.table.ends_with("due") =>
        {
            Some(Said::new(format!("it ends on {last}, before it starts on {first}")))
        }
        _ => None,
    }
}
