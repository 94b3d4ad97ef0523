//! How the ratings went from quarter to quarter.

use serde::Serialize;

use super::{Bar, Cell, Counts, Head, Mark, Table, Tally};
use crate::model::{Date, Number, Plan, Quarter, Standing};

/// A quarter of the financial year, as the plan stood at its end.
#[derive(Clone, Debug, Serialize)]
pub struct QuarterRow {
    /// Its name.
    pub quarter: String,
    /// Its last day, or the day that is asked about where that comes earlier.
    pub day: Date,
    /// How many actions stood where.
    #[serde(flatten)]
    pub counts: Counts,
    #[serde(skip)]
    bar: Bar,
}

/// The most quarters that are shown: a plan is looked back on for two years.
const MOST: usize = 8;

/// The quarters of the plan that have begun by a day, the latest last. An update that was given in the weeks after a quarter's end
/// counts for the quarter that it answers. Of the actions only those count that `is_chosen`.
pub fn quarters(plan: &Plan, day: Date, is_chosen: impl Fn(Number) -> bool) -> Vec<QuarterRow> {
    let ends = ends(plan, day);
    let latest = ends.iter().skip(ends.len().saturating_sub(MOST));
    latest
        .map(|&(quarter, end)| {
            let standings = plan.standings_as_answered(end, day);
            let chosen: Vec<&Standing<'_>> =
                standings.iter().filter(|standing| is_chosen(standing.action.number)).collect();
            QuarterRow {
                quarter: quarter.to_string(),
                day: end,
                counts: Counts::of(chosen.iter().copied()),
                bar: chosen.iter().map(|standing| Mark::of_rating(standing)).collect(),
            }
        })
        .collect()
}

/// The quarters in which the plan runs, each with its last day up to a day. A quarter goes on when the plan ends within it: what
/// is still said of it counts.
fn ends(plan: &Plan, day: Date) -> Vec<(Quarter, Date)> {
    let Some(period) = plan.period else { return Vec::new() };
    let last = day.min(period.to);
    let mut ends = Vec::new();
    let mut next = Some(period.from);
    while let Some(first) = next.filter(|&first| first <= last) {
        let quarter = Quarter::of(first);
        let Some(span) = quarter.span() else { break };
        ends.push((quarter, span.last.min(day)));
        next = span.last.succ_opt();
    }
    ends
}

/// The quarters with a bar each. `None`: fewer than two, or nothing was ever rated, so that there is no movement to see.
pub fn tally(quarters: &[QuarterRow]) -> Option<Tally> {
    let is_rated = |row: &QuarterRow| row.counts.red + row.counts.amber + row.counts.green > 0;
    (quarters.len() > 1 && quarters.iter().any(is_rated)).then(|| Tally {
        table: table(quarters),
        bars: quarters.iter().map(|row| row.bar.clone()).collect(),
    })
}

/// The quarters as a table.
pub fn table(quarters: &[QuarterRow]) -> Table {
    let heads = [
        ("quarter", "Quarter"),
        ("day", "On"),
        ("red", "Red"),
        ("amber", "Amber"),
        ("green", "Green"),
        ("not_rated", "Not rated"),
        ("complete", "Done"),
    ];
    let rows = quarters.iter().map(|row| {
        let Counts { red, amber, green, not_rated, complete, .. } = row.counts;
        let first = [Cell::Text(row.quarter.clone()), Cell::Date(row.day)];
        let counts = [red, amber, green, not_rated, complete].map(Cell::count);
        first.into_iter().chain(counts).collect()
    });
    let heads = heads.map(|(name, heading)| Head::new(name, heading)).into();
    Table::new("Ratings by quarter", heads, rows.collect())
}
