//! The plan as a commit has it: the same reading, its bytes from git instead of the folder.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use super::git::{Blob, Entry, EntryKind, Tree};
use super::reading::{holding, joined, parsed};
use super::{
    Place, Problem, ProblemKind, Reading, Repository, Revision, RevisionError, Source, folder,
    in_natural_order, place,
};
use crate::model::Number;

/// The commit that a plan was read from.
#[derive(Clone, Debug)]
pub struct Committed {
    /// The repository.
    pub repository: Repository,
    /// The commit.
    pub revision: Revision,
}

/// Reads a plan folder as a commit has it. The folder need not be there any more; the work tree is not looked at.
///
/// # Errors
/// Where the commit has no such folder, not all of it is on this machine, or git is of no use.
pub fn read_at(root: &Path, committed: Committed) -> Result<Reading, RevisionError> {
    let tree = committed.tree(root)?;
    let mut reading = read_of(root, &committed.repository, &tree, |_| true)?;
    reading.committed = Some(committed);
    Ok(reading)
}

/// Reads of a commit the plan's own lists and the files of one action, as if there were no others.
///
/// # Errors
/// Where the commit has no such folder, not all of it is on this machine, or git is of no use.
pub fn read_about_at(
    root: &Path,
    committed: Committed,
    number: Number,
) -> Result<Reading, RevisionError> {
    let tree = committed.tree(root)?;
    let is_wanted =
        |entry: &Entry| entry.path.as_deref().is_some_and(|path| Place::of(path).is_about(number));
    let mut reading = read_of(root, &committed.repository, &tree, is_wanted)?;
    reading.committed = Some(committed);
    Ok(reading)
}

/// Reads those files of a plan folder of a commit that are asked for; the others are as if they were not there.
pub(super) fn read_of(
    root: &Path,
    repository: &Repository,
    tree: &Tree,
    is_wanted: impl Fn(&Entry) -> bool,
) -> Result<Reading, RevisionError> {
    let mut files: Vec<(Source, Option<&str>)> =
        tree.entries.iter().filter(|entry| is_wanted(entry)).filter_map(file).collect();
    files.sort_by(|(one, _), (other, _)| in_natural_order(&one.path, &other.path));
    let ids: Vec<&str> = files.iter().filter_map(|(_, id)| *id).collect();
    let mut blobs = repository.blobs(&ids, folder::LARGEST)?.into_iter();
    let sources: Option<Vec<Source>> = files
        .into_iter()
        .map(|(source, id)| match id {
            None => Some(source),
            Some(_) => with(source, blobs.next()?),
        })
        .collect();
    let incomplete = || RevisionError::Incomplete { revision: tree.revision.clone() };
    let sources = sources.ok_or_else(incomplete)?;
    Ok(joined(root, sources.into_par_iter().map(parsed).unzip()))
}

/// A file of the plan, with the id of its content where that is to be read; `None`: it is nobody's concern.
fn file(entry: &Entry) -> Option<(Source, Option<&str>)> {
    let Some(path) = &entry.path else {
        let source = Source::at("\u{fffd}.toml".to_owned());
        return Some((refused(source, "its name is not UTF-8", "rename it"), None));
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    let may_matter = place::is_toml(name) || entry.kind == EntryKind::Link && !name.contains('.');
    if is_hidden || !may_matter {
        return None;
    }
    let source = Source::at(path.clone());
    match entry.kind {
        EntryKind::File if source.place.is_expected() => Some((source, Some(&entry.id))),
        EntryKind::File => Some((source, None)),
        EntryKind::Link => Some((
            refused(source, "it is a link, which a commit does not follow", folder::COPY),
            None,
        )),
        EntryKind::Submodule => Some((
            refused(
                source,
                "it is a folder, not a file",
                "rename the folder, or move its files out",
            ),
            None,
        )),
    }
}

fn refused(mut source: Source, why: &str, help: &str) -> Source {
    let kind = ProblemKind::Unreadable { why: why.to_owned(), help: help.to_owned() };
    source.problems.push(Problem { kind, span: None, table: String::new() });
    source
}

/// `None`: the content is not on this machine.
fn with(source: Source, blob: Blob) -> Option<Source> {
    match blob {
        Blob::Whole(bytes) => Some(holding(source, folder::as_text(bytes))),
        Blob::TooLarge => Some(holding(source, Err(folder::too_large()))),
        Blob::Missing => None,
    }
}

impl Committed {
    /// What the commit has of a plan folder, by the name that it had then.
    fn tree(&self, root: &Path) -> Result<Tree, RevisionError> {
        self.repository.tree(root, &self.revision, place::PLAN)
    }

    /// The files that the commit has below the plan folder's parent, where evidence is looked for; `None`: git does not say, or the
    /// parent lies outside the repository.
    pub(super) fn files_beside(&self, root: &Path) -> Option<BTreeSet<String>> {
        let plan = self.tree(root).ok()?.folder;
        let beside = Path::new(&plan).parent()?;
        let tree = self.repository.tree_at(beside.as_os_str(), &self.revision).ok()??;
        Some(tree.entries.into_iter().filter_map(|entry| entry.path).collect())
    }
}
