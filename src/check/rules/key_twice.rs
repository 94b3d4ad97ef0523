//! A key stands once in its table.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "key-twice",
    severity: Severity::Error,
    asks: "a key is given once in its table",
    because: "of two values, nobody can say which one was meant",
    fix: "keep the line that is right, and delete the other",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "lead = \"police\"\n",
        wrong: "lead = \"police\"\nlead = \"council\"\n",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::KeyTwice { key, first, .. } => Some(key_twice(key, *first)),
        ProblemKind::EntryWithoutHeader { list } => Some(entry_without_header(list)),
        _ => None,
    }
}

fn key_twice(key: &str, first: Option<usize>) -> Said {
    let said = Said::new(match first {
        Some(line) => format!("{key} is given twice, first in line {line}"),
        None => format!("{key} is given twice"),
    });
    // What can stand more than once is a list of tables, and its headers have two brackets.
    if matches!(key, "updates" | "milestones" | "sections" | "allow") {
        said.help(format!("give each its own header in double brackets, such as [[{key}]]"))
    } else {
        said
    }
}

fn entry_without_header(list: &str) -> Said {
    let entry = match list {
        "updates" => "update",
        "milestones" => "milestone",
        "sections" => "section",
        "check.allow" => "exception",
        _ => "entry",
    };
    Said::new(format!("a second {entry} begins here"))
        .help(format!("write [[{list}]] in a line of its own above it"))
}
