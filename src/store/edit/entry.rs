//! A table of a list of tables, such as an update: put in at its place.

use toml::de::{DeTable, DeValue};

use super::literal::{Literal, key_lines};
use super::piece::Piece;
use super::tree::{self, Form};
use super::{lines, list};
use crate::store::values::Value;

/// A table's keys with their values.
type Keys<'entry> = &'entry [(&'static str, Literal)];

/// The pieces that put a table into a list of tables.
pub fn insert(
    text: &str,
    root: &DeTable<'_>,
    name: &str,
    index: usize,
    entry: Keys<'_>,
) -> Option<Vec<Piece>> {
    let Some(value) = root.get(name) else {
        return Some(vec![at_the_end(text, &block(name, entry, "", ""))]);
    };
    let DeValue::Array(entries) = value.get_ref() else { return None };
    if tree::form(text, value) == Form::Inline {
        return list::insert(text, value, index, &Literal::Table(entry.to_vec()));
    }
    let previous = index.checked_sub(1).and_then(|before| entries.get(before));
    let neighbour = previous.or(entries.get(index))?;
    let header = lines::indent(text, neighbour.span().start).unwrap_or_default();
    let new = block(name, entry, header, keys_indent(text, neighbour));
    Some(vec![match previous {
        Some(previous) => behind(text, previous, &new),
        None => Piece::between(top_of_notes(text, neighbour.span().start), format!("{new}\n")),
    }])
}

/// The white space in front of the keys of a table.
fn keys_indent<'text>(text: &'text str, table: &Value<'_>) -> &'text str {
    let DeValue::Table(table) = table.get_ref() else { return "" };
    let first = tree::lines(text, table).first().map(|(name, _)| name.span().start);
    first.and_then(|first| lines::indent(text, first)).unwrap_or_default()
}

/// The table under its header.
fn block(name: &str, entry: Keys<'_>, header: &str, indent: &str) -> String {
    format!("{header}[[{name}]]\n{}", key_lines(entry, indent))
}

/// Where the comments begin that stand right above a header: they are about its table. Those that a blank line parts from it
/// are not.
fn top_of_notes(text: &str, header: usize) -> usize {
    let mut top = lines::start(text, header);
    while let Some(above) = top.checked_sub(1).map(|end| lines::start(text, end)) {
        if above == top || !lines::is_comment(lines::line(text, above)) {
            break;
        }
        top = above;
    }
    top
}

/// A block behind a table, and behind the comments that follow it without a blank line, unless they stand right above a header.
/// Where nothing but comments come then, it goes behind those: they were about all that stands above.
fn behind(text: &str, table: &Value<'_>, block: &str) -> Piece {
    let end = lines::next(text, tree::end(table));
    let mut at = end;
    while at < text.len() && lines::is_comment(lines::line(text, at)) {
        at = lines::next(text, at);
    }
    if lines::line(text, at).trim_start().starts_with('[') {
        at = end;
    }
    if lines::is_done(text.get(at..).unwrap_or_default()) {
        return at_the_end(text, block);
    }
    Piece::between(at, format!("\n{block}"))
}

/// A block at the end of a text, a blank line before it.
fn at_the_end(text: &str, block: &str) -> Piece {
    let content = text.trim_start_matches('\u{feff}');
    let with = if content.is_empty() {
        block.to_owned()
    } else if lines::is_cut_short(content) {
        format!("\n\n{block}")
    } else if content.lines().next_back().is_some_and(lines::is_blank) {
        block.to_owned()
    } else {
        format!("\n{block}")
    };
    Piece::between(text.len(), with)
}
