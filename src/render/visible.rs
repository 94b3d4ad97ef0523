//! The one function between foreign text and a terminal.

use std::borrow::Cow;

use crate::model::is_hidden;

/// The text with every character shown that a terminal would act on: control characters and those that change the direction
/// of text stand as escapes. Line feeds and tabs are escaped too; whoever wants lines splits the text first.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if is_hidden(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_acts_on_gets_through() {
        assert_eq!(visible("a\u{1b}[31mb\r\u{202e}c"), r"a\u{1b}[31mb\u{d}\u{202e}c");
        assert_eq!(visible("naïve – 日本"), "naïve – 日本");
    }
}
