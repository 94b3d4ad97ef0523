//! No conflict is left that has no marks in a file.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::store::{Place, ProblemKind, Reading, Source, Stages};

pub(super) static RULE: Rule = Rule {
    name: "conflict-open",
    severity: Severity::Error,
    asks: "git holds no file of the plan in conflict",
    because: "a merge that stopped may leave one version without a mark; whoever commits that drops what the other branch said",
    fix: "settle the conflict, then git add the file; or git merge --abort goes back to before the merge",
    example: Example::Words {
        right: "the file with what both branches said, and git add behind it",
        wrong: "a file that one branch changed and the other deleted, in the middle of a merge",
    },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    let conflicts = reading.conflicts().iter();
    for (path, &stages) in conflicts.filter(|(path, _)| Place::of(path).is_expected()) {
        let source = reading.sources.iter().position(|source| source.path == *path);
        // Its marks are a finding of their own, with their line.
        if source.and_then(|source| reading.sources.get(source)).is_some_and(has_marks) {
            continue;
        }
        let finding = match source {
            Some(source) => found.in_source(source),
            None => found.in_path(path),
        };
        finding.say(format!("git holds this file in conflict: {}", what_clashes(stages)));
    }
}

fn has_marks(source: &Source) -> bool {
    source.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::ConflictMarkers))
}

/// What the branches did. Which of them is the present one depends on what is under way.
fn what_clashes(stages: Stages) -> &'static str {
    match stages {
        Stages { base: true, ours: true, theirs: true } => "both branches changed it",
        Stages { base: true, ours: false, theirs: false } => {
            "both branches took it away, or gave it different names"
        }
        Stages { base: true, .. } => "one branch changed it, the other deleted or moved it",
        Stages { ours: true, theirs: true, .. } => "both branches made it",
        Stages { .. } => "one branch gave it this name, the other another",
    }
}
