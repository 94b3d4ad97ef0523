//! What happened to an action: one dated update a quarter, or whenever something changes.

use super::{AgencyId, Date, GroupId, Rating, Status, Suspension, Withdrawal};

/// An update. What it leaves out stands as before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// The day it speaks of; `None` where the file has none that can be read: such an update counts for nothing.
    pub date: Option<Date>,
    /// The agency that gave it.
    pub by: Option<AgencyId>,
    /// How delivery goes.
    pub rag: Option<Rating>,
    /// What it has changed for children.
    pub impact: Option<Rating>,
    /// Why, in the author's words.
    pub note: Option<String>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// A question put to the group.
    pub asks: Option<String>,
    /// The deadline before the move that this update records.
    pub moved_from: Option<Date>,
    /// The deadline after it.
    pub moved_to: Option<Date>,
    /// The group that decided.
    pub agreed_by: Option<GroupId>,
    /// The title of the milestone that the decision is about; `None`: the action itself.
    pub milestone: Option<String>,
    /// What reopening took out; few updates have it, and it is large.
    pub reopened_from: Option<Box<Ending>>,
}

impl Update {
    /// Whether it answers a span of time: only one with a rating does.
    pub fn is_rated(&self) -> bool {
        self.rag.is_some() || self.impact.is_some()
    }

    /// The move of a deadline that it records; `None` where it records none, or only half of one.
    pub fn moved(&self) -> Option<Move> {
        Some(Move { from: self.moved_from?, to: self.moved_to? })
    }
}

/// A deadline moved from one day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The deadline before.
    pub from: Date,
    /// The deadline after.
    pub to: Date,
}

/// What shows that an update is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A file of the repository, its path from the plan folder's parent.
    File(String),
    /// An http(s) link.
    Link(String),
    /// A document that an agency holds.
    HeldBy {
        /// Who holds it.
        agency: AgencyId,
        /// What it is called.
        title: String,
    },
}

impl Evidence {
    /// The path, where it is a file of the repository.
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::File(path) => Some(path),
            Self::Link(_) | Self::HeldBy { .. } => None,
        }
    }
}

/// How an action came to an end, or to rest. All `None`: it goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// The day it was completed.
    pub completed: Option<Date>,
    /// The suspension, in force or not.
    pub suspended: Option<Suspension>,
    /// The withdrawal.
    pub withdrawn: Option<Withdrawal>,
}

impl Ending {
    /// All that it is, and from when on, whether a suspension is over or not.
    pub fn all(&self) -> impl Iterator<Item = (Status, Date)> {
        let completed = self.completed.map(|since| (Status::Complete, since));
        let suspended = self.suspended.as_ref().map(|pause| (Status::Suspended, pause.date));
        let withdrawn =
            self.withdrawn.as_ref().map(|withdrawn| (Status::Withdrawn, withdrawn.date));
        [completed, suspended, withdrawn].into_iter().flatten()
    }

    /// The day it was completed, if it was by that day.
    pub fn completed_by(&self, day: Date) -> Option<Date> {
        self.completed.filter(|&completed| completed <= day)
    }

    /// The status that this gives on a day; `None`: the action goes on.
    pub fn status_on(&self, day: Date) -> Option<Status> {
        if self.completed_by(day).is_some() {
            Some(Status::Complete)
        } else if self.withdrawn.as_ref().is_some_and(|withdrawn| withdrawn.date <= day) {
            Some(Status::Withdrawn)
        } else if self.suspended.as_ref().is_some_and(|suspended| suspended.is_in_force(day)) {
            Some(Status::Suspended)
        } else {
            None
        }
    }
}
