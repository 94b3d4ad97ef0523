//! Every milestone has a title and a deadline.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind, keys};

pub(super) static RULE: Rule = Rule {
    name: "milestone-incomplete",
    severity: Severity::Error,
    asks: "every milestone has a title and a deadline",
    because: "a part without a name or a day cannot be reported on",
    fix: r#"write title = "…" and due = … below [[milestones]]"#,
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "title = \"First teams trained\"\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyMissing { key, is_empty } if key.is_of(keys::MILESTONE) => {
            Some(match (key.name, is_empty) {
                ("title", false) => Said::new("the milestone has no title")
                    .help("write title = \"…\" with what is done by then"),
                ("title", true) => {
                    Said::new("the milestone's title is empty").help("write what is done by then")
                }
                (_, false) => Said::new("the milestone has no deadline")
                    .help("write due = 2019-12-31 with the day"),
                (_, true) => Said::new("the milestone's deadline names no day")
                    .help("write due = 2019-12-31 with the day"),
            })
        }
        _ => None,
    }
}
