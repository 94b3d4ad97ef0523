//! The lines of a text: where one begins and ends, and what ends it.

/// Where the line of a byte begins; a byte order mark stands before the first line.
pub fn start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before.rfind('\n').map_or_else(|| top(text), |newline| newline + 1)
}

/// Where the line behind that of a byte begins, or where the text ends.
pub fn next(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// Where the first line begins.
pub fn top(text: &str) -> usize {
    text.len() - text.trim_start_matches('\u{feff}').len()
}

/// What ends the lines of a text: as the first of them ends.
pub fn ending(text: &str) -> &'static str {
    match text.split_once('\n') {
        Some((first, _)) if first.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Whether the last line of a text lacks its end.
pub fn is_cut_short(text: &str) -> bool {
    !text.is_empty() && !text.ends_with(['\n', '\u{feff}'])
}

/// The text with the end of its last line left out, if that has one.
pub fn without_last_end(text: &str) -> &str {
    text.strip_suffix("\r\n").or_else(|| text.strip_suffix('\n')).unwrap_or(text)
}

/// The white space in front of a byte; `None` where something else stands before it on its line.
pub fn indent(text: &str, at: usize) -> Option<&str> {
    text.get(start(text, at)..at).filter(|before| is_blank(before))
}

/// The line that begins at a byte, without what ends it.
pub fn line(text: &str, start: usize) -> &str {
    text.get(start..next(text, start)).unwrap_or_default().trim_end_matches(['\n', '\r'])
}

/// Whether nothing but blank lines and comments follow.
pub fn is_done(rest: &str) -> bool {
    rest.lines().all(|line| is_blank(line) || is_comment(line))
}

/// Whether a line holds nothing.
pub fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// Whether a line holds a comment alone.
pub fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}
