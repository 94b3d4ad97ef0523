//! The time axis from which every format draws or lists what happens when.

use chrono::Months;

use super::{DatedAction, Point};
use crate::model::{Date, Number, Plan, Quarter};
use crate::report::{Mark, Table};

/// Actions on a time axis.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// What it shows, in a sentence, for those who cannot see it.
    pub description: String,
    /// The first day of the axis.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The day that is asked about.
    pub today: Date,
    /// A row an action.
    pub rows: Vec<TimelineRow>,
    /// The same in letters, a row an action.
    pub table: Table,
    /// What the letters say that occur, each before its words; last, where the day that is asked about lies.
    pub key: Vec<String>,
    /// The same in words, a row an action.
    pub days: Table,
}

/// An action on a time axis.
#[derive(Clone, Debug)]
pub struct TimelineRow {
    /// Its number.
    pub number: Number,
    /// Its title.
    pub title: String,
    /// How it stands.
    pub mark: Mark,
    /// What happens when, in the order of the days.
    pub points: Vec<Point>,
}

/// How far beyond the plan's own time the axis may reach, in months: a deadline years away must not press all others together.
const BEYOND: u32 = 12;

/// The first and the last day of the axis: whole quarters of the plan's time, and of what happens a little before or after it.
pub fn ends(plan: &Plan, actions: &[DatedAction], today: Date) -> (Date, Date) {
    let days = || actions.iter().flat_map(|action| &action.points).map(|point| point.day);
    let (first, last) = (days().min().unwrap_or(today), days().max().unwrap_or(today));
    let (first, last) = match plan.period {
        None => (first, last),
        Some(period) => {
            let months = Months::new(BEYOND);
            let earliest = period.from.checked_sub_months(months).unwrap_or(period.from);
            let latest = period.to.checked_add_months(months).unwrap_or(period.to);
            (first.min(period.from).max(earliest), last.max(period.to).min(latest))
        }
    };
    let quarter = |day| Quarter::of(day).span();
    let first = quarter(first).map_or(first, |span| span.first);
    (first, quarter(last).map_or(last, |span| span.last))
}
