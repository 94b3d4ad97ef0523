//! The action that a command is about, by its number or the path of its file.

use super::shell::quoted;
use super::stop::Stop;
use super::{App, paths};
use crate::model::{Action, Number};
use crate::query;
use crate::store::{Place, ProblemKind, Reading, Source};

/// The number that is meant, by itself or as the name or path of the action's file.
///
/// # Errors
/// Where the plan has no such action, or the path is none of its files.
pub fn number(word: &str, reading: &Reading) -> Result<Number, Stop> {
    if word.contains(['/', '\\']) {
        return of_path(word, reading);
    }
    let word = word.strip_suffix(".toml").unwrap_or(word);
    let left_out = word.parse().ok().filter(|&number| reading.leaves_out(number));
    left_out.map_or_else(|| query::number(&reading.plan, word), Ok).map_err(|unknown| match unknown
        .nearest
    {
        Some(_) => unknown.into(),
        None => Stop::from(unknown).help("cov-plan list shows every action with its number"),
    })
}

/// The number of the action whose file stands at a path: a file of another plan may be called the same.
fn of_path(path: &str, reading: &Reading) -> Result<Number, Stop> {
    let named = paths::named(&[path.into()], &[reading], "no such action")?;
    let file = reading.sources.iter().find(|source| paths::is_among(&source.path, &named));
    match file.map(|file| &file.place) {
        Some(Place::Action { number, .. }) => Ok(*number),
        _ => Err(Stop::new(format!("{path} is no file of an action"))
            .help("an action's file is called by its number, such as 3.1.toml")),
    }
}

/// An action that is to be changed, with its file.
pub struct Target<'reading> {
    /// The action.
    pub action: &'reading Action,
    /// Its file.
    pub source: &'reading Source,
}

/// The action that a word means, where its file can be changed.
///
/// # Errors
/// Where there is none, or its file cannot be read.
pub fn target<'reading>(
    word: &str,
    reading: &'reading Reading,
    app: &App,
) -> Result<Target<'reading>, Stop> {
    let number = number(word, reading)?;
    let source = file(number, reading)?;
    let index = reading.plan.actions.iter().position(|action| action.number == number);
    let action = index.and_then(|index| reading.plan.actions.get(index));
    match action {
        Some(action) if !source.is_broken() => Ok(Target { action, source }),
        _ => Err(unreadable(number, source, app)),
    }
}

/// The one file of that number.
///
/// # Errors
/// Where two files have it.
pub fn file(number: Number, reading: &Reading) -> Result<&Source, Stop> {
    let is_own = |source: &&Source| matches!(source.place, Place::Action { number: own, .. } if own == number);
    let mut files = reading.sources.iter().filter(is_own);
    match (files.next(), files.next()) {
        (Some(source), None) => Ok(source),
        (Some(one), Some(other)) => Err(Stop::new(format!("two files have the number {number}"))
            .help(format!("give one of them another: {} or {}", one.path, other.path))),
        (None, _) => Err(Stop::new(format!("{number} has no file of its own"))),
    }
}

fn unreadable(number: Number, source: &Source, app: &App) -> Stop {
    let (path, options) = (quoted(&app.from_here(&source.path)), app.typed());
    let has_marks =
        source.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::ConflictMarkers));
    let why = if has_marks { "has a conflict that is not settled" } else { "cannot be read" };
    Stop::new(format!("{number} {why}, so nothing is changed"))
        .help(format!("what is wrong: cov-plan check {path}{options}"))
        .help(format!("to mend it: cov-plan edit {number}{options}"))
}
