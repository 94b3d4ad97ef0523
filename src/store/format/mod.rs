//! The canonical layout of a plan's files: text to text, and what it says stays the same.
//!
//! - Keys stand in the order of the table of keys, unknown ones behind them. Ids, updates, milestones and sections stay in theirs,
//!   and so does every key of a file whose keys are not known.
//! - A key keeps the form that a person chose for it: under a header, in braces, or with full stops (`due.from`).
//! - `key = value`, and a blank line above every header, and between keys where a person put one or more. Nothing is moved in but
//!   the values of a list over several lines, which have a line each and a comma behind each: one that somebody wrote so, and one
//!   of several values that has no room on a line. A list of one value gains nothing by it.
//! - Texts stand in double quotes, keys in none, unless something in them would then have to be written in another way.
//! - A comment above a key or a header goes where that goes, with the blank lines between; one behind a value stays behind it.
//!   At the top and at the end of the file, comments that a blank line parts from their neighbour stay there, and so do those
//!   right below the last key of a table that a blank line parts from the next header.
//! - An inline table over several lines, which TOML 1.0 does not know, comes to stand on one, unless comments stand in it.

mod layout;
mod order;
mod parts;
mod proof;
mod quotes;
mod refused;

pub(super) use proof::{same_comments, same_value};
pub use refused::NotFormatted;

use parts::File;
use rayon::prelude::*;
use toml::Spanned;
use toml::de::DeTable;

use super::{FileKind, Source, document, folder};

/// A file of the plan in its canonical layout; its own text where it has that already.
///
/// # Errors
/// Where it cannot be read without a fault: its layout is left as it is then.
pub fn formatted(source: &Source) -> Result<String, NotFormatted> {
    match NotFormatted::of(source) {
        Some(refused) => Err(refused),
        None => may_be_read(format(&source.text, FileKind::at(&source.place))?),
    }
}

/// Refuses a text that could be read no more: another layout may be longer.
fn may_be_read(text: String) -> Result<String, NotFormatted> {
    match folder::as_text(text.into_bytes()) {
        Ok((text, _)) => Ok(text),
        Err(_) => Err(NotFormatted::TooLarge),
    }
}

/// Files of the plan in their canonical layout, on all cores.
pub fn all(sources: &[&Source]) -> Vec<Result<String, NotFormatted>> {
    sources.par_iter().map(|source| formatted(source)).collect()
}

/// The text of a file of that kind in its canonical layout. Of a kind whose keys are not known, their order stays.
///
/// # Errors
/// Where the text has a fault of syntax, or where the new text would not say what the old one says, comments included.
pub fn format(text: &str, kind: Option<FileKind>) -> Result<String, NotFormatted> {
    let old = read(text, kind)?;
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    let plain = proof::with_unix_ends(plain);
    let mut file = File::of(&plain);
    order::sort(&mut file, old.get_ref(), kind.map_or(&[], FileKind::keys));
    let laid_out = layout::write(&file);
    let new = read(&laid_out, kind).map_err(|_| NotFormatted::Unsafe)?;
    let is_same =
        proof::same_table(old.get_ref(), new.get_ref()) && proof::same_comments(&plain, &laid_out);
    drop(new);
    if is_same { Ok(laid_out) } else { Err(NotFormatted::Unsafe) }
}

/// The tree of a text without a fault.
fn read(text: &str, kind: Option<FileKind>) -> Result<Spanned<DeTable<'_>>, NotFormatted> {
    let mut problems = Vec::new();
    let tree = document::parse(text, kind, &mut problems);
    match problems.first() {
        Some(problem) => Err(NotFormatted::because_of(problem, text)),
        None => Ok(tree),
    }
}

#[cfg(test)]
mod tests;
