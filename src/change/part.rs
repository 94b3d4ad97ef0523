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

/// The milestone of that title, in any case, or of that place, counted from 1. Of several with the same title, the one that the
/// change is possible for is meant.
///
/// # Errors
/// Where the action has none, or the title does not tell which is meant.
pub fn part<'action>(
    action: &'action Action,
    word: &str,
    is_possible: impl Fn(&Milestone) -> bool,
) -> Result<Part<'action>, Refused> {
    let titled = || {
        action.milestones.iter().enumerate().filter_map(|(index, milestone)| {
            Some(Part { index, title: milestone.title.as_deref()?, milestone })
        })
    };
    let word = word.trim();
    let is_called_so = |part: &Part<'_>| part.title.trim().to_lowercase() == word.to_lowercase();
    let called_so: Vec<Part<'action>> = titled().filter(is_called_so).collect();
    if let [_, _, ..] = called_so.as_slice() {
        return only(&called_so, is_possible);
    }
    let place = word.parse().ok().and_then(|place: usize| place.checked_sub(1));
    called_so
        .first()
        .copied()
        .or_else(|| titled().find(|part| Some(part.index) == place))
        .ok_or_else(|| Refused::NoMilestone {
            word: word.to_owned(),
            known: titled().map(|part| part.title.to_owned()).collect(),
        })
}

/// The one of several milestones that the change is possible for.
fn only<'action>(
    called_so: &[Part<'action>],
    is_possible: impl Fn(&Milestone) -> bool,
) -> Result<Part<'action>, Refused> {
    let possible: Vec<&Part<'action>> =
        called_so.iter().filter(|part| is_possible(part.milestone)).collect();
    match (possible.as_slice(), called_so) {
        ([one], _) => Ok(**one),
        (_, all) => Err(Refused::SameTitle {
            title: all.first().map(|part| part.title.to_owned()).unwrap_or_default(),
            places: all.iter().map(|part| part.index + 1).collect(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::testing::{FILE, action};

    #[test]
    fn a_milestone_is_found_by_its_title_whatever_white_space_is_around_it() {
        let text = format!("{FILE}[[milestones]]\ntitle = \"\"\"\n Strategy in place\n\"\"\"\n");
        let action = action(&text);
        let index = |word: &str| part(&action, word, |_| true).map(|part| part.index);
        assert_eq!(index(" Strategy in place\n"), Ok(0));
        assert_eq!(index("strategy in place"), Ok(0));
        assert!(index("Strategy").is_err());
    }

    #[test]
    fn of_two_milestones_with_one_title_the_one_that_can_be_changed_is_meant() {
        let milestone = |rest: &str| format!("[[milestones]]\ntitle = \"Audit\"\n{rest}");
        let completed = milestone("completed = 2026-05-01\n");
        let index = |text: &str, word: &str| {
            let text = format!("{FILE}{text}");
            part(&action(&text), word, |part| part.completed.is_none()).map(|part| part.index)
        };
        let same = Refused::SameTitle { title: "Audit".to_owned(), places: vec![1, 2] };
        assert_eq!(index(&(completed.clone() + &milestone("")), "audit"), Ok(1));
        assert_eq!(index(&(milestone("") + &completed), "Audit"), Ok(0));
        assert_eq!(index(&milestone("").repeat(2), "Audit"), Err(same.clone()));
        assert_eq!(index(&completed.repeat(2), "Audit"), Err(same));
        assert_eq!(index(&completed.repeat(2), "2"), Ok(1));
    }
}
