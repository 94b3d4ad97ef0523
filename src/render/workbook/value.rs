//! What stands in a cell of a spreadsheet.

use chrono::Datelike;

use crate::model::Date;
use crate::render::visible;
use crate::report::{Cell, Link};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Words, of one line or more; numbers of actions too, so that 3.10 stays 3.10.
    Text(String),
    /// A number.
    Number(i64),
    /// A part of a whole, from 0 to 1, shown as percent.
    Share(f64),
    /// A day that every spreadsheet knows.
    Date(Date),
}

/// A spreadsheet holds no longer text in a cell.
const LONGEST: usize = 32_767;

/// What stands behind a text that had to be cut.
const CUT: &str = "… (cut here: the file of the plan has more)";

impl Value {
    /// A cell of a table. Names stand in full: a spreadsheet has room.
    pub fn of(cell: &Cell) -> Self {
        match cell {
            Cell::Nothing => Self::Empty,
            Cell::Count(count) => Self::Number(*count),
            Cell::Date(day) => date(*day),
            #[expect(clippy::cast_precision_loss, reason = "no plan has so many actions")]
            Cell::Share(part, of) if *of > 0 => Self::Share(*part as f64 / *of as f64),
            Cell::List(words) => text(&listed(words)),
            Cell::Name(name) => text(&name.full),
            Cell::Names(names) => text(&joined(names.iter().map(|name| name.full.clone()))),
            Cell::Links(links) => text(&joined(links.iter().map(spelt_out))),
            _ => text(&cell.words()),
        }
    }
}

/// A day; in words where a spreadsheet has none: Excel counts from 1900, and takes that year for a leap year.
fn date(day: Date) -> Value {
    match day.year() {
        1901..=9999 => Value::Date(day),
        _ => Value::Text(Cell::Date(day).data()),
    }
}

/// Several words behind each other, several sentences below each other.
fn listed(words: &[String]) -> String {
    let are_short = words.iter().all(|words| !words.trim().contains(char::is_whitespace));
    words.join(if are_short { ", " } else { "\n" })
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

fn spelt_out(link: &Link) -> String {
    match &link.target {
        Some(target) if *target != link.words => format!("{} ({target})", link.words),
        _ => link.words.clone(),
    }
}

fn text(words: &str) -> Value {
    let words = written(words.trim());
    if words.is_empty() { Value::Empty } else { Value::Text(words) }
}

/// The text as a cell has it: nothing hides in it, and it is cut where no cell holds it.
pub fn written(words: &str) -> String {
    let words = inert(words);
    if words.encode_utf16().count() <= LONGEST {
        return words;
    }
    at_most(&words, LONGEST - CUT.encode_utf16().count()).to_owned() + CUT
}

/// The beginning of a text that is no longer than this. A spreadsheet counts as JavaScript does: in units of UTF-16.
pub fn at_most(words: &str, longest: usize) -> &str {
    let mut room = longest;
    let past = words.char_indices().find(|(_, letter)| {
        let fits = room >= letter.len_utf16();
        room = room.saturating_sub(letter.len_utf16());
        !fits
    });
    past.and_then(|(end, _)| words.get(..end)).unwrap_or(words)
}

/// Text in which nothing hides: its lines stay lines, all else that is not seen, or that no XML may hold, stands as an escape.
pub fn inert(words: &str) -> String {
    let lines = words.split('\n').map(|line| {
        let line = visible(line.trim_end_matches('\r'));
        line.replace('\u{fffe}', r"\u{fffe}").replace('\u{ffff}', r"\u{ffff}")
    });
    joined(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Value {
        Value::of(&Cell::Text(words.to_owned()))
    }

    #[test]
    fn an_action_number_is_text() {
        let number = "3.10".parse().unwrap();
        assert_eq!(Value::of(&Cell::Number(number)), Value::Text("3.10".to_owned()));
    }

    #[test]
    fn text_that_is_too_long_says_that_it_is_cut() {
        let Value::Text(cut) = of(&"é".repeat(40_000)) else { panic!("it is text") };
        assert_eq!(cut.chars().count(), LONGEST);
        assert!(cut.ends_with(CUT), "{cut}");
        let Value::Text(cut) = of(&"😀".repeat(20_000)) else { panic!("it is text") };
        assert!((LONGEST - 1..=LONGEST).contains(&cut.encode_utf16().count()));
    }

    #[test]
    fn nothing_hides_in_a_cell_and_lines_stay_lines() {
        assert_eq!(of("a\u{1b}b\r\nc\u{ffff}"), Value::Text("a\\u{1b}b\nc\\u{ffff}".to_owned()));
        assert_eq!(of(" \n "), Value::Empty);
    }

    #[test]
    fn words_stand_behind_each_other_and_sentences_below() {
        let list = |words: [&str; 2]| Value::of(&Cell::List(words.map(str::to_owned).into()));
        assert_eq!(list(["3.9", "3.10"]), Value::Text("3.9, 3.10".to_owned()));
        assert_eq!(list(["Fewer wait", "More"]), Value::Text("Fewer wait\nMore".to_owned()));
    }

    #[test]
    fn a_day_that_no_spreadsheet_knows_stands_in_words() {
        let day = |text: &str| Value::of(&Cell::Date(text.parse().unwrap()));
        assert_eq!(day("1066-10-14"), Value::Text("1066-10-14".to_owned()));
        assert_eq!(day("2019-11-15"), Value::Date("2019-11-15".parse().unwrap()));
    }
}
