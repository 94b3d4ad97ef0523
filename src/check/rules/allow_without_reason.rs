//! An exception has its reason.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind, keys};

pub(super) static RULE: Rule = Rule {
    name: "allow-without-reason",
    severity: Severity::Error,
    asks: "every exception of plan.toml has its reason",
    because: "whoever reads the plan next year must be able to see why a rule does not count there",
    fix: "write reason = \"…\" below the exception, or take the exception out",
    example: Example::Lines {
        file: "plan.toml",
        right: "reason = \"The workforce board sets it at its first meeting\"\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, is_empty }
            if key.is_of(keys::ALLOW) && key.name == "reason" =>
        {
            Some(Said::new(if *is_empty {
                "the exception's reason is empty"
            } else {
                "the exception has no reason"
            }))
        }
        _ => None,
    }
}
