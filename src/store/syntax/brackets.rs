//! Brackets that are of the wrong kind, or lack their partner.

use super::line::Line;
use super::said::Said;
use super::slip::Fault;
use crate::store::keys::Kind;

/// A list in round brackets.
pub fn round(line: &Line<'_>, fault: &Fault, kind: Option<Kind>) -> Option<Said> {
    let (_, value) = line.before(line.end()).split_once('=')?;
    let value = value.trim();
    let inner = value.strip_prefix('(')?.strip_suffix(')')?;
    let is_list = match kind {
        Some(kind) => matches!(kind, Kind::Texts | Kind::Dates | Kind::Evidence),
        None => inner.starts_with(['"', '\'']),
    };
    let start = line.start + line.text.find('(')?;
    let is_here = is_list && fault.span.start >= start;
    let help = format!("write {}", line.as_value(start, &format!("[{inner}]")));
    is_here.then(|| Said::new("a list stands in square brackets", help, start..start + value.len()))
}

/// A header that lacks a bracket, or holds more than a name.
pub fn header(line: &Line<'_>) -> Said {
    let span = line.content();
    let text = line.get(&span);
    let name = text.trim_matches(['[', ']']).trim();
    let brackets = text.len() - text.trim_start_matches('[').len();
    if name.contains(char::is_whitespace) {
        let help = "write it as [[updates]] or [ratings]";
        return Said::new("this header is not one name in brackets", help, span);
    }
    let help = format!("write {}{name}{}", "[".repeat(brackets), "]".repeat(brackets));
    Said::new("this header is not closed", help, span)
}
