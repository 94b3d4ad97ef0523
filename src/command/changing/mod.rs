//! The way of every change: read under the lock, judged as a whole, shown or written, kept in git.

pub mod deciding;
pub mod editor;
pub mod git_command;
pub mod into_git;
pub mod proposal;
pub mod prose;
pub mod signing;
mod uncommitted;

use std::path::Path;

use anyhow::{Context, Error, Result};

use self::into_git::IntoGit;
use self::proposal::{FileChange, Proposal};
use super::stop::Stop;
use super::{App, Exit};
use crate::check::{self, Finding};
use crate::disk::{self, NotWritten};
use crate::model::Severity;
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
    /// Changes the plan, and keeps the change in git or says how: what to change is asked once nobody else can.
    ///
    /// # Errors
    /// Where the change is refused, or cannot be written; no byte is changed then. Where it cannot be committed, it is written.
    pub fn run(
        &self,
        app: &App,
        propose: impl FnOnce(&Reading) -> Result<Proposal>,
    ) -> Result<Exit> {
        self.make(app, propose)?.keep(app)
    }

    /// Changes the plan. What is left then is to keep the change in git.
    ///
    /// # Errors
    /// Where the change is refused, or cannot be written; no byte is changed then.
    pub fn make(
        &self,
        app: &App,
        propose: impl FnOnce(&Reading) -> Result<Proposal>,
    ) -> Result<Done> {
        // What is only shown needs no lock, and a folder that nobody may write has none.
        let lock = if self.dry_run { None } else { Some(lock(app)?) };
        let reading = app.read()?;
        let proposal = propose(&reading)?;
        let warnings = judge(&proposal, &reading, app)?;
        if self.dry_run {
            note(&proposal, &warnings, app);
            return Ok(Done { exit: show(&proposal, app)?, unkept: None });
        }
        let unkept = self.carry_out(&proposal, app)?;
        note(&proposal, &warnings, app);
        if unkept.is_none() {
            app.last_line(NOTHING);
        }
        // What fails the check until the next command is not to be committed before it.
        let unkept = unkept.filter(|_| proposal.breaks_for_now.is_none());
        let lines: String = proposal.said.iter().map(|line| visible(line) + "\n").collect();
        let exit = app.write(lines.as_bytes(), &Output::Stdout)?;
        if let Some(next) = &proposal.next {
            app.last_line(next);
        }
        Ok(Done {
            exit,
            unkept: unkept.map(|into_git| Unkept { into_git, is_commit: self.commit, lock }),
        })
    }

    /// Writes the files; what is left is to get them into git.
    fn carry_out(&self, proposal: &Proposal, app: &App) -> Result<Option<IntoGit>> {
        let into_git = IntoGit::of(proposal, app.root()?, app);
        if !proposal.changes_something() && into_git.is_empty() {
            return Ok(None);
        }
        if self.commit {
            into_git.judge()?;
        }
        write(&proposal.files, app.root()?)?;
        Ok(Some(into_git))
    }

    /// Whether the change is committed.
    pub fn commits(&self) -> bool {
        self.commit
    }

    /// Refuses a commit that git would refuse, before anybody writes what it is to hold.
    ///
    /// # Errors
    /// Where the change is to be committed, and git would not.
    pub fn foresee(&self, file: &str, app: &App) -> Result<()> {
        if !self.commit {
            return Ok(());
        }
        let root = app.root()?;
        into_git::foresee(root, &[root.join(file)])
    }

    /// Whether anything is written.
    pub fn writes(&self) -> bool {
        !self.dry_run
    }
}

/// A change that is made.
#[must_use = "it is still to be kept in git"]
pub struct Done {
    exit: Exit,
    /// `None` where nothing was written.
    unkept: Option<Unkept>,
}

/// What was written, and is still to get into git. Until then nobody else changes the plan: else their change would get into
/// the same commit.
struct Unkept {
    into_git: IntoGit,
    is_commit: bool,
    lock: Option<disk::Lock>,
}

impl Done {
    /// Commits the change where that was asked for, else says how.
    ///
    /// # Errors
    /// Where git or a hook refuses the commit; the change stays as it is written.
    pub fn keep(self, app: &App) -> Result<Exit> {
        let Some(Unkept { into_git, is_commit, lock }) = self.unkept else { return Ok(self.exit) };
        into_git.note_evidence(app);
        if is_commit {
            into_git.commit(app)?;
        } else {
            into_git.say_how(app);
        }
        drop(lock);
        Ok(self.exit)
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

/// Refuses what would break the check of a file that it changes. What the check would warn of from then on is no reason to.
fn judge(proposal: &Proposal, reading: &Reading, app: &App) -> Result<Vec<Finding>> {
    let after = proposal.applied_to(reading);
    let mut added = check::added(reading, &after, |file| proposal.touches(file));
    added.retain(|finding| Some(finding.rule.name) != proposal.breaks_for_now);
    let (errors, mut warnings): (Vec<Finding>, Vec<Finding>) =
        added.into_iter().partition(|finding| finding.severity == Severity::Error);
    let is_told = |finding: &Finding| Some(finding.rule.name) == proposal.told;
    if errors.is_empty() {
        warnings.retain(|finding| !is_told(finding));
        return Ok(warnings);
    }
    if errors.iter().any(is_told) {
        note(proposal, &[], app);
    }
    to_stderr(&(shown(&errors, &after, app)? + "\n"));
    let errors = crate::report::count(errors.len(), "new error");
    Err(Stop::new(format!("the plan would have {errors}, so nothing is changed"))
        .help("mend that in the command or in the file, and give it again")
        .into())
}

/// Notes what the user should know of a change, and what the check will warn of: of several files, each is named.
fn note(proposal: &Proposal, warnings: &[Finding], app: &App) {
    for note in &proposal.notes {
        app.note(note);
    }
    let said = |warning: &Finding| match proposal.files.as_slice() {
        [_] => warning.message.clone(),
        _ => format!("{}: {}", app.from_here(&warning.file), warning.message),
    };
    let said: Vec<String> = warnings.iter().map(said).collect();
    if !said.is_empty() {
        app.note(&format!("check will warn: {}", said.join("; ")));
    }
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
    for line in proposal.said.iter().chain(&proposal.next) {
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
