//! Findings as JSON.

use serde::Serialize;

use super::{Findings, WriteError};
use crate::model::Named;

/// A finding; its names are a promise.
#[derive(Serialize)]
struct Row<'finding> {
    rule: &'static str,
    severity: &'static str,
    message: &'finding str,
    help: &'finding str,
    file: &'finding str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// The findings as an array of objects.
pub fn write(findings: &Findings<'_>) -> Result<Vec<u8>, WriteError> {
    let rows = findings.found.iter().map(|finding| {
        let (start, end) = findings.positions(finding).unzip();
        Row {
            rule: finding.rule.name,
            severity: finding.severity.name(),
            message: &finding.message,
            help: &finding.help,
            file: &finding.file,
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end_line: end.map(|end| end.line),
            end_column: end.map(|end| end.column),
        }
    });
    crate::render::json::write(&rows.collect::<Vec<_>>())
}
