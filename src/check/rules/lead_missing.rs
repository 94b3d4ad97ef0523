//! Every action has a delivery lead.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "lead-missing",
    severity: Severity::Error,
    asks: "every action has a delivery lead",
    because: "an action that nobody leads is an action that nobody is asked about",
    fix: "write lead = \"…\" with the id of an agency of agencies.toml",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "lead = \"council\"\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, is_empty } if key.name == "lead" => {
            Some(Said::new(if *is_empty { "the lead is empty" } else { "the action has no lead" }))
        }
        _ => None,
    }
}
