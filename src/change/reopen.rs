//! What was done, given up or at rest goes on, and the history says what it was before.

use super::history::record;
use super::known::{all_is_known, part_is_known};
use super::part::{Part, part};
use super::said::{quoted, with_note};
use super::{Change, Made, Refused, Signed};
use crate::model::{Action, Ending, Milestone, Named, Update};
use crate::store::edit::{Edit, Literal};

/// The end of a completion, a suspension or a withdrawal.
#[derive(Clone, Debug)]
pub struct Reopen {
    /// The day, and who decides.
    pub signed: Signed,
    /// The milestone, by its title or place; `None`: the action itself.
    pub milestone: Option<String>,
    /// Why; `None` where nobody says.
    pub reason: Option<String>,
}

impl Change for Reopen {
    fn make(&self, action: &Action, edit: &mut Edit) -> Result<Made, Refused> {
        let is_complete = |milestone: &Milestone| milestone.completed.is_some();
        let part =
            self.milestone.as_deref().map(|word| part(action, word, is_complete)).transpose()?;
        let taken = match &part {
            Some(part) => self.take_from_part(part, edit)?,
            None => self.take(action, edit)?,
        };
        let was = was(&taken);
        let update = Update {
            note: self.reason.clone(),
            milestone: part.map(|part| part.title.to_owned()),
            reopened_from: Some(Box::new(taken)),
            ..self.signed.update(action)?
        };
        let words = match part {
            Some(part) => format!("{} reopened, had been {was}", quoted(part.title)),
            None => format!("reopened, had been {was}"),
        };
        let before = record(action, &update, edit)?;
        Ok(Made { said: with_note(&words, self.reason.as_deref()), before })
    }
}

impl Reopen {
    /// Takes out all that keeps the action from going on. A suspension that is over stays: it is history.
    fn take(&self, action: &Action, edit: &mut Edit) -> Result<Ending, Refused> {
        all_is_known(action, edit)?;
        let ending = &action.ending;
        let is_over = |until| until < self.signed.date;
        let taken = Ending {
            completed: ending.completed,
            suspended: ending.suspended.clone().filter(|pause| !pause.until.is_some_and(is_over)),
            withdrawn: ending.withdrawn.clone(),
        };
        if taken == Ending::default() {
            return Err(Refused::GoesOn);
        }
        self.follows(&taken)?;
        if let Literal::Table(records) = Literal::from(&taken) {
            for (key, record) in &records {
                edit.remove_recorded(key, record)?;
            }
        }
        Ok(taken)
    }

    fn take_from_part(&self, part: &Part<'_>, edit: &mut Edit) -> Result<Ending, Refused> {
        part_is_known(part, edit)?;
        let taken = Ending { completed: part.milestone.completed, ..Ending::default() };
        if taken == Ending::default() {
            return Err(Refused::PartGoesOn.of(part));
        }
        self.follows(&taken).map_err(|refused| refused.of(part))?;
        edit.remove(&part.path(), "completed")?;
        Ok(taken)
    }

    /// What goes on before the day on which it ended has never ended, and the history would say that it has.
    fn follows(&self, taken: &Ending) -> Result<(), Refused> {
        let date = self.signed.date;
        match taken.all().find(|&(_, since)| date < since) {
            Some((what, since)) => Err(Refused::ReopenedBefore { what, since, date }),
            None => Ok(()),
        }
    }
}

/// What it was before: `complete since 2019-12-20`.
fn was(ending: &Ending) -> String {
    let all: Vec<String> =
        ending.all().map(|(what, since)| format!("{} since {since}", what.name())).collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::apply;
    use crate::change::testing::{FILE, action};

    #[test]
    fn nothing_goes_on_before_the_day_on_which_it_ended() {
        let text = format!("{FILE}completed = 2026-06-15\n");
        let on = |day: &str| Reopen {
            signed: Signed { by: None, date: day.parse().unwrap() },
            milestone: None,
            reason: None,
        };
        let refused = apply(&on("2026-06-14"), &action(&text), &text).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "is complete from 2026-06-15 on, so it cannot be reopened on 2026-06-14"
        );
        assert!(apply(&on("2026-06-15"), &action(&text), &text).is_ok());
    }

    #[test]
    fn what_cannot_be_recorded_whole_is_not_taken_out() {
        let reopen = Reopen {
            signed: Signed { by: None, date: "2026-07-01".parse().unwrap() },
            milestone: None,
            reason: None,
        };
        for pause in ["until = \"July\"", "agreed = \"cabinet\""] {
            let text = format!("{FILE}suspended = {{ date = 2026-06-15, {pause} }}\n");
            let refused = apply(&reopen, &action(&text), &text).unwrap_err();
            assert!(matches!(refused, Refused::NoPlace(_)), "{refused}");
        }
    }
}
