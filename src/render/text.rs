//! Reports as text, for a terminal or a pipe.

use anstyle::Style;

use super::{Screen, table, visible};
use crate::report::{Document, Part};

/// A document as text.
pub fn write(document: &Document, screen: Screen) -> String {
    document.parts.iter().map(|part| self::part(part, screen)).collect()
}

fn part(part: &Part, screen: Screen) -> String {
    match part {
        Part::Heading(words) => {
            format!("{}\n", styled(&visible(words), Style::new().bold(), screen))
        }
        Part::Text(words) => paragraph(words, screen),
        Part::Lines(lines) => table::joined(lines.iter().map(|line| visible(line).into_owned())),
        Part::Table(table) => table::write(table, screen),
        Part::Fields(fields) => fields_of(fields, screen),
    }
}

fn paragraph(words: &str, screen: Screen) -> String {
    words
        .lines()
        .flat_map(|line| wrapped(&visible(line), screen.width))
        .map(|line| line + "\n")
        .collect()
}

/// Names in one column, their values wrapped in another; of several values each stands on its own line.
fn fields_of(fields: &[(String, Vec<String>)], screen: Screen) -> String {
    let widest = fields.iter().map(|(name, _)| table::width_of(name)).max().unwrap_or_default();
    let room = screen.width.map(|width| width.saturating_sub(widest + 2).max(20));
    let mut text = String::new();
    for (name, values) in fields {
        let lines = values
            .iter()
            .flat_map(|value| value.lines())
            .flat_map(|line| wrapped(&visible(line), room));
        for (index, line) in lines.enumerate() {
            let label = if index == 0 { name.as_str() } else { "" };
            let space = " ".repeat(widest + 2 - table::width_of(label));
            let label = styled(label, Style::new().bold(), screen);
            text.push_str(format!("{label}{space}{line}").trim_end());
            text.push('\n');
        }
    }
    text
}

/// Words with a style around them, where colour is wanted.
pub fn styled(words: &str, style: Style, screen: Screen) -> String {
    if screen.colour && !words.is_empty() {
        format!("{style}{words}{style:#}")
    } else {
        words.to_owned()
    }
}

/// The lines of a text that is broken at spaces, so that it fits; a word that is too long stands alone.
pub fn wrapped(text: &str, width: Option<usize>) -> Vec<String> {
    let Some(width) = width else { return vec![text.to_owned()] };
    let indent: String = text.chars().take_while(|character| *character == ' ').collect();
    let mut lines = vec![indent.clone()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let Some(line) = lines.last_mut() else { break };
        let is_blank = line.trim().is_empty();
        if !is_blank && table::width_of(line) + 1 + table::width_of(word) > width {
            lines.push(format!("{indent}{word}"));
        } else {
            if !is_blank {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
