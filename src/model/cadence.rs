//! How often something comes round, and the spans of time that makes.

use chrono::{Days, Months};

use super::{Date, Named};

/// How often something is owed, reported or held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cadence {
    /// Every month.
    Month,
    /// Every two months.
    TwoMonths,
    /// Every three months.
    Quarter,
    /// Every six months.
    SixMonths,
    /// Every twelve months.
    Year,
}

impl Named for Cadence {
    const ALL: &'static [Self] =
        &[Self::Month, Self::TwoMonths, Self::Quarter, Self::SixMonths, Self::Year];

    fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::TwoMonths => "two-months",
            Self::Quarter => "quarter",
            Self::SixMonths => "six-months",
            Self::Year => "year",
        }
    }
}

impl Cadence {
    /// How often that is, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Month => "every month",
            Self::TwoMonths => "every two months",
            Self::Quarter => "every quarter",
            Self::SixMonths => "every six months",
            Self::Year => "every year",
        }
    }

    /// How many months one span lasts.
    pub fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::TwoMonths => 2,
            Self::Quarter => 3,
            Self::SixMonths => 6,
            Self::Year => 12,
        }
    }

    /// The day that many spans after `from`; a month that has no such day gives its last.
    /// `None` past the end of the calendar.
    pub fn after(self, from: Date, spans: u32) -> Option<Date> {
        from.checked_add_months(Months::new(self.months().checked_mul(spans)?))
    }

    /// The spans from `from` on, one after the other without a gap, to the end of the calendar.
    pub fn spans(self, from: Date) -> impl Iterator<Item = Span> + Clone {
        (0..).map_while(move |count| {
            let next = self.after(from, count + 1)?;
            Some(Span {
                first: self.after(from, count)?,
                last: next.checked_sub_days(Days::new(1))?,
            })
        })
    }
}

/// A stretch of days, both ends counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl Span {
    /// Whether the day lies in the span.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}
