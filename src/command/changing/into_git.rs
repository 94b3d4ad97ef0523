//! How a change gets into git: which files are committed, and the command that does it.

use std::path::{Path, PathBuf};

use anyhow::{Error, Result};

use super::git_command::commit_command;
use super::proposal::{FileChange, Proposal, There};
use crate::command::App;
use crate::command::shell::quoted;
use crate::command::stop::Stop;
use crate::disk;
use crate::store::{CommitError, OBJECTIVE, Repository, changed_keys, updates_in};

/// The files of a change that the repository has still to get, and the message that goes with them.
pub struct IntoGit {
    repository: Option<Repository>,
    paths: Vec<PathBuf>,
    /// The folder that holds them and nothing else.
    whole: Option<PathBuf>,
    /// The files with changes that were there before, as people reach them.
    changed_before: Vec<String>,
    /// The files that the change rests on.
    rests_on: Vec<PathBuf>,
    subject: String,
    message: String,
}

impl IntoGit {
    /// The files of a proposal, in the plan folder `root`, that differ from the last commit.
    pub fn of(proposal: &Proposal, root: &Path, app: &App) -> Self {
        // A hook may run cov-plan itself, on the plan that is locked meanwhile.
        let (name, value) = disk::held_for_hooks(root);
        let repository = Repository::around(root).map(|found| found.with_variable(name, value));
        let mut into_git = Self {
            paths: Vec::new(),
            whole: None,
            changed_before: Vec::new(),
            rests_on: proposal.files.iter().flat_map(|file| rests_on(file, root)).collect(),
            subject: String::new(),
            message: String::new(),
            repository,
        };
        let mut there = Vec::new();
        for file in &proposal.files {
            let path = root.join(&file.path);
            if into_git.needs(file, &path) {
                into_git.look_back(file, &path, app);
                into_git.paths.push(path);
                there.extend(file.there.iter().filter(|_| !file.is_changed()));
            }
        }
        (into_git.subject, into_git.message) = proposal.message(&there);
        into_git
    }

    /// The same, where the files are all that there is in a folder: one name stands for them then.
    pub fn whole(self, folder: &Path) -> Self {
        Self { whole: Some(folder.to_owned()), ..self }
    }

    /// Whether a file is to be committed: one that changes, unless that takes it back to what the last commit has; and one
    /// that a command before this one, which was stopped, has changed alike.
    fn needs(&self, file: &FileChange, path: &Path) -> bool {
        let Some(repository) = &self.repository else { return file.is_changed() };
        if file.is_changed() {
            // Where git cannot tell, its commit will.
            return repository.differs_from_head(path, &file.new).unwrap_or(true);
        }
        let committed = repository.head_text(path).ok().flatten();
        let updates = committed.map(|text| updates_in(&text)).unwrap_or_default();
        file.there.iter().any(|there| !updates.contains(&there.update))
    }

    /// Notes what a commit of the file would hold besides the change.
    fn look_back(&mut self, file: &FileChange, path: &Path, app: &App) {
        let (Some(repository), Some(old)) = (&self.repository, &file.old) else { return };
        let committed = repository.head_text(path).ok().flatten();
        let holds_more = match committed.filter(|_| !file.is_changed()) {
            Some(committed) => !adds_only(&file.there, &committed, &file.new),
            None => repository.differs_from_head(path, old).unwrap_or(false),
        };
        if holds_more {
            self.changed_before.push(app.reached(path));
        }
    }

    /// Whether there is nothing that git has still to get.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// Refuses what git would refuse, before anything is written.
    ///
    /// # Errors
    /// Where there is no repository, or a commit would fail.
    pub fn judge(&self, app: &App) -> Result<()> {
        let repository = self.repository.as_ref().ok_or_else(|| {
            Stop::new("the plan is in no git repository, so nothing can be committed")
                .help("leave out --commit, or make one: git init")
        })?;
        repository.judge(&self.paths)?;
        let unknown = repository.unknown(&self.paths)?;
        let unknown: Vec<String> = unknown.iter().map(|path| app.reached(path)).collect();
        for name in &self.changed_before {
            app.note(&if unknown.contains(name) {
                format!("{name} is new to git, and committed without the files beside it")
            } else {
                format!("earlier changes of {name} are in this commit too")
            });
        }
        Ok(())
    }

