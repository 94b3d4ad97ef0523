//! How a value is written in a file, so that its key takes it.

use super::line::is_word;
use super::tables::takes_a_day;
use crate::model::nearest;
use crate::store::day::{Meant, meant};
use crate::store::keys::Kind;

/// A value as its key takes it, where that can be told: text in quotes, a day without.
pub fn as_taken(kind: Option<Kind>, value: &str) -> String {
    let (value, comment) = value.split_at(value.find(" #").unwrap_or(value.len()));
    let plain = value.trim_matches(['"', '\'']);
    let right = match (kind, meant(plain)) {
        (_, Some(Meant::Day(day))) if takes_a_day(kind) => day.to_string(),
        (Some(Kind::Text), _) if !value.starts_with(['"', '\'']) => quoted(value),
        (Some(Kind::Word(words)), _) => quoted(nearest(plain, words()).unwrap_or(plain)),
        (Some(Kind::Texts), _) if !value.starts_with('[') => list_of(value),
        _ => value.to_owned(),
    };
    right + comment
}

/// A text as it is written in a file: in single quotes where it holds double ones.
pub fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if text.contains('\'') {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        format!("'{text}'")
    }
}

/// A list of the words in a text, such as ids; anything else is one text.
pub fn list_of(text: &str) -> String {
    let plain = |word: &str| word.trim().trim_matches(['"', '\'']).to_owned();
    let words: Vec<String> =
        text.replace(" and ", ",").split([',', ';']).map(plain).filter(|w| !w.is_empty()).collect();
    let is_id = |word: &String| is_word(word) && !word.contains(char::is_whitespace);
    let texts = if words.iter().all(is_id) { words } else { vec![plain(text)] };
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// The words that a key can have.
pub fn one_of(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!("write one of {}", words.join(", "))
}
