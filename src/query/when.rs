//! The dates that people type.

use std::str::FromStr;

use chrono::{Datelike, Days, Months};

use crate::model::{Date, Quarter};

/// A date as typed: it may stand for a month, or count from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// `2019-12-31` or `31 December 2019`
    Day(Date),
    /// `2019-12`, known by its first day.
    Month(Date),
    /// `today`
    Today,
    /// `+30d`
    Ahead(Ahead),
    /// `2019/20-Q3`: the quarter's last day.
    EndOf(Quarter),
}

/// A length of time from today on: `30d`, `2w` or `3m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// So many days.
    Days(u32),
    /// So many months; a month that has no such day gives its last.
    Months(u32),
}

/// The text is not a date that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongWhen {
    /// It has none of the forms of a date.
    #[error(
        "write a date as 2019-12-31, \"31 December 2019\", 2019-12, today, +30d, +2w, +3m, or a quarter's end as 2019/20-Q3"
    )]
    Form,
    /// It is a day that its month does not have.
    #[error(transparent)]
    NoSuchDay(#[from] NoSuchDay),
}

/// The text is not one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongDay {
    /// It has none of the forms of a day.
    #[error("write one day, as 2019-12-31 or \"31 December 2019\"")]
    Form,
    /// It is a day that its month does not have.
    #[error(transparent)]
    NoSuchDay(#[from] NoSuchDay),
}

/// The month has no such day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} has {} days", .first.format("%B %Y"), .first.num_days_in_month())]
pub struct NoSuchDay {
    /// The first day of the month.
    first: Date,
}

/// The text is not a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write days, weeks or months, as 30d, 2w or 3m")]
pub struct WrongAhead;

impl When {
    /// The first day that it can mean. `None` past the end of the calendar.
    pub fn first_day(self, today: Date) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Month(day) => Some(day),
            Self::Today => Some(today),
            Self::Ahead(ahead) => ahead.from(today),
            Self::EndOf(quarter) => quarter.span().map(|span| span.last).filter(is_of_a_plan),
        }
    }

    /// The first day of the time that it names, where that is a month or a quarter. `None` past the end of the calendar.
    pub fn beginning(self, today: Date) -> Option<Date> {
        match self {
            Self::EndOf(quarter) => quarter.span().map(|span| span.first).filter(is_of_a_plan),
            _ => self.first_day(today),
        }
    }

    /// The last day that it can mean. `None` past the end of the calendar.
    pub fn last_day(self, today: Date) -> Option<Date> {
        match self {
            Self::Month(first) => {
                first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
            }
            _ => self.first_day(today),
        }
    }
}

impl Ahead {
    /// The day that far from a day. `None` past the end of the calendar.
    pub fn from(self, day: Date) -> Option<Date> {
        let ahead = match self {
            Self::Days(days) => day.checked_add_days(Days::new(days.into())),
            Self::Months(months) => day.checked_add_months(Months::new(months)),
        };
        ahead.filter(is_of_a_plan)
    }
}

/// For a plan the calendar ends with the year 9999.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "filters hand days over by reference")]
fn is_of_a_plan(day: &Date) -> bool {
    day.year() <= 9999
}

impl FromStr for Ahead {
    type Err = WrongAhead;

    fn from_str(text: &str) -> Result<Self, WrongAhead> {
        let text = text.trim();
        let (number, unit) =
            text.split_at_checked(text.len().saturating_sub(1)).ok_or(WrongAhead)?;
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(WrongAhead);
        }
        let count: u32 = number.parse().map_err(|_| WrongAhead)?;
        match unit {
            "d" => Ok(Self::Days(count)),
            "w" => count.checked_mul(7).map(Self::Days).ok_or(WrongAhead),
            "m" => Ok(Self::Months(count)),
            _ => Err(WrongAhead),
        }
    }
}

impl FromStr for When {
    type Err = WrongWhen;

