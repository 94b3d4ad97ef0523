//! What is told of a fault, and where.

use std::ops::Range;

/// What to tell people, and where.
pub struct Said {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The bytes that it is about.
    pub span: Range<usize>,
}

impl Said {
    /// A message with its help, both cut where a line is endless.
    pub fn new(message: impl Into<String>, help: impl Into<String>, span: Range<usize>) -> Self {
        Self { message: cut(message.into()), help: cut(help.into()), span }
    }
}

/// A line of a file may be a whole book: of a message that quotes it, the beginning and the end are shown.
fn cut(words: String) -> String {
    const HEAD: usize = 100;
    const TAIL: usize = 50;
    let mut starts = words.char_indices().map(|(at, _)| at);
    let head = starts.nth(HEAD);
    let tail = starts.rev().nth(TAIL);
    match (head, tail) {
        (Some(head), Some(tail)) => {
            let part = |range| words.get(range).unwrap_or_default();
            format!("{}…{}", part(0..head), part(tail..words.len()))
        }
        _ => words,
    }
}
