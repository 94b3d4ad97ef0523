//! How a value is written in a file of a plan.

use std::fmt::Write;

use crate::model::{Date, Ending, Evidence, Suspension, Withdrawal};
use crate::store::document::begins_like_a_mark;

/// A value that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// Text, in quotes.
    Text(String),
    /// A day.
    Date(Date),
    /// A list, in brackets.
    List(Vec<Literal>),
    /// A table of its keys, in braces.
    Table(Vec<(&'static str, Literal)>),
}

/// A line of a list is not longer, if it can be helped.
pub const WIDTH: usize = 100;

impl Literal {
    /// The value on one line.
    pub fn on_one_line(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Date(date) => date.to_string(),
            Self::List(values) => {
                let values: Vec<String> = values.iter().map(Self::on_one_line).collect();
                format!("[{}]", values.join(", "))
            }
            Self::Table(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{key} = {}", value.on_one_line()))
                    .collect();
                format!("{{ {} }}", entries.join(", "))
            }
        }
    }

    /// The value behind its key, over several lines where it is text of several lines, or a list of several values that are too
    /// long for one. Lines are parted by line feeds; `indent` is what stands before the key.
    pub fn behind(&self, key: &str, indent: &str) -> String {
        match self {
            Self::Text(text) if text.contains('\n') && !text.lines().any(begins_like_a_mark) => {
                quoted_lines(text)
            }
            Self::List(values) => {
                let line = self.on_one_line();
                let width = indent.len() + key.chars().count() + " = ".len() + line.chars().count();
                // As `fmt` has it: a list of one value gains nothing by a line for each.
                if width <= WIDTH || values.len() < 2 { line } else { list(values, indent) }
            }
            _ => self.on_one_line(),
        }
    }

    /// A list of texts.
    pub fn texts<T: ToString>(texts: &[T]) -> Self {
        Self::List(texts.iter().map(|text| Self::Text(text.to_string())).collect())
    }
}

/// Keys with their values, a line each; `indent` is what stands before a key.
pub fn key_lines(keys: &[(&'static str, Literal)], indent: &str) -> String {
    let mut lines = String::new();
    for (key, value) in keys {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{indent}{key} = {}", value.behind(key, indent));
    }
    lines
}

impl From<&Evidence> for Literal {
    fn from(evidence: &Evidence) -> Self {
        match evidence {
            Evidence::File(written) | Evidence::Link(written) => Self::Text(written.clone()),
            Evidence::HeldBy { agency, title } => Self::Table(vec![
                ("held_by", Self::Text(agency.to_string())),
                ("title", Self::Text(title.clone())),
            ]),
        }
    }
}

impl From<&Suspension> for Literal {
    fn from(suspended: &Suspension) -> Self {
        let mut entries = vec![("date", Self::Date(suspended.date))];
        entries.extend(suspended.until.map(|until| ("until", Self::Date(until))));
        entries.extend(decision(suspended.agreed_by.as_ref(), suspended.reason.as_ref()));
        Self::Table(entries)
    }
}

impl From<&Withdrawal> for Literal {
    fn from(withdrawn: &Withdrawal) -> Self {
        let mut entries = vec![("date", Self::Date(withdrawn.date))];
        entries.extend(decision(withdrawn.agreed_by.as_ref(), withdrawn.reason.as_ref()));
        Self::Table(entries)
    }
}

impl From<&Ending> for Literal {
    fn from(ending: &Ending) -> Self {
        let completed = ending.completed.map(|completed| ("completed", Self::Date(completed)));
        let suspended = ending.suspended.as_ref().map(|suspended| ("suspended", suspended.into()));
        let withdrawn = ending.withdrawn.as_ref().map(|withdrawn| ("withdrawn", withdrawn.into()));
        Self::Table(completed.into_iter().chain(suspended).chain(withdrawn).collect())
    }
}

/// Who agreed a decision, and why.
fn decision<Id: ToString>(
    agreed_by: Option<&Id>,
    reason: Option<&String>,
) -> impl Iterator<Item = (&'static str, Literal)> {
    let agreed_by = agreed_by.map(|id| ("agreed_by", Literal::Text(id.to_string())));
    let reason = reason.map(|reason| ("reason", Literal::Text(reason.clone())));
    agreed_by.into_iter().chain(reason)
}

/// A list of several lines, a value each.
fn list(values: &[Literal], indent: &str) -> String {
    let mut lines = String::new();
    for value in values {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{indent}    {},", value.on_one_line());
    }
    format!("[\n{lines}{indent}]")
}

/// Text on one line, in quotes.
fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => written.push_str("\\\""),
            '\n' => written.push_str("\\n"),
            other => push(&mut written, other),
        }
    }
    written + "\""
}

