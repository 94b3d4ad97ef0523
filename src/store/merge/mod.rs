//! Two branches of a file made into one again: text to text.
//!
//! What git calls a conflict is mostly none here: two people add an update each, at the same place of one file. Updates that
//! a branch adds are taken out, the rest is merged by lines as git does it, and all updates are put back in the order of
//! their dates. Where a branch changed or removed an update that both had, all is left to git.

mod additions;
mod blocks;

use std::collections::HashMap;

use toml::de::DeTable;

use self::additions::Additions;
use super::edit::lines;
use super::{updates_in, values};
use crate::model::{Rating, Update};

/// The line of a plan's `.gitattributes` by which git asks the driver about the files of actions.
pub const FOR_WHICH_FILES: &str = "actions/**/*.toml merge=cov-plan";

/// One text as it was where two branches parted, and as each has it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branches<'text> {
    /// Where they parted.
    pub base: &'text str,
    /// The branch that the other is merged into.
    pub ours: &'text str,
    /// The other branch.
    pub theirs: &'text str,
}

/// What two branches come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text.
    pub text: String,
    /// Whether both versions of something stand in it, between the marks of a conflict.
    pub is_conflict: bool,
}

impl Merged {
    fn whole(text: &str) -> Self {
        Self { text: text.to_owned(), is_conflict: false }
    }
}

/// Merges two branches; `by_lines` does it as git does, and marks conflicts by lines of `mark_size` signs. Lines end as in
/// ours. A result without conflict is TOML wherever all three texts are.
///
/// # Errors
/// Where lines cannot be merged.
pub fn merge<E>(
    branches: &Branches<'_>,
    mark_size: usize,
    mut by_lines: impl FnMut(&Branches<'_>) -> Result<Merged, E>,
) -> Result<Merged, E> {
    let [base, ours, theirs] = [branches.base, branches.ours, branches.theirs].map(evened);
    let even = Branches { base: &base, ours: &ours, theirs: &theirs };
    let mut merged = match Additions::of(&even) {
        Some(additions) => additions.merged(&mut by_lines)?,
        None => even.merged(&mut by_lines)?,
    };
    if !merged.is_conflict && even.all().into_iter().all(is_toml) && even.is_wrong(&merged.text) {
        merged = Merged { text: even.both(mark_size), is_conflict: true };
    }
    merged.text = laid_out_as(branches.ours, &merged);
    Ok(merged)
}

impl Branches<'_> {
    /// The two merged by lines; nobody is asked where one of them changed nothing.
    fn merged<E>(
        &self,
        by_lines: &mut impl FnMut(&Self) -> Result<Merged, E>,
    ) -> Result<Merged, E> {
        if self.theirs == self.base || self.theirs == self.ours {
            return Ok(Merged::whole(self.ours));
        }
        if self.ours == self.base {
            return Ok(Merged::whole(self.theirs));
        }
        by_lines(self)
    }

    fn all(&self) -> [&str; 3] {
        [self.base, self.ours, self.theirs]
    }

    /// Whether one branch has put another action into the file, and the other has changed the one that it was: what that says belongs
    /// elsewhere now.
    fn is_of_two_actions(&self) -> bool {
        let [base, ours, theirs] = self.all().map(known_by);
        let is_another = |side: &Vec<Option<String>>| {
            let had = base.iter().zip(side).filter(|(was, _)| was.is_some());
            // A title alone may be worded anew.
            had.clone().count() > 1 && had.clone().all(|(was, is)| was != is)
        };
        is_another(&ours) != is_another(&theirs)
            && self.ours != self.base
            && self.theirs != self.base
    }

    /// Whether a text cannot be what the branches come to: it is no TOML, it is of two actions, it has an update more often than each
    /// of them, a comment more often than both have brought it, or each rates one day otherwise. The last of a day is the one that
    /// counts, and which that is only a person can say.
    fn is_wrong(&self, text: &str) -> bool {
        let [base, ours, theirs] = self.all().map(updates_in);
        let updates = updates_in(text);
        let times = |update: &Update, among: &[Update]| {
            among.iter().filter(|other| *other == update).count()
        };
        let is_surplus = |update: &Update| {
            let most = [&base, &ours, &theirs].map(|side| times(update, side)).into_iter().max();
            times(update, &updates) > most.unwrap_or_default()
        };
        let is_new = |update: &&Update| !base.contains(update);
        let is_clash = |own: &Update| {
            let new = theirs.iter().filter(is_new);
            !theirs.contains(own)
                && new.filter(|other| !ours.contains(other)).any(|other| rate_otherwise(own, other))
        };
        !is_toml(text)
            || self.is_of_two_actions()
            || self.has_surplus_comment(text)
            || updates.iter().any(is_surplus)
            || ours.iter().filter(is_new).any(is_clash)
    }

    fn has_surplus_comment(&self, text: &str) -> bool {
        let [base, ours, theirs] = self.all().map(comments);
        let is_surplus = |(comment, times): (&str, usize)| {
            let [base, ours, theirs] =
                [&base, &ours, &theirs].map(|side| side.get(comment).copied().unwrap_or_default());
            times > base + ours.saturating_sub(base) + theirs.saturating_sub(base)
        };
        comments(text).into_iter().any(is_surplus)
    }

    /// Both versions, one behind the other between marks, apart from the lines in which they begin and end alike.
    fn both(&self, mark_size: usize) -> String {
        let (ours, theirs) = (lines_of(self.ours), lines_of(self.theirs));
        let above = alike(ours.iter(), theirs.iter());
        let [ours_below, theirs_below] =
            [&ours, &theirs].map(|lines| lines.get(above..).unwrap_or_default());
        let below = alike(ours_below.iter().rev(), theirs_below.iter().rev());
        let [ours_own, theirs_own] = [ours_below, theirs_below]
            .map(|lines| lines.get(..lines.len() - below).unwrap_or_default().concat());
        let top = ours.get(..above).unwrap_or_default().concat();
        let bottom = ours.get(ours.len() - below..).unwrap_or_default().concat();
        let [opens, parts, closes] =
            ['<', '=', '>'].map(|sign| String::from(sign).repeat(mark_size));
        format!("{top}{opens} ours\n{ours_own}{parts}\n{theirs_own}{closes} theirs\n{bottom}")
    }
}

