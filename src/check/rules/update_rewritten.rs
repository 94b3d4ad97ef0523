//! An update that was given stays as it was given.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::query::changes::{Change, Rewritten};

pub(super) static RULE: Rule = Rule {
    name: "update-rewritten",
    severity: Severity::Warning,
    asks: "with --since, that an update that was committed keeps its words and its evidence",
    because: "updates are what was said at the time; what is known better now is an update of its own",
    fix: "put the update back, and say what is new in another one",
    example: Example::Words {
        right: "a new update behind the one that was committed",
        wrong: "another note, or less evidence, in an update that was committed",
    },
    look: Look::Change(look),
};

fn look(changed: &Changed<'_>, found: &mut Findings) {
    for change in changed.changes {
        let Change::UpdateEdited { before, after } = *change else { continue };
        for part in changed.rewritten(before, after) {
            if let Rewritten::Words(key) = part {
                found
                    .at(format!("{}.{key}", changed.update(after)))
                    .say(format!("the update has another {key} than when it was committed"));
            }
        }
    }
}
