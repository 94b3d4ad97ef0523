//! What was done, given up or at rest goes on, and the history says what it was before.

use super::history::record;
use super::part::{Part, part};
use super::said::with_note;
use super::{Change, Made, Refused, Signed};
use crate::model::{Action, Ending, Milestone, Update};
use crate::store::edit::Edit;

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
            Some(part) => take_from_part(part, edit)?,
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
            Some(part) => format!("\"{}\" reopened, had been {was}", part.title),
            None => format!("reopened, had been {was}"),
        };
        let before = record(action, &update, edit)?;
        Ok(Made { said: with_note(&words, self.reason.as_deref()), before })
    }
}

impl Reopen {
    /// Takes out all that keeps the action from going on. A suspension that is over stays: it is history.
    fn take(&self, action: &Action, edit: &mut Edit) -> Result<Ending, Refused> {
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
        let keys = [
            ("completed", taken.completed.is_some()),
            ("suspended", taken.suspended.is_some()),
            ("withdrawn", taken.withdrawn.is_some()),
        ];
        for (key, _) in keys.into_iter().filter(|&(_, is_taken)| is_taken) {
            edit.remove("", key)?;
        }
        Ok(taken)
    }
}

fn take_from_part(part: &Part<'_>, edit: &mut Edit) -> Result<Ending, Refused> {
    let completed = part.milestone.completed;
    if completed.is_none() {
        return Err(Refused::PartGoesOn.of(part));
    }
    edit.remove(&part.path(), "completed")?;
    Ok(Ending { completed, ..Ending::default() })
}

/// What it was before: `complete since 2019-12-20`.
fn was(ending: &Ending) -> String {
    let completed = ending.completed.map(|since| format!("complete since {since}"));
    let suspended =
        ending.suspended.as_ref().map(|pause| format!("suspended since {}", pause.date));
    let withdrawn =
        ending.withdrawn.as_ref().map(|withdrawn| format!("withdrawn since {}", withdrawn.date));
    let all: Vec<String> = [completed, suspended, withdrawn].into_iter().flatten().collect();
    all.join(", ")
}
