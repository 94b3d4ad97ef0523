//! How the tables and lists of a located tree are written in the text.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::store::locate::split_index;
use crate::store::values::Value;

/// How a table or a list of tables is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In braces or brackets behind its key.
    Inline,
    /// Under headers of its own.
    Header,
    /// As keys with dots in them.
    Dotted,
}

/// A key of a table with its value, where both stand.
pub type Entry<'tree, 'text> = (&'tree Spanned<DeString<'text>>, &'tree Value<'text>);

/// How a value is written; what is neither a table nor a list stands behind its key.
pub fn form(text: &str, value: &Value<'_>) -> Form {
    let first = |mark: char| text.get(value.span()).is_some_and(|text| text.starts_with(mark));
    match value.get_ref() {
        DeValue::Table(_) if first('{') => Form::Inline,
        DeValue::Table(_) if first('[') => Form::Header,
        DeValue::Table(_) => Form::Dotted,
        // A list of tables under headers begins with its first entry; one in brackets begins before it.
        DeValue::Array(entries)
            if entries
                .iter()
                .next()
                .is_some_and(|entry| entry.span().start == value.span().start) =>
        {
            Form::Header
        }
        _ => Form::Inline,
    }
}

/// The byte behind the last of a value, all that belongs to it counted.
pub fn end(value: &Value<'_>) -> usize {
    let inside = match value.get_ref() {
        DeValue::Table(table) => table.values().map(end).max(),
        DeValue::Array(entries) => entries.iter().map(end).max(),
        _ => None,
    };
    inside.map_or(value.span().end, |inside| inside.max(value.span().end))
}

/// The entries of a table that stand below its own header, in the order of the text.
pub fn lines<'tree, 'text>(text: &str, table: &'tree DeTable<'text>) -> Vec<Entry<'tree, 'text>> {
    let mut entries: Vec<Entry<'tree, 'text>> =
        table.iter().filter(|(_, value)| form(text, value) != Form::Header).collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// The table that a path leads to, and how it is written: the top of the file for an empty one, else such as `milestones[1]`.
pub fn table<'tree, 'text>(
    text: &str,
    root: &'tree DeTable<'text>,
    path: &str,
) -> Option<(&'tree DeTable<'text>, Form)> {
    if path.is_empty() {
        return Some((root, Form::Header));
    }
    let value = value(root, path)?;
    match value.get_ref() {
        DeValue::Table(table) => Some((table, form(text, value))),
        _ => None,
    }
}

/// The value that a path leads to, such as `milestones[1].due`.
pub fn value<'tree, 'text>(root: &'tree DeTable<'text>, path: &str) -> Option<&'tree Value<'text>> {
    let (table, last) = match path.rsplit_once('.') {
        Some((above, last)) => match value(root, above)?.get_ref() {
            DeValue::Table(table) => (table, last),
            _ => return None,
        },
        None => (root, path),
    };
    let (name, index) = split_index(last);
    let value = table.get(name)?;
    match (value.get_ref(), index) {
        (_, None) => Some(value),
        (DeValue::Array(entries), Some(index)) => entries.get(index),
        _ => None,
    }
}
