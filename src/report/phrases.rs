//! Days and counts in words, the same in every report.

use std::cmp::Ordering;

use chrono::Datelike;

use crate::model::Date;

/// How far a deadline is away: days up to 60, then months up to 24, then years. Lateness counts in days for two years: a month
/// more or less makes a difference there.
pub fn away(deadline: Date, today: Date) -> String {
    match deadline.cmp(&today) {
        Ordering::Equal => "today".to_owned(),
        Ordering::Less => format!("{} late", lateness(deadline, today)),
        Ordering::Greater => format!("in {}", length(today, deadline)),
    }
}

fn lateness(deadline: Date, today: Date) -> String {
    match (today - deadline).num_days() {
        days @ ..=730 => count(days, "day"),
        _ => length(deadline, today),
    }
}

/// How long ago a day was that has passed.
pub fn ago(day: Date, today: Date) -> String {
    format!("{} ago", length(day, today))
}

/// The time from the earlier day to the later one.
fn length(earlier: Date, later: Date) -> String {
    let months = whole_months(earlier, later);
    match (later - earlier).num_days() {
        days @ ..=60 => count(days, "day"),
        _ if months <= 24 => count(months, "month"),
        _ => count(months / 12, "year"),
    }
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

/// A word with a capital letter, as at the start of a line.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// As many files or actions are named where a line says which are left out; more are counted.
pub const FEW: usize = 3;

/// Words one after the other, those past `most` counted: "3.1, 3.2 and 4 more".
pub fn listed(words: &[String], most: usize) -> String {
    let shown: Vec<&str> = words.iter().take(most).map(String::as_str).collect();
    match words.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// A day as people read it in a table: 31 Dec 2019.
pub fn short_date(day: Date) -> String {
    day.format("%e %b %Y").to_string()
}

/// A day as people read it in a sentence: 31 December 2019.
pub fn long_date(day: Date) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A name within a sentence, behind its article: "the Board", also where it brings its own.
pub fn the(name: &str) -> String {
    format!("the {}", name.strip_prefix("The ").unwrap_or(name))
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
        assert_eq!(away("2019-09-30", "2019-12-01"), "62 days late");
        assert_eq!(away("2019-09-30", "2026-11-24"), "7 years late");
        assert_eq!(away("2022-03-31", "2020-03-31"), "in 24 months");
        assert_eq!(away("2022-04-30", "2020-03-31"), "in 24 months");
        assert_eq!(away("2022-05-31", "2020-03-31"), "in 2 years");
    }
}
