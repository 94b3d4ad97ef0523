//! A text before and after, word by word.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A piece of a text that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words that stayed; of many, the first and the last.
    Kept(String),
    /// Words that are gone.
    Removed(String),
    /// Words that are new.
    Added(String),
}

/// As many words are shown on each side of a change.
const AROUND: usize = 6;

/// What was changed in a text, with the words around it. Where nothing stayed, the old text and the new one stand whole.
pub fn edit(from: &str, to: &str) -> Vec<Piece> {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (from.split_whitespace().collect(), to.split_whitespace().collect());
    let operations = capture_diff_slices(Algorithm::Myers, &before, &after);
    let last = operations.len().saturating_sub(1);
    let mut pieces = Vec::new();
    for (place, operation) in operations.iter().enumerate() {
        let old = before.get(operation.old_range()).unwrap_or_default();
        let new = after.get(operation.new_range()).unwrap_or_default();
        if operation.tag() == DiffTag::Equal {
            pieces.push(Piece::Kept(kept(old, place == 0, place == last)));
            continue;
        }
        let removed = (!old.is_empty()).then(|| Piece::Removed(old.join(" ")));
        let added = (!new.is_empty()).then(|| Piece::Added(new.join(" ")));
        pieces.extend(removed.into_iter().chain(added));
    }
    pieces
}

/// Words that stayed, those far from a change left out.
fn kept(words: &[&str], is_first: bool, is_last: bool) -> String {
    let (before, after) = (if is_first { 0 } else { AROUND }, if is_last { 0 } else { AROUND });
    if words.len() <= before + after + 1 {
        return words.join(" ");
    }
    let (head, tail) = (words.get(..before), words.get(words.len() - after..));
    let parts =
        [head.unwrap_or_default().join(" "), "…".to_owned(), tail.unwrap_or_default().join(" ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_differ_are_marked() {
        assert_eq!(
            edit(
                "Train all social workers by May",
                "Train all managers and social workers by June"
            ),
            [
                Piece::Kept("Train all".to_owned()),
                Piece::Added("managers and".to_owned()),
                Piece::Kept("social workers by".to_owned()),
                Piece::Removed("May".to_owned()),
                Piece::Added("June".to_owned()),
            ]
        );
    }

    #[test]
    fn words_far_from_a_change_are_left_out() {
        let long = "a b c d e f g h i j k l m n o p q r s t";
        assert_eq!(
            edit(&format!("{long} x"), &format!("{long} y {long}")),
            [
                Piece::Kept("… o p q r s t".to_owned()),
                Piece::Removed("x".to_owned()),
                Piece::Added(format!("y {long}")),
            ]
        );
    }

    #[test]
    fn a_new_text_stands_whole() {
        assert_eq!(edit("", "Every file is read"), [Piece::Added("Every file is read".to_owned())]);
        assert_eq!(edit("same", "same"), [Piece::Kept("same".to_owned())]);
    }
}
