//! A change of a file is text to text: pieces are put in at the places that the located tree gives, and no other byte is touched.

mod entry;
mod key;
mod lines;
mod list;
mod literal;
mod piece;
mod tree;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use self::key::Slot;
use self::piece::{Piece, put_in};
use super::keys::Key;
use super::locate;
pub use literal::{Literal, WIDTH, key_lines};

/// The text of a file while it is changed.
#[derive(Clone, Debug)]
pub struct Edit {
    text: String,
    /// What ends its lines.
    ending: &'static str,
    /// Whether the last line lacks its end, which it does still after any change.
    is_cut_short: bool,
}

/// What is to be changed does not stand there in a form that can be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path} is not written in a way that can be changed from here")]
pub struct NoPlace {
    /// The path of the key.
    pub path: String,
}

impl Edit {
    /// Begins with the text as it is.
    pub fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ending: lines::ending(text),
            is_cut_short: lines::is_cut_short(text),
        }
    }

    /// The text as it has become.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes a key of a table, in place of the value that stands there or beside its siblings, whose order `keys` gives.
    ///
    /// # Errors
    /// Where the table does not stand in the file, or the key holds a table under headers of its own.
    pub fn set(
        &mut self,
        table: &str,
        keys: &[Key],
        key: &str,
        value: &Literal,
    ) -> Result<(), NoPlace> {
        self.make(&joined(table, key), |text, root| {
            Slot::of(text, root, table, key)?.set(keys, value)
        })
    }

    /// Takes a key out of a table; comments that stand with it stay.
    ///
    /// # Errors
    /// Where it does not stand there.
    pub fn remove(&mut self, table: &str, key: &str) -> Result<(), NoPlace> {
        self.make(&joined(table, key), |text, root| Slot::of(text, root, table, key)?.remove())
    }

    /// Puts a table into a list of tables at the top of the file, `index` tables before it; where there is no such list,
    /// under a header at the file's end.
    ///
    /// # Errors
    /// Where something else stands there.
    pub fn insert(
        &mut self,
        list: &str,
        index: usize,
        entry: &[(&'static str, Literal)],
    ) -> Result<(), NoPlace> {
        self.make(list, |text, root| entry::insert(text, root, list, index, entry))
    }

    /// How many values stand in a list at the top of the file; 0 where there is no such key.
    ///
    /// # Errors
    /// Where something else stands there.
    pub fn length(&self, list: &str) -> Result<usize, NoPlace> {
        let tree = locate::tree(&self.text);
        match tree.get_ref().get(list).map(Spanned::get_ref) {
            None => Ok(0),
            Some(DeValue::Array(values)) => Ok(values.len()),
            Some(_) => Err(NoPlace { path: list.to_owned() }),
        }
    }

    /// Adds a value behind the last of a list.
    ///
    /// # Errors
    /// Where no list stands there.
    pub fn add(&mut self, list: &str, value: &Literal) -> Result<(), NoPlace> {
        self.make(list, |text, root| list::add(text, tree::value(root, list)?, value))
    }

    /// Takes a value out of a list; a comment that stands with it stays.
    ///
    /// # Errors
    /// Where the list has none at that place.
    pub fn take(&mut self, list: &str, index: usize) -> Result<(), NoPlace> {
        self.make(list, |text, root| list::take(text, tree::value(root, list)?, index))
    }

    fn make(
        &mut self,
        path: &str,
        pieces: impl FnOnce(&str, &DeTable<'_>) -> Option<Vec<Piece>>,
    ) -> Result<(), NoPlace> {
        let tree = locate::tree(&self.text);
        let pieces = pieces(&self.text, tree.get_ref());
        let pieces = pieces.ok_or_else(|| NoPlace { path: path.to_owned() })?;
        self.text = put_in(&self.text, pieces, self.ending);
        if self.is_cut_short {
            let length = lines::without_last_end(&self.text).len();
            self.text.truncate(length);
        }
        Ok(())
    }
}

/// The path of a key of a table.
fn joined(table: &str, key: &str) -> String {
    if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") }
}

#[cfg(test)]
mod tests;
