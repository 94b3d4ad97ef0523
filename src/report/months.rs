//! How many deadlines fall in which month.

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;

use super::{Bar, Cell, Head, Mark, Table, Tally};
use crate::model::{Date, Standing, Status};

/// A month with its deadlines.
#[derive(Clone, Debug, Serialize)]
pub struct MonthRow {
    /// The month, as `2019-12`; the last row may stand for all later ones.
    pub month: String,
    /// Deadlines of actions and milestones in it.
    pub deadlines: usize,
    /// Those that have passed.
    pub overdue: usize,
    /// Those of what is complete.
    pub complete: usize,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    bar: Bar,
}

/// The most months that stand alone; what falls due later is one row.
const MOST: usize = 24;

/// The months in which actions and milestones fall due, from the first to the last, those without a deadline among them. What is
/// suspended or withdrawn has no deadline any more.
pub fn months(standings: &[Standing<'_>]) -> Vec<MonthRow> {
    let mut of_month: BTreeMap<(i32, u32), Vec<Mark>> = BTreeMap::new();
    for (day, mark) in standings.iter().flat_map(deadlines) {
        of_month.entry((day.year(), day.month())).or_default().push(mark);
    }
    let (Some(first), Some(last)) = (of_month.keys().next(), of_month.keys().next_back()) else {
        return Vec::new();
    };
    let months: Vec<(i32, u32)> = from_to(*first, *last).take(MOST).collect();
    let later = months.last().map(|end| of_month.split_off(&following(*end))).unwrap_or_default();
    let alone = months
        .into_iter()
        .map(|month| row(name(month), title(month), of_month.remove(&month).unwrap_or_default()));
    let later: Vec<Mark> = later.into_values().flatten().collect();
    let later = (!later.is_empty()).then(|| row("later".to_owned(), "Later".to_owned(), later));
    alone.chain(later).collect()
}

/// The deadlines of an action and its milestones. A milestone on its action's own day is part of that.
fn deadlines<'row>(standing: &'row Standing<'_>) -> impl Iterator<Item = (Date, Mark)> + 'row {
    let counts = |status: Status| !matches!(status, Status::Suspended | Status::Withdrawn);
    let own = standing.deadline.map(|day| (day, standing.status));
    let parts = standing.parts.iter().filter_map(|part| Some((part.deadline?, part.status)));
    let parts = parts.filter(|(day, _)| standing.deadline != Some(*day));
    let all = own.into_iter().chain(parts).filter(move |(_, status)| counts(*status));
    all.map(|(day, status)| (day, Mark::of_deadline(status, standing.rag)))
}

fn from_to(first: (i32, u32), last: (i32, u32)) -> impl Iterator<Item = (i32, u32)> {
    std::iter::successors(Some(first), |month| Some(following(*month)))
        .take_while(move |month| *month <= last)
}

fn following((year, month): (i32, u32)) -> (i32, u32) {
    if month == 12 { (year + 1, 1) } else { (year, month + 1) }
}

fn name((year, month): (i32, u32)) -> String {
    format!("{year:04}-{month:02}")
}

fn title((year, month): (i32, u32)) -> String {
    Date::from_ymd_opt(year, month, 1)
        .map_or_else(|| name((year, month)), |first| first.format("%b %Y").to_string())
}

fn row(month: String, title: String, marks: Vec<Mark>) -> MonthRow {
    let of_kind = |mark: Mark| marks.iter().filter(|&&other| other == mark).count();
    MonthRow {
        month,
        deadlines: marks.len(),
        overdue: of_kind(Mark::Late),
        complete: of_kind(Mark::Complete),
        title,
        bar: marks.into_iter().collect(),
    }
}

/// The months with a bar each; `None`: there is no deadline.
pub fn tally(months: &[MonthRow]) -> Option<Tally> {
    let heads =
        [("month", "Month"), ("deadlines", "Deadlines"), ("overdue", "Late"), ("complete", "Done")];
    let rows = months.iter().map(|row| {
        let counts = [row.deadlines, row.overdue, row.complete].map(Cell::count);
        [Cell::Text(row.title.clone())].into_iter().chain(counts).collect()
    });
    let heads = heads.map(|(name, heading)| Head::new(name, heading)).into();
    (!months.is_empty()).then(|| Tally {
        table: Table::new("Deadlines by month", heads, rows.collect()),
        bars: months.iter().map(|row| row.bar.clone()).collect(),
    })
}
