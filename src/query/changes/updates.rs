//! The updates of an action compared: those that are new, and those that were changed after they had been given.

use std::collections::HashMap;

use super::{Change, Rated};
use crate::model::{Date, Rating, Update};

/// The updates that are only there now, in the order of the file.
pub fn new<'plan>(before: &'plan [Update], after: &'plan [Update]) -> Vec<&'plan Update> {
    sorted_out(before, after).new
}

/// What happened to the updates. What a move or a reopening is about is told elsewhere.
pub fn compared<'plan>(before: &'plan [Update], after: &'plan [Update]) -> Vec<Change<'plan>> {
    let SortedOut { new, edited, removed } = sorted_out(before, after);
    let new = new.into_iter().flat_map(|update| told(update, after));
    let edited = edited.into_iter().map(|(before, after)| Change::UpdateEdited { before, after });
    let removed = removed.into_iter().map(Change::UpdateRemoved);
    let reordered = is_reordered(before, after).then_some(Change::UpdatesReordered);
    new.chain(edited).chain(removed).chain(reordered).collect()
}

/// Whether of the updates that both have another one is the last of its day that rates; more of the same, or what rates nothing, counts
/// for nothing.
fn is_reordered(before: &[Update], after: &[Update]) -> bool {
    type Last<'plan> = HashMap<(Option<Date>, &'static str), &'plan Update>;
    fn last<'plan>(own: &'plan [Update], other: &[Update]) -> Last<'plan> {
        let kept = own.iter().filter(|update| update.is_rated() && other.contains(update));
        let rated = |update: &'plan Update| {
            let both = [Rated::Delivery, Rated::Impact].into_iter();
            both.filter(|what| what.of(update).is_some())
                .map(move |what| ((update.date, what.key()), update))
        };
        kept.flat_map(rated).collect()
    }
    !after.starts_with(before) && last(before, after) != last(after, before)
}

struct SortedOut<'plan> {
    new: Vec<&'plan Update>,
    edited: Vec<(&'plan Update, &'plan Update)>,
    removed: Vec<&'plan Update>,
}

fn sorted_out<'plan>(before: &'plan [Update], after: &'plan [Update]) -> SortedOut<'plan> {
    // Most often nothing has happened but new ones at the end.
    if let Some(new) = after.strip_prefix(before) {
        return SortedOut { new: new.iter().collect(), edited: Vec::new(), removed: Vec::new() };
    }
    let mut removed: Vec<&Update> = before.iter().collect();
    let mut new: Vec<&Update> = after.iter().collect();
    // What is the same is out of the question first, so that no edited one is taken for its neighbour.
    new.retain(|update| take(&mut removed, |one| one == *update).is_none());
    let mut edited = Vec::new();
    let is_one = [
        (|one, other| one.date == other.date && one.by == other.by) as fn(&Update, &Update) -> bool,
        // A mended date, or the other id of an agency.
        is_same_but,
    ];
    for is_one in is_one {
        new.retain(|update| {
            let was = take(&mut removed, |one| is_one(one, update));
            edited.extend(was.map(|was| (was, *update)));
            was.is_none()
        });
    }
    SortedOut { new, edited, removed }
}

/// Whether two updates differ in nothing but the day, the author or what shows them, and say something.
fn is_same_but(one: &Update, other: &Update) -> bool {
    let says = one.note.is_some() || one.is_rated() || one.moved().is_some();
    let (by, evidence) = (other.by.clone(), other.evidence.clone());
    says && Update { date: other.date, by, evidence, ..one.clone() } == *other
}

fn take<'plan>(
    from: &mut Vec<&'plan Update>,
    is_it: impl Fn(&Update) -> bool,
) -> Option<&'plan Update> {
    let place = from.iter().position(|one| is_it(one))?;
    Some(from.remove(place))
}

fn told<'plan>(update: &'plan Update, all: &'plan [Update]) -> Vec<Change<'plan>> {
    let rated = |what: Rated| {
        Some(Change::Rated { what, from: before(update, all, what), to: what.of(update)?, update })
    };
    let ratings: Vec<Change<'_>> =
        [Rated::Delivery, Rated::Impact].into_iter().filter_map(rated).collect();
    let is_told = update.moved().is_some() || update.reopened_from.is_some();
    if ratings.is_empty() && !is_told { vec![Change::Said(update)] } else { ratings }
}

/// The rating that stood before an update.
fn before(update: &Update, all: &[Update], what: Rated) -> Option<Rating> {
    let earlier = all.iter().take_while(|other| !std::ptr::eq(*other, update));
    earlier.filter_map(|update| what.of(update)).last()
}

impl Rated {
    /// What it rates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Delivery => "delivery",
            Self::Impact => "impact",
        }
    }

    /// The key under which an update gives it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Delivery => "rag",
            Self::Impact => "impact",
        }
    }

    /// The rating of this kind that an update gives.
    pub fn of(self, update: &Update) -> Option<Rating> {
        match self {
            Self::Delivery => update.rag,
            Self::Impact => update.impact,
        }
    }
}
