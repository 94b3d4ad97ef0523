//! The part of a line of a file that a finding shows.

use std::ops::Range;

use crate::render::visible;

/// As much of a line as is shown before and behind the start of what is marked. A file may be one line of a megabyte.
const AROUND: usize = 200;

/// A line, or a part of a long one, as a terminal may have it.
pub struct Excerpt {
    /// What is shown.
    pub text: String,
    /// The bytes of it that are marked.
    pub span: Range<usize>,
}

impl Excerpt {
    /// The excerpt of a line around the bytes that are marked.
    pub fn new(line: &str, marked: Range<usize>) -> Self {
        let start = line.floor_char_boundary(marked.start);
        let end = line.floor_char_boundary(marked.end.max(start));
        let (before, rest) = line.split_at(start);
        let (marked, after) = rest.split_at(end - start);
        let is_cut_before = before.chars().nth(AROUND).is_some();
        let before: String = if is_cut_before {
            let kept: Vec<char> = before.chars().rev().take(AROUND).collect();
            "…".chars().chain(kept.into_iter().rev()).collect()
        } else {
            before.to_owned()
        };
        let (marked_kept, after_kept) = (first(marked, AROUND), first(after, AROUND));
        let is_cut_after = marked_kept.len() < marked.len() || after_kept.len() < after.len();
        let after_kept = if marked_kept.len() < marked.len() { "" } else { after_kept };
        let (before, marked) = (shown(&before), shown(marked_kept));
        let span = before.len()..before.len() + marked.len();
        let end = if is_cut_after { "…" } else { "" };
        Self { text: [&before, &marked, &shown(after_kept), end].concat(), span }
    }
}

impl Excerpt {
    /// The column at which the mark begins, counted from 1.
    pub fn column(&self) -> usize {
        self.text.get(..self.span.start).map_or(0, |before| before.chars().count()) + 1
    }
}

/// The first characters of a text.
fn first(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text.split_at(end).0
}

/// A text without what a terminal would act on; a tab is no harm here, and keeps the line as its writer sees it.
fn shown(text: &str) -> String {
    text.split('\t').map(visible).collect::<Vec<_>>().join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stays_at_its_words_where_others_become_escapes() {
        let excerpt = Excerpt::new("a\u{9b} = \tfalse # \u{2028}", 7..12);
        assert_eq!(excerpt.text, "a\\u{9b} = \tfalse # \\u{2028}");
        assert_eq!(excerpt.text.get(excerpt.span), Some("false"));
    }

    #[test]
    fn of_a_long_line_the_part_around_the_mark_is_shown() {
        let line = format!("{}x{}", "é".repeat(30_000), "b".repeat(30_000));
        let excerpt = Excerpt::new(&line, 60_000..60_001);
        assert_eq!(excerpt.text, format!("…{}x{}…", "é".repeat(200), "b".repeat(200)));
        assert_eq!(excerpt.text.get(excerpt.span), Some("x"));
        let all = Excerpt::new(&line, 0..line.len());
        assert_eq!(all.text, format!("{}…", "é".repeat(200)));
        assert_eq!(all.span, 0..400);
    }
}
