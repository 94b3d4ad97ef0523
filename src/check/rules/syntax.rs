//! A file is TOML.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "syntax",
    severity: Severity::Error,
    asks: "the file is TOML",
    because: "a line that cannot be read hides the whole action from every report",
    fix: "mend the line; text stands in double quotes, dates as 2019-12-31",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: r#"lead = "council""#,
        wrong: "lead = council",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::Syntax { message, help } => Some(Said::new(message).help(help)),
        _ => None,
    }
}
