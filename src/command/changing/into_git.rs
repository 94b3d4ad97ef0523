//! How a change gets into git: by a commit, or by the command that makes one.

use std::path::{Path, PathBuf};

use anyhow::{Error, Result};

use super::git_command::{self, Git};
use super::proposal::Proposal;
use super::uncommitted::{Uncommitted, evidence_of, objective_of};
use crate::command::App;
use crate::command::stop::Stop;
use crate::disk;
use crate::store::{CommitError, Repository};

/// The files of a change that the repository has still to get, and the message that goes with them.
pub struct IntoGit {
    repository: Option<Repository>,
    paths: Vec<PathBuf>,
    /// The folder that holds them and nothing else.
    whole: Option<PathBuf>,
    /// What the user should know of the commit.
    notes: Vec<String>,
    /// The evidence that the change names.
    evidence: Vec<PathBuf>,
    subject: String,
    message: String,
}

impl IntoGit {
    /// The files of a proposal, in the plan folder `root`, that differ from the last commit.
    pub fn of(proposal: &Proposal, root: &Path, app: &App) -> Self {
        let repository = repository_of(root);
        let files = proposal.files.iter();
        let uncommitted = files.clone();
        let uncommitted: Vec<Uncommitted<'_>> = uncommitted
            .filter_map(|file| Uncommitted::of(file, root, repository.as_ref()))
            .collect();
        let left_over = uncommitted.iter().flat_map(|file| file.left_over.iter().copied());
        let (subject, message) = proposal.message(&left_over.collect::<Vec<_>>());
        let mut into_git = Self {
            repository,
            paths: uncommitted.iter().map(|file| file.path.clone()).collect(),
            whole: None,
            notes: Vec::new(),
            evidence: files.clone().flat_map(|file| evidence_of(file, root)).collect(),
            subject,
            message,
        };
        into_git.look_back(&uncommitted, app);
        into_git.add_objectives(files.filter_map(|file| objective_of(file, root)), app);
        into_git
    }

    /// Notes what a commit would hold besides the change.
    fn look_back(&mut self, uncommitted: &[Uncommitted<'_>], app: &App) {
        let more = uncommitted.iter().filter(|file| file.holds_more);
        let more: Vec<PathBuf> = more.map(|file| file.path.clone()).collect();
        let new = self.unknown(&more);
        self.notes.extend(more.iter().map(|path| {
            let name = app.reached(path);
            if new.contains(path) {
                format!("{name} is new to git, and committed without the files beside it")
            } else {
                format!("earlier changes of {name} are in this commit too")
            }
        }));
    }

    /// Adds the files of objectives that git does not know: whoever gets an action needs its objective too.
    fn add_objectives(&mut self, objectives: impl Iterator<Item = PathBuf>, app: &App) {
        for objective in self.unknown(&objectives.collect::<Vec<_>>()) {
            if !self.paths.contains(&objective) {
                let name = app.reached(&objective);
                self.notes.push(format!("{name} is new to git too, and goes with it"));
                self.paths.push(objective);
            }
        }
    }

    /// Those of the files that git does not know; none where it cannot tell.
    fn unknown(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        let unknown = self.repository.as_ref().map(|repository| repository.unknown(paths));
        unknown.and_then(Result::ok).unwrap_or_default()
    }

    /// The same, where the files are all that there is in a folder: one name stands for them then.
    pub fn whole(self, folder: &Path) -> Self {
        Self { whole: Some(folder.to_owned()), ..self }
    }

    /// Whether there is nothing that git has still to get.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// Refuses what git would refuse, before anything is written.
    ///
    /// # Errors
    /// Where there is no repository, or a commit would fail.
    pub fn judge(&self) -> Result<()> {
        judge(self.repository.as_ref(), &self.paths)
    }

    /// Notes what evidence git does not know: whoever gets the change does not get that.
    pub fn note_evidence(&self, app: &App) {
        let Some(repository) = &self.repository else { return };
        let git = Git::of(repository, app);
        for path in repository.unknown(&self.evidence).unwrap_or_default() {
            let add = git.add(&[&path], app);
            let name = app.reached(&path);
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
        for note in &self.notes {
            app.note(note);
        }
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
        let paths: Vec<&Path> = match &self.whole {
            Some(folder) => vec![folder],
            None => self.paths.iter().map(PathBuf::as_path).collect(),
        };
        let git = Git::of(repository, app);
        git.commit(&paths, git_command::Commit { message: &self.subject, is_new }, app)
    }
}

/// Refuses a commit that git would refuse, before anybody writes what it is to hold.
///
/// # Errors
/// Where there is no repository, or a commit of these files would fail.
pub fn foresee(root: &Path, paths: &[PathBuf]) -> Result<()> {
    judge(repository_of(root).as_ref(), paths)
}

/// Whether the last commit has a file of a plan with this text; not where git cannot tell, or there is none.
pub fn has(root: &Path, file: &str, text: &str) -> bool {
    let differs = |git: Repository| git.differs_from_head(&root.join(file), text).ok();
    repository_of(root).and_then(differs) == Some(false)
}

/// The command that commits a file of a plan as it stands; `None` where the last commit has it so, or there is no git.
pub fn command_for(root: &Path, file: &str, text: &str, app: &App) -> Option<String> {
    let repository = repository_of(root)?;
    let path = root.join(file);
    let is_uncommitted = repository.differs_from_head(&path, text).ok()?;
    is_uncommitted.then(|| Git::of(&repository, app).plain_commit(&path, app))
}

fn repository_of(root: &Path) -> Option<Repository> {
    // A hook may run cov-plan itself, on the plan that is locked meanwhile.
    let (name, value) = disk::held_for_hooks(root);
    Repository::around(root).map(|found| found.with_variable(name, value))
}

fn judge(repository: Option<&Repository>, paths: &[PathBuf]) -> Result<()> {
    let repository = repository.ok_or_else(|| {
        Stop::new("the plan is in no git repository, so nothing can be committed")
            .help("leave out --commit, or make one: git init")
    })?;
    Ok(repository.judge(paths)?)
}
