//! What was changed in an update after it had been given.

use super::Rated;
use crate::model::Update;

/// A part of an update that says something else than when it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rewritten {
    /// A rating.
    Rating(Rated),
    /// Who decided or said what and when, under this key.
    Decision(&'static str),
    /// The words, or what shows them, under this key.
    Words(&'static str),
}

/// The parts of an update that say something else. Evidence that is added later, or a group that agreed later, rewrites nothing; nor
/// does what `is_mended`, by its key: what was there could not hold.
pub fn rewritten(
    before: &Update,
    after: &Update,
    is_mended: impl Fn(&'static str) -> bool,
) -> Vec<Rewritten> {
    let ratings = [Rated::Delivery, Rated::Impact].into_iter().filter_map(|what| {
        let (was, is) = (what.of(before), what.of(after));
        (was != is).then_some(match was {
            Some(_) => Rewritten::Rating(what),
            None => Rewritten::Words(what.key()),
        })
    });
    let has_agreed = before.agreed_by.is_some();
    let decided = [
        ("date", before.date != after.date),
        ("by", before.by != after.by),
        ("moved_from", before.moved_from != after.moved_from),
        ("moved_to", before.moved_to != after.moved_to),
        ("agreed_by", has_agreed && before.agreed_by != after.agreed_by),
        ("milestone", before.milestone != after.milestone),
        ("reopened_from", before.reopened_from != after.reopened_from),
    ];
    let has_lost_evidence = before.evidence.iter().any(|one| !after.evidence.contains(one));
    let said = [
        ("note", before.note != after.note),
        ("asks", before.asks != after.asks),
        ("evidence", has_lost_evidence),
    ];
    let decided = decided.into_iter().filter(|&(key, is_other)| is_other && !is_mended(key));
    let said = said.into_iter().filter(|(_, is_other)| *is_other);
    ratings
        .chain(decided.map(|(key, _)| Rewritten::Decision(key)))
        .chain(said.map(|(key, _)| Rewritten::Words(key)))
        .collect()
}
