//! An action or a milestone is done.

use super::history::record;
use super::known::{end_is_known, part_is_known};
use super::part::{Part, part};
use super::said::{quoted, with_note};
use super::{Change, Made, Refused, Signed};
use crate::model::{Action, Milestone, Status, Update};
use crate::store::edit::{Edit, Literal};
use crate::store::keys;

/// The completion of an action, or of one of its milestones.
#[derive(Clone, Debug)]
pub struct Complete {
    /// The day, and who notes it.
    pub signed: Signed,
    /// The milestone, by its title or place; `None`: the action itself.
    pub milestone: Option<String>,
    /// What to note about it; `None`: nothing but the day.
    pub note: Option<String>,
}

impl Change for Complete {
    fn make(&self, action: &Action, edit: &mut Edit) -> Result<Made, Refused> {
        let part = self.milestone.as_deref().map(|word| part(action, word, is_open)).transpose()?;
        let done = Literal::Date(self.signed.date);
        if let Some(part) = &part {
            goes_on(part, edit)?;
            edit.write(&part.path(), keys::MILESTONE, "completed", &done)
                .map_err(|no_place| Refused::from(no_place).of(part))?;
        } else {
            not_over(action, edit)?;
            edit.write("", keys::ACTION, "completed", &done)?;
        }
        let before = match &self.note {
            Some(note) => {
                let update = Update {
                    note: Some(note.clone()),
                    milestone: part.map(|part| part.title.to_owned()),
                    ..self.signed.update(action)?
                };
                record(action, &update, edit)?
            }
            None => None,
        };
        Ok(Made { said: self.said(part), before })
    }
}

impl Complete {
    fn said(&self, part: Option<Part<'_>>) -> String {
        let date = self.signed.date;
        let words = match part {
            Some(part) => format!("{} complete on {date}", quoted(part.title)),
            None => format!("complete on {date}"),
        };
        with_note(&words, self.note.as_deref())
    }
}

/// Whether a milestone is not complete.
pub(super) fn is_open(milestone: &Milestone) -> bool {
    milestone.completed.is_none()
}

/// A milestone that is not complete.
pub(super) fn goes_on(part: &Part<'_>, edit: &Edit) -> Result<(), Refused> {
    match part.milestone.completed {
        Some(since) => Err(Refused::Ended { what: Status::Complete, since }.of(part)),
        None => part_is_known(part, edit),
    }
}

/// An action that is neither complete nor withdrawn, whatever the day: what is done or given up has to be reopened first.
pub(super) fn not_over(action: &Action, edit: &Edit) -> Result<(), Refused> {
    match action.ending.all().find(|&(what, _)| what != Status::Suspended) {
        Some((what, since)) => Err(Refused::Ended { what, since }),
        None => end_is_known(action, edit),
    }
}
