//! Reports as text, for a terminal or a pipe.

use anstyle::Style;

use super::flow::paragraphs;
use super::{Screen, table, tally, visible};
use crate::model::{Named, Rating};
use crate::report::{ChangeLine, Document, Figure, Link, Part, Piece, capitalised};

/// A document as text.
pub fn write(document: &Document, screen: Screen) -> String {
    let mut text = String::new();
    let mut before = None;
    for part in &document.parts {
        if before.is_some_and(|before| stands_apart(before, part)) && !text.ends_with("\n\n") {
            text.push('\n');
        }
        text.push_str(&self::part(part, screen));
        before = Some(part);
    }
    text
}

/// Whether a line stays free between two parts.
fn stands_apart(before: &Part, part: &Part) -> bool {
    match part {
        Part::Title(_)
        | Part::Heading(_)
        | Part::Toml { .. }
        | Part::Tally(_)
        | Part::Timeline(_)
        | Part::Key(_) => true,
        Part::Subheading(_) | Part::Minor(_) => {
            !matches!(before, Part::Heading(_) | Part::Subheading(_))
        }
        Part::Fields(_) => matches!(before, Part::Fields(_)),
        Part::Table(_) => matches!(before, Part::Table(_)),
        Part::Prose(_) => !matches!(
            before,
            Part::Title(_) | Part::Heading(_) | Part::Subheading(_) | Part::Minor(_)
        ),
        Part::Figures(_) => matches!(before, Part::Prose(_)),
        Part::Text(_) | Part::Lines(_) | Part::Changes(_) | Part::Link(_) => false,
    }
}

fn part(part: &Part, screen: Screen) -> String {
    match part {
        Part::Title(words)
        | Part::Heading(words)
        | Part::Subheading(words)
        | Part::Minor(words) => table::joined(
            wrapped(&visible(words), screen.width)
                .iter()
                .map(|line| styled(line, Style::new().bold(), screen)),
        ),
        Part::Text(words) => paragraph(words, screen),
        Part::Lines(lines) => {
            table::joined(lines.iter().flat_map(|line| wrapped(&visible(line), screen.width)))
        }
        Part::Changes(lines) => table::joined(lines.iter().flat_map(|line| change(line, screen))),
        Part::Toml { caption, lines } => {
            let lines =
                lines.lines().map(|line| format!("  {}", visible(line)).trim_end().to_owned());
            paragraph(caption, screen) + &table::joined(lines)
        }
        Part::Table(table) => table::write(table, screen),
        Part::Tally(tally) => tally::write(tally, screen),
        Part::Timeline(timeline) => {
            table::write(&timeline.table, screen) + &letters(&timeline.key, screen)
        }
        Part::Prose(words) => prose_of(words, screen),
        Part::Figures(figures) => paragraph(&in_a_line(figures), screen),
        Part::Link(link) => paragraph(&spelt_out(link), screen),
        Part::Fields(fields) => fields_of(fields, screen),
        Part::Key(meanings) => paragraph(&key(meanings), screen),
    }
}

/// A change as an item of a list, and below it the text with what was taken out and put in between brackets, as git has it.
fn change(line: &ChangeLine, screen: Screen) -> Vec<String> {
    let mut lines = wrapped(&format!("- {}", visible(&line.words)), screen.width);
    let edit = line.edit.iter().map(piece).collect::<Vec<_>>().join(" ");
    if !edit.is_empty() {
        lines.extend(wrapped(&format!("  {}", visible(&edit)), screen.width));
    }
    lines
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Kept(words) => words.clone(),
        Piece::Removed(words) => format!("[-{words}-]"),
        Piece::Added(words) => format!("{{+{words}+}}"),
    }
}

fn paragraph(words: &str, screen: Screen) -> String {
    table::joined(words.lines().flat_map(|line| wrapped(&visible(line), screen.width)))
}

