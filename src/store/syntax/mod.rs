//! What keeps a text from being TOML: one problem for each fault, however often the parser stumbles over it.

mod behind;
mod brackets;
mod explain;
mod line;
mod open;
mod repeated;
mod said;
mod slip;
mod tables;
mod value;
mod without_value;
mod written;

use std::collections::BTreeMap;
use std::ops::{Bound, Range};

use toml::de::{DeTable, Error};

use super::{FileKind, Problem, ProblemKind, unprintable};
use crate::model::Named;
use line::Line;
use said::Said;
use slip::{Fault, Slip};
use tables::Tables;

pub use repeated::beginning;

/// The most lines that are reported of a text in which no line is a key with its value: a page, a table, a list of words.
const ENOUGH_OF_NO_TOML: usize = 3;

/// The most errors that are looked at, and the most problems that are told: a file may be anything, and nobody mends more in
/// one go.
const MOST_ERRORS: usize = 1000;
const MOST_PROBLEMS: usize = 100;

/// The faults of a text by the start of the line in which they stand.
type Lines = BTreeMap<usize, Vec<Fault>>;

/// The problems of the syntax of a file of that kind, from what the parser says of it.
pub fn problems(
    text: &str,
    root: &DeTable<'_>,
    errors: &[Error],
    file: Option<FileKind>,
) -> Vec<Problem> {
    let mut faults: Vec<Fault> = errors.iter().map(Fault::of).collect();
    if let Some(problem) = of_the_whole(text, &faults, file) {
        return vec![problem];
    }
    let open = open::never_closed(text, root, &faults);
    let open = drop_what_an_opening_takes(text, open, &mut faults);
    let end = open.as_ref().map_or(text.len(), |said| said.span.start);
    faults.sort_by_key(|fault| fault.span.start);
    let mut unseen = faults.get(MOST_ERRORS).map(|fault| fault.span.start);
    faults.truncate(MOST_ERRORS);
    let mut lines = by_line(text, faults);
    let mut problems = hidden_characters(text, end, &mut lines);
    drop_text_over_lines(text, &mut lines);
    drop_commas_behind_open_text(text, &mut lines);
    repeated::drop_keys_of_a_second_table(text, &mut lines);
    let tables = Tables::of(text, file.map_or(&[], FileKind::keys));
    problems.extend(repeated::entries(text, root, &tables, &mut lines));
    for (&at, faults) in &lines {
        problems.extend(of_line(&Line::around(text, at), faults, root, &tables));
    }
    problems.extend(open.map(told));
    problems.sort_by_key(start);
    problems.dedup_by(|next, before| next.span == before.span);
    shorten(&mut problems, &mut unseen, root.is_empty());
    problems.extend(unseen.map(|at| {
        let help = "mend the lines above first: the check goes on from here then";
        syntax("from here on this file has more faults", help, at..at)
    }));
    problems
}

/// The hidden characters of a text that the parser has nothing against.
pub fn hidden(text: &str) -> Vec<Problem> {
    hidden_characters(text, text.len(), &mut Lines::new())
}

/// The problems that are enough: more than anybody mends in one go are cut.
fn shorten(problems: &mut Vec<Problem>, unseen: &mut Option<usize>, is_no_toml: bool) {
    if is_no_toml && problems.len() > ENOUGH_OF_NO_TOML {
        problems.truncate(1);
        *unseen = None;
    } else if let Some(next) = problems.get(MOST_PROBLEMS) {
        *unseen = Some(start(next));
        problems.truncate(MOST_PROBLEMS);
    }
}

fn start(problem: &Problem) -> usize {
    problem.span.as_ref().map_or(0, |span| span.start)
}

fn problem(kind: ProblemKind, span: Range<usize>) -> Problem {
    Problem { kind, span: Some(span), table: String::new() }
}

fn syntax(message: impl Into<String>, help: impl Into<String>, span: Range<usize>) -> Problem {
    problem(ProblemKind::Syntax { message: message.into(), help: help.into() }, span)
}

fn told(said: Said) -> Problem {
    syntax(said.message, said.help, said.span)
}

/// A fault after which no line can be trusted to be one.
fn of_the_whole(text: &str, faults: &[Fault], file: Option<FileKind>) -> Option<Problem> {
    if let Some(fault) = faults.iter().find(|fault| fault.slip == Slip::TooDeep) {
        let message = "tables or lists stand nested too deep to be read";
        let kind = file.map_or("action", Named::name);
        let help = format!("write it flat, as `cov-plan schema {kind} --format text` shows it");
        return Some(syntax(message, help, fault.span.clone()));
    }
    let lone = |(at, _): &(usize, &str)| text.as_bytes().get(at + 1) != Some(&b'\n');
    let (at, _) = text.match_indices('\r').find(lone)?;
    let message = "a carriage return (U+000D) stands here without a line feed behind it";
    Some(syntax(message, "save the file with the line ends of Unix or Windows", at..at + 1))
}

