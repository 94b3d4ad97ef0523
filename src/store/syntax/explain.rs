//! The words for one fault of a line, and what to do about it.

use std::ops::Range;

use super::behind;
use super::brackets;
use super::line::Line;
use super::said::Said;
use super::slip::{Fault, Slip};
use super::tables::{Tables, takes_a_day};
use super::value;
use super::without_value;
use super::written::quoted;
use crate::store::day::{Meant, meant};
use crate::store::keys::Kind;
use crate::store::unprintable::code_point;

/// What can be said without a look at the line.
const PLAIN: &[(Slip, &str, &str)] = &[
    (Slip::NoComma, "a comma is missing between two values", "put a comma between them"),
    (Slip::CommaTooMany, "there is a comma too many", "take one out"),
    (Slip::EqualsSignTooMany, "there is an equals sign too many", "take one out"),
    (
        Slip::NoCommaInBraces,
        "a comma is missing between two keys in braces",
        "put a comma between them: { from = 2019-04-01, to = 2020-03-31 }",
    ),
    (
        Slip::NoEqualsSignInBraces,
        "an equals sign is missing in the braces",
        "write each key as key = value: { from = 2019-04-01, to = 2020-03-31 }",
    ),
    (
        Slip::NoKeyInBraces,
        "a key is missing in the braces",
        "write each value as key = value: { from = 2019-04-01, to = 2020-03-31 }",
    ),
    (Slip::BraceNotClosed, "a closing brace is missing", "write } where the table in braces ends"),
    (
        Slip::EqualsSignInList,
        "an equals sign stands in a list",
        "close the list with ], or put its entries in braces",
    ),
    (
        Slip::BracketNotOpened,
        "a bracket is closed that was never opened",
        "take it out, or open it where it belongs",
    ),
    (
        Slip::BraceNotOpened,
        "a brace is closed that was never opened",
        "take it out, or open it where it belongs",
    ),
    (Slip::BraceAsKey, "a brace stands where a key belongs", "write each line as key = value"),
    (
        Slip::KeyEmpty,
        "a name is missing here",
        "write each line as key = value, and a header as [name]",
    ),
    (
        Slip::KeyCharacter,
        "a key holds a character that it cannot have",
        "keys are made of the letters a to z, digits, _ and -",
    ),
    (Slip::KeyInThreeQuotes, "a key stands in three quotes", "write the key without quotes"),
    (Slip::Escape, "this escape stands for no character", "write the character itself"),
];

/// What to tell people of a fault.
pub fn explained(line: &Line<'_>, fault: &Fault, tables: &Tables<'_>) -> Said {
    let kind = tables.kind(line, fault.span.start);
    if let Some(said) = foreign_space(line, &fault.span)
        .or_else(|| curly_quotes(line, &fault.span, kind))
        .or_else(|| brackets::of_a_list(line, fault, kind))
    {
        return said;
    }
    let at = fault.span.start;
    match fault.slip {
        Slip::NoEqualsSign => without_value::explained(line, tables.around(line.start)),
        Slip::SomethingBehind => behind::more(line, at, kind),
        Slip::HeaderNotClosed | Slip::NeverClosed => brackets::header(line),
        Slip::Backslash => backslash(line, at),
        Slip::NoComma if line.has_odd_quotes() => {
            let help = "text begins and ends with a double quote";
            Said::new("a double quote is missing on this line", help, line.content())
        }
        _ if fault.is_unclosed_text() => no_closing_quote(line, fault, kind),
        _ => never_closed_text(line, fault)
            .or_else(|| plain(line, fault))
            .unwrap_or_else(|| value::unreadable(line, fault, kind)),
    }
}

fn plain(line: &Line<'_>, fault: &Fault) -> Option<Said> {
    let &(_, message, help) = PLAIN.iter().find(|(slip, ..)| *slip == fault.slip)?;
    Some(Said::new(message, help, line.visible(&fault.span)))
}

/// A space that a word processor or a web page leaves in copied text.
fn foreign_space(line: &Line<'_>, span: &Range<usize>) -> Option<Said> {
    let is_space = |character: char| {
        !character.is_ascii() && character.is_whitespace()
            || matches!(character, '\u{200b}' | '\u{feff}')
    };
    let first = line.from(span.start).chars().next()?;
    let last = line.get(span).chars().next_back().unwrap_or(first);
    let ends = [(span.start, first), (span.end.saturating_sub(last.len_utf8()), last)];
    let (at, space) = ends.into_iter().find(|&(_, character)| is_space(character))?;
    let message = format!("the space here is no plain one but {}", code_point(space));
    Some(Said::new(message, "type the space afresh", at..at + space.len_utf8()))
}

/// Quotes that a word processor has turned.
fn curly_quotes(line: &Line<'_>, span: &Range<usize>, kind: Option<Kind>) -> Option<Said> {
    let curly = |character| matches!(character, '“' | '”' | '„' | '‘' | '’' | '«' | '»');
    let value = line.value_at(span.start);
    let written = line.get(&value);
    if !written.starts_with(curly) {
        return None;
    }
    let plain = written.trim_matches(|character| curly(character) || character == '"');
    let help = match meant(plain).filter(|_| takes_a_day(kind)) {
        Some(Meant::Day(day)) => format!("write {}", line.as_value(value.start, &day.to_string())),
        _ => format!("write straight ones: {}", quoted(plain)),
    };
    Some(Said::new(format!("{written} stands in curly quotes"), help, value))
}

fn backslash(line: &Line<'_>, at: usize) -> Said {
    let backslash = line.before(at).rfind('\\').map_or(at, |found| line.start + found);
    Said::new(
        "a backslash stands alone in double quotes",
        "write two for each, \\\\, or put the text in single quotes",
        line.visible(&(backslash..backslash)),
    )
}

fn no_closing_quote(line: &Line<'_>, fault: &Fault, kind: Option<Kind>) -> Said {
    let quote = if fault.slip == Slip::Text { '"' } else { '\'' };
    let end = fault.span.start;
    let opening = line.before(end).rfind(quote).map_or(end, |found| line.start + found);
    let written = line.get(&(opening..end)).trim_matches(quote);
    let help = match meant(written).filter(|_| takes_a_day(kind)) {
        Some(Meant::Day(day)) => format!("write {}", line.as_value(opening, &day.to_string())),
        _ => "close it on the same line; text of several lines stands between \"\"\" and \"\"\""
            .to_owned(),
    };
    Said::new("this text has no closing quote", help, opening..end)
}

fn never_closed_text(line: &Line<'_>, fault: &Fault) -> Option<Said> {
    let opening = fault.opening_of_long_text(line.whole)?;
    Some(Said::new(
        "this text of several lines is never closed",
        "close it with the three quotes that opened it",
        opening..opening + 3,
    ))
}
