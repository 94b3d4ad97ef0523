//! Reports as Markdown that renders on GitHub and GitLab.

use std::fmt::Write;

use super::visible;
use crate::model::{Named, Rating};
use crate::report::{Cell, Document, Part, Table, Tally, capitalised};

/// A document as Markdown.
pub fn write(document: &Document) -> String {
    document.parts.iter().map(part).collect::<Vec<_>>().join("\n")
}

fn part(part: &Part) -> String {
    match part {
        Part::Heading(words) => format!("## {}\n", escaped(words)),
        Part::Text(words) => format!("{}\n", escaped(words)),
        Part::Lines(lines) => lines.iter().fold(String::new(), |mut list, line| {
            let _ = writeln!(list, "- {}", escaped(line));
            list
        }),
        Part::Table(table) => self::table(table),
        Part::Tally(tally) => self::tally(tally),
        Part::Fields(fields) => fields.iter().fold(String::new(), |mut list, (name, values)| {
            let values: Vec<String> = values.iter().map(|value| escaped(value)).collect();
            let _ = writeln!(list, "- **{}**: {}", escaped(name), values.join("; "));
            list
        }),
        Part::Key(meanings) => key(meanings),
    }
}

fn table(table: &Table) -> String {
    let heads = table.heads.iter().map(|head| escaped(head.heading)).collect();
    with_heads(heads, table.rows.iter().map(|cells| cells.iter().map(cell).collect()))
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
    let heads = tally.table.heads.iter().map(|head| escaped(head.heading)).chain([String::new()]);
    let rows = tally.table.rows.iter().zip(&tally.bars).map(|(cells, bar)| {
        let bar = if bar.marks.is_empty() { String::new() } else { format!("`{}`", bar.letters()) };
        cells.iter().map(cell).chain([bar]).collect()
    });
    format!("{}\n{}\n", with_heads(heads.collect(), rows), escaped(&tally.legend))
}

fn with_heads(heads: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = vec!["---".to_owned(); heads.len()];
    [heads, line].into_iter().chain(rows).map(|cells| row(cells.into_iter())).collect()
}

fn cell(cell: &Cell) -> String {
    escaped(cell.words().trim())
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// Text that Markdown shows as it is: its marks are escaped, its lines joined by breaks.
fn escaped(text: &str) -> String {
    text.trim().lines().map(|line| line_of(line.trim_end())).collect::<Vec<_>>().join("<br>")
}

fn line_of(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for character in visible(line).chars() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_links_and_breaks_lose_their_power() {
        assert_eq!(escaped("a|b\nc <i> @all *x*"), "a\\|b<br>c &lt;i&gt; &#64;all \\*x\\*");
        assert_eq!(escaped("[x](javascript:y)"), "\\[x\\](javascript:y)");
    }
}
