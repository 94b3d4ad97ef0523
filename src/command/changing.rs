//! The way of every change: read under the lock, judged as a whole, shown or written, kept in git.

use std::path::Path;

use anyhow::{Context, Error, Result};

use super::kept::Kept;
use super::proposal::{FileChange, Proposal};
use super::stop::Stop;
use super::{App, Exit};
use crate::check::{self, Finding};
use crate::disk::{self, NotWritten};
use crate::render::findings::{Findings, FindingsFormat};
use crate::render::{Output, diff, to_stderr, visible};
use crate::store::Reading;

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
        if self.dry_run { show(&proposal, app) } else { self.carry_out(&proposal, app) }
    }

    /// Writes the files, and commits them where that is asked for.
    fn carry_out(&self, proposal: &Proposal, app: &App) -> Result<Exit> {
        let kept = Kept::of(proposal, app)?;
        if kept.is_empty() {
            app.last_line(NOTHING);
            return Ok(Exit::Fine);
        }
        if self.commit {
            kept.judge(app)?;
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

/// What is said where the plan is as it is to be.
const NOTHING: &str = "nothing to change";

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
    app.last_line(if differences.is_empty() { NOTHING } else { "nothing is written" });
    Ok(done)
}

/// How a file would differ, for standard output.
pub(super) fn difference(file: &FileChange, app: &App) -> String {
    let name = app.from_repository(&file.path);
    diff(&name, file.old.as_deref(), &file.new, app.screen(&Output::Stdout))
}

/// Writes the files, where none of them was changed by somebody else.
fn write(files: &[FileChange], root: &Path) -> Result<()> {
    let changed: Vec<&FileChange> = files.iter().filter(|file| file.is_changed()).collect();
    for file in &changed {
        if let Some(old) = &file.old {
            disk::may_replace(&root.join(&file.path), old.as_bytes())?;
        }
    }
    for (written, file) in changed.iter().enumerate() {
        write_one(file, root).map_err(|error| half_way(error, written, changed.len()))?;
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
