//! Actions on a time axis, as pictures that a page break can part, and the same in a table.

use maud::{Markup, html};

use super::axis::Axis;
use super::chart::{described, fitted};
use super::register::Register;
use super::words::Line;
use super::{mark, table};
use crate::model::{Date, Named, Quarter};
use crate::report::{Mark, Point, PointKind, Timeline, TimelineRow, capitalised, short_date};

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
const TITLE: usize = 26;

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
            (table::table(&timeline.days, register))
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
            text.head x=(middle(quarter, axis).unwrap_or(at)) y="13" { (quarter) }
        }
        @if is_on_it {
            path.today d={ "M" (at) " 36V" (height) } {}
            text.today x=(at) y="32" { (short_date(today).trim()) }
        }
    }
}

/// Where the name of a quarter stands: between the lines with which it and the next one begin, as far as it lies on the axis.
fn middle(quarter: Quarter, axis: &Axis) -> Option<i64> {
    let span = quarter.span()?;
    Some(i64::midpoint(axis.place(span.first), axis.place(span.last)))
}

fn row(row: &TimelineRow, axis: &Axis) -> Markup {
    html! {
        text x="2" y="5" {
            tspan.number { (row.number) }
            tspan x="42" { (fitted(&row.title, TITLE)) }
        }
        @for (first, last) in moves(row) {
            path.moved d={ "M" (axis.place(first)) " 0H" (axis.place(last)) } {}
        }
        @for point in in_layers(row) {
            g transform={ "translate(" (axis.place(point.day)) " 0)" } {
                title { (Line(&hint(row, point))) }
                (sign(point.kind, row.mark))
            }
        }
    }
}

/// From where to where the deadlines have moved that did, of the action and then of its milestones.
fn moves(row: &TimelineRow) -> Vec<(Date, Date)> {
    let moved = row.points.iter().filter(|point| point.kind.has_moved());
    let mut moved: Vec<&Option<String>> = moved.map(|point| &point.words).collect();
    moved.sort_unstable();
    moved.dedup();
    let of_track = |words: &Option<String>| {
        let is_on_it = |point: &&Point| {
            let is_deadline = point.kind != PointKind::MilestoneComplete;
            point.words == *words
                && is_deadline
                && (words.is_some() || point.kind.is_own_deadline())
        };
        let mut days = row.points.iter().filter(is_on_it).map(|point| point.day);
        let first = days.next()?;
        Some((first, days.next_back().unwrap_or(first)))
    };
    moved.into_iter().filter_map(of_track).collect()
}

/// What happens, so that an ending lies above the deadline beside it.
fn in_layers(row: &TimelineRow) -> impl Iterator<Item = &Point> {
    let (endings, others): (Vec<&Point>, Vec<&Point>) =
        row.points.iter().partition(|point| point.kind.is_ending());
    others.into_iter().chain(endings)
}

/// What is shown of a sign to whoever points at it.
fn hint(row: &TimelineRow, point: &Point) -> String {
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
        PointKind::EarlierDeadline => html! { circle.first r="4" {} },
        PointKind::Deadline => deadline(mark),
        PointKind::MilestoneFirstDeadline => html! { path.first d="M0-6L6 0L0 6L-6 0Z" {} },
        PointKind::MilestoneEarlierDeadline => html! { path.first d="M0-4L4 0L0 4L-4 0Z" {} },
        PointKind::Milestone => html! { path.milestone d="M0-5L5 0L0 5L-5 0Z" {} },
        PointKind::MilestoneComplete => html! { path.milestone.done d="M0-5L5 0L0 5L-5 0Z" {} },
        PointKind::Complete => ending("M-4 0L-1 3L4-3"),
        PointKind::Suspended => ending("M-2-4V4M2-4V4"),
        PointKind::SuspendedUntil => ending("M-2-4L4 0L-2 4Z"),
        PointKind::Withdrawn => ending("M-3-3L3 3M3-3L-3 3"),
        PointKind::Reopened => ending("M-4 2A4 4 0 1 1 0 4M-4 2L-6-1M-4 2L-1 1"),
    }
}

/// A sign in a ring, which sets it off from a deadline behind it.
fn ending(sign: &str) -> Markup {
    html! {
        circle.milestone r="8" {}
        path.tick d=(sign) {}
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
            @if points().any(|(_, kind)| kind.has_moved()) {
                (entry("Moved", &html! { path.moved d="M-10 0H10" {} }))
            }
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