/// The texts by which people know the action of a file.
fn known_by(text: &str) -> Vec<Option<String>> {
    let Ok(root) = DeTable::parse(text) else { return Vec::new() };
    let root = root.get_ref();
    ["title", "description", "outcome"].iter().map(|key| values::text(root, key)).collect()
}

/// How often each line of comment stands in a text.
fn comments(text: &str) -> HashMap<&str, usize> {
    let mut times = HashMap::new();
    for line in text.lines().map(str::trim).filter(|line| line.starts_with('#')) {
        *times.entry(line).or_default() += 1;
    }
    times
}

/// Whether two updates give different ratings of one kind on one day.
fn rate_otherwise(one: &Update, other: &Update) -> bool {
    let ratings = [(one.rag, other.rag), (one.impact, other.impact)];
    let differs = |(one, other): (Option<Rating>, Option<Rating>)| {
        one.is_some() && other.is_some() && one != other
    };
    one.date.is_some() && one.date == other.date && ratings.into_iter().any(differs)
}

fn lines_of(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// How many lines two texts have alike before the first that differs.
fn alike<'line>(
    one: impl Iterator<Item = &'line &'line str>,
    other: impl Iterator<Item = &'line &'line str>,
) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

fn is_toml(text: &str) -> bool {
    DeTable::parse(text).is_ok()
}

/// A text all of whose lines end in line feeds, the last one too.
fn evened(text: &str) -> String {
    let mut even = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    if lines::is_cut_short(&even) {
        even.push('\n');
    }
    even
}

/// The text with the line ends and the beginning of ours, and cut short where ours is; a mark keeps the end of its line.
fn laid_out_as(ours: &str, merged: &Merged) -> String {
    let cut = lines::is_cut_short(ours) && !merged.is_conflict;
    let text = if cut { lines::without_last_end(&merged.text) } else { &merged.text };
    let mark = ours.get(..lines::top(ours)).unwrap_or_default();
    mark.to_owned() + &text.replace('\n', lines::ending(ours))
}

#[cfg(test)]
mod tests;