    fn from_str(text: &str) -> Result<Self, WrongWhen> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("today") {
            return Ok(Self::Today);
        }
        if let Some(ahead) = text.strip_prefix('+') {
            return ahead.parse().map(Self::Ahead).map_err(|_| WrongWhen::Form);
        }
        match day(text) {
            Ok(day) => Ok(Self::Day(day)),
            Err(WrongDay::NoSuchDay(wrong)) => Err(wrong.into()),
            Err(WrongDay::Form) => month(text)
                .map(Self::Month)
                .or_else(|| text.parse().map(Self::EndOf).ok())
                .ok_or(WrongWhen::Form),
        }
    }
}

/// One day, as `2019-12-31` or `31 December 2019`.
///
/// # Errors
/// Where the text has another shape, or its month has no such day.
pub fn day(text: &str) -> Result<Date, WrongDay> {
    let text = text.trim();
    let (first, day) = iso_day(text).or_else(|| spoken_day(text)).ok_or(WrongDay::Form)?;
    first.with_day(day).ok_or_else(|| NoSuchDay { first }.into())
}

/// The first day of the month and the number of the day that is meant.
fn iso_day(text: &str) -> Option<(Date, u32)> {
    let (year_and_month, day) = text.rsplit_once('-')?;
    Some((month(year_and_month)?, digits(day, 2)?))
}

/// The first day of `2019-12`.
fn month(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    let year = i32::try_from(digits(year, 4)?).ok().filter(|&year| year > 0)?;
    Date::from_ymd_opt(year, digits(month, 2)?, 1)
}

/// The same of `31 December 2019`.
fn spoken_day(text: &str) -> Option<(Date, u32)> {
    let mut words = text.split_whitespace();
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let month: chrono::Month = month.parse().ok()?;
    let day = digits(day, day.len()).filter(|_| words.next().is_none())?;
    let year = i32::try_from(digits(year, 4)?).ok().filter(|&year| year > 0)?;
    Some((Date::from_ymd_opt(year, month.number_from_month(), 1)?, day))
}

/// A number of exactly so many digits.
fn digits(text: &str, length: usize) -> Option<u32> {
    let fits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn when(text: &str) -> When {
        text.parse().unwrap()
    }

    #[test]
    fn each_form_of_the_same_day_is_the_same_day() {
        for text in ["2019-12-31", "31 December 2019", "31 dec 2019", " 2019-12-31 "] {
            assert_eq!(when(text), When::Day(date("2019-12-31")), "{text}");
        }
    }

    #[test]
    fn a_month_is_its_first_day_or_its_last() {
        let february = when("2020-02");
        assert_eq!(february.first_day(date("2019-11-15")), Some(date("2020-02-01")));
        assert_eq!(february.last_day(date("2019-11-15")), Some(date("2020-02-29")));
    }

    #[test]
    fn time_ahead_counts_from_today() {
        let today = date("2020-01-31");
        assert_eq!(when("+30d").first_day(today), Some(date("2020-03-01")));
        assert_eq!(when("+2w").first_day(today), Some(date("2020-02-14")));
        assert_eq!(when("+1m").first_day(today), Some(date("2020-02-29")));
        assert_eq!(when("+999999999m").first_day(today), None);
    }

    #[test]
    fn a_quarter_is_its_end() {
        assert_eq!(when("2019/20-Q3").first_day(date("2020-05-01")), Some(date("2019-12-31")));
        assert_eq!(when("9999/00-Q4").first_day(date("2020-05-01")), None);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2019",
            "2019-2-3",
            "31/12/2019",
            "31 Foo 2019",
            "+5",
            "+d",
            "+-3d",
            "0000-01-01",
            "tomorrow",
            "2019-12-31T10:00",
            "+é",
        ] {
            assert_eq!(text.parse::<When>(), Err(WrongWhen::Form), "{text}");
        }
    }

    #[test]
    fn a_day_that_its_month_does_not_have_is_told_from_what_is_no_date() {
        let said = |text: &str| text.parse::<When>().unwrap_err().to_string();
        assert_eq!(said("2019-02-29"), "February 2019 has 28 days");
        assert_eq!(said("30 Feb 2020"), "February 2020 has 29 days");
        assert_eq!(day("2019-06-31").unwrap_err().to_string(), "June 2019 has 30 days");
    }
}
