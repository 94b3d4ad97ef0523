//! How a change gets into git.

use std::path::PathBuf;

use anyhow::{Error, Result};

use super::App;
use super::keep::keep_command;
use super::proposal::{FileChange, Proposal};
use super::stop::Stop;
use crate::disk;
use crate::store::Repository;

/// The files of a change that git has still to get, and the message that goes with them.
pub struct Kept<'change> {
    repository: Option<Repository>,
    files: Vec<(&'change FileChange, PathBuf)>,
    subject: String,
    message: String,
}

impl<'change> Kept<'change> {
    /// The files that a proposal changes, and those that a command before it, which was stopped, has changed alike.
    ///
    /// # Errors
    /// Where there is no plan.
    pub fn of(proposal: &'change Proposal, app: &App) -> Result<Self> {
        let root = app.root()?;
        let (name, value) = disk::held_for_hooks(root);
        let repository = Repository::around(root).map(|found| found.with_variable(name, value));
        let is_left_over = |path: &PathBuf, text: &str| {
            let differs = |repository: &Repository| repository.differs_from_head(path, text).ok();
            repository.as_ref().and_then(differs).unwrap_or(false)
        };
        let mut files: Vec<_> =
            proposal.files.iter().map(|file| (file, root.join(&file.path))).collect();
        files.retain(|(file, path)| file.is_changed() || is_left_over(path, &file.new));
        let has_left_over = files.iter().any(|(file, _)| !file.is_changed());
        let (subject, message) = proposal.message(has_left_over);
        Ok(Self { repository, files, subject, message })
    }

    /// Whether all of it is in git, or nothing is there to be kept.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Refuses what git would refuse, before anything is written.
    ///
    /// # Errors
    /// Where there is no repository, or a commit would fail.
    pub fn judge(&self, app: &App) -> Result<()> {
        let repository = self.repository.as_ref().ok_or_else(no_repository)?;
        let paths = self.paths();
        repository.judge(&paths)?;
        let unknown = repository.unknown(&paths)?;
        for (file, path) in &self.files {
            let Some(old) = file.old.as_ref().filter(|_| file.is_changed()) else { continue };
            let name = app.from_here(&file.path);
            if unknown.contains(path) {
                app.note(&format!(
                    "{name} is new to git, and committed without the files beside it"
                ));
            } else if repository.differs_from_head(path, old)? {
                app.note(&format!("earlier changes of {name} are in this commit too"));
            }
        }
        Ok(())
    }

    /// Commits the files, and nothing else.
    ///
    /// # Errors
    /// Where git or a hook refuses; the files stay as they were written.
    pub fn commit(&self, app: &App) -> Result<()> {
        let Some(repository) = &self.repository else { return Ok(()) };
        let commit = repository.commit(&self.paths(), &self.message).map_err(|error| {
            let again = self.command(repository, app);
            Error::new(error).context(
                Stop::new("the change is written, but not committed")
                    .help(format!("once that is mended: {again}")),
            )
        })?;
        for line in commit.words.lines() {
            app.last_line(line);
        }
        app.last_line(&format!("committed as {}", commit.id));
        Ok(())
    }

    /// Says which command keeps the change.
    pub fn say_how(&self, app: &App) {
        if let Some(repository) = &self.repository {
            app.last_line(&format!("to keep it: {}", self.command(repository, app)));
        }
    }

    fn command(&self, repository: &Repository, app: &App) -> String {
        // Where git cannot tell, the shorter command has its say.
        let is_new = repository.unknown(&self.paths()).is_ok_and(|unknown| !unknown.is_empty());
        let names: Vec<String> =
            self.files.iter().map(|(file, _)| app.from_here(&file.path)).collect();
        keep_command(&names, &self.subject, is_new)
    }

    fn paths(&self) -> Vec<PathBuf> {
        self.files.iter().map(|(_, path)| path.clone()).collect()
    }
}

/// Nothing can be committed where no git keeps the history.
pub fn no_repository() -> Stop {
    Stop::new("the plan is in no git repository, so nothing can be committed")
        .help("leave out --commit, or make one: git init")
}
