//! The parser's messages in plain words, each with what to do about it.

use std::ops::Range;

use toml::de::Error;

use super::behind;
use super::line::Line;
use crate::store::day::{Meant, meant};
use crate::store::unprintable::code_point;

/// What to tell people, and where.
pub struct Said {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The bytes that it is about.
    pub span: Range<usize>,
}

impl Said {
    /// A message with its help, both cut where a line is endless.
    pub fn new(message: impl Into<String>, help: impl Into<String>, span: Range<usize>) -> Self {
        Self { message: cut(message.into()), help: cut(help.into()), span }
    }
}

/// A line of a file may be a whole book: of a message that quotes it, the beginning and the end are shown.
fn cut(words: String) -> String {
    const HEAD: usize = 100;
    const TAIL: usize = 50;
    let mut starts = words.char_indices().map(|(at, _)| at);
    let head = starts.nth(HEAD);
    let tail = starts.rev().nth(TAIL);
    match (head, tail) {
        (Some(head), Some(tail)) => {
            let part = |range| words.get(range).unwrap_or_default();
            format!("{}…{}", part(0..head), part(tail..words.len()))
        }
        _ => words,
    }
}

/// What the parser's message begins with, and the plain words for it.
struct Plain {
    parser: &'static str,
    message: &'static str,
    help: &'static str,
}

const fn plain(parser: &'static str, message: &'static str, help: &'static str) -> Plain {
    Plain { parser, message, help }
}

/// What can be said without a look at the line; the first that fits counts.
const PLAIN: &[Plain] = &[
    plain("missing comma", "a comma is missing between two values", "put a comma between them"),
    plain("extra comma", "there is a comma too many", "take one out"),
    plain("extra `=`", "there is an equals sign too many", "take one out"),
    plain(
        "extra assignment",
        "a comma is missing between two keys in braces",
        "put a comma between them: { from = 2019-04-01, to = 2020-03-31 }",
    ),
    plain(
        "missing assignment",
        "an equals sign is missing in the braces",
        "write each key as key = value: { from = 2019-04-01, to = 2020-03-31 }",
    ),
    plain(
        "missing key",
        "a key is missing in the braces",
        "write each value as key = value: { from = 2019-04-01, to = 2020-03-31 }",
    ),
    plain(
        "invalid inline table element",
        "a closing brace is missing",
        "write } where the table in braces ends",
    ),
    plain(
        "unexpected `=`",
        "an equals sign stands in a list",
        "close the list with ], or put its entries in braces",
    ),
    plain(
        "missing table open",
        "a bracket is closed that was never opened",
        "take it out, or open it where it belongs",
    ),
    plain(
        "missing array opening",
        "a bracket is closed that was never opened",
        "take it out, or open it where it belongs",
    ),
    plain(
        "missing inline table opening",
        "a brace is closed that was never opened",
        "take it out, or open it where it belongs",
    ),
    plain(
        "invalid key-value pair",
        "a brace stands where a key belongs",
        "write each line as key = value",
    ),
    plain(
        "unquoted keys cannot be empty",
        "a name is missing here",
        "write each line as key = value, and a header as [name]",
    ),
    plain(
        "invalid unquoted key",
        "a key holds a character that it cannot have",
        "keys are made of the letters a to z, digits, _ and -",
    ),
    plain("invalid value", "this escape stands for no character", "write the character itself"),
    plain(
        "keys cannot be multi-line",
        "a key stands in three quotes",
        "write the key without quotes",
    ),
];

/// Whether an error breaks the order of its line, so that what the parser says of the values in it is a guess.
pub fn is_about_order(message: &str) -> bool {
    const ORDER: [&str; 15] = [
        "key with no value",
        "missing value",
        "extra ",
        "unexpected key or value",
        "unexpected content",
        "unexpected `=`",
        "missing comma",
        "missing assignment",
        "missing key",
        "missing array opening",
        "missing table open",
        "missing inline table opening",
        "unclosed ",
        "invalid inline table element",
        "invalid key-value pair",
    ];
    ORDER.iter().any(|start| message.starts_with(start))
}

/// Whether an error is about a character that may not stand inside a text or a comment.
pub fn is_about_characters(message: &str) -> bool {
    message.starts_with("invalid comment character") || is_about_texts(message)
}

/// Whether an error is about a quote that is missing.
pub fn is_about_quotes(message: &str) -> bool {
    message.starts_with("missing opening quote") || is_about_texts(message)
}

fn is_about_texts(message: &str) -> bool {
    ["invalid basic string", "invalid literal string", "invalid multi-line"]
        .iter()
        .any(|start| message.starts_with(start))
}