/// What letters say, none of them parted from its words by the end of a line.
fn letters(key: &[String], screen: Screen) -> String {
    let kept: Vec<String> = key.iter().map(|said| said.replacen(' ', "\u{a0}", 1)).collect();
    paragraph(&kept.join("; "), screen).replace('\u{a0}', " ")
}

/// Paragraphs and lists.
fn prose_of(words: &str, screen: Screen) -> String {
    let lines = prose(words, screen);
    table::joined(lines.iter().flat_map(|line| wrapped(&visible(line), screen.width)))
}

/// Figures as a sentence has them.
fn in_a_line(figures: &[Figure]) -> String {
    let said = |figure: &Figure| format!("{} {}", figure.number, figure.words);
    figures.iter().map(said).collect::<Vec<_>>().join(", ")
}

/// Words and where they lead, as they can be copied.
fn spelt_out(link: &Link) -> String {
    match &link.target {
        Some(target) if *target != link.words => format!("{}: {target}", link.words),
        _ => link.words.clone(),
    }
}

/// The least room beside the names in which values can still be read.
const READABLE: usize = 20;

/// Names in one column, their values wrapped in another; of several values each begins its own line.
/// Where there is no room for two columns, values stand below their names.
fn fields_of(fields: &[(String, Vec<String>)], screen: Screen) -> String {
    let names = || fields.iter().map(|(name, _)| visible(name));
    let widest = names().map(|name| table::width_of(&name)).max().unwrap_or_default();
    let is_narrow = screen.width.is_some_and(|width| width < widest + 2 + READABLE);
    let indent = if is_narrow { 2 } else { widest + 2 };
    let room = screen.width.map(|width| width.saturating_sub(indent));
    let mut text = String::new();
    for (name, (_, values)) in names().zip(fields) {
        let mut label = styled(&name, Style::new().bold(), screen);
        let mut space = indent.saturating_sub(table::width_of(&name));
        if is_narrow {
            text.push_str(&std::mem::take(&mut label));
            text.push('\n');
            space = indent;
        }
        let lines = values
            .iter()
            .flat_map(|value| prose(value, screen))
            .flat_map(|line| wrapped(&visible(&line), room));
        for line in lines {
            let line = format!("{}{}{line}", std::mem::take(&mut label), " ".repeat(space));
            text.push_str(line.trim_end());
            text.push('\n');
            space = indent;
        }
    }
    text
}

/// The lines to be wrapped: where there is no width to fill, those of the file stay.
fn prose(value: &str, screen: Screen) -> Vec<String> {
    match screen.width {
        Some(_) => paragraphs(value),
        None => value.trim().lines().map(str::to_owned).collect(),
    }
}

/// What each rating means, one sentence after the other.
fn key(meanings: &[(Rating, String)]) -> String {
    let sentence = |(rating, meaning): &(Rating, String)| {
        format!("{}: {}.", capitalised(rating.name()), meaning.trim().trim_end_matches('.'))
    };
    meanings.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// Words with a style around them, where colour is wanted.
pub fn styled(words: &str, style: Style, screen: Screen) -> String {
    if screen.colour && !words.is_empty() {
        format!("{style}{words}{style:#}")
    } else {
        words.to_owned()
    }
}

/// The lines of a text that is broken at spaces, so that it fits; a word that is too long stands alone. What follows the dash
/// of a list item stays to its right.
pub fn wrapped(text: &str, width: Option<usize>) -> Vec<String> {
    let Some(width) = width else { return vec![text.to_owned()] };
    let indent: String = text.chars().take_while(|character| *character == ' ').collect();
    let hanging = if text.trim_start().starts_with("- ") { "  " } else { "" };
    let mut lines = vec![indent.clone()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let Some(line) = lines.last_mut() else { break };
        let is_blank = line.trim().is_empty();
        if !is_blank && table::width_of(line) + 1 + table::width_of(word) > width {
            lines.push(format!("{indent}{hanging}{word}"));
        } else {
            if !is_blank {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
