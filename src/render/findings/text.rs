//! Findings for people: the line, a caret under the fault, and what to do.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Findings, Screen, joined};
use crate::check::Finding;
use crate::model::Severity;
use crate::render::visible;

/// The findings, one below the other.
pub fn write(findings: &Findings<'_>, screen: Screen) -> String {
    let renderer = if screen.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(screen.width.unwrap_or(140));
    let written = findings.found.iter().map(|finding| renderer.render(&[group(findings, finding)]));
    written.fold(String::new(), |text, finding| text + &finding + "\n")
}

fn group<'text>(findings: &Findings<'text>, finding: &'text Finding) -> Group<'text> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note | Severity::Off => Level::NOTE,
    };
    let title = level.primary_title(visible(&finding.message)).id(finding.rule.name);
    let path = visible(&joined(findings.from_here, &finding.file)).into_owned();
    let help = visible(&finding.help).into_owned();
    match line_of(findings, finding) {
        Some((line, text, span)) => title.element(
            Snippet::source(text)
                .line_start(line)
                .path(path)
                .annotation(AnnotationKind::Primary.span(span).label(help)),
        ),
        None => title.element(origin(findings, finding, path)).element(Level::HELP.message(help)),
    }
}

/// The file, with line and column where the finding has them.
fn origin<'text>(findings: &Findings<'_>, finding: &Finding, path: String) -> Origin<'text> {
    let origin = Origin::path(path);
    match findings.positions(finding) {
        Some((start, _)) => origin.line(start.line).char_column(start.column),
        None => origin,
    }
}

/// The line that a finding is about, its number, and the part of it; of several lines the first.
fn line_of<'text>(
    findings: &Findings<'text>,
    finding: &Finding,
) -> Option<(usize, &'text str, Range<usize>)> {
    let source = findings.reading.sources.get(finding.source?)?;
    // Nothing to underline: something is missing, at the top of the file or in a table without a header.
    let span = finding.span.as_ref().filter(|span| !span.is_empty() || span.start > 0)?;
    let text = source.text.as_str();
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    let end = text.get(span.start..)?.find('\n').map_or(text.len(), |length| span.start + length);
    let line = text.get(start..end)?;
    let mark = if start == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let from = (span.start - start).saturating_sub(mark);
    let to = (span.end.clamp(span.start, end) - start).saturating_sub(mark).max(from);
    Some((source.position(span.start).line, line.get(mark..)?.trim_end_matches('\r'), from..to))
}
