//! What is wrong where something stands behind a value on its line.

use super::line::{Line, is_word};
use super::said::Said;
use super::value::{list_without_brackets, more_behind_a_day, no_opening_quote, without_quotes};
use super::written::one_of;
use crate::store::keys::Kind;

/// What is wrong with what stands from a byte on, behind the value of a key of that kind.
pub fn more(line: &Line<'_>, at: usize, kind: Option<Kind>) -> Said {
    let rest = line.from(at);
    let start = at + rest.len() - rest.trim_start().len();
    let rest = rest.trim();
    let before = line.before(at).trim_end();
    let value = before.split_once('=').map_or("", |(_, value)| value.trim());
    if !value.contains(QUOTES) && rest.ends_with('"') && line.has_odd_quotes() {
        return no_opening_quote(line, at);
    }
    let is_next_key = rest.split_once('=').is_some_and(|(key, _)| is_word(key));
    let (message, help) = if rest == "," || rest.starts_with(", #") {
        ("a comma stands behind the value".to_owned(), "take the comma out".to_owned())
    } else if is_next_key {
        second_key(rest)
    } else if rest.starts_with('=') {
        second_equals_sign(value, rest)
    } else if before.ends_with(']') && line.header().is_some() {
        let help = "begin a new line behind the header";
        ("something stands behind the header".to_owned(), help.to_owned())
    } else if let Some(said) = of_its_key(line, at, kind) {
        return said;
    } else {
        second_value(value, rest).unwrap_or_else(|| {
            let help = "take it out, or put the whole text in double quotes";
            (format!("{rest} stands behind the value"), help.to_owned())
        })
    };
    Said::new(message, help, start..start + rest.len())
}

const QUOTES: [char; 2] = ['"', '\''];

/// What stands behind a value that is none of its key, or not all of it.
fn of_its_key(line: &Line<'_>, at: usize, kind: Option<Kind>) -> Option<Said> {
    let start = line.value_at(at).start;
    match kind {
        Some(Kind::Text) if !line.from(start).starts_with(QUOTES) => {
            Some(without_quotes(line, start))
        }
        Some(Kind::Texts) if !line.is_in_brackets(at) && is_list(line, start, at) => {
            Some(list_without_brackets(line, start))
        }
        Some(Kind::Word(words)) => {
            let message = "more than one word stands here".to_owned();
            Some(Said::new(message, one_of(&words()), line.unquoted_at(start)))
        }
        Some(Kind::Date | Kind::LastDay(_) | Kind::Deadline) => more_behind_a_day(line, start),
        _ => None,
    }
}

/// Whether words without quotes stand there, or texts parted by something else than a comma.
fn is_list(line: &Line<'_>, start: usize, at: usize) -> bool {
    let rest = line.from(at).trim_start();
    !line.from(start).starts_with(QUOTES) || rest.starts_with("and ") || rest.starts_with(';')
}

fn second_key(rest: &str) -> (String, String) {
    ("a second key stands on this line".to_owned(), format!("begin a new line with {rest}"))
}

fn second_equals_sign(value: &str, rest: &str) -> (String, String) {
    match value.rsplit_once(' ') {
        // The parser takes the key for a part of the value: 2026-05-01 lead.
        Some((_, key)) => second_key(&format!("{key} {rest}")),
        None => (
            "a second equals sign stands on this line".to_owned(),
            format!("put several keys in braces: {{ {value} {rest} }}"),
        ),
    }
}

/// Whether it begins as text in quotes or a date does.
fn is_value(text: &str) -> bool {
    text.starts_with(QUOTES) || text.starts_with(|first: char| first.is_ascii_digit())
}

/// Two values, or one text that was meant to hold its own quotes.
fn second_value(value: &str, rest: &str) -> Option<(String, String)> {
    let more = rest.strip_prefix(',').map(str::trim_start);
    if let Some(more) = more.filter(|more| is_value(more) && is_value(value)) {
        let message = "several values stand without brackets".to_owned();
        return Some((message, format!("write a list: [{value}, {more}]")));
    }
    let quote = value.chars().next_back().filter(|quote| QUOTES.contains(quote))?;
    if rest.starts_with(QUOTES) && !value.ends_with("\"\"") {
        let message = "two values stand behind one key".to_owned();
        return Some((message, format!("write a list, if both count: [{value}, {rest}]")));
    }
    let help = if quote == '"' {
        "inside double quotes write \\\" for a quote, or use single ones there"
    } else {
        "put the whole text in double quotes"
    };
    let message = "the text ends at a quote inside it".to_owned();
    rest.contains(quote).then(|| (message, help.to_owned()))
}
