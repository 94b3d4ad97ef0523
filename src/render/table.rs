//! Tables on a terminal, fitted to its width; in a pipe, columns of plain lines.

use anstyle::{AnsiColor, Style};
use comfy_table::{Attribute, CellAlignment, Color, ColumnConstraint, ContentArrangement, Width};
use crossterm::style::force_color_output;
use unicode_width::UnicodeWidthStr;

use super::flow::paragraphs;
use super::text::{styled, wrapped};
use super::{Screen, visible};
use crate::model::{Rating, Status};
use crate::report::{Cell, Table};

/// Below this width a table is no table any more: each row becomes a block.
const NARROWEST: usize = 60;

/// The least room in which cut or wrapped words can still be read.
const READABLE: usize = 14;

/// The least room in which a title that is cut can still be told from others; in less it is wrapped.
const TELLING: usize = 24;

/// The space between columns; where that is too much, one space will do.
const GAPS: [usize; 2] = [2, 1];

/// The space between the parts of a line that has room enough.
const BETWEEN: usize = 2;

/// How far notes stand behind the rows that they are on.
const INDENT: usize = 4;

/// A table in the way that fits the screen.
pub fn write(table: &Table, screen: Screen) -> String {
    let cells: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(shown).collect()).collect();
    match screen.width {
        None => plain(table, &cells, screen),
        Some(width) if width < NARROWEST => blocks(table, &cells, width, screen),
        Some(width) => fitted(table, cells, width, screen),
    }
}

/// A cell on one line.
pub fn shown(cell: &Cell) -> String {
    let words = cell.words();
    let words = words.trim_end();
    if words.contains(['\n', '\t']) {
        visible(&words.replace("\r\n", " ").replace(['\n', '\t'], " ")).into_owned()
    } else {
        visible(words).into_owned()
    }
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

/// Whether a column holds counts or shares, which stand at its right.
pub fn counts(table: &Table, column: usize) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| row.get(column));
    !table.rows.is_empty() && cells.all(|cell| matches!(cell, Cell::Count(_) | Cell::Share(..)))
}

/// Columns of spaces, nothing cut.
fn plain(table: &Table, cells: &[Vec<String>], screen: Screen) -> String {
    let columns: Vec<(usize, bool)> = widths(table, cells)
        .into_iter()
        .enumerate()
        .map(|(column, width)| (width, counts(table, column)))
        .collect();
    let line = |cells: Vec<(&str, Style)>| {
        let mut padded = String::new();
        for ((cell, style), &(width, is_count)) in cells.into_iter().zip(&columns) {
            let space = " ".repeat(width - cell.width());
            let (left, right) = if is_count { (&*space, "") } else { ("", &*space) };
            padded.extend([left, &styled(cell, style, screen), right, "  "]);
        }
        format!("{}\n", padded.trim_end())
    };
    let bold = Style::new().bold();
    let head = line(table.heads.iter().map(|head| (&*head.heading, bold)).collect());
    cells.iter().zip(&table.rows).enumerate().fold(head, |text, (index, (row, typed))| {
        let row = line(row.iter().map(String::as_str).zip(typed.iter().map(style_of)).collect());
        text + &row + &joined(note(table, index, None))
    })
}

/// The note on a row, on lines of its own.
fn note(table: &Table, row: usize, width: Option<usize>) -> Vec<String> {
    let notes = table.notes.iter().filter_map(|notes| notes.texts.get(row)?.as_deref());
    let room = width.map(|width| width.saturating_sub(INDENT));
    let lines =
        notes.flat_map(paragraphs).flat_map(|paragraph| wrapped(&visible(&paragraph), room));
    lines.map(|line| format!("{}{line}", " ".repeat(INDENT)).trim_end().to_owned()).collect()
}

/// A block a row, each value that is given behind the name of its column.
fn blocks(table: &Table, cells: &[Vec<String>], width: usize, screen: Screen) -> String {
    let widest = table.heads.iter().map(|head| head.heading.width()).max().unwrap_or_default();
    let mut text = String::new();
    let room = width.saturating_sub(widest + BETWEEN).max(READABLE);
    for (index, (row, typed)) in cells.iter().zip(&table.rows).enumerate() {
        let given =
            table.heads.iter().zip(row).zip(typed).filter(|((_, cell), _)| !cell.is_empty());
        for ((head, cell), typed) in given {
            for (place, line) in wrapped(cell.trim(), Some(room)).iter().enumerate() {
                let label = if place == 0 { &*head.heading } else { "" };
                let space = " ".repeat(widest + BETWEEN - label.width());
                let line = styled(line, style_of(typed), screen);
                text.push_str(format!("{label}{space}{line}").trim_end());
                text.push('\n');
            }
        }
        text.push_str(&joined(note(table, index, Some(width))));
        text.push('\n');
    }
    text
}

/// How a table is made to fit a screen.
struct Fit {
    /// The space between its columns.
    gap: usize,
    /// The column whose text is cut, and the room that it has.
    cut: Option<(usize, usize)>,
}

