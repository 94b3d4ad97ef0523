//! From the bytes of a file to its located tree, with everything that keeps it from being TOML.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::{Problem, ProblemKind, syntax};

/// A text and the tree of its tables, each key and value with its place.
pub struct Document<'text> {
    /// The text that was parsed.
    pub text: &'text str,
    /// Its top table; what a broken text yields is a guess.
    pub root: Spanned<DeTable<'text>>,
}

/// Parses a text, adding every problem of its syntax.
pub fn parse<'text>(text: &'text str, problems: &mut Vec<Problem>) -> Document<'text> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if let Some(span) = conflict_markers(text).or_else(|| left_marker(text, &errors)) {
        problems.push(whole_file(ProblemKind::ConflictMarkers, Some(span)));
    } else if root.get_ref().is_empty() && errors.is_empty() {
        problems.push(whole_file(ProblemKind::Empty, None));
    } else {
        problems.extend(syntax::problems(text, root.get_ref(), &errors));
    }
    Document { text, root }
}

/// The first line of a conflict that git left: its three marks stand at the start of lines, in their order.
fn conflict_markers(text: &str) -> Option<Range<usize>> {
    // Only a conflict has both: the search for the second is not made in a file without the first.
    let mark_at = |mark: &str, from: usize| {
        let rest = text.get(from..)?;
        if from == 0 && rest.trim_start_matches('\u{feff}').starts_with(mark) {
            return Some(rest.len() - rest.trim_start_matches('\u{feff}').len());
        }
        rest.find(&format!("\n{mark}")).map(|at| from + at + 1)
    };
    let start = mark_at("<<<<<<< ", 0)?;
    let middle = mark_at("=======", start)?;
    mark_at(">>>>>>> ", middle)?;
    let end = text.get(start..)?.find('\n').map_or(text.len(), |length| start + length);
    Some(start..end)
}

/// A mark that stayed behind when a conflict was mended by hand. In a text of several lines it is none: Markdown underlines so.
fn left_marker(text: &str, errors: &[Error]) -> Option<Range<usize>> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let span = start..start + line.trim_end().len();
        start += line.len();
        span
    });
    let is_mark = |span: &Range<usize>| {
        let line = text.get(span.clone()).unwrap_or_default();
        line == "======="
            || ["<<<<<<< ", "||||||| ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark))
    };
    let has_error = |line: &Range<usize>| {
        let mut spans = errors.iter().filter_map(Error::span);
        spans.any(|span| (line.start..=line.end).contains(&span.start))
    };
    // Only a text with errors is looked through.
    lines.filter(|_| !errors.is_empty()).filter(is_mark).find(has_error)
}

fn whole_file(kind: ProblemKind, span: Option<Range<usize>>) -> Problem {
    Problem { kind, span, table: String::new() }
}