    /// Notes which files the change rests on that git does not know: whoever gets the change does not get them.
    pub fn note_what_is_missing(&self, app: &App) {
        let Some(repository) = &self.repository else { return };
        let others = self.rests_on.iter().filter(|path| !self.paths.contains(path));
        let others: Vec<PathBuf> = others.cloned().collect();
        for path in repository.unknown(&others).unwrap_or_default() {
            let name = app.reached(&path);
            let add = format!("git add -- {}", quoted(&name));
            app.note(&format!("{name} is not in git yet, and the change rests on it: {add}"));
        }
    }

    /// Commits the files, and nothing else.
    ///
    /// # Errors
    /// Where git or a hook refuses; the files stay as they were written.
    pub fn commit(&self, app: &App) -> Result<()> {
        let Some(repository) = self.repository.as_ref().filter(|_| !self.is_empty()) else {
            app.last_line("nothing to commit: it is as in the last commit");
            return Ok(());
        };
        let commit = repository
            .commit(&self.paths, &self.message)
            .map_err(|error| self.not_committed(error, repository, app))?;
        for line in commit.words.lines() {
            app.last_line(line);
        }
        app.last_line(&format!("committed as {}", commit.id));
        Ok(())
    }

    fn not_committed(&self, error: CommitError, repository: &Repository, app: &App) -> Error {
        let again = self.command(repository, app);
        Error::new(error).context(
            Stop::new("the change is written, but not committed")
                .help(format!("once that is mended: {again}")),
        )
    }

    /// Which command keeps the change; `None` where there is nothing to be kept.
    pub fn how(&self, app: &App) -> Option<String> {
        let repository = self.repository.as_ref().filter(|_| !self.is_empty())?;
        Some(format!("to keep it: {}", self.command(repository, app)))
    }

    /// Says which command keeps the change.
    pub fn say_how(&self, app: &App) {
        if let Some(how) = self.how(app) {
            app.last_line(&how);
        }
    }

    fn command(&self, repository: &Repository, app: &App) -> String {
        // Where git cannot tell, the shorter command has its say.
        let is_new = repository.unknown(&self.paths).is_ok_and(|unknown| !unknown.is_empty());
        let is_here = app.is_in(repository.root());
        let name = |path: &PathBuf| {
            let below = path.canonicalize().ok();
            let below = below.as_deref().unwrap_or(path).strip_prefix(repository.root()).ok();
            match below.filter(|_| !is_here) {
                Some(below) => below.display().to_string(),
                None => app.reached(path),
            }
        };
        let names: Vec<String> = match &self.whole {
            Some(folder) => vec![name(folder)],
            None => self.paths.iter().map(name).collect(),
        };
        let elsewhere = (!is_here).then(|| repository.root());
        commit_command(elsewhere, &names, &self.subject, is_new)
    }
}

/// Whether a text differs from the one before by those updates alone.
fn adds_only(there: &[There], before: &str, after: &str) -> bool {
    let old = updates_in(before);
    let mut new = updates_in(after).into_iter().filter(|update| !old.contains(update));
    new.all(|update| there.iter().any(|there| there.update == update))
        && changed_keys(before, after).is_some_and(|keys| keys == ["updates"])
}

/// The files without which a changed one fails the check: what new updates name as evidence, and the objective of a new action.
fn rests_on(file: &FileChange, root: &Path) -> Vec<PathBuf> {
    let old = updates_in(file.old.as_deref().unwrap_or_default());
    let new = updates_in(&file.new).into_iter().filter(|update| !old.contains(update));
    let evidence = new.flat_map(|update| update.evidence);
    let above = root.parent().unwrap_or(Path::new(""));
    let mut paths: Vec<PathBuf> =
        evidence.filter_map(|evidence| evidence.file().map(|path| above.join(path))).collect();
    if file.old.is_none() {
        paths.push(root.join(&file.path).with_file_name(OBJECTIVE));
    }
    paths.retain(|path| path.is_file());
    paths.sort_unstable();
    paths.dedup();
    paths
}
