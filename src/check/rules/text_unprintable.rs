//! Text holds no hidden characters.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind, code_point};

pub(super) static RULE: Rule = Rule {
    name: "text-unprintable",
    severity: Severity::Error,
    asks: "text holds no control characters, direction marks or characters without a width",
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
    let what = match character {
        '\u{200b}' | '\u{feff}' => "character without a width",
        '\u{2028}' | '\u{2029}' => "line break",
        _ if character.is_control() => "control character",
        _ => "direction mark",
    };
    Some(Said::new(format!("the hidden {what} {} stands here", code_point(character))))
}
