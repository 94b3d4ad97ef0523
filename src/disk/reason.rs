//! Why the system would not do something, in words that fit a message.

use std::io;

/// The system's reason without its number, in lower case.
pub fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    let mut letters = words.split(" (os error").next().unwrap_or_default().chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_no_number_and_begins_small() {
        let missing = std::fs::read("nowhere").unwrap_err();
        assert!(missing.to_string().contains("os error"));
        let words = reason(&missing);
        assert!(!words.contains("os error") && words.starts_with(char::is_lowercase), "{words}");
        assert_eq!(reason(&io::ErrorKind::StorageFull.into()), "no storage space");
    }
}
