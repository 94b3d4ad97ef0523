//! Text holds no hidden characters.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind, code_point};

pub(super) static RULE: Rule = Rule {
    name: "text-unprintable",
    severity: Severity::Error,
    asks: "text holds no control characters and none that turn its direction",
    because: "hidden characters can make a line read as something else than it is, and garble a report",
    fix: "delete the character; retyping the words around it is the safest way",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "Publish one guide",
        wrong: "Publish one \u{202e}guide",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    let ProblemKind::Unprintable { character } = problem.kind else { return None };
    let what = if character.is_control() { "control character" } else { "direction mark" };
    Some(Said::new(format!("the hidden {what} {} stands here", code_point(character))))
}
