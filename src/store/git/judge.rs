//! Whether files could be committed, asked before anything is written.

use std::ffi::OsString;
use std::path::PathBuf;

use super::names::Name;
use super::program::transcript;
use super::{CommitError, GitError, Repository};

/// What makes git refuse to commit single files, as its command is called, and what git then points to. In the middle of a
/// rebase or a revert it does commit them.
const UNDER_WAY: [(&str, &str); 2] = [("merge", "MERGE_HEAD"), ("cherry-pick", "CHERRY_PICK_HEAD")];

/// The names under which git keeps who writes a change and who commits it.
pub(super) const WHO: [&str; 2] = ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"];

impl Repository {
    /// Finds what would keep files from being committed, as far as it can be known; they need not be there yet.
    ///
    /// # Errors
    /// Where a commit of these files would fail.
    pub fn judge(&self, files: &[PathBuf]) -> Result<(), CommitError> {
        let names = self.names(files)?;
        transcript()?;
        self.judge_lock()?;
        self.judge_identity()?;
        self.judge_what_is_under_way()?;
        self.judge_conflicts(&names)?;
        self.judge_passed_over(&names)?;
        self.judge_ignored(&names)
    }

    fn judge_lock(&self) -> Result<(), CommitError> {
        let path = self.ask(["rev-parse", "--git-path", "index.lock"])?.unwrap_or_default();
        let lock = self.root.join(String::from_utf8_lossy(&path).trim_end());
        if lock.is_file() { Err(CommitError::Locked { lock }) } else { Ok(()) }
    }

    fn judge_identity(&self) -> Result<(), CommitError> {
        for who in WHO {
            self.ask(["var", who]).map_err(|error| match error {
                GitError::Refused { .. } => CommitError::Nameless,
                other => other.into(),
            })?;
        }
        Ok(())
    }

    fn judge_what_is_under_way(&self) -> Result<(), CommitError> {
        for (what, points_to) in UNDER_WAY {
            if self.ask(["rev-parse", "--verify", "--quiet", points_to])?.is_some() {
                return Err(CommitError::UnderWay { what });
            }
        }
        Ok(())
    }

    fn judge_conflicts(&self, names: &[Name]) -> Result<(), CommitError> {
        let entries = self.entries(&["ls-files", "-z", "--unmerged"], names)?;
        // Mode, id and stage stand before the path.
        let paths =
            entries.iter().filter_map(|entry| entry.splitn(2, |&byte| byte == b'\t').nth(1));
        match first(names, paths) {
            Some(name) => Err(CommitError::Conflict { file: name.file.clone() }),
            None => Ok(()),
        }
    }

    /// An entry of a file that is skipped begins with an S; git commits one that is assumed unchanged all the same.
    fn judge_passed_over(&self, names: &[Name]) -> Result<(), CommitError> {
        let entries = self.entries(&["ls-files", "-z", "-v"], names)?;
        let skipped = entries
            .iter()
            .filter_map(|entry| entry.strip_prefix(b"S ").or(entry.strip_prefix(b"s ")));
        match first(names, skipped) {
            Some(name) => Err(CommitError::PassedOver { file: name.file.clone() }),
            None => Ok(()),
        }
    }

    fn judge_ignored(&self, names: &[Name]) -> Result<(), CommitError> {
        for name in names {
            let words: [OsString; 4] =
                ["check-ignore".into(), "--quiet".into(), "--".into(), name.path()];
            if self.ask(words)?.is_some() {
                return Err(CommitError::Ignored { file: name.file.clone() });
            }
        }
        Ok(())
    }
}

/// The first file that the paths name.
fn first<'name, 'path>(
    names: &'name [Name],
    mut paths: impl Iterator<Item = &'path [u8]>,
) -> Option<&'name Name> {
    paths.find_map(|path| names.iter().find(|name| name.is(path)))
}
