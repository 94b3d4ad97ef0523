//! What keeps a text from being TOML: one problem for each fault, however often the parser stumbles over it.

mod behind;
mod line;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::unprintable;
use super::values::Value;
use super::{Problem, ProblemKind, source};
use line::Line;

/// The most lines that are reported of a text in which no line is a key with its value: a page, a table, a list of words.
const ENOUGH_OF_NO_TOML: usize = 3;

/// The most errors that are looked at, and the most problems that are told: a file may be anything, and nobody mends more in
/// one go.
const MOST_ERRORS: usize = 1000;
const MOST_PROBLEMS: usize = 100;

/// The problems of a text's syntax, from what the parser says of it.
pub fn problems(text: &str, root: &DeTable<'_>, errors: &[Error]) -> Vec<Problem> {
    if let Some(problem) = of_the_whole(text, errors) {
        return vec![problem];
    }
    let open = never_closed(text, root, errors);
    let end = open.as_ref().map_or(text.len() + 1, |(opening, _)| *opening);
    let opened_in = open.as_ref().map(|&(opening, _)| Line::around(text, opening));
    // Of what stands behind an opening that has no end, a quote that is missing on its line is the likely cause.
    let is_cause = |error: &Error| {
        opened_in.as_ref().is_some_and(|line| (line.start..=line.end()).contains(&start(error)))
            && words::is_about_quotes(error.message())
    };
    let mut readable: Vec<&Error> =
        errors.iter().filter(|error| start(error) < end || is_cause(error)).collect();
    readable.sort_by_key(|error| start(error));
    let mut unseen = readable.get(MOST_ERRORS).map(|error| start(error));
    readable.truncate(MOST_ERRORS);
    let mut lines = by_line(text, &readable);
    let mut problems = Vec::new();
    let hidden = unprintable::of_each_line(text).into_iter().filter(|&(at, _)| at < end);
    for (at, character) in hidden.take(MOST_PROBLEMS) {
        problems.push(hidden_character(text, at, character, &mut lines));
    }
    drop_text_over_lines(text, &mut lines);
    drop_keys_of_a_second_table(text, &mut lines);
    for (&at, errors) in &lines {
        problems.extend(of_line(&Line::around(text, at), errors, root));
    }
    if let Some((_, problem)) = open.filter(|_| !errors.iter().any(is_cause)) {
        problems.push(problem);
    }
    problems.sort_by_key(|problem| problem.span.as_ref().map_or(0, |span| span.start));
    if root.is_empty() && problems.len() > ENOUGH_OF_NO_TOML {
        problems.truncate(1);
        return problems;
    }
    if let Some(next) = problems.get(MOST_PROBLEMS) {
        unseen = next.span.as_ref().map(|span| span.start);
        problems.truncate(MOST_PROBLEMS);
    }
    problems.extend(unseen.map(|at| {
        let help = "mend the lines above first: the check goes on from here then";
        syntax("from here on this file has more faults", help, at..at)
    }));
    problems
}

fn start(error: &Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

fn problem(kind: ProblemKind, span: Range<usize>) -> Problem {
    Problem { kind, span: Some(span), table: String::new() }
}

fn syntax(message: impl Into<String>, help: impl Into<String>, span: Range<usize>) -> Problem {
    problem(ProblemKind::Syntax { message: message.into(), help: help.into() }, span)
}

/// A fault after which no line can be trusted to be one.
fn of_the_whole(text: &str, errors: &[Error]) -> Option<Problem> {
    if let Some(error) = errors.iter().find(|error| error.message().contains("recur")) {
        let message = "tables or lists stand nested too deep to be read";
        let help = "write it flat, as the page on the file format shows";
        return Some(Problem { span: error.span(), ..syntax(message, help, 0..0) });
    }
    if errors.is_empty() {
        return None;
    }
    let lone = |(at, _): &(usize, &str)| text.as_bytes().get(at + 1) != Some(&b'\n');
    let (at, _) = text.match_indices('\r').find(lone)?;
    let message = "a carriage return (U+000D) stands here without a line feed behind it";
    Some(syntax(message, "save the file with the line ends of Unix or Windows", at..at + 1))
}

/// The errors by the start of the line in which they stand.
fn by_line<'errors>(text: &str, errors: &[&'errors Error]) -> BTreeMap<usize, Vec<&'errors Error>> {
    let mut lines: BTreeMap<usize, Vec<&Error>> = BTreeMap::new();
    for &error in errors {
        let at = match words::opening_of_long_text(text, error) {
            Some(opening) => opening,
            None => start(error),
        };
        lines.entry(Line::around(text, at).start).or_default().push(error);
    }
    lines
}

