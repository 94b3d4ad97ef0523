//! The kinds of file that a plan is made of.

use super::Place;
use super::keys::{ACTION, AGENCIES, GOVERNANCE, Key, OBJECTIVE, PLAN};
use crate::model::Named;

/// A kind of file whose keys are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The plan's name, period, sections, ratings and settings.
    Plan,
    /// Everyone who may lead or partner.
    Agencies,
    /// Groups, themes and projects.
    Governance,
    /// An objective, which is a folder of actions.
    Objective,
    /// An action.
    Action,
}

impl Named for FileKind {
    const ALL: &'static [Self] =
        &[Self::Plan, Self::Agencies, Self::Governance, Self::Objective, Self::Action];

    fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Agencies => "agencies",
            Self::Governance => "governance",
            Self::Objective => "objective",
            Self::Action => "action",
        }
    }
}

impl FileKind {
    /// The kind of file that stands at a place; `None` where nothing of it is read yet.
    pub fn at(place: &Place) -> Option<Self> {
        match place {
            Place::Plan => Some(Self::Plan),
            Place::Agencies => Some(Self::Agencies),
            Place::Governance => Some(Self::Governance),
            Place::Objective { .. } => Some(Self::Objective),
            Place::Action { .. } => Some(Self::Action),
            Place::Journey | Place::Indicator | Place::Nowhere { .. } => None,
        }
    }

    /// The keys of such a file.
    pub fn keys(self) -> &'static [Key] {
        match self {
            Self::Plan => PLAN,
            Self::Agencies => AGENCIES,
            Self::Governance => GOVERNANCE,
            Self::Objective => OBJECTIVE,
            Self::Action => ACTION,
        }
    }

    /// Where such a file stands in the plan folder, names that differ in capitals.
    pub fn path(self) -> &'static str {
        match self {
            Self::Plan => "plan.toml",
            Self::Agencies => "agencies.toml",
            Self::Governance => "governance.toml",
            Self::Objective => "actions/SECTION/NN-NAME/objective.toml",
            Self::Action => "actions/SECTION/NN-NAME/NUMBER.toml",
        }
    }

    /// What such a file says, in a line.
    pub fn says(self) -> &'static str {
        match self {
            Self::Plan => "the plan's name, period, sections, ratings and settings",
            Self::Agencies => "everyone who may lead or partner, by id",
            Self::Governance => "the groups that the plan reports to, themes and projects",
            Self::Objective => "an objective, and the Ofsted area that it answers",
            Self::Action => "an action: what was agreed, and below it what happened",
        }
    }
}
