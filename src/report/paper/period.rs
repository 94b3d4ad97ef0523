//! The time that a paper is on, and the one after it.

use chrono::Days;
use serde::Serialize;

use crate::model::{Date, Group, Plan, Quarter};
use crate::query::Today;
use crate::report::{long_date, the};

/// The time that is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Asked<'plan> {
    /// The quarter for which updates are asked: the one just ended while its updates are still in time, else the present one.
    Present,
    /// A quarter of a financial year.
    Quarter(Quarter),
    /// From a day to another; `None`: to the day that is asked about.
    Days {
        /// The first day.
        from: Date,
        /// The last day.
        to: Option<Date>,
    },
    /// Since a group's last meeting.
    Since(&'plan Group),
}

/// The time that a paper is on. Both ends count.
#[derive(Clone, Debug, Serialize)]
pub struct Period {
    /// The quarter's name; `None`: it is none.
    pub name: Option<String>,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// The id of the group since whose last meeting it runs.
    pub group: Option<String>,
    /// The first day of the period after it.
    pub next_from: Date,
    /// The last day of the period after it.
    pub next_to: Date,
    /// The day that the paper's figures are of.
    #[serde(skip)]
    pub day: Date,
    /// The name of the group, and its last meeting; without a meeting the period runs from the plan's start. One that is not listed
    /// follows from the group's cadence.
    #[serde(skip)]
    pub meeting: Option<(String, Option<Meeting>)>,
}

/// A meeting of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// One that governance.toml lists.
    Listed(Date),
    /// One that nobody has listed, and that follows from how often the group meets.
    ByCadence(Date),
}

impl Meeting {
    fn of(group: &Group, day: Date) -> Self {
        if group.meetings.contains(&day) { Self::Listed(day) } else { Self::ByCadence(day) }
    }
}

/// There is no such time to report on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPeriod {
    /// It begins after the day whose figures are wanted.
    #[error("the period begins on {}, after the day that is asked about, {}", long_date(*.from), long_date(*.day))]
    NotBegun {
        /// Its first day.
        from: Date,
        /// The day.
        day: Date,
    },
    /// It ends before it begins.
    #[error("the period ends on {}, before it begins on {}", long_date(*.to), long_date(*.from))]
    Reversed {
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
    },
    /// The plan begins later.
    #[error("the plan begins on {} only", long_date(*.start))]
    BeforeThePlan {
        /// The plan's first day.
        start: Date,
    },
    /// Nobody knows since when.
    #[error("{} has not met before {}, and the plan has no period to begin with", the(.group), long_date(*.day))]
    NoStart {
        /// The group's name.
        group: String,
        /// The day.
        day: Date,
    },
    /// It lies at an end of the calendar.
    #[error("that is past the end of the calendar")]
    OffTheCalendar,
}

impl Period {
    /// The time that is asked about, with the day of the figures: today, but where the clock says what day that is and the period
    /// is over, its last day, or that on which the updates of a quarter are still in time.
    ///
    /// # Errors
    /// Where the period has not begun on that day, or cannot be told.
    pub fn of(plan: &Plan, asked: Asked<'_>, today: Today) -> Result<Self, NoPeriod> {
        let period = match asked {
            Asked::Present => Self::quarter(plan, present_quarter(plan, today.day()), today),
            Asked::Quarter(quarter) => Self::quarter(plan, quarter, today),
            Asked::Days { from, to } => Self::days(from, to, today),
            Asked::Since(group) => Self::since(plan, group, today.day()),
        }?;
        let Self { from, to, day, .. } = period;
        let start = plan.period.map(|period| period.from);
        if let Some(start) = start.filter(|&start| from <= to && to < start) {
            Err(NoPeriod::BeforeThePlan { start })
        } else if to < from {
            Err(NoPeriod::Reversed { from, to })
        } else if day < from {
            Err(NoPeriod::NotBegun { from, day })
        } else {
            Ok(period)
        }
    }

