//! The way of every change: read under the lock, judged as a whole, shown or written, kept in git.

use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result};

use super::keep::keep_command;
use super::proposal::{FileChange, Proposal};
use super::stop::Stop;
use super::{App, Exit};
use crate::check::{self, Finding};
use crate::disk::{self, NotWritten};
use crate::render::findings::{Findings, FindingsFormat};
use crate::render::{Output, diff, to_stderr, visible};
use crate::store::{Reading, Repository};

/// Options of every command that changes the plan.
#[derive(clap::Args, Clone, Debug)]
pub struct Changing {
    /// Show the change as a diff, and write nothing
    #[arg(long, conflicts_with = "commit", help_heading = "The change")]
    dry_run: bool,

    /// Commit the change, and nothing else that is staged
    #[arg(long, help_heading = "The change")]
    commit: bool,
}

impl Changing {
    /// Changes the plan: what to change is asked once nobody else can.
    ///
    /// # Errors
    /// Where the change is refused, or cannot be written; no byte is changed then.
    pub fn run(
        &self,
        app: &App,
        propose: impl FnOnce(&Reading) -> Result<Proposal>,
    ) -> Result<Exit> {
        // What is only shown needs no lock, and a folder that nobody may write has none.
        let _lock = if self.dry_run { None } else { Some(lock(app)?) };
        let reading = app.read()?;
        let proposal = propose(&reading)?;
        judge(&proposal, &reading, app)?;
        for note in &proposal.notes {
            app.note(note);
        }
        if proposal.files.is_empty() {
            app.last_line("nothing to change");
            return Ok(Exit::Fine);
        }
        if self.dry_run { show(&proposal, app) } else { self.carry_out(&proposal, app) }
    }

    /// Writes the files, and commits them where that is asked for.
    fn carry_out(&self, proposal: &Proposal, app: &App) -> Result<Exit> {
        let kept = Kept::of(proposal, app)?;
        if self.commit {
            kept.judge(proposal, app)?;
        }
        write(&proposal.files, app.root()?)?;
        let lines: String = proposal.said.iter().map(|line| visible(line) + "\n").collect();
        let done = app.write(lines.as_bytes(), &Output::Stdout)?;
        if self.commit {
            kept.commit(app)?;
        } else {
            kept.say_how(app);
        }
        Ok(done)
    }
}

/// The right to change the plan.
pub(super) fn lock(app: &App) -> Result<disk::Lock> {
    let root = app.root()?;
    let on_wait = || app.note("waiting for another cov-plan that is changing this plan");
    disk::lock(root, on_wait).context("nothing is changed")
}

/// Refuses what would break the check of a file that it changes.
fn judge(proposal: &Proposal, reading: &Reading, app: &App) -> Result<()> {
    let after = proposal.applied_to(reading);
    let mut added = check::added(reading, &after, |file| proposal.touches(file));
    added.retain(|finding| Some(finding.rule.name) != proposal.breaks_for_now);
    if added.is_empty() {
        return Ok(());
    }
    to_stderr(&(shown(&added, &after, app)? + "\n"));
    let errors = crate::report::count(added.len(), "error");
    Err(Stop::new(format!("the plan would have {errors} more than before, so nothing is changed"))
        .help("mend that in the command or in the file, and give it again")
        .into())
}

/// Findings as `check` shows them, for standard error.
pub(super) fn shown(found: &[Finding], reading: &Reading, app: &App) -> Result<String> {
    let findings = Findings {
        found,
        reading,
        from_here: &|file| app.from_here(file),
        from_repository: "",
        count: "",
    };
    let bytes = findings.render(FindingsFormat::Text, app.screen_of_messages())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Shows what would change.
fn show(proposal: &Proposal, app: &App) -> Result<Exit> {
    let differences: String = proposal.files.iter().map(|file| difference(file, app)).collect();
    let done = app.write(differences.as_bytes(), &Output::Stdout)?;
    for line in &proposal.said {
        app.last_line(line);
    }
    app.last_line("nothing is written");
    Ok(done)
}

/// How a file would differ, for standard output.
pub(super) fn difference(file: &FileChange, app: &App) -> String {
    let name = app.from_repository(&file.path);
    diff(&name, file.old.as_deref(), &file.new, app.screen(&Output::Stdout))
}

/// Writes the files, where none of them was changed by somebody else.
fn write(files: &[FileChange], root: &Path) -> Result<()> {
    for file in files {
        if let Some(old) = &file.old {
            disk::may_replace(&root.join(&file.path), old.as_bytes())?;
        }
    }
    for (written, file) in files.iter().enumerate() {
        write_one(file, root).map_err(|error| half_way(error, written, files.len()))?;
    }
    Ok(())
}

/// Writes one file, whole or not at all.
pub(super) fn write_one(file: &FileChange, root: &Path) -> Result<(), NotWritten> {
    let path = root.join(&file.path);
    match &file.old {
        Some(old) => disk::replace(&path, old.as_bytes(), file.new.as_bytes()),
        None => disk::create(&path, file.new.as_bytes()),
    }
}

/// The end of a change of several files that came no further.
fn half_way(error: NotWritten, written: usize, all: usize) -> Error {
    if written == 0 {
        return error.into();
    }
    Error::new(error).context(
        Stop::new(format!("only {written} of {all} files could be written"))
            .help("once that is mended, give the command again: it does the rest"),
    )
}

/// How a change gets into git.
struct Kept {
    repository: Option<Repository>,
    files: Vec<PathBuf>,
    names: Vec<String>,
    subject: String,
    message: String,
}

impl Kept {
    fn of(proposal: &Proposal, app: &App) -> Result<Self> {
        let root = app.root()?;
        let files = proposal.files.iter();
        Ok(Self {
            repository: Repository::around(root),
            files: files.clone().map(|file| root.join(&file.path)).collect(),
            names: files.map(|file| app.from_here(&file.path)).collect(),
            subject: proposal.subject(),
            message: proposal.message(),
        })
    }

    /// Refuses what git would refuse, before anything is written.
    fn judge(&self, proposal: &Proposal, app: &App) -> Result<()> {
        let repository = self.repository.as_ref().ok_or_else(|| {
            Stop::new("the plan is in no git repository, so nothing can be committed")
                .help("leave out --commit, or make one: git init")
        })?;
        repository.judge(&self.files)?;
        let unknown = repository.unknown(&self.files)?;
        for (file, path) in proposal.files.iter().zip(&self.files) {
            let Some(old) = &file.old else { continue };
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

    fn commit(&self, app: &App) -> Result<()> {
        let Some(repository) = &self.repository else { return Ok(()) };
        let commit = repository.commit(&self.files, &self.message).map_err(|error| {
            let again = self.command(repository);
            anyhow::Error::new(error).context(
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
    fn say_how(&self, app: &App) {
        if let Some(repository) = &self.repository {
            app.last_line(&format!("to keep it: {}", self.command(repository)));
        }
    }

    fn command(&self, repository: &Repository) -> String {
        // Where git cannot tell, the shorter command has its say.
        let is_new = repository.unknown(&self.files).is_ok_and(|unknown| !unknown.is_empty());
        keep_command(&self.names, &self.subject, is_new)
    }
}
