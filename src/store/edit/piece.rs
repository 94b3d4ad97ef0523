//! Pieces that take the place of bytes of a text.

use std::ops::Range;

/// New text for a range of bytes of the old one; its lines end in line feeds.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// The bytes that go; an empty range: the piece is put in between.
    pub at: Range<usize>,
    /// What stands there instead.
    pub with: String,
}

impl Piece {
    /// A piece between two bytes.
    pub fn between(at: usize, with: String) -> Self {
        Self { at: at..at, with }
    }

    /// Nothing in place of some bytes.
    pub fn without(at: Range<usize>) -> Self {
        Self { at, with: String::new() }
    }
}

/// The text with its pieces put in, `ending` behind each of their lines.
pub fn put_in(text: &str, mut pieces: Vec<Piece>, ending: &str) -> String {
    pieces.sort_by_key(|piece| piece.at.start);
    let mut new = String::with_capacity(text.len());
    let mut from = 0;
    for piece in pieces {
        new.push_str(text.get(from..piece.at.start).unwrap_or_default());
        new.push_str(&piece.with.replace('\n', ending));
        from = piece.at.end.max(from);
    }
    new.push_str(text.get(from..).unwrap_or_default());
    new
}
