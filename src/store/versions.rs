//! Two states of one plan folder, side by side.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use super::committed::read_of;
use super::git::Entry;
use super::{Place, Reading, Repository, Revision, RevisionError, Source, read};
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

/// Reads a plan folder as a commit has it and as it is later. Of two commits only those files are read that differ, and the plan's
/// own lists, which know the names.
///
/// # Errors
/// Where a commit has no such folder, or git is of no use.
pub fn read_both(
    root: &Path,
    repository: &Repository,
    before: &Revision,
    after: &Version,
) -> Result<(Reading, Reading), RevisionError> {
    let old = repository.tree(root, before)?;
    let Version::Commit(after) = after else {
        return Ok((read_of(root, repository, &old, |_| true)?, read(root)));
    };
    let new = repository.tree(root, after)?;
    let known: HashSet<&Entry> = old.entries.iter().collect();
    let alike: HashSet<&Entry> = new.entries.iter().filter(|entry| known.contains(entry)).collect();
    let is_wanted = |entry: &Entry| !alike.contains(entry) || is_list(entry);
    Ok((read_of(root, repository, &old, is_wanted)?, read_of(root, repository, &new, is_wanted)?))
}

fn is_list(entry: &Entry) -> bool {
    let place = entry.path.as_deref().map(Place::of);
    place.is_some_and(|place| matches!(place, Place::Plan | Place::Agencies | Place::Governance))
}

/// The files besides those of actions that differ between two readings. Line ends make no difference.
pub fn other_files(before: &Reading, after: &Reading) -> Vec<OtherFile> {
    let (old, new) = (others(before), others(after));
    let paths: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let changed = |path: &str| {
        let change = match (old.get(path), new.get(path)) {
            (None, _) => FileChange::New,
            (_, None) => FileChange::Gone,
            (Some(old), Some(new)) if super::same_lines(old, new) => return None,
            _ => FileChange::Changed,
        };
        Some(OtherFile { path: path.to_owned(), change })
    };
    paths.into_iter().filter_map(changed).collect()
}

fn others(reading: &Reading) -> BTreeMap<&str, &str> {
    let is_other = |source: &&Source| {
        source.place.is_expected() && !matches!(source.place, Place::Action { .. })
    };
    let sources = reading.sources.iter().filter(is_other);
    sources.map(|source| (source.path.as_str(), source.text.as_str())).collect()
}

impl Reading {
    /// The numbers of actions whose files are there and cannot be read, so that nobody can say what they hold.
    pub fn unread_actions(&self) -> BTreeSet<Number> {
        let number = |source: &Source| match source.place {
            Place::Action { number, .. } if source.is_broken() => Some(number),
            _ => None,
        };
        self.sources.iter().filter_map(number).collect()
    }
}