/// Inside a text or a comment it is a fault by itself; elsewhere the line cannot be read for it.
fn hidden_character(
    text: &str,
    at: usize,
    character: char,
    lines: &mut BTreeMap<usize, Vec<&Error>>,
) -> Problem {
    let span = at..at + character.len_utf8();
    let line = Line::around(text, at).start;
    let errors = lines.remove(&line).unwrap_or_default();
    let is_about_it =
        |error: &&Error| start(error) == at && words::is_about_characters(error.message());
    let others: Vec<&Error> = errors.into_iter().filter(|error| !is_about_it(error)).collect();
    if others.iter().any(|error| error.span().is_some_and(|span| span.contains(&at))) {
        let code_point = unprintable::code_point(character);
        let message = format!("the hidden character {code_point} keeps this line from being read");
        return syntax(message, "delete the character, or type the line afresh", span);
    }
    if !others.is_empty() {
        lines.insert(line, others);
    }
    problem(ProblemKind::Unprintable { character }, span)
}

/// A list or an inline table that runs on to the end of the file, and all the lines below with it: the place of its opening.
fn never_closed(text: &str, root: &DeTable<'_>, errors: &[Error]) -> Option<(usize, Problem)> {
    let error = errors.iter().find(|error| {
        let message = error.message();
        message.starts_with("unclosed array,") || message.starts_with("unclosed inline table,")
    })?;
    let end = start(error);
    let outermost = root.values().find_map(|value| runs_to(end, value, text))?;
    let mut opening = outermost.span().start;
    let line = Line::around(text, opening);
    // The innermost of those that its line opens: `[{ … ]` lacks a brace.
    let mut inner = last_inside(outermost, end, text);
    while let Some(value) = inner.filter(|value| value.span().start < line.end()) {
        opening = value.span().start;
        inner = last_inside(value, end, text);
    }
    let (what, bracket) = if text.get(opening..).is_some_and(|text| text.starts_with('{')) {
        ("table in braces", "}")
    } else {
        ("list", "]")
    };
    let message = format!("this {what} is never closed");
    let help = format!("write {bracket} behind its last value");
    Some((opening, syntax(message, help, opening..opening + 1)))
}

/// The value, or the outermost inside it, that is written in brackets and ends at a place.
fn runs_to<'tree, 'text>(
    end: usize,
    value: &'tree Value<'text>,
    text: &str,
) -> Option<&'tree Value<'text>> {
    let is_bracketed =
        text.get(value.span()).is_some_and(|written| written.starts_with(['[', '{']));
    let is_nested = matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_));
    if value.span().end == end && is_bracketed && is_nested {
        return Some(value);
    }
    last_inside(value, end, text)
}

fn last_inside<'tree, 'text>(
    value: &'tree Value<'text>,
    end: usize,
    text: &str,
) -> Option<&'tree Value<'text>> {
    match value.get_ref() {
        DeValue::Array(values) => values.iter().find_map(|value| runs_to(end, value, text)),
        DeValue::Table(table) => table.values().find_map(|value| runs_to(end, value, text)),
        _ => None,
    }
}

/// A text that was begun in one pair of quotes and goes on for lines is one fault.
fn drop_text_over_lines(text: &str, lines: &mut BTreeMap<usize, Vec<&Error>>) {
    let unclosed: Vec<usize> = lines
        .iter()
        .filter(|(_, errors)| errors.iter().any(|error| words::is_unclosed_text(error)))
        .map(|(&start, _)| start)
        .collect();
    for first in unclosed {
        let mut following = Vec::new();
        let mut line = Line::around(text, first).next(text);
        while let Some(here) = line {
            let is_wrong = lines.contains_key(&here.start);
            if !is_wrong && !here.text.trim().is_empty() {
                break;
            }
            following.push(here.start);
            if is_wrong && here.has_odd_quotes() {
                lines.retain(|start, _| !following.contains(start));
                break;
            }
            line = here.next(text);
        }
    }
}

