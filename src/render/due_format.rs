//! The forms in which deadlines can be put out: those of every report, and the calendar.

use super::{FileFormat, Format};
use crate::model::Named;

/// A form in which deadlines can be put out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueFormat {
    /// That of any report.
    Report(Format),
    /// For a calendar: a day a deadline.
    Calendar,
}

/// Those of every report, the calendar behind them.
const ALL: [DueFormat; Format::ALL.len() + 1] = {
    let mut all = [DueFormat::Calendar; Format::ALL.len() + 1];
    let mut at = 0;
    while at < Format::ALL.len() {
        all[at] = DueFormat::Report(Format::ALL[at]);
        at += 1;
    }
    all
};

impl Named for DueFormat {
    const ALL: &'static [Self] = &ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Report(format) => format.name(),
            Self::Calendar => "ical",
        }
    }

    fn also(self) -> &'static [&'static str] {
        match self {
            Self::Report(format) => format.also(),
            Self::Calendar => &["ics", "icalendar", "calendar"],
        }
    }
}

impl FileFormat for DueFormat {
    const USUAL: Self = Self::Report(Format::USUAL);

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Report(format) => format.endings(),
            Self::Calendar => &["ics", "ical"],
        }
    }

    fn is_text(self) -> bool {
        match self {
            Self::Report(format) => format.is_text(),
            Self::Calendar => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_is_one_form_more_than_every_report_has() {
        let of_reports: Vec<&str> = Format::names();
        assert_eq!(DueFormat::names(), [of_reports, vec!["ical"]].concat());
        assert_eq!(DueFormat::of_ending("ICS"), Some(DueFormat::Calendar));
        assert_eq!(DueFormat::of_ending("csv"), Some(DueFormat::Report(Format::Csv)));
    }
}
