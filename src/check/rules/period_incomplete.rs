//! A period has a first and a last day.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "period-incomplete",
    severity: Severity::Error,
    asks: "a period has a first and a last day",
    because: "half a period is no deadline",
    fix: "write due = { from = …, to = … } with both days, or due = … with one day alone",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "due = { from = 2026-04-01, to = 2026-06-30 }",
        wrong: "due = { from = 2026-04-01 }",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, .. } if key.form() == Some("to") => Some(match key.name {
            "from" => Said::new("the period has no first day")
                .help("write from = … with it, or due = … with the last day alone"),
            _ => Said::new("the period has no last day").help("write to = … with the deadline"),
        }),
        _ => None,
    }
}
