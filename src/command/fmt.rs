//! `cov-plan fmt`

use std::collections::HashSet;
use std::path::PathBuf;

use anyhow::{Error, Result};

use super::changing::into_git::IntoGit;
use super::changing::proposal::{FileChange, Proposal};
use super::changing::{difference, lock, write_one};
use super::stop::message;
use super::{App, Exit, paths};
use crate::render::{Output, to_stderr, visible};
use crate::report::count;
use crate::store::format::{self, NotFormatted};
use crate::store::{Reading, Source};

/// Bring the plan's files into their usual layout; what they say stays the same
///
/// Keys come to stand in their order, texts in double quotes, and lines without odd spaces. Comments stay where they
/// are: above their key, behind their value. A file that the check cannot read is left as it is, and named.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan fmt
  cov-plan fmt --diff plan/actions/help-and-protection
  cov-plan fmt --check")]
pub struct Args {
    /// Only these files, or those in these folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write nothing; name the files that would change, and end with exit code 1 if there are any
    #[arg(long)]
    check: bool,

    /// Write nothing; show what would change
    #[arg(long, visible_alias = "dry-run")]
    diff: bool,

    /// Commit what changes, and nothing else that is staged
    #[arg(long, conflicts_with_all = ["check", "diff"])]
    commit: bool,
}

impl Args {
    fn writes(&self) -> bool {
        !self.check && !self.diff
    }
}

/// Brings files into their usual layout.
///
/// # Errors
/// Where there is no plan, nothing of it is named, or a file cannot be written; all others are then.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    // What is only shown needs no lock, and a folder that nobody may write has none.
    let _lock = if args.writes() { Some(lock(app)?) } else { None };
    let reading = app.read()?;
    let sources = chosen(&args.paths, &reading)?;
    let mut layouts = Layouts::of(&sources, app);
    if args.commit && layouts.has_changes() {
        IntoGit::of(&layouts.changes, app.root()?, app).judge()?;
    }
    let mut failures = if args.writes() { layouts.write(app) } else { Vec::new() };
    app.write(layouts.shown(args, app).as_bytes(), &Output::Stdout)?;
    app.last_line(&layouts.counted(args));
    if args.writes() && layouts.has_changes() {
        failures.extend(layouts.keep(args, app).err());
    }
    // The last is told by whoever tells of all errors.
    let last = failures.pop();
    for failure in failures {
        to_stderr(&message(&failure, app.screen_of_messages().colour));
    }
    match last {
        Some(failure) => Err(failure),
        None => Ok(layouts.exit(args)),
    }
}

/// The files that are asked for.
fn chosen<'reading>(
    paths: &[PathBuf],
    reading: &'reading Reading,
) -> Result<Vec<&'reading Source>> {
    if paths.is_empty() {
        return Ok(reading.sources.iter().collect());
    }
    let named = paths::named(paths, &[reading], "nothing to format")?;
    let is_named = |source: &&Source| paths::is_among(&source.path, &named);
    Ok(reading.sources.iter().filter(is_named).collect())
}

/// What becomes of the files.
struct Layouts {
    /// How many there are.
    all: usize,
    /// How many are left as they are, though they may need another layout.
    refused: usize,
    changes: Proposal,
}

impl Layouts {
    fn of(sources: &[&Source], app: &App) -> Self {
        let summary = Some("files in their usual layout".to_owned());
        let changes = Proposal { summary, ..Proposal::default() };
        let mut layouts = Self { all: sources.len(), refused: 0, changes };
        for (source, layout) in sources.iter().zip(format::all(sources)) {
            match layout {
                Ok(new) if new == source.text => {}
                Ok(new) => {
                    let change = FileChange::new(&source.path, Some(&source.text), new);
                    layouts.changes.files.push(change);
                }
                Err(refused) => {
                    layouts.refused += 1;
                    warn(source, &refused, app);
                }
            }
        }
        layouts.drop_second_names(app);
        layouts
    }

    fn has_changes(&self) -> bool {
        !self.changes.files.is_empty()
    }

    /// Through a link, one file may have two names in the plan.
    fn drop_second_names(&mut self, app: &App) {
        let mut seen = HashSet::new();
        let root = app.root().ok();
        self.changes.files.retain(|file| {
            let real = root.and_then(|root| root.join(&file.path).canonicalize().ok());
            real.is_none_or(|real| seen.insert(real))
        });
    }

    /// Writes what changes. Files that cannot be written are changes no more.
    fn write(&mut self, app: &App) -> Vec<Error> {
        let mut failures = Vec::new();
        self.changes.files.retain(|file| {
            let written =
                app.root().map_err(Error::from).and_then(|root| Ok(write_one(file, root)?));
            let is_written = written.is_ok();
            failures.extend(written.err());
            is_written
        });
        failures
    }

    /// Commits what was changed, or says how that is done.
    fn keep(&self, args: &Args, app: &App) -> Result<()> {
        let into_git = IntoGit::of(&self.changes, app.root()?, app);
        if args.commit {
            return into_git.commit(app);
        }
        into_git.say_how(app);
        Ok(())
    }

    /// What changes, for standard output.
    fn shown(&self, args: &Args, app: &App) -> String {
        let shown = |file: &FileChange| {
            if args.diff {
                return difference(file, app);
            }
            format!("{}\n", visible(&app.from_here(&file.path)))
        };
        self.changes.files.iter().map(shown).collect()
    }

    fn counted(&self, args: &Args) -> String {
        let all = count(self.all, "file");
        let left = match self.refused {
            0 => String::new(),
            1 => "; 1 left as it is".to_owned(),
            refused => format!("; {refused} left as they are"),
        };
        match self.changes.files.len() {
            0 => format!("nothing to change in {all}{left}"),
            changed if args.writes() => format!("{changed} of {all} changed{left}"),
            changed => format!("{changed} of {all} would change{left}"),
        }
    }

    fn exit(&self, args: &Args) -> Exit {
        let is_asked_for_none = args.check && self.has_changes();
        if is_asked_for_none || self.refused > 0 { Exit::PlanHasErrors } else { Exit::Fine }
    }
}

/// Names a file that is left as it is.
fn warn(source: &Source, refused: &NotFormatted, app: &App) {
    let name = app.from_here(&source.path);
    let line = format!("{name} is left as it is: {refused}; see cov-plan check");
    to_stderr(&format!("warning: {}\n", visible(&line)));
}
