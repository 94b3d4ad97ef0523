//! The one way for foreign text onto a page: escaped, with hidden characters shown, and never wider than the page.

use std::fmt::Write;

use maud::{Escaper, Render};

use crate::render::visible;

/// Text whose lines stay lines.
pub struct Lines<'text>(pub &'text str);

/// Text on one line, where no markup can stand: in attributes, and in the words of a picture.
pub struct Line<'text>(pub &'text str);

/// A word longer than this may be broken, so that one without an end does not push the page apart.
const UNBROKEN: usize = 32;

impl Render for Lines<'_> {
    fn render_to(&self, page: &mut String) {
        for (index, line) in self.0.trim().lines().enumerate() {
            if index > 0 {
                page.push_str("<br>");
            }
            breakable(&visible(line.trim_end()), page);
        }
    }
}

impl Render for Line<'_> {
    fn render_to(&self, page: &mut String) {
        for (index, line) in self.0.trim().lines().enumerate() {
            if index > 0 {
                page.push(' ');
            }
            escape(&visible(line.trim()), page);
        }
    }
}

/// A line with places to break in its long words: behind the parts of an address, and where there are none, anywhere.
fn breakable(line: &str, page: &mut String) {
    if line.split(' ').all(|word| word.len() <= UNBROKEN) {
        return escape(line, page);
    }
    let mut letters = 0;
    let mut begins = 0;
    let mut before = ' ';
    for (at, letter) in line.char_indices() {
        letters = if letter == ' ' { 0 } else { letters + 1 };
        let is_behind_a_part = before == '/' && !matches!(letter, '/' | ' ');
        before = letter;
        if letters > UNBROKEN || is_behind_a_part {
            let (piece, _) = line.split_at(at);
            escape(piece.get(begins..).unwrap_or_default(), page);
            page.push_str("<wbr>");
            begins = at;
            letters = 1;
        }
    }
    escape(line.get(begins..).unwrap_or_default(), page);
}

fn escape(text: &str, page: &mut String) {
    // Writing to a string cannot fail.
    let _ = Escaper::new(page).write_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_and_hidden_characters_shown() {
        let text = "<b>\"R&D\"</b>\r\na\u{202e}b";
        let lines = r"&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;<br>a\u{202e}b";
        assert_eq!(Lines(text).render().into_string(), lines);
        assert_eq!(Line(text).render().into_string(), lines.replace("<br>", " "));
    }

    #[test]
    fn a_word_without_an_end_can_be_broken_and_others_stay_whole() {
        let long = format!("see {} now", "é".repeat(70));
        let [first, rest] = [32, 6].map(|letters| "é".repeat(letters));
        let broken = format!("see {first}<wbr>{first}<wbr>{rest} now");
        assert_eq!(Lines(&long).render().into_string(), broken);
        let address = "https://council.example.org/papers/2020/";
        let broken = "https://<wbr>council.example.org/<wbr>papers/<wbr>2020/";
        assert_eq!(Lines(address).render().into_string(), broken);
        assert_eq!(Line(&long).render().into_string(), long);
    }
}