    fn quarter(plan: &Plan, quarter: Quarter, today: Today) -> Result<Self, NoPeriod> {
        let span = quarter.span().ok_or(NoPeriod::OffTheCalendar)?;
        let next_from = span.last.succ_opt().ok_or(NoPeriod::OffTheCalendar)?;
        let next = Quarter::of(next_from).span().ok_or(NoPeriod::OffTheCalendar)?;
        Ok(Self {
            name: Some(quarter.to_string()),
            from: span.first,
            to: span.last,
            group: None,
            next_from,
            next_to: next.last,
            day: today.or_before(plan.in_time_until(span).unwrap_or(span.last)),
            meeting: None,
        })
    }

    fn days(from: Date, to: Option<Date>, today: Today) -> Result<Self, NoPeriod> {
        let day = to.map_or(today.day(), |to| today.or_before(to));
        if to.is_none() && day < from {
            return Err(NoPeriod::NotBegun { from, day });
        }
        Self::ending(from, to.unwrap_or(day), day)
    }

    fn since(plan: &Plan, group: &Group, day: Date) -> Result<Self, NoPeriod> {
        let start = plan.period.map(|period| period.from);
        let met = group.last_meeting_before(day, start);
        let from = met.or(start.filter(|&start| start <= day)).ok_or_else(|| match start {
            Some(start) => NoPeriod::BeforeThePlan { start },
            None => NoPeriod::NoStart { group: group.full_name().to_owned(), day },
        })?;
        let period = Self::ending(from, day, day)?;
        let next = group.next_meeting_after(day, start);
        Ok(Self {
            group: Some(group.id.to_string()),
            next_to: next.unwrap_or(period.next_to),
            meeting: Some((group.full_name().to_owned(), met.map(|day| Meeting::of(group, day)))),
            ..period
        })
    }

    /// A period of these days, followed by one of as many.
    fn ending(from: Date, to: Date, day: Date) -> Result<Self, NoPeriod> {
        let length = (to - from).num_days().max(0).unsigned_abs();
        let next_from = to.succ_opt().ok_or(NoPeriod::OffTheCalendar)?;
        let next_to =
            next_from.checked_add_days(Days::new(length)).ok_or(NoPeriod::OffTheCalendar)?;
        let (name, group, meeting) = (None, None, None);
        Ok(Self { name, from, to, group, next_from, next_to, day, meeting })
    }

    /// The day with whose figures its own are compared: the one before it, or the plan's first, where the plan begins later.
    pub fn start(&self, plan: &Plan) -> Date {
        let before = self.from.pred_opt().unwrap_or(self.from);
        plan.period.map_or(before, |period| before.max(period.from))
    }

    /// Whether what happened on a day belongs to the paper: in the period, or since then up to the day of its figures.
    pub fn reports(&self, day: Date) -> bool {
        self.from <= day && day <= self.day
    }

    /// Whether a day lies in the period itself.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// The period in words: "2019/20-Q3, 1 October 2019 to 31 December 2019".
    pub fn words(&self) -> String {
        let days = format!("{} to {}", long_date(self.from), long_date(self.to));
        match (&self.name, &self.meeting) {
            (Some(name), _) => format!("{name}, {days}"),
            (None, Some((group, Some(Meeting::Listed(met))))) => {
                format!("{days}, since the meeting of {} on {}", the(group), long_date(*met))
            }
            (None, Some((group, Some(Meeting::ByCadence(met))))) => {
                let (group, met) = (the(group), long_date(*met));
                format!("{days}, since {met}, when {group} was to meet by its cadence")
            }
            (None, Some((group, None))) => {
                format!(
                    "{days}, from the plan's start: {} had not met before in its time",
                    the(group)
                )
            }
            (None, None) => days,
        }
    }
}

/// The quarter for which updates are asked on a day.
fn present_quarter(plan: &Plan, day: Date) -> Quarter {
    let present = Quarter::of(day);
    let ended = present.span().and_then(|span| span.first.pred_opt()).map(Quarter::of);
    let is_asked = |quarter: &Quarter| {
        let span = quarter.span();
        let is_in_time =
            span.and_then(|span| plan.in_time_until(span)).is_some_and(|last| day <= last);
        let is_of_plan =
            plan.period.zip(span).is_some_and(|(period, span)| period.from <= span.last);
        is_in_time && is_of_plan
    };
    ended.filter(is_asked).unwrap_or(present)
}
