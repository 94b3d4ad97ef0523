//! What a key takes, by the table whose header stands above its line.

use super::line::Line;
use crate::store::keys::{self, Key, Kind};

/// The headers of a text, and the keys of its kind of file.
pub struct Tables<'text> {
    keys: &'static [Key],
    headers: Vec<Header<'text>>,
}

/// The header of a table.
#[derive(Clone, Copy)]
pub struct Header<'text> {
    /// Where its line starts.
    pub start: usize,
    /// The name in its brackets.
    pub name: &'text str,
    /// Whether it begins an entry of a list: `[[updates]]`.
    pub is_entry: bool,
}

impl<'text> Tables<'text> {
    /// Reads the headers of a text.
    pub fn of(text: &'text str, keys: &'static [Key]) -> Self {
        let mut headers = Vec::new();
        let mut next = Some(Line::around(text, 0));
        while let Some(line) = next {
            if let Some(name) = line.header() {
                let is_entry = line.text.trim_start().starts_with("[[");
                headers.push(Header { start: line.start, name, is_entry });
            }
            next = line.next(text);
        }
        Self { keys, headers }
    }

    /// The header under which a byte stands; none at the top of the file.
    pub fn above(&self, at: usize) -> Option<Header<'text>> {
        let count = self.headers.partition_point(|header| header.start <= at);
        self.headers.get(count.checked_sub(1)?).copied()
    }

    /// What the table takes in which a byte stands; none where the header is not known.
    pub fn around(&self, at: usize) -> Option<Kind> {
        let parts = self.above(at).into_iter().flat_map(|header| header.name.split('.'));
        parts.map(str::trim).try_fold(Kind::Table(self.keys), inside)
    }

    /// What the key takes whose value stands at a byte.
    pub fn kind(&self, line: &Line<'_>, at: usize) -> Option<Kind> {
        let (outer, rest) = line.before(at).split_once('=')?;
        let kind = inside(self.around(line.start)?, outer.trim())?;
        match rest.rsplit_once('=') {
            Some((before, _)) => {
                let inner = before.rsplit(['{', ',']).next().unwrap_or(before);
                inside(kind, inner.trim())
            }
            None => Some(kind),
        }
    }
}

/// What a key of a table takes.
pub fn inside(table: Kind, key: &str) -> Option<Kind> {
    let named = |keys| keys::named(keys, key).map(|key| key.kind);
    match table {
        Kind::Table(keys) | Kind::Tables(keys) => named(keys),
        Kind::ById(keys) => Some(Kind::Table(keys)),
        Kind::Deadline => keys::FORMS.iter().find_map(|form| named(form.keys)),
        Kind::Evidence => named(keys::HELD_BY),
        _ => None,
    }
}

/// Whether a key takes a day, or several.
pub fn takes_a_day(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Date | Kind::LastDay(_) | Kind::Dates | Kind::Deadline))
}
