//! Days on which something falls due, each with its deadlines.

use serde::Serialize;

use crate::model::Date;
use crate::report::{Cell, DueRow, Head, Part, Table, away, listed, short_date};

/// A day on which something falls due.
#[derive(Clone, Debug, Serialize)]
pub struct DayRow {
    /// The day.
    pub due: Date,
    /// Days left, negative when late.
    pub days: i64,
    /// What falls due on it.
    pub deadlines: Vec<DeadlineRow>,
}

/// A deadline, by what it is the deadline of.
#[derive(Clone, Debug, Serialize)]
pub struct DeadlineRow {
    /// The action's number.
    pub number: String,
    /// The milestone's title; `None`: the action itself.
    pub milestone: Option<String>,
}

/// How many deadlines of a day, or of days alike, are named; the others are counted.
pub const NAMED: usize = 18;

/// Deadlines in their order, those of one day together.
pub fn by_day(rows: &[DueRow]) -> Vec<DayRow> {
    let deadline = |row: &DueRow| DeadlineRow {
        number: row.number.to_string(),
        milestone: row.milestone.clone(),
    };
    rows.chunk_by(|one, other| one.due == other.due)
        .filter_map(|on_it| {
            let first = on_it.first()?;
            let deadlines = on_it.iter().map(deadline).collect();
            Some(DayRow { due: first.due, days: first.days, deadlines })
        })
        .collect()
}

/// With so many deadlines the days that come next are enough to think of.
const ENOUGH: usize = 10;

/// The first days to come, no more than three.
pub fn next(days: Vec<DayRow>) -> Vec<DayRow> {
    let mut deadlines = 0;
    let is_wanted = |day: &DayRow| {
        let before = deadlines;
        deadlines += day.deadlines.len();
        before < ENOUGH
    };
    days.into_iter().take_while(is_wanted).take(3).collect()
}

impl DeadlineRow {
    /// The number, in brackets where it is a milestone's.
    pub fn words(&self) -> String {
        if self.milestone.is_some() { format!("({})", self.number) } else { self.number.clone() }
    }
}

/// Days as a table, a row a day.
pub fn table(caption: &str, days: &[DayRow]) -> Table {
    let heads = [("due", "Due"), ("days", "Days"), ("deadlines", "Deadlines")];
    let heads = heads.map(|(name, heading)| Head::new(name, heading)).into();
    let row = |day: &DayRow| {
        let deadlines = day.deadlines.iter().map(DeadlineRow::words).collect();
        vec![Cell::Date(day.due), Cell::Count(day.days), Cell::List(deadlines)]
    };
    Table::new(caption, heads, days.iter().map(row).collect())
}

/// What falls due next, a line a day.
pub fn parts(days: &[DayRow], today: Date) -> [Part; 2] {
    let has_milestone =
        days.iter().flat_map(|day| &day.deadlines).any(|deadline| deadline.milestone.is_some());
    let heading = if has_milestone { "Next (milestones in brackets)" } else { "Next" };
    let day = |day: &DayRow| {
        let deadlines: Vec<String> = day.deadlines.iter().map(DeadlineRow::words).collect();
        let number = deadlines.len();
        let words = format!("{number} {}: {}", away(day.due, today), listed(&deadlines, NAMED));
        (short_date(day.due), vec![words])
    };
    let body = match days {
        [] => Part::Text("No deadline is still to come".to_owned()),
        days => Part::Fields(days.iter().map(day).collect()),
    };
    [Part::Heading(heading.to_owned()), body]
}
