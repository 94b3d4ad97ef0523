//! Every update has a day and an author.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind, keys};

pub(super) static RULE: Rule = Rule {
    name: "update-incomplete",
    severity: Severity::Error,
    asks: "every update has a day and an author",
    because: "an update without a day counts for nothing, and one without an author answers to nobody",
    fix: r#"write date = … and by = "…" below [[updates]]"#,
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "by = \"police\"\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, is_empty } if key.is_of(keys::UPDATE) => {
            Some(match (key.name, is_empty) {
                ("date", _) => Said::new("the update has no date")
                    .help("write date = 2019-12-31 with the day it speaks of"),
                (_, false) => Said::new("the update does not say who gives it")
                    .help("write by = \"…\" with the agency's id"),
                (_, true) => {
                    Said::new("the update's author is empty").help("write the agency's id")
                }
            })
        }
        _ => None,
    }
}