/// Whether a text of one line has no end on it.
pub fn is_unclosed_text(error: &Error) -> bool {
    let message = error.message();
    (message.starts_with("invalid basic string") || message.starts_with("invalid literal string"))
        && error.span().is_some_and(|span| span.is_empty())
}

/// Where a text of several lines that never ends begins: the parser points at the end of the file.
pub fn opening_of_long_text(text: &str, error: &Error) -> Option<usize> {
    let quotes =
        if error.message().starts_with("invalid multi-line basic") { "\"\"\"" } else { "'''" };
    let span = error.span()?;
    let is_open = error.message().starts_with("invalid multi-line") && span.is_empty();
    text.get(..span.start).filter(|_| is_open)?.rfind(quotes)
}

/// The message of one error of a line.
pub fn explained(line: &Line<'_>, error: &Error) -> Said {
    let message = error.message();
    let span = error.span().unwrap_or(line.start..line.end());
    if let Some(said) = typed_elsewhere(line, &span) {
        return said;
    }
    let begins = |start: &str| message.starts_with(start);
    if begins("key with no value") || begins("missing value for key") {
        no_value(line)
    } else if begins("unexpected key or value") {
        behind::more(line, span.start)
    } else if let Some(opening) = opening_of_long_text(line.whole, error) {
        Said::new(
            "this text of several lines is never closed",
            "close it with the three quotes that opened it",
            opening..opening + 3,
        )
    } else if is_unclosed_text(error) {
        no_closing_quote(line, span.start, begins("invalid basic"))
    } else if begins("missing comma") && line.has_odd_quotes() {
        let help = "text begins and ends with a double quote";
        Said::new("a double quote is missing on this line", help, line.content())
    } else if begins("missing escaped value") || begins("too few unicode value digits") {
        let backslash =
            line.before(span.start).rfind('\\').map_or(span.start, |at| line.start + at);
        Said::new(
            "a backslash stands alone in double quotes",
            "write two of them, or put the text in single quotes",
            line.visible(&(backslash..backslash)),
        )
    } else if begins("unclosed") {
        unclosed_header(line)
    } else if let Some(plain) = PLAIN.iter().find(|plain| begins(plain.parser)) {
        Said::new(plain.message, plain.help, line.visible(&span))
    } else {
        unreadable_value(line, &span, message)
    }
}

/// What a word processor or a web page leaves in copied text.
fn typed_elsewhere(line: &Line<'_>, span: &Range<usize>) -> Option<Said> {
    let first = line.from(span.start).chars().next()?;
    let is_space = |character: char| {
        !character.is_ascii() && character.is_whitespace()
            || matches!(character, '\u{200b}' | '\u{feff}')
    };
    let last = line.get(span).chars().next_back().unwrap_or(first);
    let space = [(span.start, first), (span.end.saturating_sub(last.len_utf8()), last)];
    if let Some((at, space)) = space.into_iter().find(|&(_, character)| is_space(character)) {
        return Some(Said::new(
            format!("the space here is no plain one but {}", code_point(space)),
            "type the space afresh",
            at..at + space.len_utf8(),
        ));
    }
    let value = line.value_at(span.start);
    let written = line.get(&value);
    let curly = |character| matches!(character, '“' | '”' | '„' | '‘' | '’' | '«' | '»');
    written.starts_with(curly).then(|| {
        let plain = written.trim_matches(|character| curly(character) || character == '"');
        Said::new(
            format!("{written} stands in curly quotes"),
            format!("write straight ones: \"{plain}\""),
            value.clone(),
        )
    })
}

/// A line without an equals sign where one is expected.
fn no_value(line: &Line<'_>) -> Said {
    let span = line.content();
    let text = line.get(&span);
    let said = |message: String, help: String| Said::new(message, help, span.clone());
    if let Some(mark) = ["//", "/*", ";", "--"].iter().find(|mark| text.starts_with(**mark)) {
        return said(format!("{mark} does not begin a comment"), "begin it with #".to_owned());
    }
    if let Some((key, value)) = text.split_once('=').filter(|(key, _)| is_words(key)) {
        let joined = key.split_whitespace().collect::<Vec<_>>().join("_");
        return said(
            format!("{} is not one word", key.trim()),
            format!("write {joined} = {}", value.trim()),
        );
    }
    if let Some((key, value)) = text.split_once(':').filter(|(key, _)| is_word(unquoted(key))) {
        let (key, value) = (unquoted(key), or_dots(value.trim().trim_end_matches(',')));
        return said(
            format!("{key} has a colon where an equals sign belongs"),
            format!("write {key} = {value}"),
        );
    }
    let (key, value) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let value = value.trim();
    if is_word(key)
        && value.starts_with(|first: char| {
            matches!(first, '"' | '\'' | '[' | '{') || first.is_ascii_digit()
        })
    {
        said(format!("an equals sign is missing behind {key}"), format!("write {key} = {value}"))
    } else if is_word(key) && (value.is_empty() || value.starts_with('#')) {
        said(
            format!("{key} has no value"),
            format!("write {key} = … with its value, text in double quotes"),
        )
    } else if text.ends_with(']') && is_word(text.trim_end_matches(']')) {
        let name = text.trim_end_matches(']');
        let brackets = text.len() - name.len();
        said(
            "this header lacks its opening brackets".to_owned(),
            format!("write {}{text}", "[".repeat(brackets)),
        )
    } else {
        said(
            "this line is no key with its value".to_owned(),
            "put text in quotes behind its key, or begin the line with # to make it a comment"
                .to_owned(),
        )
    }
}

