//! The files of a folder as a commit has them: their names and ids first, their bytes only where somebody wants them.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::names::real;
use super::{Repository, Revision, RevisionError};

/// A folder of a commit.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The commit.
    pub revision: Revision,
    /// The way to it from the top folder; empty: it is the top folder itself.
    pub folder: OsString,
    /// The files in it and in its folders, in the order of git.
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
    /// What a commit has of a folder, which need not be there any more. Where the commit has no such folder, but one other that has
    /// `known_by` in it and is gone since then, it is that one: the folder was renamed.
    ///
    /// # Errors
    /// Where the commit has no such folder, or git is of no use.
    pub fn tree(
        &self,
        folder: &Path,
        revision: &Revision,
        known_by: &str,
    ) -> Result<Tree, RevisionError> {
        let below = self.below(folder)?;
        let is_known =
            |tree: &Tree| tree.entries.iter().any(|entry| entry.path.as_deref() == Some(known_by));
        let there = match self.tree_at(&below, revision)? {
            Some(tree) if is_known(&tree) => return Ok(tree),
            there => there,
        };
        let renamed = match self.gone_since(revision, known_by)?.as_slice() {
            [one] => self.tree_at(one, revision)?,
            _ => None,
        };
        // The top folder is always there, whatever is in it.
        let there = there.filter(|_| !below.is_empty());
        let name = if below.is_empty() { OsStr::new(known_by) } else { &below };
        renamed.or(there).ok_or_else(|| RevisionError::NoPlanThen {
            folder: name.to_string_lossy().into_owned(),
            revision: revision.clone(),
        })
    }

    /// What a commit has under a way from the top folder; `None`: there is no folder.
    ///
    /// # Errors
    /// Where not all of it is on this machine, or git is of no use.
    pub fn tree_at(
        &self,
        below: &OsStr,
        revision: &Revision,
    ) -> Result<Option<Tree>, RevisionError> {
        // What git cannot list although it knows the commit is not on this machine.
        let incomplete = |_| RevisionError::Incomplete { revision: revision.clone() };
        let mut words: Vec<OsString> = ["ls-tree", "-z", "--full-tree"].map(Into::into).into();
        words.push(revision.id.clone().into());
        let tree = if below.is_empty() {
            revision.id.clone()
        } else {
            words.push(below.to_owned());
            let listed = self.ask(words).map_err(incomplete)?.unwrap_or_default();
            let Some(tree) = folder_id(&listed) else { return Ok(None) };
            tree
        };
        let listed = self.ask(["ls-tree", "-r", "-z", "--full-tree", &tree]).map_err(incomplete)?;
        let listed = listed.unwrap_or_default();
        let lines = listed.split(|&byte| byte == 0).filter(|line| !line.is_empty());
        let entries: Option<Vec<Entry>> = lines.map(entry).collect();
        let entries = entries.ok_or(RevisionError::Garbled)?;
        Ok(Some(Tree { revision: revision.clone(), folder: below.to_owned(), entries }))
    }

    /// The folders of a commit that have a file of a name in them, and do not have it any more.
    fn gone_since(&self, revision: &Revision, file: &str) -> Result<Vec<OsString>, RevisionError> {
        let all = self.tree_at(OsStr::new(""), revision)?;
        let paths = all.into_iter().flat_map(|tree| tree.entries).filter_map(|entry| entry.path);
        let is_gone = |path: &String| !self.root.join(path).exists();
        let folder = |path: &String| {
            let folder = path.strip_suffix(file)?;
            folder.is_empty().then_some(folder).or(folder.strip_suffix('/')).map(Into::into)
        };
        Ok(paths.filter(is_gone).filter_map(|path| folder(&path)).collect())
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

/// The id in the list of one entry, where that is a folder.
fn folder_id(listed: &[u8]) -> Option<String> {
    let head = listed.split(|&byte| byte == b'\t').next()?;
    let mut words = str::from_utf8(head).ok()?.split(' ').skip(1);
    (words.next()? == "tree").then(|| words.next().map(str::to_owned))?
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
