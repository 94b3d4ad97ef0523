//! Days and counts in words, the same in every report.

use chrono::Datelike;

use crate::model::Date;

/// How far a deadline is away: days up to 60, then months up to 24, then years.
pub fn away(deadline: Date, today: Date) -> String {
    let days = (deadline - today).num_days();
    if days == 0 {
        return "today".to_owned();
    }
    let months =
        if days < 0 { whole_months(deadline, today) } else { whole_months(today, deadline) };
    let length = match days.abs() {
        days @ ..=60 => count(days, "day"),
        _ if months <= 24 => count(months, "month"),
        _ => count(months / 12, "year"),
    };
    if days < 0 { format!("{length} late") } else { format!("in {length}") }
}

/// Whole months from the earlier day to the later one.
fn whole_months(earlier: Date, later: Date) -> i64 {
    let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
    months(later) - months(earlier) - i64::from(later.day() < earlier.day())
}

/// A number of things: "1 action", "3 actions".
pub fn count(number: impl TryInto<i64>, thing: &str) -> String {
    let number = number.try_into().unwrap_or(i64::MAX);
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// A day as people read it in a table: 31 Dec 2019.
pub fn short_date(day: Date) -> String {
    day.format("%e %b %Y").to_string()
}

/// A day as people read it in a sentence: 31 December 2019.
pub fn long_date(day: Date) -> String {
    day.format("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_days_then_months_then_years_away() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let away = |deadline, today| away(day(deadline), day(today));
        assert_eq!(away("2019-12-31", "2019-12-31"), "today");
        assert_eq!(away("2019-12-31", "2019-12-30"), "in 1 day");
        assert_eq!(away("2019-12-19", "2019-12-31"), "12 days late");
        assert_eq!(away("2019-12-31", "2019-11-01"), "in 60 days");
        assert_eq!(away("2019-12-31", "2019-10-31"), "in 2 months");
        assert_eq!(away("2019-09-30", "2019-12-01"), "2 months late");
        assert_eq!(away("2019-09-30", "2026-11-24"), "7 years late");
        assert_eq!(away("2022-03-31", "2020-03-31"), "in 24 months");
        assert_eq!(away("2022-04-30", "2020-03-31"), "in 24 months");
        assert_eq!(away("2022-05-31", "2020-03-31"), "in 2 years");
    }
}
