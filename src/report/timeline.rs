//! Actions on a time axis: deadlines, milestones, moves and completions, from which every format draws or lists them.

use super::{Mark, Table};
use crate::model::{Date, Named, Number};

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
    /// The same in words, a row an action.
    pub table: Table,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Date,
    /// What it is.
    pub kind: PointKind,
    /// What it is of, where the action's title does not say: the milestone's title.
    pub words: Option<String>,
}

/// What can happen on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PointKind {
    /// The first deadline, where it has moved since.
    FirstDeadline,
    /// The deadline that stands.
    Deadline,
    /// A milestone that is still to come, or late.
    Milestone,
    /// A milestone that is complete, on the day it was completed.
    MilestoneComplete,
    /// The day the action was completed.
    Complete,
}

impl Named for PointKind {
    const ALL: &'static [Self] = &[
        Self::FirstDeadline,
        Self::Deadline,
        Self::Milestone,
        Self::MilestoneComplete,
        Self::Complete,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::FirstDeadline => "first deadline",
            Self::Deadline => "deadline",
            Self::Milestone => "milestone",
            Self::MilestoneComplete => "milestone complete",
            Self::Complete => "complete",
        }
    }
}
