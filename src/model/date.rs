//! Days of the calendar.

/// A day. Plans use the years 0001 to 9999.
pub type Date = chrono::NaiveDate;
