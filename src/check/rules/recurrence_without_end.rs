//! A recurring deadline has a first and a last day.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "recurrence-without-end",
    severity: Severity::Error,
    asks: "a recurring deadline has a first day and an end after it",
    because: "without an end it falls due for ever; without a start nobody can count its dates",
    fix: "write from = … with the first day and until = … with the last",
    example: Example::Lines {
        file: "actions/workforce/02-supervision/2.1.toml",
        right: r#"due = { every = "quarter", from = 2026-04-01, until = 2027-03-31 }"#,
        wrong: r#"due = { every = "quarter", from = 2026-04-01 }"#,
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, .. }
            if matches!(key.form(), Some("every" | "each_meeting_of")) =>
        {
            match key.name {
                "from" => Some(
                    Said::new("the recurring deadline has no start")
                        .help("write from = … with the first day of the first span"),
                ),
                "until" => Some(
                    Said::new("the recurring deadline has no end")
                        .help("write until = … with its last day; the plan's end will do"),
                ),
                _ => None,
            }
        }
        ProblemKind::Reversed { key, first, last }
            if *key == "until" && problem.table.ends_with("due") =>
        {
            Some(
                Said::new(format!(
                    "the recurring deadline ends on {last}, before it starts on {first}"
                ))
                .help("write a day after its start as until"),
            )
        }
        _ => None,
    }
}