/// Text of several lines, in three quotes. The first line begins below them: that line end is no part of the text.
fn quoted_lines(text: &str) -> String {
    let mut written = String::from("\"\"\"\n");
    let mut quotes = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        quotes = if character == '"' { quotes + 1 } else { 0 };
        // Three in a row would end the text, and so would one in front of the three that do.
        if quotes == 3 || quotes > 0 && characters.peek().is_none() {
            written.push_str("\\\"");
            quotes = 0;
        } else if character == '\n' {
            written.push('\n');
        } else {
            push(&mut written, character);
        }
    }
    written + "\"\"\""
}

/// One character as it stands in quotes of either kind.
fn push(written: &mut String, character: char) {
    match character {
        '\\' => written.push_str("\\\\"),
        '\t' => written.push_str("\\t"),
        '\r' => written.push_str("\\r"),
        control if control.is_control() => {
            // Writing to a string cannot fail.
            let _ = write!(written, "\\u{:04X}", u32::from(control));
        }
        plain => written.push(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        Literal::Text(text.to_owned()).behind("note", "")
    }

    #[test]
    fn a_text_of_one_line_stands_in_quotes() {
        assert_eq!(text("Drafted; out for comment."), r#""Drafted; out for comment.""#);
        assert_eq!(text(r#"They call it "done" \ over"#), r#""They call it \"done\" \\ over""#);
        assert_eq!(text(""), r#""""#);
        assert_eq!(text(" kept\t"), r#"" kept\t""#);
        assert_eq!(text("a\u{7}b\u{202e}"), "\"a\\u0007b\u{202e}\"");
    }

    #[test]
    fn a_text_of_several_lines_stands_in_three_quotes() {
        assert_eq!(text("one\ntwo"), "\"\"\"\none\ntwo\"\"\"");
        assert_eq!(text("one\ntwo\n"), "\"\"\"\none\ntwo\n\"\"\"");
        assert_eq!(text("\none"), "\"\"\"\n\none\"\"\"");
        assert_eq!(text("\"\"\"\"\n\""), "\"\"\"\n\"\"\\\"\"\n\\\"\"\"\"");
    }

    #[test]
    fn a_text_that_looks_like_a_conflict_stays_on_one_line() {
        assert_eq!(text("a\n<<<<<<< b"), r#""a\n<<<<<<< b""#);
    }

    #[test]
    fn a_list_too_long_for_a_line_has_a_line_a_value() {
        let short = Literal::texts(&["police", "schools"]);
        assert_eq!(short.behind("partners", ""), r#"["police", "schools"]"#);
        let long = Literal::texts(&["a".repeat(50), "b".repeat(50)]);
        let lines = format!("[\n    \"{}\",\n    \"{}\",\n]", "a".repeat(50), "b".repeat(50));
        assert_eq!(long.behind("measures", ""), lines);
        let one = Literal::texts(&["a".repeat(120)]);
        assert_eq!(one.behind("measures", ""), format!("[\"{}\"]", "a".repeat(120)));
    }
}
