//! Two states of one plan folder, side by side.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use super::committed::read_of;
use super::git::{Entry, Tree};
use super::{Place, Reading, Repository, Revision, RevisionError, Source, place, read};
use crate::model::{Named, Number};

/// A state of the plan folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// As it lies there, with what nobody has committed.
    Folder,
    /// As a commit has it.
    Commit(Revision),
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileChange {
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// It says something else.
    Changed,
}

/// A file of the plan, other than an action's, that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherFile {
    /// Its path from the plan folder.
    pub path: String,
    /// What became of it.
    pub change: FileChange,
}

impl Named for FileChange {
    const ALL: &'static [Self] = &[Self::New, Self::Gone, Self::Changed];

    fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Changed => "changed",
        }
    }
}

/// Reads a plan folder as a commit has it and as it is later; `None`: the commit has no such folder. Of two commits only those files
/// are read that differ, and the plan's own lists, which know the names.
///
/// # Errors
/// Where the later commit has no such folder, or git is of no use.
pub fn read_both(
    root: &Path,
    repository: &Repository,
    before: &Revision,
    after: &Version,
) -> Result<(Option<Reading>, Reading), RevisionError> {
    let tree = |revision| repository.tree(root, revision, place::PLAN);
    let old = match tree(before) {
        Err(RevisionError::NoPlanThen { .. }) => None,
        old => Some(old?),
    };
    let reading = |tree: &Tree, is_wanted: &dyn Fn(&Entry) -> bool| {
        read_of(root, repository, tree, is_wanted)
    };
    let Version::Commit(after) = after else {
        let old = old.map(|old| reading(&old, &|_| true)).transpose()?;
        return Ok((old, read(root)));
    };
    let new = tree(after)?;
    let known: HashSet<&Entry> = old.iter().flat_map(|old| &old.entries).collect();
    let alike: HashSet<&Entry> = new.entries.iter().filter(|entry| known.contains(entry)).collect();
    let is_wanted = |entry: &Entry| !alike.contains(entry) || is_list(entry);
    let old = old.as_ref().map(|old| reading(old, &is_wanted)).transpose()?;
    Ok((old, reading(&new, &is_wanted)?))
}

fn is_list(entry: &Entry) -> bool {
    let place = entry.path.as_deref().map(Place::of);
    place.is_some_and(|place| matches!(place, Place::Plan | Place::Agencies | Place::Governance))
}

/// The files besides those of actions that differ between two readings; `name_of` gives the name that a file of before has now. Line
/// ends make no difference.
pub fn other_files(
    before: &Reading,
    after: &Reading,
    name_of: impl Fn(&str) -> String,
) -> Vec<OtherFile> {
    let (old, new) = (others(before, name_of), others(after, str::to_owned));
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let changed = |path: &String| {
        let change = match (old.get(path), new.get(path)) {
            (None, _) => FileChange::New,
            (_, None) => FileChange::Gone,
            (Some(old), Some(new)) if super::same_lines(old, new) => return None,
            _ => FileChange::Changed,
        };
        Some(OtherFile { path: path.clone(), change })
    };
    paths.into_iter().filter_map(changed).collect()
}

fn others(reading: &Reading, name_of: impl Fn(&str) -> String) -> BTreeMap<String, &str> {
    let is_other = |source: &&Source| {
        source.place.is_expected() && !matches!(source.place, Place::Action { .. })
    };
    let sources = reading.sources.iter().filter(is_other);
    sources.map(|source| (name_of(&source.path), source.text.as_str())).collect()
}

impl Reading {
    /// The actions whose files are there and cannot be read, so that nobody can say what they hold, with the path of each.
    pub fn unread_actions(&self) -> BTreeMap<Number, &str> {
        let unread = |source: &Source| match source.place {
            Place::Action { number, .. } if source.is_broken() => Some(number),
            _ => None,
        };
        let all = self.sources.iter();
        all.filter_map(|source| Some((unread(source)?, source.path.as_str()))).collect()
    }
}
