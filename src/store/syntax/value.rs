//! A value that is neither text nor a date, nor anything else.

use std::ops::Range;

use super::line::{Line, is_word};
use super::said::Said;
use super::slip::{Fault, Slip};
use super::tables::takes_a_day;
use super::written::{list_of, one_of, quoted};
use crate::model::{Date, nearest};
use crate::store::day::{Meant, meant};
use crate::store::keys::Kind;

/// A value, and what its key takes.
struct Bare<'line, 'text> {
    line: &'line Line<'text>,
    slip: Slip,
    kind: Option<Kind>,
    span: Range<usize>,
    written: &'text str,
}

/// What is wrong with the value at a fault, behind a key of that kind.
pub fn unreadable(line: &Line<'_>, fault: &Fault, kind: Option<Kind>) -> Said {
    let span = line.value_at(fault.span.start);
    let bare = Bare { line, slip: fault.slip, kind, written: line.get(&span), span };
    if bare.written.is_empty() {
        return bare.nothing();
    }
    more_behind_a_day(line, bare.span.start)
        .or_else(|| bare.day_in_another_form())
        .or_else(|| bare.two_days())
        .or_else(|| bare.no_day())
        .or_else(|| bare.word())
        .or_else(|| bare.list())
        .or_else(|| bare.leading_zero())
        .unwrap_or_else(|| bare.text())
}

impl Bare<'_, '_> {
    fn said(&self, message: impl Into<String>, help: impl Into<String>) -> Said {
        Said::new(message, help, self.span.clone())
    }

    /// The line as it should be.
    fn as_value(&self, value: &str) -> String {
        self.line.as_value(self.span.start, value)
    }

    fn nothing(&self) -> Said {
        let before = self.line.before(self.span.start).trim_end();
        let key = before.trim_end_matches('=').trim();
        let what = if is_word(key) { key } else { "a key" };
        let help = "write its value: text in double quotes, a date as 2019-12-31";
        let end = self.line.start + before.len();
        Said::new(format!("{what} has no value"), help, end.saturating_sub(1)..end)
    }

    /// A day as people write it elsewhere, or with the dashes of a word processor.
    fn day_in_another_form(&self) -> Option<Said> {
        let is_dash = |character| matches!(character, '\u{2010}'..='\u{2015}' | '\u{2212}');
        let mut plain = self.written.replace(is_dash, "-");
        if takes_a_day(self.kind) {
            plain = plain.trim_matches(['"', '\'']).to_owned();
        }
        let Some(Meant::Day(day)) = meant(&plain) else { return None };
        let message = if self.written.contains(is_dash) {
            format!("the dashes in {} are no plain hyphens", self.written)
        } else {
            format!("{} is not how a date is written", self.written)
        };
        Some(self.said(message, format!("write {}", self.as_value(&day.to_string()))))
    }

    fn two_days(&self) -> Option<Said> {
        let (one, other) = self.written.split_once(' ').filter(|_| self.slip == Slip::Time)?;
        if !other.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        if takes_a_day(self.kind) && !matches!(self.kind, Some(Kind::Dates)) {
            let help = format!("keep the one that counts: {}", self.as_value(one));
            return Some(self.said(format!("two dates stand here: {one} and {other}"), help));
        }
        let message = format!("a comma is missing between {one} and {other}");
        Some(self.said(message, format!("write {one}, {other}")))
    }

    fn no_day(&self) -> Option<Said> {
        let is_of_day = matches!(self.slip, Slip::Date | Slip::Time);
        if !is_of_day && !takes_a_day(self.kind) {
            return None;
        }
        let day = self.as_value("2019-12-31");
        let help = match meant(self.written) {
            Some(Meant::Month(last)) if takes_a_day(self.kind) => {
                let line = self.as_value(&last.to_string());
                format!("a date needs a day; for the month's last one write {line}")
            }
            _ if is_short_year(self.written) => {
                format!("write the year first, with four digits: {day}")
            }
            _ if matches!(self.kind, Some(Kind::Deadline)) && !self.has_digits() => {
                let words =
                    format!("{{ described = {}, review = 2019-12-31 }}", quoted(self.written));
                format!("write the day, as in {day}, or {}", self.as_value(&words))
            }
            _ if is_of_day => "write a date as 2019-12-31, with nothing behind it".to_owned(),
            _ => format!("write the day, without quotes, as in {day}"),
        };
        Some(self.said(format!("{} is no date", self.written), help))
    }

    fn has_digits(&self) -> bool {
        self.written.contains(|character: char| character.is_ascii_digit())
    }

    /// One of a few words, without its quotes.
    fn word(&self) -> Option<Said> {
        let Some(Kind::Word(words)) = self.kind else { return None };
        let words = words();
        let written = self.written.trim_matches(['"', '\'']);
        let help = match nearest(written, words.iter().copied()) {
            Some(word) => format!("write {}", self.as_value(&quoted(word))),
            None => one_of(&words),
        };
        let quotes = if self.slip == Slip::NoOpeningQuote {
            "has no opening quote"
        } else {
            "stands without quotes"
        };
        Some(self.said(format!("{} {quotes}", self.written), help))
    }

