//! A rating that was given stays as it was given.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::{Named, Rating, Severity};
use crate::query::changes::{Change, Rated};

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
        let Change::UpdateEdited { before, after } = *change else { continue };
        for (what, key) in [(Rated::Delivery, "rag"), (Rated::Impact, "impact")] {
            let (was, is) = (what.of(before), what.of(after));
            if was.is_some() && was != is {
                let word = |rating: Option<Rating>| rating.map_or("none", Named::name);
                found.at(format!("{}.{key}", changed.update(after))).say(format!(
                    "{key} was given as {}, and is {} now",
                    word(was),
                    word(is)
                ));
            }
        }
    }
}
