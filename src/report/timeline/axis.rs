//! The time axis from which every format draws or lists what happens when.

use chrono::Months;
use serde::{Serialize, Serializer};

use super::DatedAction;
use crate::model::{Date, Named, Number, Plan, Quarter};
use crate::report::{Mark, Table};

/// Actions on a time axis.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// What it shows, in a sentence, for those who cannot see it.
    pub description: String,
    /// The first day of the axis.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The day that is asked about.
    pub today: Date,
    /// A row an action.
    pub rows: Vec<TimelineRow>,
    /// The same in letters, a row an action.
    pub table: Table,
    /// What the letters say that occur, each before its words; last, where the day that is asked about lies.
    pub key: Vec<String>,
    /// The same in words, a row an action.
    pub days: Table,
}

/// An action on a time axis.
#[derive(Clone, Debug)]
pub struct TimelineRow {
    /// Its number.
    pub number: Number,
    /// Its title.
    pub title: String,
    /// How it stands.
    pub mark: Mark,
    /// What happens when, in the order of the days.
    pub points: Vec<Point>,
}

/// Something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// The day.
    #[serde(rename = "date")]
    pub day: Date,
    /// What it is.
    #[serde(serialize_with = "name")]
    pub kind: PointKind,
    /// What it is of, where the action's title does not say: the milestone's title.
    #[serde(rename = "milestone")]
    pub words: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn name<S: Serializer>(kind: &PointKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.name())
}

/// What can happen on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PointKind {
    /// The first deadline, where it has moved since.
    FirstDeadline,
    /// A deadline between the first and the one that stands, where it moved more than once.
    EarlierDeadline,
    /// The deadline that stands.
    Deadline,
    /// The first deadline of a milestone, where it has moved since.
    MilestoneFirstDeadline,
    /// A later one of it that has moved too.
    MilestoneEarlierDeadline,
    /// A milestone that is still to come, or late.
    Milestone,
    /// A milestone that is complete, on the day it was completed.
    MilestoneComplete,
    /// The day the action was completed.
    Complete,
    /// The first day on which the action rests, or rested.
    Suspended,
    /// The last one.
    SuspendedUntil,
    /// The day the action was given up.
    Withdrawn,
}

impl Named for PointKind {
    const ALL: &'static [Self] = &[
        Self::FirstDeadline,
        Self::EarlierDeadline,
        Self::Deadline,
        Self::MilestoneFirstDeadline,
        Self::MilestoneEarlierDeadline,
        Self::Milestone,
        Self::MilestoneComplete,
        Self::Complete,
        Self::Suspended,
        Self::SuspendedUntil,
        Self::Withdrawn,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::FirstDeadline => "first deadline",
            Self::EarlierDeadline => "earlier deadline",
            Self::Deadline => "deadline",
            Self::MilestoneFirstDeadline => "milestone first deadline",
            Self::MilestoneEarlierDeadline => "milestone earlier deadline",
            Self::Milestone => "milestone",
            Self::MilestoneComplete => "milestone complete",
            Self::Complete => "complete",
            Self::Suspended => "suspended",
            Self::SuspendedUntil => "suspended until",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl PointKind {
    /// What stands for it in a table.
    pub fn letter(self) -> char {
        match self {
            Self::FirstDeadline => 'F',
            Self::EarlierDeadline => 'E',
            Self::Deadline => 'D',
            Self::MilestoneFirstDeadline => 'f',
            Self::MilestoneEarlierDeadline => 'e',
            Self::Milestone => 'm',
            Self::MilestoneComplete => '+',
            Self::Complete => '=',
            Self::Suspended => 's',
            Self::SuspendedUntil => 'u',
            Self::Withdrawn => 'w',
        }
    }

    /// Whether a deadline stood there that has moved since.
    pub fn has_moved(self) -> bool {
        matches!(
            self,
            Self::FirstDeadline
                | Self::EarlierDeadline
                | Self::MilestoneFirstDeadline
                | Self::MilestoneEarlierDeadline
        )
    }

    /// Whether it is about the action's end or rest, not about what it is held to.
    pub fn is_ending(self) -> bool {
        matches!(self, Self::Complete | Self::Suspended | Self::SuspendedUntil | Self::Withdrawn)
    }

    /// Whether it is a deadline of the action itself, past or present.
    pub fn is_own_deadline(self) -> bool {
        matches!(self, Self::FirstDeadline | Self::EarlierDeadline | Self::Deadline)
    }
}

/// How far beyond the plan's own time the axis may reach, in months: a deadline years away must not press all others together.
const BEYOND: u32 = 12;

/// The first and the last day of the axis: whole quarters of the plan's time, and of what happens a little before or after it.
pub fn ends(plan: &Plan, actions: &[DatedAction], today: Date) -> (Date, Date) {
    let days = || actions.iter().flat_map(|action| &action.points).map(|point| point.day);
    let (first, last) = (days().min().unwrap_or(today), days().max().unwrap_or(today));
    let (first, last) = match plan.period {
        None => (first, last),
        Some(period) => {
            let months = Months::new(BEYOND);
            let earliest = period.from.checked_sub_months(months).unwrap_or(period.from);
            let latest = period.to.checked_add_months(months).unwrap_or(period.to);
            (first.min(period.from).max(earliest), last.max(period.to).min(latest))
        }
    };
    let quarter = |day| Quarter::of(day).span();
    let first = quarter(first).map_or(first, |span| span.first);
    (first, quarter(last).map_or(last, |span| span.last))
}
