//! A file holds something.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "file-empty",
    severity: Severity::Error,
    asks: "every file of the plan holds something",
    because: "an empty file is often one that was never finished, or lost its content when it was saved",
    fix: "write its content, or delete the file",
    example: Example::Lines {
        file: "actions/workforce/02-supervision/objective.toml",
        right: "title = \"Social workers are supervised every month\"\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    matches!(problem.kind, ProblemKind::Empty).then(|| Said::new("this file is empty"))
}
