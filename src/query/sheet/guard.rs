//! What keeps a spreadsheet from taking words for a formula, and how it goes again when the sheet comes back.

use std::borrow::Cow;

/// What begins a formula, or hides that one begins behind it.
const STARTS: [char; 5] = ['=', '+', '-', '@', '\n'];

/// The words as a cell that no spreadsheet takes for a formula: an apostrophe stands before what would begin one. Before what
/// reads as words with that guard already, one more stands, so that [`unguarded`] always gives back the same.
pub fn guarded(words: &str) -> Cow<'_, str> {
    if has_start(words) { Cow::Owned(format!("'{words}")) } else { Cow::Borrowed(words) }
}

/// The words of a cell without their guard; an apostrophe before anything else is one of the words.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|words| has_start(words)).unwrap_or(cell)
}

fn has_start(words: &str) -> bool {
    words.trim_start_matches('\'').starts_with(STARTS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_would_begin_a_formula_has_a_guard() {
        for (words, cell) in [
            ("=1+1", "'=1+1"),
            ("-3 staff", "'-3 staff"),
            ("@all", "'@all"),
            ("\n=1", "'\n=1"),
            ("'=1", "''=1"),
            ("'tis late", "'tis late"),
            ("'", "'"),
            ("3 + 1", "3 + 1"),
            ("", ""),
        ] {
            assert_eq!(guarded(words), cell, "{words:?}");
            assert_eq!(unguarded(cell), words, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_guarded_reads_back_as_it_was(words in "['=+@\\-\n a]{0,6}|\\PC{0,9}") {
            let cell = guarded(&words);
            prop_assert!(!cell.starts_with(STARTS));
            prop_assert_eq!(unguarded(&cell), &words);
        }
    }
}
