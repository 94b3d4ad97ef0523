//! Tables on a terminal, fitted to its width; in a pipe, columns of plain lines.

use anstyle::{AnsiColor, Style};
use comfy_table::{Attribute, Color, ColumnConstraint, ContentArrangement, Width};
use crossterm::style::force_color_output;
use unicode_width::UnicodeWidthStr;

use super::text::{styled, wrapped};
use super::{Screen, visible};
use crate::model::{Rating, Status};
use crate::report::{Cell, Table};

/// Below this width a table is no table any more: each row becomes a block.
const NARROWEST: usize = 60;

/// The least room in which cut or wrapped words can still be read.
const READABLE: usize = 14;

const BETWEEN: usize = 2;

/// A table in the way that fits the screen.
pub fn write(table: &Table, screen: Screen) -> String {
    let cells: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(shown).collect()).collect();
    match screen.width {
        None => plain(table, &cells),
        Some(width) if width < NARROWEST => blocks(table, &cells, width, screen),
        Some(width) => fitted(table, cells, width, screen),
    }
}

/// A cell on one line.
fn shown(cell: &Cell) -> String {
    let words = cell.words();
    let line = words.trim_end().replace("\r\n", " ").replace(['\n', '\t'], " ");
    visible(&line).into_owned()
}

/// How many columns a text takes.
pub fn width_of(text: &str) -> usize {
    text.width()
}

fn widths(table: &Table, cells: &[Vec<String>]) -> Vec<usize> {
    let heads = table.heads.iter().map(|head| head.heading.width());
    let widest = |column: usize| {
        cells.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max()
    };
    heads.enumerate().map(|(column, head)| head.max(widest(column).unwrap_or_default())).collect()
}

/// Columns of spaces, nothing cut.
fn plain(table: &Table, cells: &[Vec<String>]) -> String {
    let widths = widths(table, cells);
    let line = |cells: Vec<&str>| {
        let mut padded = String::new();
        for (cell, width) in cells.iter().zip(&widths) {
            padded.push_str(cell);
            padded.extend(std::iter::repeat_n(' ', width + BETWEEN - cell.width()));
        }
        format!("{}\n", padded.trim_end())
    };
    let head = line(table.heads.iter().map(|head| head.heading).collect());
    cells.iter().fold(head, |text, row| text + &line(row.iter().map(String::as_str).collect()))
}

/// A block a row, each value behind the name of its column.
fn blocks(table: &Table, cells: &[Vec<String>], width: usize, screen: Screen) -> String {
    let widest = table.heads.iter().map(|head| head.heading.width()).max().unwrap_or_default();
    let mut text = String::new();
    for (row, typed) in cells.iter().zip(&table.rows) {
        for ((head, cell), typed) in table.heads.iter().zip(row).zip(typed) {
            for (index, line) in
                wrapped(cell.trim(), Some(width.saturating_sub(widest + BETWEEN).max(READABLE)))
                    .iter()
                    .enumerate()
            {
                let label = if index == 0 { head.heading } else { "" };
                let space = " ".repeat(widest + BETWEEN - label.width());
                let line = styled(line, style_of(typed), screen);
                text.push_str(format!("{label}{space}{line}").trim_end());
                text.push('\n');
            }
        }
        text.push('\n');
    }
    text
}

fn fitted(table: &Table, mut cells: Vec<Vec<String>>, width: usize, screen: Screen) -> String {
    let widths = widths(table, &cells);
    let gives_way = |column: usize| table.heads.get(column).is_some_and(|head| head.gives_way);
    let giving = (0..widths.len()).filter(|&column| gives_way(column)).count();
    let fixed: usize =
        (0..widths.len()).filter(|&column| !gives_way(column)).map(|column| widths[column]).sum();
    let between = BETWEEN * widths.len().saturating_sub(1);
    let room = width.saturating_sub(fixed + between);
    let is_too_wide = widths.iter().sum::<usize>() + between > width;
    if is_too_wide && (giving == 0 || room / giving < READABLE) {
        return blocks(table, &cells, width, screen);
    }
    if is_too_wide && giving == 1 {
        let column = (0..widths.len()).find(|&column| gives_way(column)).unwrap_or_default();
        cells
            .iter_mut()
            .filter_map(|row| row.get_mut(column))
            .for_each(|cell| *cell = cut(cell, room));
    }
    let mut written = styled_table(table, &cells, screen);
    written.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    for (index, &natural) in widths.iter().enumerate() {
        if let Some(column) = written.column_mut(index).filter(|_| !gives_way(index)) {
            let padding = if index + 1 == widths.len() { 0 } else { BETWEEN };
            let natural = u16::try_from(natural + padding).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(natural)));
        }
    }
    joined(written.lines().map(|line| line.trim_end().to_owned()))
}

/// Lines, each with its end.
pub fn joined(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().fold(String::new(), |text, line| text + &line + "\n")
}

fn styled_table(table: &Table, cells: &[Vec<String>], screen: Screen) -> comfy_table::Table {
    let mut written = comfy_table::Table::new();
    written
        .load_style(comfy_table::presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .force_no_tty();
    if screen.colour {
        // Or NO_COLOR would beat --color always.
        force_color_output(true);
        written.enforce_styling();
    }
    let heads = table
        .heads
        .iter()
        .map(|head| comfy_table::Cell::new(head.heading).add_attribute(Attribute::Bold));
    written.set_header(heads);
    for (row, typed) in cells.iter().zip(&table.rows) {
        written.add_row(row.iter().zip(typed).map(|(cell, typed)| match colour_of(typed) {
            Some(colour) => comfy_table::Cell::new(cell).fg(colour),
            None => comfy_table::Cell::new(cell),
        }));
    }
    let last = table.heads.len().saturating_sub(1);
    for (index, column) in written.column_iter_mut().enumerate() {
        column
            .set_padding((0, if index == last { 0 } else { u16::try_from(BETWEEN).unwrap_or(2) }));
    }
    written
}

fn colour_of(cell: &Cell) -> Option<Color> {
    match cell {
        Cell::Rating(Some(Rating::Red)) | Cell::Status(Status::Overdue) => Some(Color::Red),
        Cell::Rating(Some(Rating::Amber)) => Some(Color::Yellow),
        Cell::Rating(Some(Rating::Green)) | Cell::Status(Status::Complete) => Some(Color::Green),
        _ => None,
    }
}

fn style_of(cell: &Cell) -> Style {
    let colour = match colour_of(cell) {
        Some(Color::Red) => AnsiColor::Red,
        Some(Color::Yellow) => AnsiColor::Yellow,
        Some(_) => AnsiColor::Green,
        None => return Style::new(),
    };
    Style::new().fg_color(Some(colour.into()))
}

/// The text cut to so many columns, the cut shown.
fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        if kept.width() + character.to_string().width() + 1 > room {
            break;
        }
        kept.push(character);
    }
    format!("{}…", kept.trim_end())
}
