//! Every action has an outcome.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "outcome-missing",
    severity: Severity::Warning,
    asks: "every action says what will be better for children",
    because: "an action is for children; what it changes for them is what inspectors ask",
    fix: r#"write outcome = "…" above the first [[…]], or allow it in plan.toml with its reason"#,
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "outcome = \"Everyone who refers a family works from the same page\"\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, is_empty } if key.name == "outcome" => {
            Some(Said::new(if *is_empty {
                "the outcome is empty"
            } else {
                "the action has no outcome"
            }))
        }
        _ => None,
    }
}
