//! Every action has a title.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind, keys};

pub(super) static RULE: Rule = Rule {
    name: "title-missing",
    severity: Severity::Error,
    asks: "every action has a title",
    because: "lists show nothing else of an action",
    fix: r#"write title = "…" with what is done, in a few words"#,
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "title = \"Train every team on thresholds\"\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, is_empty }
            if key.name == "title" && key.is_of(keys::ACTION) =>
        {
            Some(Said::new(if *is_empty {
                "the title is empty"
            } else {
                "the action has no title"
            }))
        }
        _ => None,
    }
}
