//! A change of a file is text to text: pieces are put in at the places that the located tree gives, and no other byte is touched.

mod entry;
mod key;
pub(super) mod lines;
mod list;
mod literal;
mod piece;
pub(super) mod tree;

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

/// A file has no place for a change. Keys are named from the record on that they belong to, such as `due.to`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    /// What is to be changed does not stand there in a form that can be.
    #[error("{key} is not written in a way that can be changed from here")]
    OtherForm {
        /// The key.
        key: String,
    },
    /// Where a new key is to stand, something stands already.
    #[error("{key} is there already")]
    Taken {
        /// The key.
        key: String,
    },
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

    /// Writes a key that a table does not have yet, beside its siblings, whose order `keys` gives.
    ///
    /// # Errors
    /// Where the table does not stand in the file, or has the key, whatever stands behind it.
    pub fn write(
        &mut self,
        table: &str,
        keys: &[Key],
        key: &str,
        value: &Literal,
    ) -> Result<(), NoPlace> {
        self.vacant(table, key)?;
        self.make(&name(table, key), |text, root| {
            Slot::of(text, root, table, key)?.write(keys, value)
        })
    }

    /// Puts another value in place of the one behind a key.
    ///
    /// # Errors
    /// Where the key does not stand there, or holds a table under headers of its own.
    pub fn replace(&mut self, table: &str, key: &str, value: &Literal) -> Result<(), NoPlace> {
        self.make(&name(table, key), |text, root| Slot::of(text, root, table, key)?.replace(value))
    }

    /// Makes sure that a table does not have a key.
    ///
    /// # Errors
    /// Where it does, whatever stands behind it.
    pub fn vacant(&self, table: &str, key: &str) -> Result<(), NoPlace> {
        let tree = locate::tree(&self.text);
        match tree::table(&self.text, tree.get_ref(), table) {
            Some((found, _)) if found.contains_key(key) => {
                Err(NoPlace::Taken { key: name(table, key) })
            }
            _ => Ok(()),
        }
    }

    /// Whether nothing but white space stands in the text behind a key at the top of the file.
    pub fn is_blank(&self, key: &str) -> bool {
        let tree = locate::tree(&self.text);
        let text = tree.get_ref().get(key).and_then(|value| value.get_ref().as_str());
        text.is_some_and(|text| text.trim().is_empty())
    }

    /// Takes a key out of a table; comments that stand with it stay.
    ///
    /// # Errors
    /// Where it does not stand there.
    pub fn remove(&mut self, table: &str, key: &str) -> Result<(), NoPlace> {
        self.make(&name(table, key), |text, root| Slot::of(text, root, table, key)?.remove())
    }

    /// Takes a key out of the top of the file whose value is recorded elsewhere: not where the record lacks a part of it.
    ///
    /// # Errors
    /// Where it does not stand there, or holds keys that the record has not.
    pub fn remove_recorded(&mut self, key: &str, record: &Literal) -> Result<(), NoPlace> {
        let tree = locate::tree(&self.text);
        let written = tree.get_ref().get(key).map(Spanned::get_ref);
        let is_whole = match (written, record) {
            (Some(DeValue::Table(table)), Literal::Table(recorded)) => {
                table.len() == recorded.len()
            }
            _ => true,
        };
        if !is_whole {
            return Err(NoPlace::OtherForm { key: key.to_owned() });
        }
        drop(tree);
        self.remove("", key)
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

    /// How many values stand in a list at the top of the file; `None` where there is no such key.
    ///
    /// # Errors
    /// Where something else stands there.
    pub fn length(&self, list: &str) -> Result<Option<usize>, NoPlace> {
        let tree = locate::tree(&self.text);
        match tree.get_ref().get(list).map(Spanned::get_ref) {
            None => Ok(None),
            Some(DeValue::Array(values)) => Ok(Some(values.len())),
            Some(_) => Err(NoPlace::OtherForm { key: list.to_owned() }),
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
        key: &str,
        pieces: impl FnOnce(&str, &DeTable<'_>) -> Option<Vec<Piece>>,
    ) -> Result<(), NoPlace> {
        let tree = locate::tree(&self.text);
        let pieces = pieces(&self.text, tree.get_ref());
        let pieces = pieces.ok_or_else(|| NoPlace::OtherForm { key: key.to_owned() })?;
        self.text = put_in(&self.text, pieces, self.ending);
        if self.is_cut_short {
            let length = lines::without_last_end(&self.text).len();
            self.text.truncate(length);
        }
        Ok(())
    }
}

/// The name of a key of a table, from the record on that it belongs to: `completed` of `milestones[1]`, but `due.to` of `due`.
fn name(table: &str, key: &str) -> String {
    let within = table.rsplit_once(']').map_or(table, |(_, within)| within.trim_start_matches('.'));
    if within.is_empty() { key.to_owned() } else { format!("{within}.{key}") }
}

#[cfg(test)]
mod tests;
