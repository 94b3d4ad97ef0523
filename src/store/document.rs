//! From the bytes of a file to its located tree, with everything that keeps it from being TOML.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::{FileKind, Problem, ProblemKind, syntax};

/// Parses the text of a file of that kind, adding every problem of its syntax. What a broken text yields is a guess.
pub fn parse<'text>(
    text: &'text str,
    file: Option<FileKind>,
    problems: &mut Vec<Problem>,
) -> Spanned<DeTable<'text>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if let Some(span) = conflict_mark(text, &errors) {
        problems.push(whole_file(ProblemKind::ConflictMarkers, Some(span)));
    } else if errors.is_empty() && root.get_ref().is_empty() {
        problems.push(whole_file(ProblemKind::Empty, None));
    } else if let Some(problem) = syntax::beginning(text) {
        problems.push(problem);
    } else if errors.is_empty() {
        problems.extend(syntax::hidden(text));
    } else {
        problems.extend(syntax::problems(text, root.get_ref(), &errors, file));
    }
    root
}

/// Marks that stand at the start of a line in a conflict alone, even inside a text of several lines.
const SURE_MARKS: [&str; 2] = ["<<<<<<< ", ">>>>>>> "];

/// The first mark of a conflict that git left. A line of equals signs alone may underline a heading inside a text: it is a
/// mark where another stands in the file, or where it keeps the file from being read.
fn conflict_mark(text: &str, errors: &[Error]) -> Option<Range<usize>> {
    // Nearly every text is done with here.
    if errors.is_empty() && !SURE_MARKS.iter().any(|mark| text.contains(mark.trim_end())) {
        return None;
    }
    let mut faults: Vec<usize> =
        errors.iter().filter_map(Error::span).map(|span| span.start).collect();
    faults.sort_unstable();
    let has_error = |line: &Range<usize>| {
        let next = faults.partition_point(|&at| at < line.start);
        faults.get(next).is_some_and(|&at| at <= line.end)
    };
    let marks = marks(text);
    let is_sure = |(mark, _): &(&str, Range<usize>)| SURE_MARKS.contains(mark);
    let is_conflict = marks.iter().any(is_sure);
    marks.into_iter().map(|(_, line)| line).find(|line| is_conflict || has_error(line))
}

/// Whether a line begins as the marks of a conflict do.
pub fn begins_like_a_mark(line: &str) -> bool {
    ["<<<<<<<", ">>>>>>>", "|||||||", "======="].iter().any(|mark| line.starts_with(mark))
}

/// The lines that look like a mark of a conflict, each with its mark.
fn marks(text: &str) -> Vec<(&'static str, Range<usize>)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches('\u{feff}');
        let first = start + line.len() - content.len();
        start += line.len();
        let content = content.trim_end();
        if let Some(mark) = mark(content) {
            found.push((mark, first..first + content.len()));
        }
    }
    found
}

/// The mark that a line is, of seven signs or more: git writes more where both branches have moved the file.
fn mark(line: &str) -> Option<&'static str> {
    let sign = line.chars().next()?;
    let rest = line.trim_start_matches(sign);
    let mark = match sign {
        '<' | '>' => SURE_MARKS.into_iter().find(|mark| mark.starts_with(sign))?,
        '|' => "||||||| ",
        '=' => "=======",
        _ => return None,
    };
    let is_long = line.len() - rest.len() >= "=======".len();
    let ends_well = if sign == '=' { rest.is_empty() } else { rest.starts_with(' ') };
    (is_long && ends_well).then_some(mark)
}

fn whole_file(kind: ProblemKind, span: Option<Range<usize>>) -> Problem {
    Problem { kind, span, table: String::new() }
}
