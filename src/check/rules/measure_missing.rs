//! Every action has a measure.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "measure-missing",
    severity: Severity::Warning,
    asks: "every action has at least one measure",
    because: "without a measure nobody can say whether the action works",
    fix: r#"write measures = ["…"] above the first [[…]], or allow it in plan.toml with its reason"#,
    example: Example::Lines {
        file: "actions/workforce/02-supervision/2.1.toml",
        right: "measures = [\"Share of staff supervised in the month\"]\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, is_empty } if key.name == "measures" => {
            Some(Said::new(if *is_empty {
                "measures is empty"
            } else {
                "the action has no measure"
            }))
        }
        _ => None,
    }
}
