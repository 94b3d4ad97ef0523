//! A key of a table: written, or taken out.

use toml::de::{DeTable, DeValue};

use super::lines;
use super::literal::Literal;
use super::piece::Piece;
use super::tree::{self, Entry, Form};
use crate::store::keys::Key;
use crate::store::values::Value;

/// The pieces that write a key.
pub fn set(
    text: &str,
    root: &DeTable<'_>,
    path: &str,
    keys: &[Key],
    key: &str,
    value: &Literal,
) -> Option<Vec<Piece>> {
    let (table, form) = tree::table(text, root, path)?;
    let Some((written, old)) = table.get_key_value(key) else {
        return match form {
            Form::Header => Some(vec![new_line(text, root, path, keys, key, value)?]),
            Form::Inline => Some(vec![new_in_braces(text, table, path, root, keys, key, value)?]),
            Form::Dotted => None,
        };
    };
    if tree::form(text, old) != Form::Inline {
        return None;
    }
    let indent = lines::indent(text, written.span().start).unwrap_or_default();
    let new = if form == Form::Inline { value.on_one_line() } else { value.behind(key, indent) };
    Some(vec![Piece { at: old.span(), with: new }])
}

/// A line for a key that the table does not have yet.
fn new_line(
    text: &str,
    root: &DeTable<'_>,
    path: &str,
    keys: &[Key],
    key: &str,
    value: &Literal,
) -> Option<Piece> {
    let (table, _) = tree::table(text, root, path)?;
    let entries = tree::lines(text, table);
    let sibling = before(&entries, keys, key);
    let near = sibling.or(entries.first());
    let indent =
        near.and_then(|(name, _)| lines::indent(text, name.span().start)).unwrap_or_default();
    let line = format!("{indent}{key} = {}", value.behind(key, indent));
    let at = match (sibling, entries.first()) {
        (Some((_, value)), _) => lines::next(text, tree::end(value)),
        (None, Some((name, _))) => lines::start(text, name.span().start),
        (None, None) if path.is_empty() => lines::top(text),
        (None, None) => lines::next(text, tree::end(tree::value(root, path)?)),
    };
    Some(whole_line(text, at, &line))
}

/// A line of its own; one behind the last, which may lack its end, lacks it too.
fn whole_line(text: &str, at: usize, line: &str) -> Piece {
    let is_cut_short = text.get(..at).is_some_and(lines::is_cut_short);
    Piece::between(at, if is_cut_short { format!("\n{line}") } else { format!("{line}\n") })
}

/// A key for a table in braces.
fn new_in_braces(
    text: &str,
    table: &DeTable<'_>,
    path: &str,
    root: &DeTable<'_>,
    keys: &[Key],
    key: &str,
    value: &Literal,
) -> Option<Piece> {
    let entries = tree::lines(text, table);
    let new = format!("{key} = {}", value.on_one_line());
    Some(match (before(&entries, keys, key), entries.first()) {
        (Some((_, sibling)), _) => Piece::between(tree::end(sibling), format!(", {new}")),
        (None, Some((first, _))) => Piece::between(first.span().start, format!("{new}, ")),
        (None, None) => Piece { at: tree::value(root, path)?.span(), with: format!("{{ {new} }}") },
    })
}

/// The sibling behind which a new key belongs: the nearest before it in the order of `keys`.
fn before<'entries, 'tree, 'text>(
    entries: &'entries [Entry<'tree, 'text>],
    keys: &[Key],
    key: &str,
) -> Option<&'entries Entry<'tree, 'text>> {
    let place = |name: &str| keys.iter().position(|key| key.name == name);
    let own = place(key);
    entries
        .iter()
        .filter_map(|entry| Some((place(entry.0.get_ref())?, entry)))
        .filter(|&(place, _)| own.is_none_or(|own| place < own))
        .max_by_key(|&(place, _)| place)
        .map(|(_, entry)| entry)
}

/// The pieces that take a key out.
pub fn remove(text: &str, root: &DeTable<'_>, path: &str, key: &str) -> Option<Vec<Piece>> {
    let (table, form) = tree::table(text, root, path)?;
    let (name, value) = table.get_key_value(key)?;
    if form == Form::Inline {
        return Some(vec![out_of_braces(text, table, path, root, key)?]);
    }
    match (tree::form(text, value), value.get_ref()) {
        (Form::Inline, _) => Some(vec![without_line(text, name.span().start, value)]),
        (_, DeValue::Table(inner)) => Some(without_table(text, value, inner)),
        _ => None,
    }
}

/// Takes a key with its lines out. The comment behind its value stays, on a line of its own.
fn without_line(text: &str, at: usize, value: &Value<'_>) -> Piece {
    let end = lines::next(text, value.span().end);
    let behind = text.get(value.span().end..end).unwrap_or_default().trim();
    let indent = lines::indent(text, at).unwrap_or_default();
    let kept = if behind.starts_with('#') { format!("{indent}{behind}\n") } else { String::new() };
    Piece { at: lines::start(text, at)..end, with: kept }
}

/// Takes a table out that stands under a header or in keys with dots, with all its lines.
fn without_table(text: &str, value: &Value<'_>, table: &DeTable<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if tree::form(text, value) == Form::Header {
        pieces.push(without_line(text, value.span().start, value));
    }
    for (name, value) in table {
        match value.get_ref() {
            DeValue::Table(inner) if tree::form(text, value) != Form::Inline => {
                pieces.extend(without_table(text, value, inner));
            }
            _ => pieces.push(without_line(text, name.span().start, value)),
        }
    }
    pieces
}

/// Takes a key out of a table in braces.
fn out_of_braces(
    text: &str,
    table: &DeTable<'_>,
    path: &str,
    root: &DeTable<'_>,
    key: &str,
) -> Option<Piece> {
    let entries = tree::lines(text, table);
    let place = entries.iter().position(|(name, _)| name.get_ref() == key)?;
    let (name, value) = entries.get(place)?;
    let previous = place.checked_sub(1).and_then(|before| entries.get(before));
    Some(match (previous, entries.get(place + 1)) {
        (Some((_, previous)), _) => {
            Piece { at: tree::end(previous)..tree::end(value), with: String::new() }
        }
        (None, Some((next, _))) => {
            Piece { at: name.span().start..next.span().start, with: String::new() }
        }
        (None, None) => Piece { at: tree::value(root, path)?.span(), with: "{}".to_owned() },
    })
}
