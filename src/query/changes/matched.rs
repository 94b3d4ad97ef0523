//! Which action of one plan is which of the other: by its number, and where that has changed, by what it says.

use crate::model::{Action, Milestone};

/// An action before and after, one of which may be missing.
type Pair<'plan, T> = (Option<&'plan T>, Option<&'plan T>);

/// As much has to be alike for an action of another number to be the same one.
const ALIKE: usize = 2;

/// Each action of two plans with its counterpart, by the number that it has now, or had.
pub fn pairs<'plan>(before: &'plan [Action], after: &'plan [Action]) -> Vec<Pair<'plan, Action>> {
    let mut gone: Vec<&Action> = before.iter().collect();
    let mut found: Vec<Pair<'_, Action>> = after
        .iter()
        .map(|after| (take(&mut gone, |one| is_same_file(one, after)), Some(after)))
        .collect();
    for (before, after) in &mut found {
        let Some(after) = after.filter(|_| before.is_none()) else { continue };
        let likest = gone.iter().map(|one| likeness(one, after)).max().unwrap_or_default();
        if likest >= ALIKE {
            *before = take(&mut gone, |one| likeness(one, after) == likest);
        }
    }
    // A file of the same number in which nothing is as it was is still the same action, written anew.
    for (before, after) in &mut found {
        let Some(after) = after.filter(|_| before.is_none()) else { continue };
        *before = take(&mut gone, |one| one.number == after.number);
    }
    found.extend(gone.into_iter().map(|one| (Some(one), None)));
    found.sort_by_key(|(before, after)| {
        (after.or(*before).map(|action| action.number), after.is_some())
    });
    found
}

/// The same by their places in the two lists.
pub fn pairing(before: &[Action], after: &[Action]) -> Vec<(Option<usize>, Option<usize>)> {
    let place = |all: &[Action], one: Option<&Action>| {
        one.and_then(|one| all.iter().position(|other| std::ptr::eq(one, other)))
    };
    let pairs = pairs(before, after).into_iter();
    pairs.map(|(old, new)| (place(before, old), place(after, new))).collect()
}

fn take<'plan, T>(from: &mut Vec<&'plan T>, is_it: impl Fn(&T) -> bool) -> Option<&'plan T> {
    let place = from.iter().position(|one| is_it(one))?;
    Some(from.remove(place))
}

/// Whether the files of two states with the same number hold the same action.
pub fn is_same_file(one: &Action, other: &Action) -> bool {
    one.number == other.number && likeness(one, other) > 0
}

/// How much two actions have in common that few others share.
fn likeness(one: &Action, other: &Action) -> usize {
    let is_shared = |one: &Option<String>, other: &Option<String>| {
        one.as_deref().is_some_and(|text| !text.trim().is_empty()) && one == other
    };
    let has_same_measures = !one.measures.is_empty() && one.measures == other.measures;
    let has_same_updates = !one.updates.is_empty()
        && one.updates.iter().zip(&other.updates).any(|(one, two)| one == two);
    [
        (is_shared(&one.title, &other.title), 2),
        (is_shared(&one.description, &other.description), 2),
        (has_same_updates, 2),
        (is_shared(&one.outcome, &other.outcome), 1),
        (has_same_measures, 1),
    ]
    .into_iter()
    .filter(|(is_so, _)| *is_so)
    .map(|(_, weight)| weight)
    .sum()
}

/// Each milestone of an action with its counterpart: by its title, else in its place, where both are alike in their deadline.
pub fn milestones<'plan>(
    before: &'plan [Milestone],
    after: &'plan [Milestone],
) -> Vec<Pair<'plan, Milestone>> {
    let mut gone: Vec<&Milestone> = before.iter().collect();
    let mut found: Vec<Pair<'_, Milestone>> = after
        .iter()
        .map(|after| (take(&mut gone, |one| one.title == after.title), Some(after)))
        .collect();
    for (before, after) in &mut found {
        let Some(after) = after.filter(|_| before.is_none()) else { continue };
        *before = take(&mut gone, |one| one.due == after.due);
    }
    found.extend(gone.into_iter().map(|one| (Some(one), None)));
    found
}
