//! Reports as Markdown that renders on GitHub and GitLab.

use std::fmt::Write;

use super::visible;
use crate::report::{Document, Part, Table};

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
        Part::Fields(fields) => fields.iter().fold(String::new(), |mut list, (name, values)| {
            let values: Vec<String> = values.iter().map(|value| escaped(value)).collect();
            let _ = writeln!(list, "- **{}**: {}", escaped(name), values.join("; "));
            list
        }),
    }
}

fn table(table: &Table) -> String {
    let mut written = row(table.heads.iter().map(|head| escaped(head.heading)));
    written.push_str(&row(table.heads.iter().map(|_| "---".to_owned())));
    for cells in &table.rows {
        written.push_str(&row(cells.iter().map(|cell| escaped(cell.words().trim()))));
    }
    written
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
