//! Characters that stand in a text without being seen.

/// Whether a terminal or a browser acts on a character instead of showing it: control characters, those that turn the
/// direction of text, line breaks that editors do not show, and those without a width.
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}
