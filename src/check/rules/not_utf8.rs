//! A file is UTF-8.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "not-utf8",
    severity: Severity::Error,
    asks: "every file of the plan is UTF-8",
    because: "in another encoding, accents, pound signs and quotes come out as other characters",
    fix: "save the file as UTF-8; most editors ask for it under Save as",
    example: Example::Words {
        right: "a file saved as UTF-8",
        wrong: "a file saved as Windows-1252 or as UTF-16, which Notepad calls ANSI and Unicode",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    matches!(problem.kind, ProblemKind::NotUtf8)
        .then(|| Said::new("here is a byte that is not UTF-8"))
}
