//! Characters that terminals and browsers act on instead of showing. They stand nowhere in a plan, comments included.

use crate::model::is_hidden;

/// Whether it is a hidden character other than the tab and the line feed. A byte order mark at the start of a file is none.
pub fn is_unprintable(character: char) -> bool {
    is_hidden(character) && !matches!(character, '\t' | '\n')
}

/// Where it stands first of all, editors of Windows have put it there.
const BYTE_ORDER_MARK: (usize, char) = (0, '\u{feff}');

/// The first such character of each line, with its place. A line end of Windows is none.
pub fn of_each_line(text: &str) -> Vec<(usize, char)> {
    // Nearly every text has none, and that is seen fastest by counting its bytes: many are counted at once.
    let may_have = |byte: &u8| !(b' '..=b'~').contains(byte) && !matches!(byte, b'\t' | b'\n');
    if text.bytes().filter(may_have).count() == 0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.strip_suffix("\r\n").unwrap_or(line);
        found.extend(content.char_indices().map(|(at, character)| (start + at, character)).find(
            |&(at, character)| is_unprintable(character) && (at, character) != BYTE_ORDER_MARK,
        ));
        start += line.len();
    }
    found
}

/// How a character is written in the Unicode tables: U+202E.
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
