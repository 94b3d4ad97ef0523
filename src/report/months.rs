//! How many deadlines fall in which month.

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;

use super::{Bar, Cell, Head, Mark, Table, Tally, marks_in};
use crate::model::{Date, Standing};

/// A month with its deadlines.
#[derive(Clone, Debug, Serialize)]
pub struct MonthRow {
    /// The month, as `2019-12`; of many, the first row may be `earlier` and the last `later`, each for all those beyond.
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

/// The most months that stand alone; what falls due before them is one row, and what falls due later another.
const MOST: i32 = 24;

/// As many months from the present one on stand alone, as far as there are deadlines.
const AHEAD: i32 = 12;

/// The months in which actions and milestones fall due, those without a deadline among them: all from the first to the last where
/// they are not too many, else those from the plan's start on, or later ones, so that the present and the coming are among them.
/// What is suspended or withdrawn has no deadline any more.
pub fn months(standings: &[Standing<'_>], today: Date, start: Option<Date>) -> Vec<MonthRow> {
    let mut of_month: BTreeMap<Month, Vec<Mark>> = BTreeMap::new();
    for (day, mark) in standings.iter().flat_map(deadlines) {
        of_month.entry(Month::of(day)).or_default().push(mark);
    }
    let (Some(&first), Some(&last)) = (of_month.keys().next(), of_month.keys().next_back()) else {
        return Vec::new();
    };
    let (from, to) = window(first, last, Month::of(today), start.map(Month::of));
    let mut marks = of_month.split_off(&from);
    let later = marks.split_off(&Month(to.0 + 1));
    let row_of_all = |name: &str, title: &str, months: BTreeMap<Month, Vec<Mark>>| {
        let marks: Vec<Mark> = months.into_values().flatten().collect();
        (!marks.is_empty()).then(|| row(name.to_owned(), title.to_owned(), marks))
    };
    let earlier = row_of_all("earlier", "Earlier", of_month);
    let later = row_of_all("later", "Later", later);
    let alone = (from.0..=to.0).map(Month);
    let alone = alone
        .map(|month| row(month.name(), month.title(), marks.remove(&month).unwrap_or_default()));
    earlier.into_iter().chain(alone).chain(later).collect()
}

/// The first and the last month that stand alone, of those from the first to the last deadline.
fn window(first: Month, last: Month, today: Month, start: Option<Month>) -> (Month, Month) {
    if last.0 - first.0 < MOST {
        return (first, last);
    }
    let present = today.clamp(first, last);
    let begin = start.map_or(first, |start| start.clamp(first, present));
    // The last month that must be seen pushes the first one on.
    let seen = last.0.min(present.0 + AHEAD - 1);
    let begin = begin.0.max(seen - MOST + 1);
    (Month(begin), Month(last.0.min(begin + MOST - 1)))
}

/// A month, counted from the first one of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Month(i32);

impl Month {
    fn of(day: Date) -> Self {
        Self(day.year() * 12 + day.month0().cast_signed())
    }

    fn first_day(self) -> Option<Date> {
        Date::from_ymd_opt(self.0.div_euclid(12), self.0.rem_euclid(12).cast_unsigned() + 1, 1)
    }

    fn name(self) -> String {
        format!("{:04}-{:02}", self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }

    fn title(self) -> String {
        self.first_day().map_or_else(|| self.name(), |first| first.format("%b %Y").to_string())
    }
}

/// The deadlines of an action and its milestones. A milestone on its action's own day is part of that.
fn deadlines<'row>(standing: &'row Standing<'_>) -> impl Iterator<Item = (Date, Mark)> + 'row {
    let own = standing.deadline.map(|day| (day, standing.status));
    let parts = standing.parts.iter().filter_map(|part| Some((part.deadline?, part.status)));
    let parts = parts.filter(|(day, _)| standing.deadline != Some(*day));
    let all = own.into_iter().chain(parts).filter(|(_, status)| !status.is_set_aside());
    all.map(|(day, status)| (day, Mark::of_deadline(status, standing.rag)))
}

fn row(month: String, title: String, marks: Vec<Mark>) -> MonthRow {
    let of_kind = |mark: Mark| marks.iter().filter(|&&other| other == mark).count();
    MonthRow {
        month,
        deadlines: marks.len(),
        overdue: of_kind(Mark::Late),
        complete: of_kind(Mark::Complete),
        title,
        bar: marks.into_iter().collect::<Bar>().of_deadlines(),
    }
}

/// The months with a bar each, and the figures of each bar; `None`: there is no deadline.
pub fn tally(months: &[MonthRow]) -> Option<Tally> {
    let bars: Vec<Bar> = months.iter().map(|row| row.bar.clone()).collect();
    let marks = marks_in(&bars);
    let first = [Head::new("month", "Month"), Head::new("deadlines", "Deadlines")];
    let heads = first.into_iter().chain(marks.iter().map(|mark| mark.head()));
    let rows = months.iter().map(|row| {
        let first = [Cell::Text(row.title.clone()), Cell::count(row.deadlines)];
        first
            .into_iter()
            .chain(marks.iter().map(|&mark| Cell::count(row.bar.count(mark))))
            .collect()
    });
    (!months.is_empty()).then(|| Tally {
        table: Table::new("Deadlines by month", heads.collect(), rows.collect()),
        bars,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The months that stand alone, of deadlines from one month to another, as asked about in a third.
    fn alone(first: &str, last: &str, today: &str, start: Option<&str>) -> [String; 2] {
        let month = |text: &str| Month::of(format!("{text}-15").parse().unwrap());
        let (from, to) = window(month(first), month(last), month(today), start.map(month));
        [from.name(), to.name()]
    }

    #[test]
    fn two_years_of_deadlines_all_stand_alone() {
        let plan = Some("2019-09");
        assert_eq!(alone("2018-10", "2020-09", "2019-11", plan), ["2018-10", "2020-09"]);
        assert_eq!(alone("2018-09", "2020-09", "2019-11", plan), ["2019-09", "2020-09"]);
    }

    #[test]
    fn an_old_deadline_leaves_the_plan_s_own_months_alone() {
        let plan = Some("2019-09");
        assert_eq!(alone("2015-03", "2024-12", "2019-11", plan), ["2019-09", "2021-08"]);
        // Asked before the plan begins, the present comes first.
        assert_eq!(alone("2015-03", "2024-12", "2019-06", plan), ["2019-06", "2021-05"]);
        // Asked long after it, what fell due last.
        assert_eq!(alone("2015-03", "2020-12", "2026-02", plan), ["2019-09", "2020-12"]);
    }

    #[test]
    fn of_a_long_plan_the_present_and_eleven_months_to_come_stand_alone() {
        let plan = Some("2015-04");
        // The 24 months from April 2015 end in March 2017, the twelfth of which from April 2016 on is their last.
        assert_eq!(alone("2015-04", "2025-03", "2016-04", plan), ["2015-04", "2017-03"]);
        assert_eq!(alone("2015-04", "2025-03", "2016-05", plan), ["2015-05", "2017-04"]);
        assert_eq!(alone("2015-04", "2025-03", "2019-11", plan), ["2018-11", "2020-10"]);
        // Of a plan without a period too.
        assert_eq!(alone("2015-04", "2025-03", "2019-11", None), ["2018-11", "2020-10"]);
        // Near the end there is less to come.
        assert_eq!(alone("2015-04", "2025-03", "2025-01", plan), ["2023-04", "2025-03"]);
    }
}
