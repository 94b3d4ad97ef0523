//! What is given a second time: a key, a table, or a whole entry of a list that lacks its header.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Lines;
use super::line::Line;
use super::slip::{Fault, Slip};
use super::tables::Tables;
use crate::store::values::Value;
use crate::store::{Problem, ProblemKind, source};

/// Entries of a list that were typed without a header of their own: two keys or more of one table are all given again since
/// the first of them. Their keys are taken out of the lines.
pub fn entries(
    text: &str,
    root: &DeTable<'_>,
    tables: &Tables<'_>,
    lines: &mut Lines,
) -> Vec<Problem> {
    let mut found = Vec::new();
    for mut entry in keys_by_entry(text, root, tables, lines) {
        if entry.keys.len() > 1 {
            lines.retain(|_, faults| {
                faults.retain(|fault| !entry.holds(fault));
                !faults.is_empty()
            });
            let kind = ProblemKind::EntryWithoutHeader { list: entry.list.to_owned() };
            found.push(super::problem(kind, entry.keys.remove(0).span));
        }
    }
    found
}

/// Keys that are given again in one table, as one entry may hold them.
struct Entry<'text> {
    /// The name in the header above.
    list: &'text str,
    /// Where that header starts.
    header: usize,
    keys: Vec<Fault>,
}

impl Entry<'_> {
    fn holds(&self, fault: &Fault) -> bool {
        fault.slip == Slip::KeyTwice && self.keys.iter().any(|key| key.span == fault.span)
    }
}

fn keys_by_entry<'text>(
    text: &'text str,
    root: &DeTable<'_>,
    tables: &Tables<'text>,
    lines: &Lines,
) -> Vec<Entry<'text>> {
    let mut entries: Vec<Entry<'text>> = Vec::new();
    for fault in lines.values().flatten().filter(|fault| fault.slip == Slip::KeyTwice) {
        let name = |fault: &Fault| text.get(fault.span.clone()).unwrap_or_default();
        let Some(header) = tables.above(fault.span.start).filter(|header| header.is_entry) else {
            continue;
        };
        let first = first_of(name(fault), fault.span.start, root);
        let belongs = |entry: &&mut Entry<'text>| {
            let start = entry.keys.first().map_or(0, |key| key.span.start);
            entry.header == header.start
                && first.is_some_and(|first| (header.start..start).contains(&first))
                && entry.keys.iter().all(|key| name(key) != name(fault))
        };
        match entries.last_mut().filter(belongs) {
            Some(entry) => entry.keys.push(fault.clone()),
            None => entries.push(Entry {
                list: header.name,
                header: header.start,
                keys: vec![fault.clone()],
            }),
        }
    }
    entries
}

/// Under the second header of a table, its keys are there twice too.
pub fn drop_keys_of_a_second_table(text: &str, lines: &mut Lines) {
    let is_key_twice = |fault: &Fault| fault.slip == Slip::KeyTwice;
    let headers: Vec<usize> = lines
        .iter()
        .filter(|(start, faults)| {
            Line::around(text, **start).header().is_some() && faults.iter().any(is_key_twice)
        })
        .map(|(&start, _)| start)
        .collect();
    for header in headers {
        let mut line = Line::around(text, header).next(text);
        while let Some(here) = line.filter(|line| line.header().is_none()) {
            if let Some(faults) = lines.get_mut(&here.start) {
                faults.retain(|fault| !is_key_twice(fault));
            }
            line = here.next(text);
        }
    }
    lines.retain(|_, faults| !faults.is_empty());
}

/// A key or a header that stands a second time.
pub fn key(line: &Line<'_>, fault: &Fault, root: &DeTable<'_>) -> Problem {
    let key = line.get(&fault.span);
    let first = first_of(key, fault.span.start, root).or_else(|| first_header(line));
    let kind = ProblemKind::KeyTwice {
        key: key.to_owned(),
        first: first.map(|at| source::line(line.whole, at)),
        is_header: line.header().is_some(),
    };
    super::problem(kind, fault.span.clone())
}

/// Where a key stands that is given again later: the last one of that name before.
fn first_of(key: &str, before: usize, root: &DeTable<'_>) -> Option<usize> {
    fn inside(value: &Value<'_>, key: &str, before: usize) -> Option<usize> {
        match value.get_ref() {
            DeValue::Table(table) => first_of(key, before, table),
            DeValue::Array(values) => {
                values.iter().filter_map(|value| inside(value, key, before)).max()
            }
            _ => None,
        }
    }
    let own = root.get_key_value(key).map(|(key, _)| Spanned::span(key).start);
    let nested = root.values().filter_map(|value| inside(value, key, before));
    own.into_iter().chain(nested).filter(|&at| at < before).max()
}

/// Where a header stands that is written again in this line, in as many brackets or not.
fn first_header(line: &Line<'_>) -> Option<usize> {
    let name = line.header()?;
    let mut above = Line::around(line.whole, 0);
    while above.start < line.start {
        if above.header() == Some(name) {
            return Some(above.start);
        }
        above = above.next(line.whole)?;
    }
    None
}

/// The line with which a text begins again, where it was pasted twice: its first three lines of content stand there anew.
pub fn beginning(text: &str) -> Option<Problem> {
    const LINES: usize = 3;
    let first: Vec<(usize, &str)> = content(text, 0).take(LINES).collect();
    let &[(top, opening), _, _] = first.as_slice() else { return None };
    // The first entry of a list may look like the next.
    if opening.starts_with("[[") {
        return None;
    }
    let is_beginning = |at: usize| {
        let again = content(text, at).take(LINES).map(|(_, line)| line);
        again.eq(first.iter().map(|&(_, line)| line))
    };
    let is_below_a_header = |at: usize| {
        let above = text.get(..at).unwrap_or_default().lines().next_back();
        above.is_some_and(|line| line.trim_start().starts_with('['))
    };
    let at = text
        .match_indices(&format!("\n{opening}"))
        .map(|(newline, _)| newline + 1)
        .find(|&at| at > top && is_beginning(at) && !is_below_a_header(at))?;
    let message = "the file begins a second time here";
    let help = "keep the one that is right, and delete the other";
    Some(super::syntax(message, help, at..at + opening.len()))
}

/// The lines of a text from a byte on that are neither blank nor comments, each with its place.
fn content(text: &str, mut at: usize) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.get(at..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line.trim_start_matches('\u{feff}').trim_end())
    });
    lines.filter(|(_, line)| !line.is_empty() && !line.trim_start().starts_with('#'))
}