    /// A list without its brackets and quotes.
    fn list(&self) -> Option<Said> {
        let is_list = matches!(self.kind, Some(Kind::Texts | Kind::Evidence))
            && !self.line.is_in_brackets(self.span.start);
        is_list.then(|| list_without_brackets(self.line, self.span.start))
    }

    fn leading_zero(&self) -> Option<Said> {
        let is_number = self.written.chars().all(|digit| digit.is_ascii_digit());
        let message = format!("{} begins with a zero", self.written);
        (is_number && self.written.starts_with('0'))
            .then(|| self.said(message, "write the number without it"))
    }

    fn text(&self) -> Said {
        match self.slip {
            Slip::NoOpeningQuote => no_opening_quote(self.line, self.span.start),
            _ => without_quotes(self.line, self.span.start),
        }
    }
}

/// Text whose quote stands at its end alone; the byte is one of it.
pub fn no_opening_quote(line: &Line<'_>, at: usize) -> Said {
    let start = line.value_at(at).start;
    let rest = line.from(start);
    let ends_there = |end: &usize| {
        let behind = rest.get(end + 1..).unwrap_or_default().trim_start();
        behind.is_empty() || behind.starts_with([',', ']', '}', '#'])
    };
    let end = rest.match_indices('"').map(|(quote, _)| quote).find(ends_there);
    let length = end.or_else(|| rest.rfind('"')).map_or(rest.trim_end().len(), |quote| quote + 1);
    let written = rest.get(..length).unwrap_or(rest);
    let comma = if rest.get(length..).is_some_and(|rest| rest.trim_start().starts_with(',')) {
        ","
    } else {
        ""
    };
    let plain = written.strip_suffix('"').unwrap_or(written);
    Said::new(
        format!("{written} has no opening quote"),
        format!("write {}{comma}", quoted(plain)),
        start..start + length,
    )
}

/// Text without quotes, to the end of the value; the byte is its first.
pub fn without_quotes(line: &Line<'_>, start: usize) -> Said {
    let span = line.unquoted_at(start);
    let written = line.get(&span);
    let plain = written.trim_matches('"');
    let quotes = if plain.contains(['"', '\\']) { "quotes" } else { "double quotes" };
    let help = format!("put text in {quotes}: {}", quoted(plain));
    Said::new(format!("{written} stands without quotes"), help, span)
}

/// A list that is written as a text, its entries parted by commas; the byte is its first.
pub fn list_without_brackets(line: &Line<'_>, start: usize) -> Said {
    let span = line.unquoted_at(start);
    let help = format!("write {}", line.as_value(start, &list_of(line.get(&span))));
    Said::new("a list stands in square brackets, each text in quotes", help, span)
}

/// A day that is written as it should be, with a remark behind it.
pub fn more_behind_a_day(line: &Line<'_>, start: usize) -> Option<Said> {
    const LENGTH: usize = 10;
    let value = line.value_at(start);
    let end = if line.is_in_brackets(start) { value.end } else { line.end() };
    let written = line.get(&(start..end)).split('#').next()?.trim_end();
    let day = written.get(..LENGTH)?;
    Date::parse_from_str(day, "%Y-%m-%d").ok()?;
    let rest = written.get(LENGTH..)?;
    let is_digit = |first: char| first.is_ascii_digit();
    if rest.is_empty() || rest.starts_with(['T', '-']) || rest.trim_start().starts_with(is_digit) {
        return None;
    }
    let is_mark = |character: char| character.is_whitespace() || "()/;,.-–\"'".contains(character);
    let remark = rest.trim_matches(is_mark);
    let mut right = line.as_value(start, day);
    if line.is_in_brackets(start) || remark.is_empty() {
        let message = format!("{} stands behind the date", rest.trim());
        return Some(Said::new(message, format!("write {right}"), start..start + written.len()));
    }
    if let Some((key, _)) = remark.split_once('=').filter(|(key, _)| is_key(key.trim())) {
        let message = format!("{} stands on the line of another key", key.trim());
        let help = format!("put each key on a line of its own: {right}");
        return Some(Said::new(message, help, start..start + written.len()));
    }
    right.push_str(" # ");
    right.push_str(remark);
    let message = format!("{} stands behind the date", rest.trim());
    let help = format!("put # in front of a remark: {right}");
    Some(Said::new(message, help, start..start + written.len()))
}

/// Whether a word can stand before an equals sign.
fn is_key(word: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    !word.is_empty() && word.chars().all(fits)
}

/// Whether no number of it has the four digits of a year, so that it may mean several days.
fn is_short_year(written: &str) -> bool {
    let numbers: Vec<&str> = written.split('-').collect();
    numbers.len() == 3
        && numbers.iter().all(|number| {
            (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
        })
}
