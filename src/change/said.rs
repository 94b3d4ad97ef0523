//! A change in a few words.

use super::List;
use crate::model::{Named, Rating};

/// As many letters a change may have in a line about it: it is the subject of a commit, behind the action's number.
const LETTERS: usize = 72;

/// As many letters of a note stand there at least.
const LEAST: usize = 24;

/// Words with the note behind them, as far as it fits a line.
pub fn with_note(words: &str, note: Option<&str>) -> String {
    let room = LETTERS.saturating_sub(words.chars().count() + " – ".len()).max(LEAST);
    match note.map(|note| beginning(note, room)).filter(|note| !note.is_empty()) {
        Some(note) if words.is_empty() => note,
        Some(note) => format!("{words} – {note}"),
        None => words.to_owned(),
    }
}

/// The ratings of an update: `amber, impact red`.
pub fn ratings(rag: Option<Rating>, impact: Option<Rating>) -> String {
    let rag = rag.map(|rag| rag.name().to_owned());
    let impact = impact.map(|impact| format!("impact {}", impact.name()));
    let rated: Vec<String> = rag.into_iter().chain(impact).collect();
    rated.join(", ")
}

/// A value of a list: a measure is a sentence, so it stands in quotation marks, and only its beginning.
pub fn shown(value: &str, list: List) -> String {
    match list {
        List::Measures => quoted(value),
        List::Partners => value.to_owned(),
    }
}

/// The first line of a sentence or a title, in quotation marks.
pub fn quoted(words: &str) -> String {
    format!("\"{}\"", beginning(words, LETTERS))
}

/// The first line of a note, cut between two words where it is longer than so many letters; a word that is longer by itself is
/// cut within.
fn beginning(note: &str, letters: usize) -> String {
    let line = note.trim().lines().next().unwrap_or_default().trim();
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    if first.chars().count() > letters {
        return first.chars().take(letters).collect::<String>() + "…";
    }
    let mut beginning = first.to_owned();
    for word in words {
        if beginning.chars().count() + 1 + word.chars().count() > letters {
            return beginning + " …";
        }
        beginning = format!("{beginning} {word}");
    }
    beginning.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_stands_behind_as_far_as_it_fits() {
        assert_eq!(with_note("amber", Some("Out for comment.\nMore.")), "amber – Out for comment");
        assert_eq!(with_note("amber", Some(" \n")), "amber");
        assert_eq!(with_note("", Some("Out")), "Out");
        let long =
            "The policy is drafted and out for comment with all of the team managers in the city";
        assert_eq!(
            with_note("red", Some(long)),
            "red – The policy is drafted and out for comment with all of the team …"
        );
        assert_eq!(
            with_note("due 2019-12-31, 31 days later than 2019-11-30", Some(long)),
            "due 2019-12-31, 31 days later than 2019-11-30 – The policy is drafted …"
        );
    }

    #[test]
    fn a_word_that_is_longer_than_the_line_is_cut_too() {
        let link = "é".repeat(73);
        assert_eq!(with_note("", Some(&link)), "é".repeat(67) + "…");
        assert_eq!(with_note("red", Some(&link)), format!("red – {}…", "é".repeat(64)));
    }
}
