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
        .find(|part| part.title.trim().to_lowercase() == word.to_lowercase())
        .or_else(|| titled().find(|part| Some(part.index) == place))
        .ok_or_else(|| Refused::NoMilestone {
            word: word.to_owned(),
            known: titled().map(|part| part.title.to_owned()).collect(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::testing::{FILE, action};

    #[test]
    fn a_milestone_is_found_by_its_title_whatever_white_space_is_around_it() {
        let text = format!("{FILE}[[milestones]]\ntitle = \"\"\"\n Strategy in place\n\"\"\"\n");
        let action = action(&text);
        assert_eq!(part(&action, " Strategy in place\n").unwrap().index, 0);
        assert_eq!(part(&action, "strategy in place").unwrap().index, 0);
        assert!(part(&action, "Strategy").is_err());
    }
}
