//! A deadline moves, and the history says who agreed and why.

use super::complete::{goes_on, is_open, not_over};
use super::history::record;
use super::part::{Part, part};
use super::said::{quoted, with_note};
use super::{Change, Made, Refused, Signed};
use crate::model::{Action, Date, Due, GroupId, Move, Update};
use crate::store::edit::{Edit, Literal};
use crate::store::keys;

/// The move of a deadline.
#[derive(Clone, Debug)]
pub struct Extend {
    /// The day of the decision, and who notes it.
    pub signed: Signed,
    /// The milestone, by its title or place; `None`: the action itself.
    pub milestone: Option<String>,
    /// The new last day.
    pub to: Date,
    /// Why.
    pub reason: String,
    /// The group that agreed; `None` where nobody has yet.
    pub agreed_by: Option<GroupId>,
    /// Whether the deadline may move forward, to an earlier day.
    pub earlier: bool,
}

/// The table in which a deadline stands, and what it says.
struct Stands<'action> {
    path: String,
    keys: &'static [keys::Key],
    due: Option<&'action Due>,
    original: Option<Date>,
}

impl Change for Extend {
    fn make(&self, action: &Action, edit: &mut Edit) -> Result<Made, Refused> {
        not_over(action, edit)?;
        let part = self.milestone.as_deref().map(|word| part(action, word, is_open)).transpose()?;
        let moved = match &part {
            Some(part) => {
                goes_on(part, edit)?;
                self.shift(&Stands::of_part(part), edit).map_err(|refused| refused.of(part))?
            }
            None => self.shift(&Stands::of_action(action), edit)?,
        };
        let update = Update {
            note: Some(self.reason.clone()),
            moved_from: Some(moved.from),
            moved_to: Some(moved.to),
            agreed_by: self.agreed_by.clone(),
            milestone: part.map(|part| part.title.to_owned()),
            ..self.signed.update(action)?
        };
        let before = record(action, &update, edit)?;
        Ok(Made { said: self.said(update.milestone.as_deref(), moved), before })
    }
}

impl<'action> Stands<'action> {
    fn of_action(action: &'action Action) -> Self {
        Self {
            path: String::new(),
            keys: keys::ACTION,
            due: action.due.as_ref(),
            original: action.original_due,
        }
    }

    fn of_part(part: &Part<'action>) -> Self {
        Self {
            path: part.path(),
            keys: keys::MILESTONE,
            due: part.milestone.due.as_ref(),
            original: part.milestone.original_due,
        }
    }
}

impl Extend {
    /// Moves the day that the form of the deadline has, and keeps the first.
    fn shift(&self, stands: &Stands<'_>, edit: &mut Edit) -> Result<Move, Refused> {
        let form = &stands.due.ok_or(Refused::NoDeadline)?.form;
        let moved = Move { from: form.last_day(), to: self.to };
        if moved.from == moved.to {
            return Err(Refused::SameDeadline(moved.to));
        }
        if moved.to < moved.from && !self.earlier {
            return Err(Refused::Earlier { from: moved.from, to: moved.to });
        }
        let day = Literal::Date(moved.to);
        match form.last_key() {
            None => edit.replace(&stands.path, "due", &day)?,
            Some(key) => {
                let dot = if stands.path.is_empty() { "" } else { "." };
                edit.replace(&format!("{}{dot}due", stands.path), key, &day)?;
            }
        }
        if stands.original.is_none() {
            edit.write(&stands.path, stands.keys, "original_due", &Literal::Date(moved.from))?;
        }
        Ok(moved)
    }

    fn said(&self, milestone: Option<&str>, moved: Move) -> String {
        let days = (moved.to - moved.from).num_days();
        let slip = match days.unsigned_abs() {
            1 => "1 day".to_owned(),
            days => format!("{days} days"),
        };
        let later = if days > 0 { "later" } else { "earlier" };
        let due = format!("due {}, {slip} {later} than {}", moved.to, moved.from);
        let words = match milestone {
            Some(title) => format!("{} {due}", quoted(title)),
            None => due,
        };
        with_note(&words, Some(&self.reason))
    }
}
