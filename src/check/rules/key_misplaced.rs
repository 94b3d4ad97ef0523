//! A key of the file's top stands above the first header.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "key-misplaced",
    severity: Severity::Error,
    asks: "what belongs to the action stands above the first header",
    because: "below [[updates]] it counts as part of the last update, and the action goes on without it",
    fix: "move the line up, above the first line in square brackets",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "",
        wrong: "added = 2026-05-01\n",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    let ProblemKind::KeyMisplaced { key, header, header_line } = &problem.kind else { return None };
    let (owner, inner) = parts(&problem.table);
    let said = Said::new(format!("{key} belongs to the {owner}, not to {inner}"));
    Some(said.help(format!("move this line up, above {header} in line {header_line}")))
}

/// Whose key it is, and in whose table it stands.
fn parts(table: &str) -> (&'static str, &'static str) {
    match table.split(['[', '.']).next().unwrap_or_default() {
        "updates" => ("action", "an update"),
        "milestones" => ("action", "a milestone"),
        "suspended" => ("action", "its suspension"),
        "withdrawn" => ("action", "its withdrawal"),
        "due" => ("action", "its deadline"),
        "ofsted" => ("objective", "its Ofsted area"),
        "sections" => ("plan", "a section"),
        "ratings" => ("plan", "the ratings"),
        "check" => ("plan", "the check"),
        _ => ("top of the file", "this table"),
    }
}
