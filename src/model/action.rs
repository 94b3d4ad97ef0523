//! An action: what was agreed, and what has happened since.

use super::{AgencyId, Date, Due, Ending, GroupId, Number, SectionId, Update};

/// An action as its file states it. Where title, lead or deadline is `None`, the file has none that can be read:
/// the check says so, and no report shows the action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its number, from its file's name.
    pub number: Number,
    /// The section, from its folder.
    pub section: SectionId,
    /// What is done, in a few words.
    pub title: Option<String>,
    /// What is done, in full.
    pub description: Option<String>,
    /// The agency that answers for it.
    pub lead: Option<AgencyId>,
    /// The agencies that help.
    pub partners: Vec<AgencyId>,
    /// When it falls due.
    pub due: Option<Due>,
    /// The first deadline, where it has moved since.
    pub original_due: Option<Date>,
    /// What is measured; empty where the plan gives no measure.
    pub measures: Vec<String>,
    /// What will be better for children.
    pub outcome: Option<String>,
    /// The day it joined the plan; `None`: at the plan's start.
    pub added: Option<Date>,
    /// The group that decided to add it.
    pub agreed_by: Option<GroupId>,
    /// Its parts with a deadline of their own.
    pub milestones: Vec<Milestone>,
    /// What happened, oldest first.
    pub updates: Vec<Update>,
    /// How it ended, if it did.
    pub ending: Ending,
}

/// A part of an action that has a deadline of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Milestone {
    /// What is done; `None` where the file has no title that can be read.
    pub title: Option<String>,
    /// When it falls due; `None` where the file has no deadline that can be read.
    pub due: Option<Due>,
    /// The first deadline, where it has moved since.
    pub original_due: Option<Date>,
    /// The day it was completed.
    pub completed: Option<Date>,
}

/// A pause that a group agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// Its first day.
    pub date: Date,
    /// Its last day; `None`: until somebody reopens the action.
    pub until: Option<Date>,
    /// Who agreed it.
    pub agreed_by: Option<GroupId>,
    /// Why.
    pub reason: Option<String>,
}

impl Suspension {
    /// Whether the action is at rest on that day.
    pub fn is_in_force(&self, day: Date) -> bool {
        self.date <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// A decision to give an action up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// The day of the decision.
    pub date: Date,
    /// Who agreed it.
    pub agreed_by: Option<GroupId>,
    /// Why.
    pub reason: Option<String>,
}
