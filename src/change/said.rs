//! A change in a few words.

use crate::model::{Named, Update};

/// As many letters of a note stand in a line about it.
const LETTERS: usize = 60;

/// Words with the note behind them, as far as it fits a line.
pub fn with_note(words: &str, note: Option<&str>) -> String {
    match note.map(beginning).filter(|note| !note.is_empty()) {
        Some(note) if words.is_empty() => note,
        Some(note) => format!("{words} – {note}"),
        None => words.to_owned(),
    }
}

/// The ratings of an update, and what else it gives: `amber, impact red`.
pub fn ratings(update: &Update) -> String {
    let rag = update.rag.map(|rag| rag.name().to_owned());
    let impact = update.impact.map(|impact| format!("impact {}", impact.name()));
    let rated: Vec<String> = rag.into_iter().chain(impact).collect();
    rated.join(", ")
}

/// The first line of a note, cut between two words where it is long.
fn beginning(note: &str) -> String {
    let line = note.trim().lines().next().unwrap_or_default().trim();
    let mut words = line.split_whitespace();
    let mut beginning = words.next().unwrap_or_default().to_owned();
    for word in words {
        if beginning.chars().count() + 1 + word.chars().count() > LETTERS {
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
            "red – The policy is drafted and out for comment with all of the …"
        );
    }
}