/// Takes out the faults behind an opening that has no end: they are no faults of their own. A quote that is missing on its
/// line is the likely cause; where one is, it is told instead of the opening.
fn drop_what_an_opening_takes(
    text: &str,
    open: Option<Said>,
    faults: &mut Vec<Fault>,
) -> Option<Said> {
    let opening = open.as_ref()?.span.start;
    let line = Line::around(text, opening);
    let is_cause = |fault: &Fault| {
        let is_about_quotes = fault.slip.is_about_text() || fault.slip == Slip::NoOpeningQuote;
        is_about_quotes && (line.start..=line.end()).contains(&fault.span.start)
    };
    faults.retain(|fault| fault.span.start < opening || is_cause(fault));
    open.filter(|_| !faults.iter().any(is_cause))
}

fn by_line(text: &str, faults: Vec<Fault>) -> Lines {
    let mut lines = Lines::new();
    for fault in faults {
        let at = fault.opening_of_long_text(text).unwrap_or(fault.span.start);
        lines.entry(Line::around(text, at).start).or_default().push(fault);
    }
    lines
}

fn hidden_characters(text: &str, end: usize, lines: &mut Lines) -> Vec<Problem> {
    let hidden = unprintable::of_each_line(text).into_iter().filter(|&(at, _)| at < end);
    hidden
        .take(MOST_PROBLEMS)
        .map(|(at, character)| hidden_character(text, at, character, lines))
        .collect()
}

/// Inside a text or a comment it is a fault by itself; elsewhere the line cannot be read for it.
fn hidden_character(text: &str, at: usize, character: char, lines: &mut Lines) -> Problem {
    let span = at..at + character.len_utf8();
    let line = Line::around(text, at).start;
    let mut faults = lines.remove(&line).unwrap_or_default();
    faults.retain(|fault| {
        let is_about_it = fault.slip.is_about_text() || fault.slip == Slip::Comment;
        fault.span.start != at || !is_about_it
    });
    if faults.iter().any(|fault| fault.span.contains(&at)) {
        let code_point = unprintable::code_point(character);
        let message = format!("the hidden character {code_point} keeps this line from being read");
        return syntax(message, "delete the character, or type the line afresh", span);
    }
    if !faults.is_empty() {
        lines.insert(line, faults);
    }
    problem(ProblemKind::Unprintable { character }, span)
}

/// The lines on which a text is begun in quotes and not ended.
fn lines_of_open_text(lines: &Lines) -> Vec<usize> {
    let is_open = |faults: &Vec<Fault>| faults.iter().any(Fault::is_unclosed_text);
    lines.iter().filter(|(_, faults)| is_open(faults)).map(|(&start, _)| start).collect()
}

/// A text that was begun in one pair of quotes and goes on for lines is one fault.
fn drop_text_over_lines(text: &str, lines: &mut Lines) {
    for first in lines_of_open_text(lines) {
        let mut line = Line::around(text, first).next(text).filter(|_| lines.contains_key(&first));
        while let Some(here) = line {
            let is_wrong = lines.contains_key(&here.start);
            if !is_wrong && !here.text.trim().is_empty() {
                break;
            }
            if is_wrong && here.has_odd_quotes() {
                let taken = (Bound::Excluded(first), Bound::Included(here.start));
                let taken: Vec<usize> = lines.range(taken).map(|(&start, _)| start).collect();
                for start in taken {
                    lines.remove(&start);
                }
                break;
            }
            line = here.next(text);
        }
    }
}

/// The comma that a list lacks behind a text without its end is inside that text.
fn drop_commas_behind_open_text(text: &str, lines: &mut Lines) {
    for first in lines_of_open_text(lines) {
        let Some(next) = Line::around(text, first).next(text) else { continue };
        if let Some(faults) = lines.get_mut(&next.start) {
            faults.retain(|fault| fault.slip != Slip::NoComma);
        }
    }
    lines.retain(|_, faults| !faults.is_empty());
}

/// What is wrong with one line: the first slip that breaks its order, else each value that cannot be read.
fn of_line(
    line: &Line<'_>,
    faults: &[Fault],
    root: &DeTable<'_>,
    tables: &Tables<'_>,
) -> Vec<Problem> {
    let structural = faults.iter().filter(|fault| fault.slip.is_about_order());
    if let Some(fault) = structural.min_by_key(|fault| fault.span.start) {
        return vec![told(explain::explained(line, fault, tables))];
    }
    // A path such as S:\Plans\drafts has many backslashes, and is mended at one stroke.
    let backslash = faults.iter().position(|fault| fault.slip.is_about_backslash());
    faults
        .iter()
        .enumerate()
        .filter(|(at, fault)| !fault.slip.is_about_backslash() || Some(*at) == backslash)
        .map(|(_, fault)| of_value(line, fault, root, tables))
        .collect()
}

fn of_value(line: &Line<'_>, fault: &Fault, root: &DeTable<'_>, tables: &Tables<'_>) -> Problem {
    let written = line.get(&fault.span);
    if fault.slip == Slip::KeyTwice {
        repeated::key(line, fault, root)
    } else if fault.slip == Slip::Date && is_whole_date(written) {
        let kind = ProblemKind::DateImpossible { key: String::new(), written: written.to_owned() };
        problem(kind, fault.span.clone())
    } else {
        told(explain::explained(line, fault, tables))
    }
}

/// Whether the text has the shape of a date, so that only the calendar is against it.
fn is_whole_date(written: &str) -> bool {
    let shape: String = written
        .chars()
        .map(|character| if character.is_ascii_digit() { '0' } else { character })
        .collect();
    shape == "0000-00-00"
}
