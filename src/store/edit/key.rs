//! A key of a table: written, or taken out.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::lines;
use super::literal::Literal;
use super::piece::Piece;
use super::tree::{self, Entry, Form};
use crate::store::keys::Key;
use crate::store::values::Value;

/// A key with the table in which it stands, or is to stand.
pub struct Slot<'edit, 'text> {
    text: &'text str,
    table: &'edit DeTable<'text>,
    form: Form,
    /// The table's braces, its header, or the place before the first line.
    at: Range<usize>,
    key: &'edit str,
}

impl<'edit, 'text> Slot<'edit, 'text> {
    /// The slot of a key in the table that a path leads to; `None` where there is no such table.
    pub fn of(
        text: &'text str,
        root: &'edit DeTable<'text>,
        path: &str,
        key: &'edit str,
    ) -> Option<Self> {
        let (table, form) = tree::table(text, root, path)?;
        let top = lines::top(text);
        let at = if path.is_empty() { top..top } else { tree::value(root, path)?.span() };
        Some(Self { text, table, form, at, key })
    }

    /// The pieces that write the key, which is new, beside its siblings in the order of `keys`.
    pub fn write(&self, keys: &[Key], value: &Literal) -> Option<Vec<Piece>> {
        match self.form {
            Form::Header => Some(vec![self.new_line(keys, value)]),
            Form::Inline => Some(vec![self.new_in_braces(keys, value)]),
            Form::Dotted => None,
        }
    }

    /// The pieces that put another value in place of the one behind the key.
    pub fn replace(&self, value: &Literal) -> Option<Vec<Piece>> {
        let (written, old) = self.table.get_key_value(self.key)?;
        if tree::form(self.text, old) != Form::Inline {
            return None;
        }
        let indent = lines::indent(self.text, written.span().start).unwrap_or_default();
        let new = match self.form {
            Form::Inline => value.on_one_line(),
            Form::Header | Form::Dotted => value.behind(self.key, indent),
        };
        Some(vec![Piece { at: old.span(), with: new }])
    }

    /// A line for a key that the table does not have yet.
    fn new_line(&self, keys: &[Key], value: &Literal) -> Piece {
        let (text, key) = (self.text, self.key);
        let entries = tree::lines(text, self.table);
        let sibling = before(&entries, keys, key);
        let near = sibling.or(entries.first());
        let indent = near.and_then(|(name, _)| lines::indent(text, name.span().start));
        let indent = indent.unwrap_or_default();
        let line = format!("{indent}{key} = {}", value.behind(key, indent));
        let at = match (sibling, entries.first()) {
            (Some((_, value)), _) => lines::next(text, tree::end(value)),
            (None, Some((name, _))) => lines::start(text, name.span().start),
            (None, None) if self.at.is_empty() => self.at.start,
            (None, None) => lines::next(text, self.at.end),
        };
        // A line behind the last, which may lack its end, lacks it too.
        let is_cut_short = text.get(..at).is_some_and(lines::is_cut_short);
        Piece::between(at, if is_cut_short { format!("\n{line}") } else { format!("{line}\n") })
    }

    /// A key for a table in braces.
    fn new_in_braces(&self, keys: &[Key], value: &Literal) -> Piece {
        let entries = tree::lines(self.text, self.table);
        let new = format!("{} = {}", self.key, value.on_one_line());
        match (before(&entries, keys, self.key), entries.first()) {
            (Some((_, sibling)), _) => Piece::between(tree::end(sibling), format!(", {new}")),
            (None, Some((first, _))) => Piece::between(first.span().start, format!("{new}, ")),
            (None, None) => Piece { at: self.at.clone(), with: format!("{{ {new} }}") },
        }
    }

    /// The pieces that take the key out.
    pub fn remove(&self) -> Option<Vec<Piece>> {
        let (name, value) = self.table.get_key_value(self.key)?;
        if self.form == Form::Inline {
            return Some(vec![self.out_of_braces()?]);
        }
        match (tree::form(self.text, value), value.get_ref()) {
            (Form::Inline, _) => Some(vec![without_line(self.text, name.span().start, value)]),
            (_, DeValue::Table(inner)) => Some(without_table(self.text, value, inner)),
            _ => None,
        }
    }

    /// Takes the key out of a table in braces, with the comma that parts it from its neighbour.
    fn out_of_braces(&self) -> Option<Piece> {
        let entries = tree::lines(self.text, self.table);
        let place = entries.iter().position(|(name, _)| name.get_ref() == self.key)?;
        let (name, value) = entries.get(place)?;
        let previous = place.checked_sub(1).and_then(|before| entries.get(before));
        Some(match (previous, entries.get(place + 1)) {
            (Some((_, previous)), _) => Piece::without(tree::end(previous)..tree::end(value)),
            (None, Some((next, _))) => Piece::without(name.span().start..next.span().start),
            (None, None) => Piece { at: self.at.clone(), with: "{}".to_owned() },
        })
    }
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
