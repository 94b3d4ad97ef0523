//! How often is said in a word that can be counted with.

use crate::check::{Example, Look, Rule, Said};
use crate::model::{Severity, nearest};
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "cadence-unknown",
    severity: Severity::Error,
    asks: "how often something comes round is a month, two-months, a quarter, six-months or a year",
    because: "dates can be counted only from a span that is known",
    fix: r#"write "month", "two-months", "quarter", "six-months" or "year""#,
    example: Example::Lines {
        file: "actions/workforce/02-supervision/2.1.toml",
        right: r#"every = "quarter""#,
        wrong: r#"every = "quarterly""#,
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::WordUnknown { key: "every" | "meets" | "update_every", written, words } => {
            let said = Said::new(if written.trim().is_empty() {
                "nothing says how often".to_owned()
            } else {
                format!("{written} is not one of {}", words.join(", "))
            });
            Some(match nearest(written, words.iter().copied()) {
                Some(word) => said.help(format!("did you mean \"{word}\"?")),
                None => said,
            })
        }
        _ => None,
    }
}
