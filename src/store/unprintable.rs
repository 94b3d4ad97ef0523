//! Characters that terminals and browsers act on instead of showing. They stand nowhere in a plan, comments included.

/// Control characters other than the tab and the line feed, and those that turn the direction of text.
pub fn is_unprintable(character: char) -> bool {
    let is_control = character.is_control() && !matches!(character, '\t' | '\n');
    is_control || is_bidirectional_control(character)
}

fn is_bidirectional_control(character: char) -> bool {
    matches!(character, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The first such character of each line, with its place. A line end of Windows is none.
pub fn of_each_line(text: &str) -> Vec<(usize, char)> {
    // Nearly every text has none, and that is seen fastest in its bytes.
    let may_have = |&byte: &u8| !(b' '..=b'~').contains(&byte) && !matches!(byte, b'\t' | b'\n');
    if !text.as_bytes().iter().any(may_have) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.strip_suffix("\r\n").unwrap_or(line);
        found.extend(
            content
                .char_indices()
                .find(|&(_, character)| is_unprintable(character))
                .map(|(at, character)| (start + at, character)),
        );
        start += line.len();
    }
    found
}

/// How a character is written in the Unicode tables: U+202E.
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
