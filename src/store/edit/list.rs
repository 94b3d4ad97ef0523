//! A value of a list: put in, or taken out.

use std::ops::Range;

use toml::de::DeValue;

use super::lines;
use super::literal::Literal;
use super::piece::Piece;
use crate::store::values::Value;

/// The pieces that add a value behind the last of a list.
pub fn add(text: &str, list: &Value<'_>, value: &Literal) -> Option<Vec<Piece>> {
    let length = spans(list)?.len();
    insert(text, list, length, value)
}

/// The pieces that put a value into a list in brackets, `index` values before it.
pub fn insert(text: &str, list: &Value<'_>, index: usize, value: &Literal) -> Option<Vec<Piece>> {
    let values = spans(list)?;
    let value = value.on_one_line();
    let previous = index.checked_sub(1).and_then(|before| values.get(before));
    match (previous, values.get(index)) {
        (Some(previous), next) => {
            let end = next.map_or(list.span().end.saturating_sub(1), |next| next.start);
            Some(behind(text, previous, end, &value))
        }
        (None, Some(next)) => {
            let own_line = lines::indent(text, next.start);
            let between = own_line.map_or_else(|| " ".to_owned(), |indent| format!("\n{indent}"));
            Some(vec![Piece::between(next.start, format!("{value},{between}"))])
        }
        (None, None) => Some(vec![into_empty(text, list.span(), &value)]),
    }
}

/// Puts a value behind another: on its line, or on a line of its own where that has one. `end` is where what follows begins.
fn behind(text: &str, previous: &Range<usize>, end: usize, value: &str) -> Vec<Piece> {
    let gap = text.get(previous.end..end).unwrap_or_default();
    let comma = comma(gap).map(|at| previous.end + at);
    let next_line = lines::next(text, comma.unwrap_or(previous.end));
    let own_line = lines::indent(text, previous.start).filter(|_| next_line <= end);
    let Some(indent) = own_line else {
        return vec![Piece::between(previous.end, format!(", {value}"))];
    };
    let mut pieces = Vec::new();
    // A comma that is missing goes right behind the value, before its comment.
    if comma.is_none() {
        pieces.push(Piece::between(previous.end, ",".to_owned()));
    }
    let own_comma = if comma.is_some() { "," } else { "" };
    pieces.push(Piece::between(next_line, format!("{indent}{value}{own_comma}\n")));
    pieces
}

/// Puts the first value into a list that may hold comments.
fn into_empty(text: &str, list: Range<usize>, value: &str) -> Piece {
    let close = list.end.saturating_sub(1);
    let last_line = lines::start(text, close);
    if last_line > list.start {
        return Piece::between(last_line, format!("    {value},\n"));
    }
    Piece { at: list, with: format!("[{value}]") }
}

/// The pieces that take a value out.
pub fn take(text: &str, list: &Value<'_>, index: usize) -> Option<Vec<Piece>> {
    let values = spans(list)?;
    let value = values.get(index)?;
    let next = values.get(index + 1);
    let end = next.map_or(list.span().end.saturating_sub(1), |next| next.start);
    let gap = text.get(value.end..end)?;
    let comma = comma(gap).map(|at| value.end + at..value.end + at + 1);
    let behind = comma.as_ref().map_or(value.end, |comma| comma.end);
    let next_line = lines::next(text, behind);
    let own_line = lines::indent(text, value.start).filter(|_| next_line <= end);
    if let Some(indent) = own_line {
        let kept = comments(text.get(value.end..next_line)?, indent);
        return Some(vec![Piece { at: lines::start(text, value.start)..next_line, with: kept }]);
    }
    let previous = index.checked_sub(1).and_then(|before| values.get(before));
    let stands_behind = next.is_none() || lines::indent(text, value.start).is_none();
    Some(match (previous, next) {
        // A comment that stands between the two stays, and the next one its line.
        (_, Some(next)) if !gap.contains('#') && next.start < next_line => {
            vec![Piece::without(value.start..next.start)]
        }
        (Some(previous), _)
            if stands_behind && !text.get(previous.end..value.start)?.contains('#') =>
        {
            vec![Piece::without(previous.end..value.end)]
        }
        _ => std::iter::once(value.clone()).chain(comma).map(Piece::without).collect(),
    })
}

/// The comments behind a value that goes, a line each.
fn comments(behind: &str, indent: &str) -> String {
    let comments = behind.lines().filter_map(|line| line.get(line.find('#')?..));
    comments.flat_map(|comment| [indent, comment.trim_end(), "\n"]).collect()
}

/// Where the values of a list in brackets stand.
fn spans(list: &Value<'_>) -> Option<Vec<Range<usize>>> {
    match list.get_ref() {
        DeValue::Array(values) => Some(values.iter().map(toml::Spanned::span).collect()),
        _ => None,
    }
}

/// Where the comma stands in what parts two values, apart from any in a comment.
fn comma(gap: &str) -> Option<usize> {
    let mut at = 0;
    for line in gap.split_inclusive('\n') {
        let code = line.split('#').next().unwrap_or_default();
        if let Some(comma) = code.find(',') {
            return Some(at + comma);
        }
        at += line.len();
    }
    None
}
