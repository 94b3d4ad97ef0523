//! Words on the command line: those of closed sets, where the table of names serves parsing, help and "did you mean" alike,
//! those of lists, and days.

use std::convert::Infallible;
use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

use super::stop::Stop;
use crate::model::{Date, Named, is_hidden, nearest};
use crate::query::{When, WrongWhen};

/// Parses a word of a closed set, in any case.
pub fn word<T: Named + Send + Sync>() -> impl TypedValueParser<Value = T> {
    Words { known: T::names(), value: |word| T::named(word), meant: |word| T::meant(word) }
}

/// Parses a word of a closed set, or `none`.
pub fn word_or_none<T: Named + Send + Sync>() -> impl TypedValueParser<Value = Option<T>> {
    let known = T::names().into_iter().chain(["none"]).collect();
    Words {
        known,
        value: |word| Some(T::named(word)).filter(|value| value.is_some() || word == "none"),
        meant: |word| {
            let is_none = NONE.contains(&word) || nearest(word, ["none"]).is_some();
            T::meant(word).or(is_none.then_some("none"))
        },
    }
}

/// Parses a piece of a list; the space behind a comma is no part of it.
#[expect(clippy::unnecessary_wraps, reason = "clap takes parsers that may fail")]
pub fn trimmed(piece: &str) -> Result<String, Infallible> {
    Ok(piece.trim().to_owned())
}

/// Parses text that has to say something; not a space of it is changed.
pub fn text(typed: &str) -> Result<String, String> {
    if typed.trim().is_empty() {
        return Err("write at least a word".to_owned());
    }
    text_or_none(typed)
}

/// Parses text of one line that has to say something, such as a title.
pub fn line(typed: &str) -> Result<String, String> {
    let line = text(typed)?;
    if line.contains(is_hidden) {
        return Err("write one line, without control characters".to_owned());
    }
    Ok(line.trim().to_owned())
}

/// Parses text that may say nothing. It may begin with a dash, as a list does, but the next option is no text.
pub fn text_or_none(typed: &str) -> Result<String, String> {
    let option = typed.strip_prefix("--").unwrap_or_default();
    let is_option = option.starts_with(|first: char| first.is_ascii_alphabetic());
    if is_option && !option.contains(' ') {
        return Err("that is an option: the text before it is missing".to_owned());
    }
    Ok(typed.to_owned())
}

/// Parses a day. Time behind today is read as what it is, not as an option.
pub fn when(text: &str) -> Result<When, String> {
    if text.trim().starts_with('-') {
        return Err("days are not counted backwards: write a date, as 2019-12-31".to_owned());
    }
    text.parse().map_err(|wrong: WrongWhen| wrong.to_string())
}

/// A day that was counted from another, where the calendar still has it.
pub fn the_day(day: Option<Date>) -> Result<Date, Stop> {
    day.ok_or_else(|| Stop::new("that day is past the year 9999"))
}

/// What people say for `none`.
const NONE: [&str; 4] = ["not rated", "not-rated", "not_rated", "unrated"];

/// The words of a closed set, and what each stands for.
#[derive(Clone)]
struct Words<T> {
    known: Vec<&'static str>,
    value: fn(&str) -> Option<T>,
    /// The word that was likely meant by one that is none of them.
    meant: fn(&str) -> Option<&'static str>,
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Words<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, typed: &OsStr) -> Result<T, Error> {
        let typed = typed.to_string_lossy();
        let word = typed.trim().to_lowercase();
        (self.value)(&word).ok_or_else(|| self.unknown(command, arg, &typed, &word))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.known.iter().map(|&word| PossibleValue::new(word))))
    }
}

impl<T> Words<T> {
    fn unknown(&self, command: &Command, arg: Option<&Arg>, typed: &str, word: &str) -> Error {
        let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
        let mut say = |kind, value: String| error.insert(kind, ContextValue::String(value));
        if let Some(arg) = arg {
            say(ContextKind::InvalidArg, arg.to_string());
        }
        say(ContextKind::InvalidValue, typed.to_owned());
        if let Some(meant) = (self.meant)(word) {
            say(ContextKind::SuggestedValue, meant.to_owned());
        }
        let known = self.known.iter().map(|&word| word.to_owned()).collect();
        error.insert(ContextKind::ValidValue, ContextValue::Strings(known));
        error
    }
}
