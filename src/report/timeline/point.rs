//! What can happen to an action on a day.

use serde::{Serialize, Serializer};

use crate::model::{Date, Named};

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

impl Point {
    /// What happens on a day that there may be.
    pub fn of(day: Option<Date>, kind: PointKind, words: Option<&str>) -> Option<Self> {
        Some(Self { day: day?, kind, words: words.map(str::to_owned) })
    }
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
    /// The day from which on it goes on, though it was complete, given up or at rest.
    Reopened,
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
        Self::Reopened,
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
            Self::Reopened => "reopened",
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
            Self::Reopened => 'r',
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
        matches!(
            self,
            Self::Complete
                | Self::Suspended
                | Self::SuspendedUntil
                | Self::Withdrawn
                | Self::Reopened
        )
    }

    /// Whether it is a deadline of the action itself, past or present.
    pub fn is_own_deadline(self) -> bool {
        matches!(self, Self::FirstDeadline | Self::EarlierDeadline | Self::Deadline)
    }
}
