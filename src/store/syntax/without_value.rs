//! What is wrong with a line that has no equals sign where one belongs.

use super::line::{Line, is_word};
use super::said::Said;
use super::tables::inside;
use super::written::{as_taken, quoted};
use crate::store::keys::{self, Kind};

/// A message and its help.
type Words = (String, String);

/// What is wrong with the line, in a table of that kind.
pub fn explained(line: &Line<'_>, table: Option<Kind>) -> Said {
    let span = line.content();
    let text = line.get(&span);
    let (message, help) = comment_mark(text)
        .or_else(|| key_of_words(text, table))
        .or_else(|| colon(text, table))
        .or_else(|| no_equals_sign(text, table))
        .or_else(|| key_alone(text))
        .or_else(|| header_without_opening(text))
        .unwrap_or_else(|| remark(table));
    Said::new(message, help, span)
}

fn comment_mark(text: &str) -> Option<Words> {
    let mark = ["//", "/*", ";", "--"].into_iter().find(|mark| text.starts_with(mark))?;
    Some((format!("{mark} does not begin a comment"), "begin it with #".to_owned()))
}

fn key_of_words(text: &str, table: Option<Kind>) -> Option<Words> {
    let (key, value) = text.split_once('=')?;
    let is_words = key.split_whitespace().count() > 1 && key.split_whitespace().all(is_word);
    let joined = key.split_whitespace().collect::<Vec<_>>().join("_");
    let help = line_to_write(&joined, value.trim(), table);
    is_words.then(|| (format!("{} is not one word", key.trim()), help))
}

fn colon(text: &str, table: Option<Kind>) -> Option<Words> {
    let (key, value) = text.split_once(':')?;
    let key = key.trim().trim_matches('"');
    let value = value.trim().trim_end_matches(',');
    let help = if value.is_empty() {
        format!("write {key} = …")
    } else {
        line_to_write(key, value, table)
    };
    is_word(key).then(|| (format!("{key} has a colon where an equals sign belongs"), help))
}

/// A key with its value. Words behind the first one make a sentence of it.
fn no_equals_sign(text: &str, table: Option<Kind>) -> Option<Words> {
    let (key, value) = text.split_once(char::is_whitespace)?;
    let value = value.trim();
    let is_number = value.starts_with(|first: char| first.is_ascii_digit())
        && !value.split('#').next().unwrap_or(value).trim().contains(char::is_whitespace);
    let is_value = is_number || value.starts_with(['"', '\'', '[', '{']);
    let message = format!("an equals sign is missing behind {key}");
    (is_word(key) && is_value).then(|| (message, line_to_write(key, value, table)))
}

fn line_to_write(key: &str, value: &str, table: Option<Kind>) -> String {
    let kind = table.and_then(|table| inside(table, key));
    format!("write {key} = {}", as_taken(kind, value))
}

fn key_alone(text: &str) -> Option<Words> {
    let key = text.split('#').next().unwrap_or(text).trim();
    let help = format!("write {key} = … with its value, text in double quotes");
    let is_alone = is_word(key) && !key.contains(char::is_whitespace);
    is_alone.then(|| (format!("{key} has no value"), help))
}

fn header_without_opening(text: &str) -> Option<Words> {
    let name = text.trim_end_matches(']');
    let opening = "[".repeat(text.len() - name.len());
    let message = "this header lacks its opening brackets".to_owned();
    (!opening.is_empty() && is_word(name)).then(|| (message, format!("write {opening}{text}")))
}

/// A line of prose: a remark, or text whose key is missing.
fn remark(table: Option<Kind>) -> Words {
    let takes_text = |key: &&str| match table {
        Some(Kind::Table(known) | Kind::Tables(known)) => {
            keys::named(known, key).is_some_and(|named| named.name == *key)
        }
        _ => false,
    };
    let key = ["note", "description"].into_iter().find(takes_text).unwrap_or("key");
    (
        "this line is no key with its value".to_owned(),
        format!("put # in front of a remark, or write {key} = {}", quoted("…")),
    )
}
