//! Which action of one plan is which of the other: by its number, and where that has changed, by what it says.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

use crate::model::{Action, Milestone};

/// An action before and after, one of which may be missing.
type Pair<'plan, T> = (Option<&'plan T>, Option<&'plan T>);

/// As much has to be alike for an action of another number to be the same one.
const ALIKE: usize = 2;

/// Each action of two plans with its counterpart, by the number that it has now, or had.
pub fn pairs<'plan>(before: &'plan [Action], after: &'plan [Action]) -> Vec<Pair<'plan, Action>> {
    let pairs = pairing(before, after).into_iter();
    pairs
        .map(|(old, new)| (old.and_then(|old| before.get(old)), new.and_then(|new| after.get(new))))
        .collect()
}

/// The same by their places in the two lists.
pub fn pairing(before: &[Action], after: &[Action]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut matching = Matching::of(before, after);
    let (by_number, by_title) =
        (places(before, |one| one.number), places(before, |one| one.title.as_deref()));
    let after_by_number = places(after, |one| one.number);
    // What says the same is the same one, whatever came into its place.
    matching.find(|after| by_number.get(&after.number), |one, after| one == after);
    let stays = |one: &Action| {
        let own = after_by_number.get(&one.number).into_iter().flatten();
        own.filter_map(|&place| after.get(place)).any(|own| likeness(one, own) >= ALIKE)
    };
    // A copy of one that has stayed is another.
    let has_moved = |one: &Action, after: &Action| says_the_same(one, after) && !stays(one);
    matching.find(|after| by_title.get(&after.title.as_deref()), has_moved);
    matching.find(|after| by_number.get(&after.number), is_same_file);
    matching.find_the_likest();
    // A file of the same number in which nothing is as it was is still the same action, written anew.
    matching.find(|after| by_number.get(&after.number), |_, _| true);
    matching.in_order()
}

/// The places of actions that have something in common.
fn places<'plan, K: Eq + Hash>(
    all: &'plan [Action],
    key: impl Fn(&'plan Action) -> K,
) -> HashMap<K, Vec<usize>> {
    let mut places: HashMap<K, Vec<usize>> = HashMap::new();
    for (place, action) in all.iter().enumerate() {
        places.entry(key(action)).or_default().push(place);
    }
    places
}

/// The actions of two plans of which some have found each other.
struct Matching<'plan> {
    before: &'plan [Action],
    after: &'plan [Action],
    /// Whether an action of before has its counterpart.
    is_taken: Vec<bool>,
    /// The place of the counterpart of each action of after.
    found: Vec<Option<usize>>,
}

impl<'plan> Matching<'plan> {
    fn of(before: &'plan [Action], after: &'plan [Action]) -> Self {
        Self { before, after, is_taken: vec![false; before.len()], found: vec![None; after.len()] }
    }

    /// Finds for each action that has none yet the first counterpart that is it, among those at some places.
    fn find<'places>(
        &mut self,
        places: impl Fn(&'plan Action) -> Option<&'places Vec<usize>>,
        is_it: impl Fn(&Action, &Action) -> bool,
    ) {
        for (after, found) in self.after.iter().zip(&mut self.found) {
            let free = places(after).into_iter().flatten().copied();
            let mut free =
                free.filter(|&place| found.is_none() && self.is_taken.get(place) == Some(&false));
            let is_it =
                |place: &usize| self.before.get(*place).is_some_and(|one| is_it(one, after));
            *found = found.or(free.find(is_it));
            if let Some(taken) = found.and_then(|place| self.is_taken.get_mut(place)) {
                *taken = true;
            }
        }
    }

    fn find_the_likest(&mut self) {
        for (after, found) in self.after.iter().zip(&mut self.found) {
            if found.is_some() {
                continue;
            }
            let free = self.before.iter().zip(&self.is_taken).enumerate();
            let free = free.filter(|(_, (_, is_taken))| !**is_taken);
            let alike = free.map(|(place, (one, _))| (likeness(one, after), Reverse(place)));
            if let Some((_, Reverse(place))) =
                alike.max().filter(|(likeness, _)| *likeness >= ALIKE)
            {
                *found = Some(place);
                if let Some(taken) = self.is_taken.get_mut(place) {
                    *taken = true;
                }
            }
        }
    }

    /// All pairs, by the number that an action has now, or had; one that is gone before one that has its number.
    fn in_order(self) -> Vec<(Option<usize>, Option<usize>)> {
        let found = self.found.into_iter().enumerate().map(|(after, before)| (before, Some(after)));
        let is_taken = self.is_taken;
        let gone = (0..self.before.len()).filter(|&place| is_taken.get(place) == Some(&false));
        let mut pairs: Vec<_> = found.chain(gone.map(|before| (Some(before), None))).collect();
        let number = |all: &[Action], place: Option<usize>| Some(all.get(place?)?.number);
        pairs.sort_by_key(|&(before, after)| {
            (number(self.after, after).or_else(|| number(self.before, before)), after.is_some())
        });
        pairs
    }
}

/// Whether two actions differ in nothing but their number and section.
fn says_the_same(one: &Action, other: &Action) -> bool {
    Action { number: other.number, section: other.section.clone(), ..one.clone() } == *other
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

/// Each milestone of an action with its counterpart: by its title, else by its deadline; the only one of each side that is left is the
/// same, with another title and another deadline.
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
    let mut alone = found.iter_mut().filter(|(before, _)| before.is_none());
    if let (Some((before, _)), None, [_]) = (alone.next(), alone.next(), gone.as_slice()) {
        *before = gone.pop();
    }
    found.extend(gone.into_iter().map(|one| (Some(one), None)));
    found
}

fn take<'plan, T>(from: &mut Vec<&'plan T>, is_it: impl Fn(&T) -> bool) -> Option<&'plan T> {
    let place = from.iter().position(|one| is_it(one))?;
    Some(from.remove(place))
}