/// The widest gap with which a table of these columns can be read; `None`: there is none.
fn fit(table: &Table, widths: &[usize], width: usize) -> Option<Fit> {
    let is_giving = |&column: &usize| table.heads.get(column).is_some_and(|head| head.gives_way);
    let giving: Vec<usize> = (0..widths.len()).filter(is_giving).collect();
    let total: usize = widths.iter().sum();
    let given: usize = giving.iter().filter_map(|&column| widths.get(column)).sum();
    GAPS.into_iter().find_map(|gap| {
        let between = gap * widths.len().saturating_sub(1);
        if total + between <= width {
            return Some(Fit { gap, cut: None });
        }
        let room = width.saturating_sub(total - given + between);
        let is_readable = room.checked_div(giving.len()).is_some_and(|each| each >= READABLE);
        let cut = match giving.as_slice() {
            &[column] if room >= TELLING && has_numbers(table) => Some((column, room)),
            _ => None,
        };
        is_readable.then_some(Fit { gap, cut })
    })
}

/// The widths with "amber (stale)" and "not rated" on two lines: a table with taller rows reads better than blocks.
fn with_broken_ratings(table: &Table, cells: &[Vec<String>], widths: &[usize]) -> Vec<usize> {
    let of_ratings = |column: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(column));
        cells.all(|cell| matches!(cell, Cell::Rating(_) | Cell::Stale(_)))
    };
    let longest_word = |column: usize| {
        let heading = table.heads.get(column).map(|head| &*head.heading);
        let cells = cells.iter().filter_map(|row| row.get(column)).map(String::as_str);
        cells.chain(heading).flat_map(str::split_whitespace).map(UnicodeWidthStr::width).max()
    };
    let broken = |(column, &width): (usize, &usize)| {
        longest_word(column).filter(|_| of_ratings(column)).unwrap_or(width)
    };
    widths.iter().enumerate().map(broken).collect()
}

/// A table that fits the screen; where it could not be read, blocks.
fn fitted(table: &Table, mut cells: Vec<Vec<String>>, width: usize, screen: Screen) -> String {
    let natural = widths(table, &cells);
    let narrow = with_broken_ratings(table, &cells, &natural);
    let fits = [natural, narrow]
        .into_iter()
        .find_map(|widths| Some((fit(table, &widths, width)?, widths)));
    let Some((fit, widths)) = fits else {
        return blocks(table, &cells, width, screen);
    };
    if let Some((column, room)) = fit.cut {
        for cell in cells.iter_mut().filter_map(|row| row.get_mut(column)) {
            *cell = cut(cell, room);
        }
    }
    let mut written = styled_table(table, &cells, fit.gap, screen);
    written.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    for (index, (&natural, head)) in widths.iter().zip(&table.heads).enumerate() {
        if let Some(column) = written.column_mut(index).filter(|_| !head.gives_way) {
            let padding = if index + 1 == widths.len() { 0 } else { fit.gap };
            let natural = u16::try_from(natural + padding).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(natural)));
        }
    }
    if table.notes.is_some() {
        written.style_mut().row_separator.fill = Some(RULE);
    }
    let lines = written.lines().map(|line| line.trim_end().to_owned());
    with_notes(table, lines, width)
}

/// What stands between two rows until the notes take its place.
const RULE: char = '─';

/// The lines of a table, the note on each row below it. Where a table has notes, its rows are parted by rules.
fn with_notes(table: &Table, lines: impl Iterator<Item = String>, width: usize) -> String {
    // Between columns there is space, so no line of a row is all rule.
    let is_rule = |line: &str| table.notes.is_some() && line.chars().all(|mark| mark == RULE);
    let mut written = Vec::new();
    let mut row = 0;
    for line in lines {
        if !line.is_empty() && is_rule(&line) {
            written.extend(note(table, row, Some(width)));
            row += 1;
        } else {
            written.push(line);
        }
    }
    written.extend(note(table, row, Some(width)));
    joined(written)
}

/// Whether its rows have numbers: then `show` finds the rest of what is cut; else it is wrapped.
fn has_numbers(table: &Table) -> bool {
    table.rows.iter().flatten().any(|cell| matches!(cell, Cell::Number(_)))
}

/// Lines, each with its end.
pub fn joined(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().fold(String::new(), |text, line| text + &line + "\n")
}

fn styled_table(
    table: &Table,
    cells: &[Vec<String>],
    gap: usize,
    screen: Screen,
) -> comfy_table::Table {
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
        .map(|head| comfy_table::Cell::new(&head.heading).add_attribute(Attribute::Bold));
    written.set_header(heads);
    for (row, typed) in cells.iter().zip(&table.rows) {
        written.add_row(row.iter().zip(typed).map(|(cell, typed)| match colour_of(typed) {
            Some(colour) => comfy_table::Cell::new(cell).fg(colour),
            None => comfy_table::Cell::new(cell),
        }));
    }
    let last = table.heads.len().saturating_sub(1);
    for (index, column) in written.column_iter_mut().enumerate() {
        let padding = if index == last { 0 } else { u16::try_from(gap).unwrap_or(2) };
        column.set_padding((0, padding));
        if counts(table, index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    written
}

fn colour_of(cell: &Cell) -> Option<Color> {
    match cell {
        Cell::Rating(Some(Rating::Red))
        | Cell::Status(Status::Overdue)
        | Cell::When(_, Status::Overdue) => Some(Color::Red),
        Cell::Rating(Some(Rating::Amber)) => Some(Color::Yellow),
        Cell::Rating(Some(Rating::Green))
        | Cell::Status(Status::Complete)
        | Cell::When(_, Status::Complete) => Some(Color::Green),
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
pub fn cut(text: &str, room: usize) -> String {
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
