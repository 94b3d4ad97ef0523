//! From the bytes of a file to its located tree, with everything that keeps it from being TOML.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::{Problem, ProblemKind};

/// A text and the tree of its tables, each key and value with its place.
pub struct Document<'text> {
    /// The text that was parsed.
    pub text: &'text str,
    /// Its top table; what a broken text yields is a guess.
    pub root: Spanned<DeTable<'text>>,
}

/// Parses a text, adding every problem of its syntax.
pub fn parse<'text>(text: &'text str, problems: &mut Vec<Problem>) -> Document<'text> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if let Some(span) = conflict_markers(text) {
        problems.push(whole_file(ProblemKind::ConflictMarkers, Some(span)));
    } else {
        problems.extend(errors.iter().map(|error| syntax(error, text)));
        if root.get_ref().is_empty() && errors.is_empty() {
            problems.push(whole_file(ProblemKind::Empty, None));
        }
    }
    bidirectional_controls(text, problems);
    Document { text, root }
}

/// The first line of a conflict that git left: its three marks stand at the start of lines, in their order.
fn conflict_markers(text: &str) -> Option<Range<usize>> {
    // Only a conflict has both: the search for the second is not made in a file without the first.
    let mark_at = |mark: &str, from: usize| {
        let rest = text.get(from..)?;
        if from == 0 && rest.trim_start_matches('\u{feff}').starts_with(mark) {
            return Some(rest.len() - rest.trim_start_matches('\u{feff}').len());
        }
        rest.find(&format!("\n{mark}")).map(|at| from + at + 1)
    };
    let start = mark_at("<<<<<<< ", 0)?;
    let middle = mark_at("=======", start)?;
    mark_at(">>>>>>> ", middle)?;
    let end = text.get(start..)?.find('\n').map_or(text.len(), |length| start + length);
    Some(start..end)
}

fn whole_file(kind: ProblemKind, span: Option<Range<usize>>) -> Problem {
    Problem { kind, span, table: String::new() }
}

/// Gives the parser's words the shape that people can act on.
fn syntax(error: &Error, text: &str) -> Problem {
    let span = error.span();
    let written = span.clone().and_then(|span| text.get(span)).unwrap_or_default().to_owned();
    let message = error.message();
    let kind = if message == "duplicate key" {
        ProblemKind::KeyTwice { key: written }
    } else if message.starts_with("invalid date, ") && is_whole_date(&written) {
        ProblemKind::DateImpossible { key: String::new(), written }
    } else {
        let (message, help) = explained(message, &written);
        ProblemKind::Syntax { message, help }
    };
    whole_file(kind, span)
}

/// Whether the text has the shape of a date, so that only the calendar is against it.
fn is_whole_date(written: &str) -> bool {
    let shape: String = written
        .chars()
        .map(|character| if character.is_ascii_digit() { '0' } else { character })
        .collect();
    shape == "0000-00-00"
}

/// The parser's message in plain words, and what to do.
fn explained(message: &str, written: &str) -> (String, String) {
    let (said, help) = match message {
        _ if message.starts_with("string values must be quoted") => (
            if written.is_empty() {
                "a value is missing".to_owned()
            } else {
                format!("{written} stands without quotes")
            },
            "put text in double quotes; write a date as 2019-12-31",
        ),
        _ if message.starts_with("invalid date") || message.starts_with("invalid time") => {
            (format!("{written} is no date"), "write a date as 2019-12-31, with nothing behind it")
        }
        _ if message.starts_with("key with no value") => (
            "a key without a value".to_owned(),
            "write the key, an equals sign and its value: title = \"…\"",
        ),
        _ if message.starts_with("invalid basic string")
            || message.starts_with("invalid literal string") =>
        {
            (
                "this text does not end on its line, or holds a control character".to_owned(),
                "close the quotes on the same line, or put text of several lines between \"\"\" and \"\"\"",
            )
        }
        _ if message.starts_with("invalid multi-line") => (
            "this text of several lines never ends".to_owned(),
            "close it with the three quotes that opened it",
        ),
        _ if message.starts_with("missing comma") => (
            "a comma is missing between two values".to_owned(),
            "put a comma between the values of a list",
        ),
        _ if message.contains("recur") => (
            "tables or lists nested too deep to read".to_owned(),
            "write it flat, as the page on the file format shows",
        ),
        _ => (
            message.to_owned(),
            "mend the line; the page on the file format in the README has an example",
        ),
    };
    (said, help.to_owned())
}

/// Direction controls can make a line read as something else than it is, so they stand nowhere in a plan, comments included.
fn bidirectional_controls(text: &str, problems: &mut Vec<Problem>) {
    // Most texts are ASCII, where there is nothing to look for.
    if text.is_ascii() {
        return;
    }
    for (at, character) in
        text.char_indices().filter(|&(_, character)| is_bidirectional_control(character))
    {
        let span = at..at + character.len_utf8();
        problems.push(whole_file(ProblemKind::Unprintable { character }, Some(span)));
    }
}

/// Whether a character changes the direction of text without being seen.
pub fn is_bidirectional_control(character: char) -> bool {
    matches!(character, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
