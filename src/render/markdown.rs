//! Reports as Markdown that renders on GitHub and GitLab.

use std::fmt::Write;

use super::flow::paragraphs;
use super::table::{counts, joined};
use super::{followed, visible};
use crate::model::{Named, Rating};
use crate::report::{
    self, Cell, ChangeLine, Document, Figure, Link, Part, Piece, Table, Tally, capitalised, legend,
    scale_of,
};

/// A document as Markdown.
pub fn write(document: &Document) -> String {
    document.parts.iter().map(part).collect::<Vec<_>>().join("\n")
}

fn part(part: &Part) -> String {
    match part {
        Part::Title(words) => heading(1, words),
        Part::Heading(words) => heading(2, words),
        Part::Subheading(words) => heading(3, words),
        Part::Minor(words) => heading(4, words),
        Part::Text(words) => format!("{}\n", escaped(words)),
        Part::Lines(lines) => lines.iter().fold(String::new(), |mut list, line| {
            let _ = writeln!(list, "- {}", escaped(line));
            list
        }),
        Part::Changes(lines) => lines.iter().map(change).collect(),
        Part::Toml { caption, lines } => format!("{}\n\n{}", escaped(caption), fenced(lines)),
        Part::Table(table) => self::table(table),
        Part::Tally(tally) => self::tally(tally),
        Part::Timeline(timeline) => {
            format!("{}\n{}\n", self::table(&timeline.table), escaped(&timeline.key.join("; ")))
        }
        Part::Prose(words) => prose_of(words),
        Part::Figures(figures) => self::figures(figures),
        Part::Link(link) => format!("{}\n", self::link(link)),
        Part::Fields(fields) => fields.iter().fold(String::new(), |mut list, (name, values)| {
            let _ = writeln!(list, "- **{}**:{}", escaped(name), prose(values));
            list
        }),
        Part::Key(meanings) => key(meanings),
    }
}

/// A change as an item, and below it the text, what was taken out struck through and what was put in underlined.
fn change(line: &ChangeLine) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Kept(words) => escaped(words),
        Piece::Removed(words) => format!("<del>{}</del>", escaped(words)),
        Piece::Added(words) => format!("<ins>{}</ins>", escaped(words)),
    };
    let edit = line.edit.iter().map(piece).collect::<Vec<_>>().join(" ");
    let edit = if edit.is_empty() { edit } else { format!("<br>\n  {edit}") };
    format!("- {}{edit}\n", escaped(&line.words))
}

fn heading(level: usize, words: &str) -> String {
    format!("{} {}\n", "#".repeat(level), escaped(words))
}

/// Paragraphs and lists.
fn prose_of(words: &str) -> String {
    let mut written = String::new();
    let mut is_item = false;
    for paragraph in paragraphs(words).iter().filter(|paragraph| !paragraph.is_empty()) {
        let item = paragraph.strip_prefix("- ");
        if !(written.is_empty() || is_item && item.is_some()) {
            written.push('\n');
        }
        let _ = match item {
            Some(item) => writeln!(written, "- {}", escaped(item)),
            None => writeln!(written, "{}", escaped(paragraph)),
        };
        is_item = item.is_some();
    }
    written
}

fn figures(figures: &[Figure]) -> String {
    let said = |figure: &Figure| format!("**{}** {}", figure.number, escaped(&figure.words));
    format!("{}\n", figures.iter().map(said).collect::<Vec<_>>().join(" · "))
}

/// Words that lead somewhere, where that is a place to be followed.
fn link(link: &Link) -> String {
    match link.target.as_deref().and_then(followed) {
        Some(target) => format!("[{}]({})", escaped(&link.words), encoded(target)),
        None => escaped(&link.words),
    }
}

/// A target in which Markdown finds no mark: letters, figures and the few signs that addresses need stay.
fn encoded(target: &str) -> String {
    target.bytes().fold(String::new(), |mut encoded, byte| {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$'+,;=%".contains(&byte);
        let _ = match byte {
            b'&' => write!(encoded, "&amp;"),
            byte if is_plain => write!(encoded, "{}", char::from(byte)),
            byte => write!(encoded, "%{byte:02X}"),
        };
        encoded
    })
}

/// Values behind a name: paragraphs part by breaks, and items make a list inside the list.
fn prose(values: &[String]) -> String {
    let mut written = String::new();
    let mut before = Before::Name;
    for paragraph in values.iter().flat_map(|value| paragraphs(value)) {
        if let Some(item) = paragraph.strip_prefix("- ") {
            let _ = write!(written, "\n  - {}", escaped(item));
            before = Before::Item;
        } else if !paragraph.is_empty() {
            let space = match before {
                Before::Name => " ",
                Before::Paragraph => "<br>\n  ",
                Before::Item => "\n\n  ",
            };
            let _ = write!(written, "{space}{}", escaped(&paragraph));
            before = Before::Paragraph;
        }
    }
    written
}

