//! The one place that knows git: which repository a plan lies in, how it stood at a commit, and how its changes are committed.

mod blobs;
mod branches;
mod commit;
mod error;
mod head;
mod judge;
mod merge;
mod names;
mod past;
mod program;
mod revision;
mod tree;
mod unmerged;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub use blobs::Blob;
pub use branches::BranchFile;
pub use commit::Commit;
pub use error::{CommitError, GitError, RevisionError};
pub use head::same_lines;
pub use merge::{LinesMerged, merge_lines};
pub use past::{Content, Differing, PastCommit, parents_in};
pub use revision::Revision;
pub use tree::{Entry, EntryKind, Tree};
pub use unmerged::Stages;

/// A working folder that git keeps the history of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    root: PathBuf,
    /// Variables that the git program finds, beside those of this program.
    variables: Vec<(OsString, OsString)>,
}

impl Repository {
    /// The repository that a path lies in, or would lie in; links are followed. No program is asked.
    pub fn around(path: &Path) -> Option<Self> {
        let root = names::root_around(&names::real(path))?;
        Some(Self { root, variables: Vec::new() })
    }

    /// Whether a folder is a repository by itself, without a working folder.
    pub fn is_bare(folder: &Path) -> bool {
        folder.join("HEAD").is_file()
            && ["objects", "refs"].iter().all(|name| folder.join(name).is_dir())
    }

    /// Whether git knows who would commit in a repository that is made in a folder.
    ///
    /// # Errors
    /// Where git is of no use.
    pub fn would_know_who_commits(folder: &Path) -> Result<bool, GitError> {
        for who in judge::WHO {
            let asked = program::git_in(folder).args(["var", who]).output();
            if !asked.map_err(program::cannot_run)?.status.success() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Makes one in a folder, as git is set up on this machine.
    ///
    /// # Errors
    /// Where git is of no use, or cannot.
    pub fn make(folder: &Path) -> Result<(), GitError> {
        let made = program::git_in(folder).args(["init", "--quiet"]).output();
        let made = made.map_err(program::cannot_run)?;
        if made.status.success() {
            return Ok(());
        }
        let words = String::from_utf8_lossy(&made.stderr).trim().to_owned();
        Err(GitError::NotMade { folder: folder.to_owned(), words })
    }

    /// The same repository, with a variable that the git program and the hooks find in their environment.
    pub fn with_variable(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// Its top folder.
    pub fn root(&self) -> &Path {
        &self.root
    }
}
