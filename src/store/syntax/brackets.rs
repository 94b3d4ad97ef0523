//! Brackets that are of the wrong kind, or lack their partner.

use super::line::Line;
use super::said::Said;
use super::slip::Fault;
use super::written::list_of;
use crate::store::keys::Kind;

/// A list in round brackets, or in braces.
pub fn of_a_list(line: &Line<'_>, fault: &Fault, kind: Option<Kind>) -> Option<Said> {
    let (_, value) = line.before(line.end()).split_once('=')?;
    let value = value.trim();
    let round = value.strip_prefix('(').and_then(|value| value.strip_suffix(')'));
    let curly = value.strip_prefix('{').and_then(|value| value.strip_suffix('}'));
    let inner = round.or(curly.filter(|inner| !inner.contains('=')))?;
    let is_list = match kind {
        Some(kind) => matches!(kind, Kind::Texts | Kind::Dates | Kind::Evidence),
        None => inner.starts_with(['"', '\'']),
    };
    let start = line.start + line.text.len() - line.text.split_once('=')?.1.trim_start().len();
    let right = match kind {
        Some(Kind::Texts) if !inner.contains(['"', '\'']) => list_of(inner),
        _ => format!("[{inner}]"),
    };
    let is_here = is_list && fault.span.start >= start;
    let help = format!("write {}", line.as_value(start, &right));
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