/// What stands before a paragraph.
enum Before {
    Name,
    Paragraph,
    Item,
}

/// Lines that Markdown leaves alone, behind a fence that they cannot close.
fn fenced(text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let lines = joined(text.lines().map(|line| visible(line).into_owned()));
    format!("{fence}toml\n{lines}{fence}\n")
}

/// Notes on the rows are the last column.
fn table(table: &Table) -> String {
    let mut heads = heads(table);
    let mut rows: Vec<Vec<String>> =
        table.rows.iter().map(|cells| cells.iter().map(cell).collect()).collect();
    if let Some(notes) = &table.notes {
        heads.push(Head { words: escaped(notes.heading), rule: "---" });
        for (row, note) in rows.iter_mut().zip(&notes.texts) {
            row.push(note.as_deref().map(flowing).unwrap_or_default());
        }
    }
    with_heads(heads, rows.into_iter())
}

/// A text in a cell, its lines joined where the file alone breaks them.
fn flowing(text: &str) -> String {
    escaped(&paragraphs(text).join("\n"))
}

/// A paragraph, so that it does not go on a list above it.
fn key(meanings: &[(Rating, String)]) -> String {
    let line = |(rating, meaning): &(Rating, String)| {
        format!("**{}**: {}", capitalised(rating.name()), escaped(meaning))
    };
    format!("{}\n", meanings.iter().map(line).collect::<Vec<_>>().join("<br>\n"))
}

/// The bar of each row is its last cell, as code, so that its marks are all of one width.
fn tally(tally: &Tally) -> String {
    let mut heads = heads(&tally.table);
    heads.push(Head { words: String::new(), rule: "---" });
    let scale = scale_of(&tally.bars);
    let rows = tally.table.rows.iter().zip(&tally.bars).map(|(cells, bar)| {
        let letters = bar.letters(scale);
        let bar = if letters.is_empty() { letters } else { format!("`{letters}`") };
        cells.iter().map(cell).chain([bar]).collect()
    });
    format!("{}\n{}\n", with_heads(heads, rows), escaped(&legend(&tally.bars)))
}

/// The head of a column: its words, and the line below them, which puts counts to the right.
struct Head {
    words: String,
    rule: &'static str,
}

fn heads(table: &Table) -> Vec<Head> {
    let rule = |column| if counts(table, column) { "---:" } else { "---" };
    let head = |(column, head): (usize, &report::Head)| Head {
        words: escaped(&head.heading),
        rule: rule(column),
    };
    table.heads.iter().enumerate().map(head).collect()
}

fn with_heads(heads: Vec<Head>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let (words, rules) = heads.into_iter().map(|head| (head.words, head.rule.to_owned())).unzip();
    [words, rules].into_iter().chain(rows).map(|cells| row(cells.into_iter())).collect()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Links(links) => links.iter().map(link).collect::<Vec<_>>().join("<br>"),
        _ => escaped(cell.words().trim()),
    }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// Text that Markdown shows as it is: its marks are escaped, its lines joined by breaks.
fn escaped(text: &str) -> String {
    text.trim().lines().map(|line| line_of(line.trim_end())).collect::<Vec<_>>().join("<br>")
}

fn line_of(line: &str) -> String {
    let line = visible(line.trim_start());
    let (number, rest) = line.split_at(line.len() - after_number(&line).len());
    let mut escaped = String::from(number);
    if begins_a_block(number, rest) {
        escaped.push('\\');
    }
    for character in rest.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '@' => escaped.push_str("&#64;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

fn after_number(line: &str) -> &str {
    line.trim_start_matches(|character: char| character.is_ascii_digit())
}

/// Whether a line would begin a list, or underline a heading or a rule.
fn begins_a_block(number: &str, rest: &str) -> bool {
    if number.is_empty() {
        rest.starts_with(['-', '+', '='])
    } else {
        let behind = rest.strip_prefix(['.', ')']);
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_a_value_is_a_list_below_its_name() {
        let values = ["Train\nall:\n- one\n- two".to_owned(), "Then stop.".to_owned()];
        assert_eq!(prose(&values), " Train all:\n  - one\n  - two\n\n  Then stop.");
        assert_eq!(prose(&["a".to_owned(), "b".to_owned()]), " a<br>\n  b");
    }

    #[test]
    fn lines_of_a_file_cannot_close_their_fence() {
        assert_eq!(fenced("a\n```\n"), "````toml\na\n```\n````\n");
    }

    #[test]
    fn marks_links_and_breaks_lose_their_power() {
        assert_eq!(escaped("a|b\nc <i> @all *x*"), "a\\|b<br>c &lt;i&gt; &#64;all \\*x\\*");
        assert_eq!(escaped("[x](javascript:y)"), "\\[x\\](javascript:y)");
        assert_eq!(escaped("---\n1. a\n3.1 b"), "\\---<br>1\\. a<br>3.1 b");
    }
}
