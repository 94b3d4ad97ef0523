//! A note that is written in an editor, above what the editor only shows.

/// What stands below this line is no part of the note. A note may have lines of its own that begin with `#`, so none is
/// taken for a comment but this.
const SCISSORS: &str = "# ------ everything below this line is left out ------";

/// The text that the editor begins with: room for the note, and below it what is worth seeing while one writes.
pub fn note_to_write(shown: &str) -> String {
    format!("\n{SCISSORS}\n{shown}")
}

/// The note in a text that comes from an editor: as it was written, but for the end of the last line, which the editor puts
/// there, and the line ends of Windows, which are the editor's too. `None` where nothing was written.
pub fn note_from(text: &str) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let written: String =
        text.split_inclusive('\n').take_while(|line| line.trim_end() != SCISSORS).collect();
    let note = written.strip_suffix('\n').unwrap_or(&written);
    (!note.trim().is_empty()).then(|| note.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(text: &str) -> Option<String> {
        note_from(text)
    }

    #[test]
    fn a_note_is_what_stands_above_the_line() {
        let text = note_to_write("The last update, of 14 October 2019:\nDrafted.\n");
        assert_eq!(note(&format!("Agreed.{text}")).as_deref(), Some("Agreed."));
        assert_eq!(note(&text), None);
    }

    #[test]
    fn a_note_keeps_all_but_the_end_of_its_last_line() {
        assert_eq!(
            note("  # A heading\n\n* one \n\n").as_deref(),
            Some("  # A heading\n\n* one \n")
        );
        assert_eq!(note("no end").as_deref(), Some("no end"));
    }

    #[test]
    fn the_line_ends_of_windows_are_the_editors() {
        let text = note_to_write("").replace('\n', "\r\n");
        let note = note(&format!("\u{feff}one\r\ntwo{text}"));
        assert_eq!(note.as_deref(), Some("one\ntwo"));
    }

    #[test]
    fn white_space_alone_is_no_note() {
        assert_eq!(note(""), None);
        assert_eq!(note(" \n\t\n"), None);
    }
}
