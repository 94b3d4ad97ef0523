//! A list or a table in braces that is never closed: it runs on to the end of the file, and takes all lines below with it.

use toml::de::{DeTable, DeValue};

use super::line::Line;
use super::said::Said;
use super::slip::{Fault, Slip};
use crate::store::values::Value;

/// What is said of the place where it opens.
pub fn never_closed(text: &str, root: &DeTable<'_>, faults: &[Fault]) -> Option<Said> {
    let fault = faults.iter().find(|fault| fault.slip == Slip::NeverClosed)?;
    let end = fault.span.start;
    let outermost = root.values().find_map(|value| runs_to(end, value, text))?;
    let mut opening = outermost.span().start;
    let line = Line::around(text, opening);
    // The innermost of those that its line opens: `[{ … ]` lacks a brace.
    let mut inner = last_inside(outermost, end, text);
    while let Some(value) = inner.filter(|value| value.span().start < line.end()) {
        opening = value.span().start;
        inner = last_inside(value, end, text);
    }
    let (what, bracket) = if text.get(opening..).is_some_and(|text| text.starts_with('{')) {
        ("table in braces", "}")
    } else {
        ("list", "]")
    };
    let message = format!("this {what} is never closed");
    let help = format!("write {bracket} behind its last value");
    Some(Said::new(message, help, opening..opening + 1))
}

/// The value, or the outermost inside it, that is written in brackets and ends at a place.
fn runs_to<'tree, 'text>(
    end: usize,
    value: &'tree Value<'text>,
    text: &str,
) -> Option<&'tree Value<'text>> {
    let is_bracketed =
        text.get(value.span()).is_some_and(|written| written.starts_with(['[', '{']));
    let is_nested = matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_));
    if value.span().end == end && is_bracketed && is_nested {
        return Some(value);
    }
    last_inside(value, end, text)
}

fn last_inside<'tree, 'text>(
    value: &'tree Value<'text>,
    end: usize,
    text: &str,
) -> Option<&'tree Value<'text>> {
    match value.get_ref() {
        DeValue::Array(values) => values.iter().find_map(|value| runs_to(end, value, text)),
        DeValue::Table(table) => table.values().find_map(|value| runs_to(end, value, text)),
        _ => None,
    }
}
