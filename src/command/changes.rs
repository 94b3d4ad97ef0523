//! `cov-plan changes`

use anyhow::Result;

use super::at::{self, At};
use super::shape::Shape;
use super::stop::Stop;
use super::{App, Exit};
use crate::check::Moved;
use crate::model::Named;
use crate::report::{self, FileRow, State, TwoPlans as Two};
use crate::store::{self, OtherFile, Reading, Repository, Revision, Version};

/// Say what has changed in the plan since a commit or a day, action by action
///
/// New, completed, suspended and withdrawn actions, deadlines that moved and who agreed, ratings up and down with their notes,
/// leads, partners and texts. What no update records is named as silent. Since a branch, such as main: since the current one left
/// it. Without a revision: since the current branch left its upstream, else since the last commit, to the folder as it is.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan changes
  cov-plan changes 2019-10-22
  cov-plan changes v1.0 HEAD --format markdown
  cov-plan changes origin/main --exit-code")]
pub struct Args {
    /// Since this commit: a revision that git knows, or a day for the last commit by its end
    #[arg(value_name = "FROM", allow_hyphen_values = true)]
    from: Option<At>,

    /// Up to this one; else up to the folder as it is
    #[arg(value_name = "TO", allow_hyphen_values = true)]
    to: Option<At>,

    /// End with exit code 1 where anything has changed
    #[arg(long)]
    exit_code: bool,

    #[command(flatten)]
    shape: Shape,
}

/// Says what has changed.
///
/// # Errors
/// Where there is no plan, no repository or no such commit, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let root = app.root()?;
    let repository = at::repository(root)?;
    let (before, after) = compared(args, &repository, app)?;
    let (old, new) = store::read_both(root, &repository, &before, &after)?;
    let old = old.unwrap_or_else(|| {
        app.note(&at::all_is_new(&before));
        Reading::default()
    });
    let states = (state(&Version::Commit(before)), state(&after));
    let moved = Moved::of(&old, &new);
    let files = store::other_files(&old, &new, |file| moved.name_of(file));
    let files = files.into_iter().map(file).collect();
    let changes = report::changes(Two::of(&old, &new), states, files);
    // A line of a pull request's comment says it too, for whoever reads that alone.
    if let Some(untold) = changes.untold() {
        app.warn(&untold);
    }
    let exit = app.show_of(&new.plan, &changes, &args.shape)?;
    let has_changed = args.exit_code && !changes.is_empty();
    Ok(if has_changed || !changes.unread.is_empty() { Exit::PlanHasErrors } else { exit })
}

/// The two states to compare. Of one commit alone, what was done on its branch since the other left it is no change of the other.
fn compared(args: &Args, repository: &Repository, app: &App) -> Result<(Revision, Version)> {
    let revision = |at: &At| at.revision(repository, app.today());
    Ok(match (&args.from, &args.to) {
        (Some(from), Some(to)) => (revision(from)?, Version::Commit(revision(to)?)),
        (Some(from), None) => {
            let named = revision(from)?;
            let left = at::left(from, named.clone(), repository, app)?;
            (left.into_iter().next().unwrap_or(named), app.version())
        }
        (None, _) if app.version() != Version::Folder => {
            return Err(Stop::new("--at says up to when, but nothing says since when")
                .help("name both: cov-plan changes FROM TO")
                .into());
        }
        (None, _) => (repository.fork_or_last()?, Version::Folder),
    })
}

impl<'reading> Two<'reading> {
    fn of(before: &'reading Reading, after: &'reading Reading) -> Self {
        Self {
            before: &before.plan,
            after: &after.plan,
            unread_before: before.unread_actions().into_keys().collect(),
            unread_after: after.unread_actions().into_keys().collect(),
        }
    }
}

fn state(version: &Version) -> State {
    match version {
        Version::Folder => State { revision: None, day: None },
        Version::Commit(revision) => {
            State { revision: Some(revision.short.clone()), day: Some(revision.day) }
        }
    }
}

fn file(other: OtherFile) -> FileRow {
    FileRow { file: other.path, change: other.change.name() }
}
