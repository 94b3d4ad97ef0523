//! The files of a folder as a commit has them: their names and ids first, their bytes only where somebody wants them.

use std::ffi::OsString;
use std::path::Path;

use super::names::real;
use super::{Repository, Revision, RevisionError};

/// A folder of a commit.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The commit.
    pub revision: Revision,
    /// What it holds, its folders too, in the order of git.
    pub entries: Vec<Entry>,
}

/// A file of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Its path from the folder; `None`: the name is not UTF-8.
    pub path: Option<String>,
    /// What it is.
    pub kind: EntryKind,
    /// The id of its content: the same content has the same id.
    pub id: String,
}

/// What a commit has under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A file.
    File,
    /// A link: its content is where it leads.
    Link,
    /// A commit of another repository.
    Submodule,
}

impl Repository {
    /// What a commit has of a folder, which need not be there any more.
    ///
    /// # Errors
    /// Where the commit has no such folder, or git is of no use.
    pub fn tree(&self, folder: &Path, revision: &Revision) -> Result<Tree, RevisionError> {
        let below = self.below(folder)?;
        let no_plan = || RevisionError::NoPlanThen {
            folder: below.to_string_lossy().into_owned(),
            revision: revision.clone(),
        };
        let mut name = OsString::from(format!("{}:", revision.id));
        name.push(&below);
        let tree = self.object(name)?.ok_or_else(no_plan)?;
        let listed =
            self.ask(["ls-tree", "-r", "-z", "--full-tree", &tree]).map_err(|_| no_plan())?;
        let listed = listed.unwrap_or_default();
        let lines = listed.split(|&byte| byte == 0).filter(|line| !line.is_empty());
        let entries: Option<Vec<Entry>> = lines.map(entry).collect();
        Ok(Tree { revision: revision.clone(), entries: entries.ok_or(RevisionError::Garbled)? })
    }

    /// The way from the top folder to another, which need not be there; empty: it is the top folder itself.
    ///
    /// # Errors
    /// Where it lies in another repository.
    pub fn below(&self, folder: &Path) -> Result<OsString, RevisionError> {
        if real(folder) == self.root {
            return Ok(OsString::new());
        }
        Ok(self.name(folder)?.below)
    }
}

/// An entry as git lists it: mode, type and id, and behind a tab the path.
fn entry(line: &[u8]) -> Option<Entry> {
    let tab = line.iter().position(|&byte| byte == b'\t')?;
    let (head, path) = (line.get(..tab)?, line.get(tab + 1..)?);
    let mut words = std::str::from_utf8(head).ok()?.split(' ');
    let kind = kind_of_mode(words.next()?);
    let id = words.nth(1)?.to_owned();
    Some(Entry { path: String::from_utf8(path.to_vec()).ok(), kind, id })
}

/// What git means by the mode that it keeps of a file.
pub(super) fn kind_of_mode(mode: &str) -> EntryKind {
    match mode {
        "120000" => EntryKind::Link,
        "160000" => EntryKind::Submodule,
        _ => EntryKind::File,
    }
}