/// Under the second header of a table, its keys are there twice too.
fn drop_keys_of_a_second_table(text: &str, lines: &mut BTreeMap<usize, Vec<&Error>>) {
    let headers: Vec<usize> = lines
        .iter()
        .filter(|(start, errors)| {
            Line::around(text, **start).header().is_some()
                && errors.iter().any(|error| is_key_twice(error))
        })
        .map(|(&start, _)| start)
        .collect();
    for header in headers {
        let mut line = Line::around(text, header).next(text);
        while let Some(here) = line.filter(|line| line.header().is_none()) {
            if let Some(errors) = lines.get_mut(&here.start) {
                errors.retain(|error| !is_key_twice(error));
            }
            line = here.next(text);
        }
    }
    lines.retain(|_, errors| !errors.is_empty());
}

fn is_key_twice(error: &Error) -> bool {
    let message = error.message();
    message == "duplicate key" || message.starts_with("cannot extend")
}

/// What is wrong with one line: the first slip that breaks its order, else each value that cannot be read.
fn of_line(line: &Line<'_>, errors: &[&Error], root: &DeTable<'_>) -> Vec<Problem> {
    let structural = errors.iter().filter(|error| words::is_about_order(error.message()));
    if let Some(error) = structural.min_by_key(|error| start(error)) {
        return vec![said(line, error)];
    }
    errors.iter().map(|error| of_value(line, error, root)).collect()
}

fn of_value(line: &Line<'_>, error: &Error, root: &DeTable<'_>) -> Problem {
    let span = error.span().unwrap_or(line.start..line.end());
    let written = line.get(&span);
    if is_key_twice(error) {
        let first = first_of(written, span.start, root).or_else(|| first_header(line));
        let first = first.map(|at| source::line(line.whole, at));
        let kind = ProblemKind::KeyTwice {
            key: written.to_owned(),
            first,
            is_header: line.header().is_some(),
        };
        return problem(kind, span);
    }
    if error.message().starts_with("invalid date, ") && is_whole_date(written) {
        let kind = ProblemKind::DateImpossible { key: String::new(), written: written.to_owned() };
        return problem(kind, span);
    }
    said(line, error)
}

fn said(line: &Line<'_>, error: &Error) -> Problem {
    let said = words::explained(line, error);
    syntax(said.message, said.help, said.span)
}

/// Where a key stands that is given again later: the last one of that name before.
fn first_of(key: &str, before: usize, root: &DeTable<'_>) -> Option<usize> {
    fn inside(value: &Value<'_>, key: &str, before: usize) -> Option<usize> {
        match value.get_ref() {
            DeValue::Table(table) => first_of(key, before, table),
            DeValue::Array(values) => {
                values.iter().filter_map(|value| inside(value, key, before)).max()
            }
            _ => None,
        }
    }
    let own = root.get_key_value(key).map(|(key, _)| Spanned::span(key).start);
    let nested = root.values().filter_map(|value| inside(value, key, before));
    own.into_iter().chain(nested).filter(|&at| at < before).max()
}

/// Where a header stands that is written again in this line, in as many brackets or not.
fn first_header(line: &Line<'_>) -> Option<usize> {
    let name = line.header()?;
    let mut above = Line::around(line.whole, 0);
    while above.start < line.start {
        if above.header() == Some(name) {
            return Some(above.start);
        }
        above = above.next(line.whole)?;
    }
    None
}

/// Whether the text has the shape of a date, so that only the calendar is against it.
fn is_whole_date(written: &str) -> bool {
    let shape: String = written
        .chars()
        .map(|character| if character.is_ascii_digit() { '0' } else { character })
        .collect();
    shape == "0000-00-00"
}
