//! Where a key of a record stands in its file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::values::Value;

/// What of a key a finding points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The file as a whole.
    File,
    /// The value behind a path of keys, such as `updates[2].rag`; where it is missing, the nearest table that is there.
    Value(String),
    /// The key itself, where the path leads to one.
    Key(String),
}

/// Where what is missing at the top of a file would stand: before its first letter.
pub const TOP: Range<usize> = 0..0;

/// The bytes that an aim points at; `None` for the file as a whole.
pub fn locate(root: &DeTable<'_>, aim: &Aim) -> Option<Range<usize>> {
    let (path, wants_key) = match aim {
        Aim::File => return None,
        Aim::Value(path) => (path, false),
        Aim::Key(path) => (path, true),
    };
    let mut table = root;
    let mut here = Some(TOP);
    for step in path.split('.') {
        let (name, index) = split_index(step);
        let Some((key, value)) = table.get_key_value(name) else { return here };
        here = Some(if wants_key { key.span() } else { value.span() });
        let mut value: &Value<'_> = value;
        if let Some(index) = index {
            let DeValue::Array(entries) = value.get_ref() else { return here };
            let Some(entry) = entries.get(index) else { return here };
            here = Some(entry.span());
            value = entry;
        }
        match value.get_ref() {
            DeValue::Table(inner) => table = inner,
            _ => return here,
        }
    }
    here
}

/// A step of a path with the place in a list that it names, if it does.
pub fn split_index(step: &str) -> (&str, Option<usize>) {
    let indexed = step.strip_suffix(']').and_then(|step| step.split_once('['));
    match indexed.and_then(|(name, index)| Some((name, index.parse().ok()?))) {
        Some((name, index)) => (name, Some(index)),
        None => (step, None),
    }
}

/// The tree of a text that has been parsed before: only files with findings are parsed again.
pub fn tree(text: &str) -> Spanned<DeTable<'_>> {
    DeTable::parse_recoverable(text).0
}
