//! When an action falls due.

use super::{Cadence, Date, GroupId};

/// A deadline as the plan states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Which of the forms of deadline it has, and its dates.
    pub form: Form,
    /// The words of the published plan, where a table keeps them.
    pub said: Option<String>,
}

/// The forms that a deadline can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// One day.
    On(Date),
    /// A period; its last day is the deadline.
    Within {
        /// The first day of the work.
        from: Date,
        /// The deadline.
        to: Date,
    },
    /// Again and again; each time on the last day of a span counted from `from`.
    Every {
        /// How long a span is.
        every: Cadence,
        /// The first day of the first span.
        from: Date,
        /// The day after which nothing more falls due.
        until: Date,
    },
    /// At each meeting of a group.
    EachMeeting {
        /// The group that hears about it.
        of: GroupId,
        /// Meetings before this day do not count; `None`: those before the plan's start.
        from: Option<Date>,
        /// The day after which nothing more falls due; it stands for the next meeting where that is not known.
        until: Date,
    },
    /// In words, with a day on which to look again.
    Described {
        /// The deadline in words.
        words: String,
        /// The day that reports hold the action to.
        review: Date,
    },
}

impl Form {
    /// The word for this form in JSON and CSV.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::On(_) => "date",
            Self::Within { .. } => "period",
            Self::Every { .. } => "recurring",
            Self::EachMeeting { .. } => "meeting",
            Self::Described { .. } => "described",
        }
    }

    /// The last day that the form names: the day, `to`, `until` or `review`. This is what moves when a deadline is extended.
    pub fn last_day(&self) -> Date {
        match *self {
            Self::On(day) => day,
            Self::Within { to, .. } => to,
            Self::Every { until, .. } | Self::EachMeeting { until, .. } => until,
            Self::Described { review, .. } => review,
        }
    }

    /// The key of that day in the forms that are tables.
    pub fn last_key(&self) -> Option<&'static str> {
        match self {
            Self::On(_) => None,
            Self::Within { .. } => Some("to"),
            Self::Every { .. } | Self::EachMeeting { .. } => Some("until"),
            Self::Described { .. } => Some("review"),
        }
    }

    /// The same form with another last day.
    pub fn moved_to(&self, day: Date) -> Self {
        let mut moved = self.clone();
        match &mut moved {
            Self::On(last)
            | Self::Within { to: last, .. }
            | Self::Every { until: last, .. }
            | Self::EachMeeting { until: last, .. }
            | Self::Described { review: last, .. } => *last = day,
        }
        moved
    }

    /// The first day that the form names, if it names one.
    pub fn from(&self) -> Option<Date> {
        match *self {
            Self::Within { from, .. } | Self::Every { from, .. } => Some(from),
            Self::EachMeeting { from, .. } => from,
            Self::On(_) | Self::Described { .. } => None,
        }
    }

    /// How it comes round, in words; `None`: it does not.
    pub fn comes_round(&self) -> Option<&'static str> {
        match self {
            Self::Every { every, .. } => Some(every.words()),
            Self::EachMeeting { .. } => Some("each meeting"),
            Self::On(_) | Self::Within { .. } | Self::Described { .. } => None,
        }
    }

    /// Whether it comes round again and again.
    pub fn recurs(&self) -> bool {
        matches!(self, Self::Every { .. } | Self::EachMeeting { .. })
    }
}
