//! No conflict is left open.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "conflict-markers",
    severity: Severity::Error,
    asks: "no file holds the marks of a conflict that git left",
    because: "with both versions in one file nobody knows which one was agreed",
    fix: "keep the version that was agreed, and delete the lines with <<<<<<<, ======= and >>>>>>>",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "lead = \"police\"\n",
        wrong: "<<<<<<< HEAD\nlead = \"police\"\n=======\nlead = \"council\"\n>>>>>>> theirs\n",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    matches!(problem.kind, ProblemKind::ConflictMarkers)
        .then(|| Said::new("git left a conflict here: two versions stand in one file"))
}
