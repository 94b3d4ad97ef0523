//! A rating that was given stays as it was given.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::{Named, Rating, Severity};
use crate::query::changes::{Change, Rewritten};

pub(super) static RULE: Rule = Rule {
    name: "rating-rewritten",
    severity: Severity::Error,
    asks: "with --since, that a rating that was committed stays as it is",
    because: "ratings are a record: one that is changed afterwards rewrites what a meeting was told",
    fix: "put the rating back, and add an update with the new one",
    example: Example::Words {
        right: "a new update with rag = \"green\" behind the one with rag = \"amber\"",
        wrong: "rag = \"green\" where rag = \"amber\" was committed in the same update",
    },
    look: Look::Change(look),
};

fn look(changed: &Changed<'_>, found: &mut Findings) {
    for change in changed.changes {
        if *change == Change::UpdatesReordered {
            found.at("updates").say(
                "updates of one day stand in another order than when they were committed, and the last one counts",
            );
        }
        let Change::UpdateEdited { before, after } = *change else { continue };
        for part in changed.rewritten(before, after) {
            let Rewritten::Rating(what) = part else { continue };
            let key = what.key();
            let word = |rating: Option<Rating>| rating.map_or("none", Named::name);
            let (was, is) = (word(what.of(before)), word(what.of(after)));
            found
                .at(format!("{}.{key}", changed.update(after)))
                .say(format!("{key} was given as {was}, and is {is} now"));
        }
    }
}
