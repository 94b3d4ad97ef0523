//! `cov-plan history`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::shape::Shape;
use super::target::{file, number};
use super::{App, Exit, at, offers};
use crate::model::{Action, Number};
use crate::query::changes;
use crate::report::{self, After, CommitRow, Happened};
use crate::store::{self, Kinship, Life, Reading, Repository, State, Step};

/// Tell the life of an action, newest first: when, who, and what changed in words
///
/// Read from the commits that changed its file, wherever that stood and whatever number it had; an update is told where it was
/// committed, with its own day. What nobody has committed yet comes first. An action that is gone has a history too.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan history 3.1
  cov-plan history 3.1 --format markdown
  cov-plan history 3.1 --at HEAD")]
pub struct Args {
    /// The action's number, or the path of its file
    #[arg(value_name = "N", add = ArgValueCompleter::new(offers::numbers))]
    action: String,

    #[command(flatten)]
    shape: Shape,
}

/// How `changes` knows that an action is the same.
const KINSHIP: Kinship = Kinship { is_same_file: changes::is_same_file, pairing: changes::pairing };

/// Tells the life of an action.
///
/// # Errors
/// Where there is no plan, no repository or no such action, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let repository = at::repository(app.root()?)?;
    let reading = match typed(&args.action) {
        Some(number) => app.reading_about(number)?,
        None => app.reading()?,
    };
    let (number, life) = life(&args.action, reading, &repository, app)?;
    let plan = app.plan_about(|source| source.is_action(number))?;
    let steps: Vec<Happened<'_>> = life.steps.iter().map(happened).collect();
    let exit = app.show(&report::history(plan, number, &steps, life.is_cut_off), &args.shape)?;
    if let Some(goes_on_as) = life.steps.first().and_then(|step| step.goes_on_as) {
        app.note(&format!(
            "{number} goes on as {goes_on_as}: cov-plan history {goes_on_as}{}",
            app.typed()
        ));
    }
    Ok(exit)
}

/// The number that a word is, or the name of a file says.
fn typed(word: &str) -> Option<Number> {
    word.strip_suffix(".toml").unwrap_or(word).parse().ok()
}

/// The action that a word means, and its life.
fn life(
    word: &str,
    reading: &Reading,
    repository: &Repository,
    app: &App,
) -> Result<(Number, Life)> {
    let last = at::last_commit(app, repository)?;
    match number(word, reading) {
        Ok(number) => {
            let source = file(number, reading)?;
            Ok((number, store::life_of(source, reading, repository, &last, KINSHIP)?))
        }
        Err(unknown) => {
            let Some(number) = typed(word) else { return Err(unknown.into()) };
            let life = store::life_of_gone(number, reading, repository, &last, KINSHIP)?;
            Ok((number, life.ok_or(unknown)?))
        }
    }
}

fn happened(step: &Step) -> Happened<'_> {
    Happened {
        commit: step.commit.as_ref().map(|commit| CommitRow {
            id: commit.revision.short.clone(),
            date: commit.revision.day,
            written: commit.written,
            author: commit.author.clone(),
        }),
        number: step.number,
        file: step.file.clone(),
        file_before: step.file_before.clone(),
        before: step.before.iter().filter_map(action).collect(),
        after: match (&step.after, step.goes_on_as) {
            (_, Some(number)) => After::As(number),
            (State::Read(action), None) => After::Action(action),
            (State::Unreadable, None) => After::Unreadable,
            (State::Absent, None) => After::Gone,
        },
        is_back: step.is_back,
        is_merge: step.commit.as_ref().is_some_and(|commit| commit.before.len() > 1),
    }
}

fn action(state: &State) -> Option<&Action> {
    match state {
        State::Read(action) => Some(action),
        State::Unreadable | State::Absent => None,
    }
}
