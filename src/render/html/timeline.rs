//! Actions on a time axis, as pictures that a page break can part, and the same in a table.

use maud::{Markup, html};

use super::axis::Axis;
use super::chart::{described, fitted};
use super::register::Register;
use super::words::Line;
use super::{mark, table};
use crate::model::{Date, Named};
use crate::report::{Mark, PointKind, Timeline, TimelineRow, capitalised, short_date};

/// So many rows fit half a page of paper.
const ROWS: usize = 20;

/// The width of a picture, and within it of the names and of the axis.
const WIDTH: i64 = 800;
const NAMES: i64 = 262;
const MARGIN: i64 = 14;

/// The height of a row, and of the heads above the first.
const ROW: usize = 26;
const HEADS: usize = 40;

/// The longest title that stands beside its row.
const TITLE: usize = 29;

/// The pictures, one below the other, what their signs mean, and the table.
pub fn timeline(timeline: &Timeline, register: &Register<'_>) -> Markup {
    html! {
        @if !timeline.rows.is_empty() {
            figure.timeline {
                (legend(timeline))
                div.scroll role="group" tabindex="0" aria-label={ (Line(&timeline.table.caption)) " as a picture" } {
                    @for rows in timeline.rows.chunks(ROWS) { (picture(timeline, rows)) }
                }
            }
        }
        details {
            summary { "The same as a table" }
            (table::table(&timeline.table, register))
        }
    }
}

fn picture(timeline: &Timeline, rows: &[TimelineRow]) -> Markup {
    let axis = Axis {
        first: timeline.first,
        last: timeline.last,
        left: NAMES,
        width: WIDTH - NAMES - MARGIN,
    };
    let height = HEADS + rows.len() * ROW;
    html! {
        svg role="img" viewBox={ "0 0 " (WIDTH) " " (height) } {
            (described(&title(timeline, rows), &timeline.description))
            @for index in (0..rows.len()).step_by(2) {
                rect.band y=(HEADS + index * ROW) width=(WIDTH) height=(ROW) {}
            }
            (heads(&axis, timeline.today, height))
            @for (index, row) in rows.iter().enumerate() {
                g transform={ "translate(0 " (HEADS + index * ROW + ROW / 2) ")" } { (self::row(row, &axis)) }
            }
        }
    }
}

/// What a picture shows: which of the actions, where there are several pictures.
fn title(timeline: &Timeline, rows: &[TimelineRow]) -> String {
    let caption = &timeline.table.caption;
    match (rows.first(), rows.last()) {
        (Some(first), Some(last)) if rows.len() < timeline.rows.len() => {
            format!("{caption}, {} to {}", first.number, last.number)
        }
        _ => caption.clone(),
    }
}

/// The beginning of each quarter, and the day that is asked about where it is on the axis.
fn heads(axis: &Axis, today: Date, height: usize) -> Markup {
    let is_on_it = (axis.first..=axis.last).contains(&today);
    let at = axis.place(today);
    html! {
        @for (quarter, begins) in axis.quarters() {
            @let at = axis.place(begins);
            path.quarter d={ "M" (at) " 20V" (height) } {}
            text.head x=(at) y="13" { (quarter) }
        }
        @if is_on_it {
            path.today d={ "M" (at) " 36V" (height) } {}
            text.today x=(at) y="32" { (short_date(today).trim()) }
        }
    }
}

fn row(row: &TimelineRow, axis: &Axis) -> Markup {
    let day = |kind| row.points.iter().find(|point| point.kind == kind).map(|point| point.day);
    let moved = day(PointKind::FirstDeadline).zip(day(PointKind::Deadline));
    html! {
        text x="2" y="5" {
            tspan.number { (row.number) }
            tspan x="42" { (fitted(&row.title, TITLE)) }
        }
        @if let Some((first, now)) = moved {
            path.moved d={ "M" (axis.place(first)) " 0H" (axis.place(now)) } {}
        }
        @for point in &row.points {
            g transform={ "translate(" (axis.place(point.day)) " 0)" } {
                title { (Line(&hint(row, point))) }
                (sign(point.kind, row.mark))
            }
        }
    }
}

/// What is shown of a sign to whoever points at it.
fn hint(row: &TimelineRow, point: &crate::report::Point) -> String {
    let day = short_date(point.day);
    let what = format!("{} {}, {}", row.number, point.kind.name(), day.trim());
    match &point.words {
        Some(words) => format!("{what}: {words}"),
        None => what,
    }
}

/// What stands for something on its day: shapes that can be told apart without colour.
fn sign(kind: PointKind, mark: Mark) -> Markup {
    match kind {
        PointKind::FirstDeadline => html! { circle.first r="6" {} },
        PointKind::Deadline => deadline(mark),
        PointKind::Milestone => html! { path.milestone d="M0-5L5 0L0 5L-5 0Z" {} },
        PointKind::MilestoneComplete => html! { path.milestone.done d="M0-5L5 0L0 5L-5 0Z" {} },
        PointKind::Complete => html! { path.tick d="M-6 0L-2 5L7-6" {} },
    }
}

/// A disc with the letter of its mark.
fn deadline(mark: Mark) -> Markup {
    let class = mark::class(mark);
    let letter = mark.letter();
    html! {
        circle.mark.(class) r="8" {}
        @if letter.is_alphabetic() || letter == '!' { text.on.(class) { (letter) } }
    }
}

/// What the signs mean that occur.
fn legend(timeline: &Timeline) -> Markup {
    let points = || {
        timeline.rows.iter().flat_map(|row| row.points.iter().map(|point| (row.mark, point.kind)))
    };
    let occurs = |kind| points().any(|(_, other)| other == kind);
    let has_deadline = |mark| points().any(|point| point == (mark, PointKind::Deadline));
    let marks = Mark::ALL.iter().copied().filter(|mark| has_deadline(*mark));
    let kinds =
        PointKind::ALL.iter().copied().filter(|kind| *kind != PointKind::Deadline && occurs(*kind));
    html! {
        ul.legend {
            @for mark in marks { (entry(&format!("Deadline, {}", mark.name()), &deadline(mark))) }
            @for kind in kinds { (entry(&capitalised(kind.name()), &sign(kind, Mark::NotRated))) }
        }
    }
}

fn entry(words: &str, sign: &Markup) -> Markup {
    html! {
        li {
            svg aria-hidden="true" width="20" height="20" viewBox="-10 -10 20 20" { (sign) }
            (words)
        }
    }
}
