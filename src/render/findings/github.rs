//! Findings as the commands that GitHub's runner turns into marks at the lines of a pull request.

use std::fmt::Write;

use super::{Findings, joined};
use crate::check::Finding;
use crate::model::Severity;
use crate::render::visible;

/// Errors first, since a host shows only the first ten; then one line with the count.
pub fn write(findings: &Findings<'_>) -> String {
    let mut found: Vec<&Finding> = findings.found.iter().collect();
    found.sort_by_key(|finding| finding.severity);
    let mut lines = String::new();
    for finding in found {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note | Severity::Off => "notice",
        };
        let file = property(&joined(findings.from_repository, &finding.file));
        let place = findings.positions(finding).map_or_else(String::new, |(start, end)| {
            // GitHub drops the columns of a mark over several lines.
            let columns = format!(",col={},endColumn={}", start.column, end.column);
            let columns = if start.line == end.line { columns.as_str() } else { "" };
            format!(",line={},endLine={}{columns}", start.line, end.line)
        });
        let title = property(finding.rule.name);
        let message = data(&format!("{}: {}", finding.message, finding.help));
        let _ = writeln!(lines, "::{command} file={file}{place},title={title}::{message}");
    }
    lines.push_str(&data(findings.count));
    lines.push('\n');
    lines
}

/// Text behind the second pair of colons: it stays on its line, so nothing in it can begin a command of its own.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

/// Text of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
