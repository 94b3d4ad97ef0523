//! The day that is asked about, and who says so.

use crate::model::Date;

/// The day that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Today {
    /// Somebody has given it: the figures are to be of that day.
    Given(Date),
    /// The clock says it: whoever asks about a time that is over may mean an earlier day.
    OfTheClock(Date),
}

impl Today {
    /// The day itself.
    pub fn day(self) -> Date {
        match self {
            Self::Given(day) | Self::OfTheClock(day) => day,
        }
    }

    /// The day whose figures a time that has ended is told by: the one that was given, else at most `last`.
    pub fn or_before(self, last: Date) -> Date {
        match self {
            Self::Given(day) => day,
            Self::OfTheClock(day) => day.min(last),
        }
    }
}
