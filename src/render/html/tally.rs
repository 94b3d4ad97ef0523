//! Counts with a bar in each row: a picture of the bars, and the same figures in a table beside it.

use maud::{Markup, html};

use super::chart::{described, fitted};
use super::register::Register;
use super::{mark, table};
use crate::model::Named;
use crate::report::{Bar, Cell, Mark, Tally, marks_in};

/// The height of a row: its name, its bar, and the space below.
const ROW: usize = 56;

/// Where in its row the bar begins, and how high it is.
const BAR: (usize, usize) = (20, 26);

/// The longest name that stands above a bar on a phone.
const NAME: usize = 44;

/// The bars and the table, below a heading.
pub fn below(heading: &str, tally: &Tally, register: &Register<'_>) -> Markup {
    html! {
        div.tally {
            @if let Some(chart) = chart(tally) { (chart) }
            (table::below(heading, &tally.table, register))
        }
    }
}

/// A bar that is not empty, with the name of its row.
struct Row<'tally> {
    name: String,
    bar: &'tally Bar,
}

/// The bars, where any row has one.
fn chart(tally: &Tally) -> Option<Markup> {
    let rows: Vec<Row<'_>> = tally.table.rows.iter().zip(&tally.bars).filter_map(row).collect();
    let longest = rows.iter().map(|row| row.bar.actions()).max()?;
    let marks = marks_in(&tally.bars);
    Some(html! {
        figure {
            svg.bars role="img" width="100%" height=(rows.len() * ROW) {
                (described(&tally.table.caption, &description(&rows)))
                @for (index, row) in rows.iter().enumerate() {
                    svg y=(index * ROW) width="100%" height=(ROW) { (bar(row, longest)) }
                }
            }
            (mark::legend(&marks))
        }
    })
}

fn row<'tally>((cells, bar): (&Vec<Cell>, &'tally Bar)) -> Option<Row<'tally>> {
    let name = cells.first().map(Cell::words).unwrap_or_default();
    (bar.actions() > 0).then_some(Row { name, bar })
}

/// The bars in words: "Help: 5 late, 21 not rated."
fn description(rows: &[Row<'_>]) -> String {
    let counts = |bar: &Bar| {
        let counts = bar.counts.iter().map(|(mark, actions)| format!("{actions} {}", mark.name()));
        counts.collect::<Vec<_>>().join(", ")
    };
    let said = rows.iter().map(|row| format!("{}: {}.", row.name, counts(row.bar)));
    said.collect::<Vec<_>>().join(" ")
}

/// The name of a row, and below it a bar whose length is its share of the longest.
fn bar(row: &Row<'_>, longest: usize) -> Markup {
    let mut before = 0;
    let mut segment = |&(mark, actions): &(Mark, usize)| {
        let from = Share { part: before, of: longest };
        before += actions;
        segment(mark, actions, from)
    };
    html! {
        text y="14" { (fitted(&row.name, NAME)) }
        @for counted in &row.bar.counts { (segment(counted)) }
    }
}

/// A piece of a bar that says what it is, as far as it has room.
fn segment(mark: Mark, actions: usize, from: Share) -> Markup {
    let (top, height) = BAR;
    let class = mark::class(mark);
    let width = Share { part: actions, ..from };
    // The middle, in halves of an action.
    let middle = Share { part: from.part * 2 + actions, of: from.of * 2 };
    html! {
        rect.mark.(class) x=(from.percent()) y=(top) width=(width.percent()) height=(height) {}
        @if let Some(label) = label(mark, actions, width) {
            text.on.(class) x=(middle.percent()) y=(top + height / 2) { (label) }
        }
    }
}

/// What a piece of a bar says on a phone too: how many of what, how many, or nothing.
fn label(mark: Mark, actions: usize, width: Share) -> Option<String> {
    let labels = [format!("{actions} {}", mark.name()), actions.to_string()];
    labels.into_iter().find(|label| width.has_room_for(label))
}

/// A part of the width of a picture.
#[derive(Clone, Copy)]
struct Share {
    part: usize,
    of: usize,
}

/// How much of a picture on a phone a letter takes, in hundredths of a percent.
const LETTER: usize = 270;

impl Share {
    fn hundredths(self) -> usize {
        self.part.saturating_mul(10_000).checked_div(self.of).unwrap_or_default()
    }

    fn percent(self) -> String {
        let hundredths = self.hundredths();
        format!("{}.{:02}%", hundredths / 100, hundredths % 100)
    }

    fn has_room_for(self, label: &str) -> bool {
        label.chars().count() * LETTER <= self.hundredths()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_of_a_bar_says_no_more_than_it_has_room_for() {
        let said = |actions| label(Mark::Late, actions, Share { part: actions, of: 26 });
        // "5 late" takes 16.2 percent of a phone; 5 of 26 are 19.2, and 4 of 26 are 15.4.
        assert_eq!(said(5).as_deref(), Some("5 late"));
        assert_eq!(said(4).as_deref(), Some("4"));
        assert_eq!(label(Mark::Late, 1, Share { part: 1, of: 60 }), None);
    }

    #[test]
    fn a_share_is_written_to_the_hundredth_of_a_percent() {
        assert_eq!(Share { part: 5, of: 26 }.percent(), "19.23%");
        assert_eq!(Share { part: 1, of: 1000 }.percent(), "0.10%");
        assert_eq!(Share { part: 1, of: 0 }.percent(), "0.00%");
    }
}
