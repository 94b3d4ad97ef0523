//! What git has of files: the text of the last commit, and whether it knows them at all.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::names::Name;
use super::{GitError, Repository};

impl Repository {
    /// Whether a file's text differs from that of the last commit; so does every text of a file that is not in it. Line ends
    /// make no difference: git may store others than it puts in the folder.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn differs_from_head(&self, file: &Path, text: &str) -> Result<bool, GitError> {
        let committed = self.head_text(file)?;
        Ok(committed.is_none_or(|committed| !same_lines(&committed, text)))
    }

    /// The text of a file in the last commit, with the line ends that it has there; `None` where it is in none. Bytes that are
    /// not UTF-8 are replaced, as where the plan is read.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn head_text(&self, file: &Path) -> Result<Option<String>, GitError> {
        let name = self.name(file)?.in_head();
        let words = [OsStr::new("rev-parse"), OsStr::new("--verify"), OsStr::new("--quiet"), &name];
        let Some(id) = self.ask(words)? else { return Ok(None) };
        let id = String::from_utf8_lossy(&id).trim_end().to_owned();
        let committed = self.ask(["cat-file", "blob", &id])?.unwrap_or_default();
        Ok(Some(String::from_utf8_lossy(&committed).into_owned()))
    }

    /// Those of the files that git does not know yet, so that they have to be added first.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn unknown(&self, files: &[PathBuf]) -> Result<Vec<PathBuf>, GitError> {
        let unknown = self.unknown_names(&self.names(files)?)?;
        Ok(unknown.into_iter().map(|name| name.file).collect())
    }

    pub(super) fn unknown_names(&self, names: &[Name]) -> Result<Vec<Name>, GitError> {
        let known = self.entries(&["ls-files", "-z"], names)?;
        let is_unknown = |name: &&Name| !known.iter().any(|entry| name.is(entry));
        Ok(names.iter().filter(is_unknown).cloned().collect())
    }

    /// What git lists of these files, an entry each.
    pub(super) fn entries(
        &self,
        command: &[&str],
        names: &[Name],
    ) -> Result<Vec<Vec<u8>>, GitError> {
        let patterns: Vec<_> = names.iter().map(Name::pattern).collect();
        let words = command.iter().copied().chain(["--"]).map(OsStr::new);
        let list = self.ask(words.chain(patterns.iter().map(AsRef::as_ref)))?.unwrap_or_default();
        let entries = list.split(|&byte| byte == 0).filter(|entry| !entry.is_empty());
        Ok(entries.map(<[u8]>::to_vec).collect())
    }
}

/// Whether two texts have the same lines, whatever ends them.
pub fn same_lines(one: &str, other: &str) -> bool {
    lines(one).eq(lines(other))
}

/// The lines of a text, without the carriage return that may be part of a line's end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}
