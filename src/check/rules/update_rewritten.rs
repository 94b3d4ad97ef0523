//! An update that was given stays as it was given.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::query::changes::{Change, Rated};

pub(super) static RULE: Rule = Rule {
    name: "update-rewritten",
    severity: Severity::Warning,
    asks: "with --since, that an update that was committed stays as it is",
    because: "updates are what was said at the time; what is known better now is an update of its own",
    fix: "put the update back, and say what is new in another one",
    example: Example::Words {
        right: "a new update behind the one that was committed",
        wrong: "another note, evidence or decision in an update that was committed",
    },
    look: Look::Change(look),
};

fn look(changed: &Changed<'_>, found: &mut Findings) {
    for change in changed.changes {
        let Change::UpdateEdited { before, after } = *change else { continue };
        let is_of_ratings = [Rated::Delivery, Rated::Impact]
            .iter()
            .any(|what| what.of(before).is_some() && what.of(before) != what.of(after));
        if !is_of_ratings {
            found
                .at(changed.update(after))
                .say("the update says something else than when it was committed");
        }
    }
}
