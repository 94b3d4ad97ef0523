//! A file can be read.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "file-unreadable",
    severity: Severity::Error,
    asks: "every file of the plan can be read",
    because: "what cannot be read is missing from every report, and nobody sees that it is",
    fix: "put a plain file in its place, and give yourself the right to read it",
    example: Example::Words {
        right: "a plain file of text, up to 1 MiB",
        wrong: "a folder called 3.1.toml, a link that leads out of the plan folder, a file that you have no right to read",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::Unreadable { why, help } => {
            Some(Said::new(format!("this cannot be read: {why}")).help(help))
        }
        _ => None,
    }
}
