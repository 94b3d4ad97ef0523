//! Counts with a bar in each row: beside them where there is room, below them where there is not.

use anstyle::{AnsiColor, Color, Style};

use super::table::{cut, joined, shown, width_of};
use super::text::{styled, wrapped};
use super::{Screen, visible};
use crate::report::{Mark, Tally, legend, marks_in, scale_of};

/// The least room in which the name of a row can still be read beside its counts.
const READABLE: usize = 20;

const BETWEEN: usize = 2;

/// A tally in the way that fits the screen, its legend below.
pub fn write(tally: &Tally, screen: Screen) -> String {
    let heads: Vec<String> =
        tally.table.heads.iter().map(|head| head.heading.to_string()).collect();
    let rows: Vec<Vec<String>> =
        tally.table.rows.iter().map(|row| row.iter().map(shown).collect()).collect();
    let scale = scale_of(&tally.bars);
    let bars: Vec<Vec<Mark>> = tally.bars.iter().map(|bar| bar.marks(scale)).collect();
    let layout = Layout::of(&heads, &rows, screen.width);
    let lines = match layout {
        Some(layout) => layout.rows(&heads, &rows, &bars, screen),
        None => blocks(&heads, &rows, &bars, screen),
    };
    let legend = (!marks_in(&tally.bars).is_empty()).then(|| legend(&tally.bars));
    let legend = legend.map(|legend| wrapped(&visible(&legend), screen.width));
    joined(lines.into_iter().chain(legend.into_iter().flatten()))
}

/// The widths of the columns; the first, the name of the row, gives way.
struct Layout {
    widths: Vec<usize>,
}

impl Layout {
    /// `None`: not even the counts fit.
    fn of(heads: &[String], rows: &[Vec<String>], width: Option<usize>) -> Option<Self> {
        let mut widths: Vec<usize> = heads.iter().map(|head| width_of(head)).collect();
        for row in rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = width_of(cell).max(*width);
            }
        }
        let counts: usize = widths.iter().skip(1).map(|width| width + BETWEEN).sum();
        if let (Some(name), Some(width)) = (widths.first_mut(), width) {
            let room = width.saturating_sub(counts);
            if room < READABLE.min(*name) {
                return None;
            }
            *name = room.min(*name);
        }
        Some(Self { widths })
    }

    fn rows(
        &self,
        heads: &[String],
        rows: &[Vec<String>],
        bars: &[Vec<Mark>],
        screen: Screen,
    ) -> Vec<String> {
        let own = self.widths.iter().sum::<usize>() + BETWEEN * self.widths.len();
        let longest = bars.iter().map(Vec::len).max().unwrap_or_default();
        let has_room = screen.width.is_none_or(|width| own + longest <= width);
        let mut lines = vec![styled(&self.line(heads), Style::new().bold(), screen)];
        for (row, bar) in rows.iter().zip(bars) {
            let line = self.line(row);
            if has_room {
                lines.push(format!("{line}  {}", coloured(bar, screen)));
            } else {
                lines.push(line);
                lines.extend(below(bar, screen));
            }
        }
        lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
    }

    /// The name to the left, the counts to the right of their columns.
    fn line(&self, cells: &[String]) -> String {
        let padded = cells.iter().zip(&self.widths).enumerate().map(|(index, (cell, &width))| {
            let cell = cut(cell, width);
            let space = " ".repeat(width.saturating_sub(width_of(&cell)));
            if index == 0 { cell + &space } else { space + &cell }
        });
        padded.collect::<Vec<_>>().join(&" ".repeat(BETWEEN))
    }
}

/// The marks of a bar on lines of their own.
fn below(bar: &[Mark], screen: Screen) -> Vec<String> {
    let room = screen.width.unwrap_or(usize::MAX).saturating_sub(BETWEEN).max(1);
    bar.chunks(room).map(|marks| format!("  {}", coloured(marks, screen))).collect()
}

/// On a narrow screen: a name, its counts behind their heads, its bar.
fn blocks(
    heads: &[String],
    rows: &[Vec<String>],
    bars: &[Vec<Mark>],
    screen: Screen,
) -> Vec<String> {
    let mut lines = Vec::new();
    for (row, bar) in rows.iter().zip(bars) {
        let name = row.first().map(String::as_str).unwrap_or_default();
        let name = wrapped(name, screen.width).into_iter();
        lines.extend(name.map(|line| styled(&line, Style::new().bold(), screen)));
        // A count and its head stay on one line.
        let counts: Vec<String> = heads
            .iter()
            .zip(row)
            .skip(1)
            .map(|(head, count)| format!("{head} {count}").replace(' ', "\u{a0}"))
            .collect();
        let counts = wrapped(&format!("  {}", counts.join(", ")), screen.width).into_iter();
        lines.extend(counts.map(|line| line.replace('\u{a0}', " ")));
        lines.extend(below(bar, screen));
    }
    lines
}

/// Marks as letters, coloured where colour is wanted: they say the same without it.
fn coloured(marks: &[Mark], screen: Screen) -> String {
    let by_kind = marks.chunk_by(|one, other| one == other);
    by_kind
        .map(|marks| {
            let letters: String = marks.iter().map(|mark| mark.letter()).collect();
            let style = marks.first().copied().map(style_of).unwrap_or_default();
            styled(&letters, style, screen)
        })
        .collect()
}

fn style_of(mark: Mark) -> Style {
    let colour: Color = match mark {
        Mark::Late => return Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
        Mark::Red => AnsiColor::Red.into(),
        Mark::Amber => AnsiColor::Yellow.into(),
        Mark::Green | Mark::Complete => AnsiColor::Green.into(),
        Mark::NotRated => return Style::new(),
        Mark::Suspended | Mark::Withdrawn => return Style::new().dimmed(),
    };
    Style::new().fg_color(Some(colour))
}
