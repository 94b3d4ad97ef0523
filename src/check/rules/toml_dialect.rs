//! A file is TOML that every reader reads.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "toml-dialect",
    severity: Severity::Warning,
    asks: "the file is TOML of version 1.0, which every reader reads",
    because: "editors and other tools that know TOML 1.0 only refuse the whole file",
    fix: "write it in the older form",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "due = { from = 2026-04-01, to = 2026-06-30 }",
        wrong: "due = {\n  from = 2026-04-01,\n  to = 2026-06-30,\n}",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::Dialect { what, help } => {
            Some(Said::new(format!("{what} is refused by other readers of TOML")).help(*help))
        }
        _ => None,
    }
}
