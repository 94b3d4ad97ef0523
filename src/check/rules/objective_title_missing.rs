//! Each objective has a title.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind, keys};

pub(super) static RULE: Rule = Rule {
    name: "objective-title-missing",
    severity: Severity::Error,
    asks: "every objective has a title",
    because: "reports head each group of actions with it",
    fix: "write title = \"…\" with what is to be achieved",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/objective.toml",
        right: "title = \"Families get the right help at the right time\"\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, is_empty }
            if key.name == "title" && key.is_of(keys::OBJECTIVE) =>
        {
            Some(Said::new(if *is_empty {
                "the title is empty"
            } else {
                "the objective has no title"
            }))
        }
        _ => None,
    }
}
