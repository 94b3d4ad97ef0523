//! Findings for people: the line, a caret under the fault, and what to do.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::{Findings, Screen};
use crate::check::Finding;
use crate::model::{Named, Severity};
use crate::render::table::width_of;
use crate::render::text::wrapped;
use crate::render::visible;
use crate::store::Position;

/// How wide a line of a file may be where the screen sets no limit.
const WIDEST: usize = 140;

/// The findings, one below the other, a line free between them.
pub fn write(findings: &Findings<'_>, screen: Screen) -> String {
    let renderer = if screen.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer =
        renderer.decor_style(DecorStyle::Ascii).term_width(screen.width.unwrap_or(WIDEST));
    let written = findings.found.iter().map(|finding| {
        let title = Title::of(finding, screen.width);
        let text = renderer.render(&[group(findings, finding, &title, screen.width)]);
        title.moved_left(&text) + "\n"
    });
    written.collect::<Vec<_>>().join("\n")
}

fn group<'text>(
    findings: &Findings<'text>,
    finding: &'text Finding,
    title: &Title,
    width: Option<usize>,
) -> Group<'text> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note | Severity::Off => Level::NOTE,
    };
    let title = level.primary_title(title.lines.join("\n")).id(finding.rule.name);
    let group = Group::with_title(title);
    let help = visible(&finding.help);
    let path = visible(&(findings.from_here)(&finding.file)).into_owned();
    let position = findings.positions(finding).map(|(start, _)| start);
    let Some((line, excerpt)) = line_of(findings, finding) else {
        let help = Level::HELP.message(below(&help, 0, width));
        return group.element(origin(path, position)).element(help);
    };
    let edge = line.to_string().len();
    let has_room = fits_beside(&help, &excerpt, edge, width);
    let column = excerpt.column();
    let mark = AnnotationKind::Primary.span(excerpt.span);
    let mark = if has_room { mark.label(help.clone().into_owned()) } else { mark };
    let snippet = Snippet::source(excerpt.text).line_start(line).annotation(mark);
    // Where what stands before the mark is not what stands in the file, its column has to be said.
    let is_as_in_file = position.is_some_and(|position| position.column == column);
    let group = if is_as_in_file {
        group.element(snippet.path(path))
    } else {
        group.element(origin(path, position)).element(snippet)
    };
    if has_room { group } else { group.element(Level::HELP.message(below(&help, edge, width))) }
}

/// A message, broken so that it fits the screen with its severity and rule before it.
struct Title {
    lines: Vec<String>,
    /// How far to the right its second line is put.
    indent: usize,
}

impl Title {
    fn of(finding: &Finding, width: Option<usize>) -> Self {
        let head = format!("{}[{}]:", finding.severity.name(), finding.rule.name);
        let room = width.map(|width| width.saturating_sub(HANGING));
        let mut lines = wrapped(&format!("{head} {}", visible(&finding.message)), room);
        if let Some(first) = lines.first_mut() {
            *first = first.strip_prefix(&head).unwrap_or(first).trim_start().to_owned();
        }
        Self { lines, indent: width_of(&head) + 1 }
    }

    /// The finding with the lines of its title below its severity: below the message's first word there is too little room.
    fn moved_left(&self, text: &str) -> String {
        let indent = format!("\n{}", " ".repeat(self.indent));
        text.replacen(&indent, &format!("\n{}", " ".repeat(HANGING)), self.lines.len() - 1)
    }
}

/// How far to the right the second line of a title stands.
const HANGING: usize = 2;

/// Whether the help has room behind the mark.
fn fits_beside(help: &str, excerpt: &Excerpt, edge: usize, width: Option<usize>) -> bool {
    const BORDER: usize = " | ".len();
    let marked = excerpt.text.get(..excerpt.span.end).map_or(0, width_of).max(1);
    width.is_none_or(|width| edge + BORDER + marked + 1 + width_of(help) <= width)
}

/// The help, broken so that it fits below the line.
fn below(help: &str, edge: usize, width: Option<usize>) -> String {
    let room = width.map(|width| width.saturating_sub(edge + " = help: ".len()));
    wrapped(help, room).join("\n")
}

/// The file, with line and column where the finding has them.
fn origin<'text>(path: String, position: Option<Position>) -> Origin<'text> {
    let origin = Origin::path(path);
    match position {
        Some(start) => origin.line(start.line).char_column(start.column),
        None => origin,
    }
}

/// The line that a finding is about, and its number; of several lines the first.
fn line_of(findings: &Findings<'_>, finding: &Finding) -> Option<(usize, Excerpt)> {
    let source = findings.reading.sources.get(finding.source?)?;
    // Nothing to underline: something is missing, at the top of the file or in a table without a header.
    let span = finding.span.as_ref().filter(|span| !span.is_empty() || span.start > 0)?;
    let text = source.text.as_str();
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    let end = text.get(span.start..)?.find('\n').map_or(text.len(), |length| span.start + length);
    let line = text.get(start..end)?;
    let mark = if start == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let within = |byte: usize| (byte.clamp(span.start, end) - start).saturating_sub(mark);
    let marked: Range<usize> = within(span.start)..within(span.end);
    let line = line.get(mark..)?.trim_end_matches('\r');
    Some((source.position(span.start).line, Excerpt::new(line, marked)))
}