/// Whether it may be a key: a word of letters and digits.
pub fn is_word(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().all(|character| character.is_alphanumeric() || "_-.".contains(character))
        && text.chars().any(char::is_alphanumeric)
}

fn is_words(text: &str) -> bool {
    text.split_whitespace().count() > 1 && text.split_whitespace().all(is_word)
}

fn unquoted(key: &str) -> &str {
    key.trim().trim_matches('"')
}

fn or_dots(value: &str) -> &str {
    if value.is_empty() { "…" } else { value }
}

/// A header that lacks a bracket, or holds more than a name.
fn unclosed_header(line: &Line<'_>) -> Said {
    let span = line.content();
    let text = line.get(&span);
    let name = text.trim_matches(['[', ']']).trim();
    let brackets = text.len() - text.trim_start_matches('[').len();
    if name.contains(char::is_whitespace) {
        let help = "write it as [[updates]] or [ratings]";
        return Said::new("this header is not one name in brackets", help, span);
    }
    let help = format!("write {}{name}{}", "[".repeat(brackets), "]".repeat(brackets));
    Said::new("this header is not closed", help, span)
}

/// Text whose quote stands at its end alone; the byte is one of it.
pub fn no_opening_quote(line: &Line<'_>, at: usize) -> Said {
    let start = line.value_at(at).start;
    let written = line.from(start).trim_end();
    let plain = written.trim_matches('"');
    Said::new(
        format!("{written} has no opening quote"),
        format!("write \"{plain}\""),
        start..start + written.len(),
    )
}

fn no_closing_quote(line: &Line<'_>, end: usize, is_double: bool) -> Said {
    let quote = if is_double { '"' } else { '\'' };
    let opening = line.before(end).rfind(quote).map_or(end, |found| line.start + found);
    Said::new(
        "this text has no closing quote",
        "close it on the same line; text of several lines stands between \"\"\" and \"\"\"",
        opening..end,
    )
}

/// A value that is neither text nor a date, nor anything else.
fn unreadable_value(line: &Line<'_>, span: &Range<usize>, message: &str) -> Said {
    let value = line.value_at(span.start);
    let written = line.get(&value);
    if written.is_empty() {
        let key = line.before(value.start).trim_end().trim_end_matches('=').trim();
        let what = if is_word(key) { key } else { "a key" };
        let help = "write its value: text in double quotes, a date as 2019-12-31";
        let end = line.start + line.before(value.start).trim_end().len();
        return Said::new(format!("{what} has no value"), help, end.saturating_sub(1)..end);
    }
    let said = |message: String, help: String| Said::new(message, help, value.clone());
    if let Some(Meant::Day(day)) = meant(written) {
        let message = format!("{written} is not how a date is written");
        return said(message, format!("write {}", day.format("%Y-%m-%d")));
    }
    if let Some((one, other)) =
        written.split_once(' ').filter(|_| message.starts_with("invalid time"))
        && other.starts_with(|first: char| first.is_ascii_digit())
    {
        let message = format!("a comma is missing between {one} and {other}");
        return said(message, format!("write {one}, {other}"));
    }
    if message.starts_with("invalid date") || message.starts_with("invalid time") {
        let help = "write a date as 2019-12-31, with nothing behind it";
        return said(format!("{written} is no date"), help.to_owned());
    }
    if message.starts_with("missing opening quote") {
        return no_opening_quote(line, span.start);
    }
    if written.starts_with('0') && written.chars().all(|digit| digit.is_ascii_digit()) {
        return said(
            format!("{written} begins with a zero"),
            "write the number without it".to_owned(),
        );
    }
    let help = if written.contains('"') {
        "put text in double quotes".to_owned()
    } else {
        format!("put text in double quotes: \"{written}\"")
    };
    said(format!("{written} stands without quotes"), help)
}
