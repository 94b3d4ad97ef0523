//! A line of a text, as the eye that looks for a slip reads it.

use std::ops::Range;

/// One line of a text.
pub struct Line<'text> {
    /// The text that it is a line of.
    pub whole: &'text str,
    /// Where it starts in the whole text.
    pub start: usize,
    /// What stands in it, without its end.
    pub text: &'text str,
}

impl<'text> Line<'text> {
    /// The line in which a byte stands.
    pub fn around(whole: &'text str, at: usize) -> Self {
        let before = whole.get(..at.min(whole.len())).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let text = whole.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        let text_start = start + text.len() - text.trim_start_matches('\u{feff}').len();
        Self { whole, start: text_start, text: text.trim_start_matches('\u{feff}') }
    }

    /// The line below.
    pub fn next(&self, whole: &'text str) -> Option<Self> {
        let newline = whole.get(self.end()..)?.find('\n')?;
        let start = self.end() + newline + 1;
        (start < whole.len()).then(|| Self::around(whole, start))
    }

    /// Where it ends.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// What stands at bytes of the whole text.
    pub fn get(&self, span: &Range<usize>) -> &'text str {
        self.whole.get(span.clone()).unwrap_or_default()
    }

    /// What stands in the line from a byte of the whole text on.
    pub fn from(&self, at: usize) -> &'text str {
        self.whole.get(at..self.end()).unwrap_or_default()
    }

    /// What stands in the line before a byte of the whole text.
    pub fn before(&self, at: usize) -> &'text str {
        self.whole.get(self.start..at).unwrap_or_default()
    }

    /// The name in its brackets, where it is the header of a table.
    pub fn header(&self) -> Option<&'text str> {
        let inner = self.text.trim_start().strip_prefix('[')?.trim_start_matches('[');
        Some(inner.split(']').next().unwrap_or(inner).trim())
    }

    /// Whether a double quote in it lacks its partner.
    pub fn has_odd_quotes(&self) -> bool {
        self.text.replace("\\\\", "").replace("\\\"", "").matches('"').count() % 2 == 1
    }

    /// The bytes of its content.
    pub fn content(&self) -> Range<usize> {
        let indent = self.text.len() - self.text.trim_start().len();
        let start = self.start + indent;
        start..start + self.text.trim().len()
    }

    /// The same bytes, or the character behind them where there are none to see.
    pub fn visible(&self, span: &Range<usize>) -> Range<usize> {
        let next = self.from(span.start).chars().next().filter(|_| span.is_empty());
        span.start..span.end + next.map_or(0, char::len_utf8)
    }

    /// The value around a byte, as far as a comma, a bracket or a comment.
    pub fn value_at(&self, at: usize) -> Range<usize> {
        let before = self.before(at);
        let start = self.start + before.rfind(['=', '[', '{', ',']).map_or(0, |found| found + 1);
        let rest = self.from(start);
        let value = rest.split([',', ']', '}', '#']).next().unwrap_or_default();
        let indent = value.len() - value.trim_start().len();
        start + indent..start + indent + value.trim().len()
    }

    /// Whether a byte stands inside brackets or braces: in the value of a key, or in a list over several lines.
    pub fn is_in_brackets(&self, at: usize) -> bool {
        self.before(at).split_once('=').is_none_or(|(_, value)| value.contains(['[', '{']))
    }

    /// The text without quotes that starts at a byte. Where it is a key's whole value, commas and a mark such as #1 are part
    /// of it; a comment has spaces around its #.
    pub fn unquoted_at(&self, start: usize) -> Range<usize> {
        if self.is_in_brackets(start) {
            return self.value_at(start);
        }
        let rest = self.from(start);
        let is_comment = |&(at, _): &(usize, &str)| {
            let behind = rest.get(at + 1..).unwrap_or_default();
            rest.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace))
                && (behind.is_empty() || behind.starts_with(char::is_whitespace))
        };
        let end = rest.match_indices('#').find(is_comment).map_or(rest.len(), |(at, _)| at);
        start..start + rest.get(..end).unwrap_or(rest).trim_end().len()
    }

    /// A value as it is written in place of the one that starts at a byte: behind its key, where one stands before it.
    pub fn as_value(&self, start: usize, value: &str) -> String {
        let before = self.before(start).trim_end();
        let key = before.strip_suffix('=').and_then(|keys| keys.rsplit(['{', ',']).next());
        match key.map(str::trim).filter(|key| is_word(key)) {
            Some(key) => format!("{key} = {value}"),
            None => value.to_owned(),
        }
    }
}

/// Whether it may be a key: a word of letters and digits.
pub fn is_word(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().all(|character| character.is_alphanumeric() || "_-.".contains(character))
        && text.chars().any(char::is_alphanumeric)
}
