//! Which files of a change the repository has still to get.

use std::path::{Path, PathBuf};

use super::proposal::{FileChange, There};
use crate::store::{OBJECTIVE, Repository, changed_keys, evidence_beside, same_lines, updates_in};

/// A file that is to be committed.
pub struct Uncommitted<'change> {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it had changes before that nobody has committed, and that a commit would hold too.
    pub holds_more: bool,
    /// What a command before this one has written in it that nobody has committed yet.
    pub left_over: Vec<&'change There>,
}

impl<'change> Uncommitted<'change> {
    /// A file of a change, where git has still to get it: one that changes, unless that takes it back to what the last commit
    /// has; and one that a command before this one, which was stopped, has changed alike.
    pub fn of(
        file: &'change FileChange,
        root: &Path,
        repository: Option<&Repository>,
    ) -> Option<Self> {
        let path = root.join(&file.path);
        let Some(repository) = repository else {
            let alone = Self { path, holds_more: false, left_over: Vec::new() };
            return file.is_changed().then_some(alone);
        };
        // Where git cannot tell, its commit will.
        let committed = repository.head_text(&path).ok().flatten();
        let is_committed =
            |text: &str| committed.as_deref().is_some_and(|committed| same_lines(committed, text));
        if is_committed(&file.new) {
            return None;
        }
        let updates = committed.as_deref().map(updates_in).unwrap_or_default();
        let left_over: Vec<&There> =
            file.there.iter().filter(|there| !updates.contains(&there.update)).collect();
        if !file.is_changed() && left_over.is_empty() {
            return None;
        }
        let holds_more = file.old.as_deref().is_some_and(|old| {
            let adds_only = |committed: &str| adds_only(&left_over, committed, old);
            !is_committed(old) && !committed.as_deref().is_some_and(adds_only)
        });
        Some(Self { path, holds_more, left_over })
    }
}

/// Whether a text differs from the one before by those updates alone.
fn adds_only(there: &[&There], before: &str, after: &str) -> bool {
    let old = updates_in(before);
    let mut new = updates_in(after).into_iter().filter(|update| !old.contains(update));
    new.all(|update| there.iter().any(|there| there.update == update))
        && changed_keys(before, after).is_some_and(|keys| keys == ["updates"])
}

/// The objective's own file beside that of a new action.
pub fn objective_of(file: &FileChange, root: &Path) -> Option<PathBuf> {
    let beside = root.join(&file.path).with_file_name(OBJECTIVE);
    (file.old.is_none() && beside.is_file()).then_some(beside)
}

/// The files that new updates name as evidence.
pub fn evidence_of(file: &FileChange, root: &Path) -> Vec<PathBuf> {
    let old = updates_in(file.old.as_deref().unwrap_or_default());
    let new = updates_in(&file.new).into_iter().filter(|update| !old.contains(update));
    let evidence = new.flat_map(|update| update.evidence);
    let files = evidence.filter_map(|evidence| evidence_beside(root, evidence.file()?));
    let mut files: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
    files.sort_unstable();
    files.dedup();
    files
}
