//! The action that a command is about, by its number or the path of its file.

use super::shell::quoted;
use super::stop::Stop;
use crate::model::{Action, Number};
use crate::query;
use crate::store::{Place, ProblemKind, Reading, Source};

/// The number that is meant, by itself or as the name of the action's file.
///
/// # Errors
/// Where the plan has no such action.
pub fn number(word: &str, reading: &Reading) -> Result<Number, Stop> {
    let name = word.strip_suffix(".toml").and_then(|path| path.rsplit(['/', '\\']).next());
    let word =
        name.filter(|name| name.starts_with(|first: char| first.is_ascii_digit())).unwrap_or(word);
    let left_out = word.parse().ok().filter(|&number| reading.leaves_out(number));
    left_out.map_or_else(|| query::number(&reading.plan, word), Ok).map_err(|unknown| match unknown
        .nearest
    {
        Some(_) => unknown.into(),
        None => Stop::from(unknown).help("cov-plan list shows every action with its number"),
    })
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
    from_here: impl Fn(&str) -> String,
) -> Result<Target<'reading>, Stop> {
    let number = number(word, reading)?;
    let source = file(number, reading)?;
    let index = reading.plan.actions.iter().position(|action| action.number == number);
    let action = index.and_then(|index| reading.plan.actions.get(index));
    match action {
        Some(action) if !source.is_broken() => Ok(Target { action, source }),
        _ => Err(unreadable(number, source, &from_here(&source.path))),
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

fn unreadable(number: Number, source: &Source, path: &str) -> Stop {
    let has_marks =
        source.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::ConflictMarkers));
    let why = if has_marks { "has a conflict that is not settled" } else { "cannot be read" };
    Stop::new(format!("{number} {why}, so nothing is changed"))
        .help(format!("what is wrong: cov-plan check {}", quoted(path)))
        .help(format!("to mend it: cov-plan edit {number}"))
}
