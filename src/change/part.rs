//! The milestone that a decision is about.

use super::Refused;
use crate::model::{Action, Milestone};

/// A milestone of an action.
#[derive(Clone, Copy, Debug)]
pub struct Part<'action> {
    /// Its place among the action's milestones.
    pub index: usize,
    /// Its title.
    pub title: &'action str,
    /// The milestone.
    pub milestone: &'action Milestone,
}

impl Part<'_> {
    /// The path of its table in the file.
    pub fn path(&self) -> String {
        format!("milestones[{}]", self.index)
    }
}

/// The milestone of that title, in any case, or of that place, counted from 1.
///
/// # Errors
/// Where the action has none.
pub fn part<'action>(action: &'action Action, word: &str) -> Result<Part<'action>, Refused> {
    let titled = || {
        action.milestones.iter().enumerate().filter_map(|(index, milestone)| {
            Some(Part { index, title: milestone.title.as_deref()?, milestone })
        })
    };
    let word = word.trim();
    let place = word.parse().ok().and_then(|place: usize| place.checked_sub(1));
    titled()
        .find(|part| part.title.to_lowercase() == word.to_lowercase())
        .or_else(|| titled().find(|part| Some(part.index) == place))
        .ok_or_else(|| Refused::NoMilestone {
            word: word.to_owned(),
            known: titled().map(|part| part.title.to_owned()).collect(),
        })
}
