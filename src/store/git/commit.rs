//! Commits of single files, beside whatever else is staged.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use super::names::Name;
use super::{CommitError, Repository};

/// A commit that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its id, as short as git shows it.
    pub id: String,
    /// What git and the hooks said; mostly nothing.
    pub words: String,
}

impl Repository {
    /// Commits files as they stand in the folder, and nothing else: what is staged of others stays staged. The hooks of the
    /// repository run, and the commit is signed where its owner set that up. Where it is refused, git is as before.
    ///
    /// # Errors
    /// Where git or a hook refuses.
    pub fn commit(&self, files: &[PathBuf], message: &str) -> Result<Commit, CommitError> {
        let names = self.names(files)?;
        let new = self.unknown_names(&names)?;
        let recorded = self.announce(&new).and_then(|()| self.record(&names, message));
        match recorded {
            Ok(words) => Ok(Commit { id: self.last_commit(), words }),
            Err(error) => {
                self.forget(&new);
                Err(if self.is_unchanged(&names) { CommitError::Unchanged } else { error })
            }
        }
    }

    /// Tells git that new files are to come: it commits no single file that it does not know.
    fn announce(&self, new: &[Name]) -> Result<(), CommitError> {
        if new.is_empty() {
            return Ok(());
        }
        self.done(&["add", "--intent-to-add"], new.iter().map(Name::pattern)).map(drop)
    }

    /// Takes that back. Where it cannot be, git lists the files as new ones without content, which harms nobody.
    fn forget(&self, new: &[Name]) {
        if !new.is_empty() {
            let _ = self.done(&["update-index", "--force-remove"], new.iter().map(Name::path));
        }
    }

    /// The message is kept as it is: a line that begins with a number sign is no comment.
    fn record(&self, names: &[Name], message: &str) -> Result<String, CommitError> {
        let command = ["-c", "i18n.commitEncoding=UTF-8", "commit", "--only", "--quiet"];
        let message = ["--cleanup=verbatim", "-m", message];
        self.done(&[&command[..], &message].concat(), names.iter().map(Name::pattern))
    }

    /// Lets git change something about files, and gives what was said.
    fn done(
        &self,
        command: &[&str],
        files: impl Iterator<Item = OsString>,
    ) -> Result<String, CommitError> {
        let files: Vec<OsString> = files.collect();
        let words = command.iter().copied().chain(["--"]).map(OsStr::new);
        let said = self.act(words.chain(files.iter().map(AsRef::as_ref)))?;
        if said.status.success() {
            Ok(said.words)
        } else {
            Err(CommitError::Refused { words: said.words })
        }
    }

    fn is_unchanged(&self, names: &[Name]) -> bool {
        names.iter().all(|name| {
            let text = std::fs::read_to_string(&name.file);
            text.is_ok_and(|text| {
                self.differs_from_head(&name.file, &text).is_ok_and(|differs| !differs)
            })
        })
    }

    /// The commit is made, so that a failure here must not look like one of the commit.
    fn last_commit(&self) -> String {
        let id = self.ask(["rev-parse", "--short", "HEAD"]).ok().flatten().unwrap_or_default();
        let id = String::from_utf8_lossy(&id).trim_end().to_owned();
        if id.is_empty() { "HEAD".to_owned() } else { id }
    }
}
