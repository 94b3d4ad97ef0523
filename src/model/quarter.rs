//! The quarters of the UK's financial year, which starts in April.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months};

use super::{Date, Span};

/// A quarter of a financial year, written `2019/20-Q3` (October to December 2019).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i32,
    quarter: u32,
}

impl Quarter {
    /// The quarter in which the day falls.
    pub fn of(day: Date) -> Self {
        let months_since_april = (day.month() + 8) % 12;
        let year = if day.month() < 4 { day.year() - 1 } else { day.year() };
        Self { year, quarter: months_since_april / 3 + 1 }
    }

    /// Its first and last day. `None` at the ends of the calendar.
    pub fn span(self) -> Option<Span> {
        let first = Date::from_ymd_opt(self.year, 4, 1)?
            .checked_add_months(Months::new((self.quarter - 1) * 3))?;
        let last = first.checked_add_months(Months::new(3))?.checked_sub_days(Days::new(1))?;
        Some(Span { first, last })
    }

    /// The first and last day of its financial year. `None` at the ends of the calendar.
    pub fn financial_year(self) -> Option<Span> {
        let of_year = |quarter| Self { quarter, ..self }.span();
        Some(Span { first: of_year(1)?.first, last: of_year(4)?.last })
    }
}

/// The text is not a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a quarter is a financial year and a number from 1 to 4, such as 2019/20-Q3")]
pub struct WrongQuarter;

impl FromStr for Quarter {
    type Err = WrongQuarter;

    /// As it is printed, and as people type it: `2019-20-Q3`, `2019/20 q3`, `2019/2020-Q3`.
    fn from_str(text: &str) -> Result<Self, WrongQuarter> {
        let (years, quarter) = text.rsplit_once(['Q', 'q']).ok_or(WrongQuarter)?;
        let years = years.strip_suffix(['-', ' ']).unwrap_or(years);
        let (first, second) = years.split_once(['/', '-']).ok_or(WrongQuarter)?;
        let number = |text: &str, lengths: &[usize]| {
            let is_one =
                lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<i32>().ok().filter(|_| is_one).ok_or(WrongQuarter)
        };
        let (year, next) = (number(first, &[4])?, number(second, &[2, 4])?);
        let quarter = number(quarter, &[1])?;
        let follows = next == year + 1 || next == (year + 1) % 100 && second.len() == 2;
        if year < 1 || !follows || !(1..=4).contains(&quarter) {
            return Err(WrongQuarter);
        }
        Ok(Self { year, quarter: quarter.unsigned_abs() })
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}/{:02}-Q{}", self.year, (self.year + 1).rem_euclid(100), self.quarter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_third_quarter_runs_from_october_to_december() {
        let quarter: Quarter = "2019/20-Q3".parse().unwrap();
        assert_eq!(
            quarter.span(),
            Some(Span { first: day("2019-10-01"), last: day("2019-12-31") })
        );
        assert_eq!(Quarter::of(day("2019-12-31")), quarter);
    }

    #[test]
    fn january_belongs_to_the_financial_year_before() {
        assert_eq!(Quarter::of(day("2020-01-01")).to_string(), "2019/20-Q4");
        assert_eq!(Quarter::of(day("2020-04-01")).to_string(), "2020/21-Q1");
        assert_eq!(Quarter::of(day("2000-03-31")).to_string(), "1999/00-Q4");
    }

    #[test]
    fn a_financial_year_runs_from_april_to_march() {
        let year = Some(Span { first: day("2019-04-01"), last: day("2020-03-31") });
        assert_eq!(Quarter::of(day("2019-04-01")).financial_year(), year);
        assert_eq!(Quarter::of(day("2020-03-31")).financial_year(), year);
    }

    #[test]
    fn a_quarter_is_read_as_people_type_it() {
        let typed = ["2019-20-Q3", "2019/20 Q3", "2019/20q3", "2019/2020-Q3", "2019-2020 q3"];
        for text in typed {
            assert_eq!(
                text.parse::<Quarter>().map(|quarter| quarter.to_string()),
                Ok("2019/20-Q3".to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn years_that_do_not_follow_each_other_are_no_quarter() {
        for wrong in [
            "2019/21-Q3",
            "2019-Q3",
            "2019/20-Q5",
            "2019/20",
            "19/20-Q1",
            "2019/20-Q0",
            "-019/20-Q1",
            "2019/2021-Q3",
            "2019/0020-Q3",
            "2019/20--Q3",
            "2019 20-Q3",
            "2019/20-Q",
            "2019/20-QQ3",
            "",
        ] {
            assert_eq!(wrong.parse::<Quarter>(), Err(WrongQuarter), "{wrong}");
        }
    }
}
