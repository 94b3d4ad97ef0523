//! The update of a delivery lead: how delivery goes, what it has changed for children, and why.

use super::history::record;
use super::known::end_is_known;
use super::said::{ratings, with_note};
use super::{Change, Made, Refused, Signed};
use crate::model::{Action, Date, Evidence, Rating, Status, Update};
use crate::store::edit::Edit;

/// An update, as far as it is given.
#[derive(Clone, Debug)]
pub struct Rate {
    /// Who gives it, and when.
    pub signed: Signed,
    /// How delivery goes.
    pub rag: Option<Rating>,
    /// What it has changed for children.
    pub impact: Option<Rating>,
    /// Why.
    pub note: Option<String>,
    /// A question for the group.
    pub asks: Option<String>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
}

impl Change for Rate {
    fn make(&self, action: &Action, edit: &mut Edit) -> Result<Made, Refused> {
        let update = self.update(action)?;
        if action.updates.contains(&update) {
            return Err(Refused::SameUpdate { update: Box::new(update), said: self.said() });
        }
        if self.rag.is_some() {
            goes_on(action, &self.signed, edit)?;
        }
        Ok(Made { before: record(action, &update, edit)?, said: self.said() })
    }
}

impl Rate {
    /// What it says, in a few words.
    pub(super) fn said(&self) -> String {
        let rated = ratings(self.rag, self.impact);
        match (&self.note, &self.asks) {
            (None, None) if rated.is_empty() => "evidence added".to_owned(),
            (None, Some(question)) if rated.is_empty() => with_note("question", Some(question)),
            (note, question) => with_note(&rated, note.as_deref().or(question.as_deref())),
        }
    }

    /// The update as the history of the action is to have it.
    ///
    /// # Errors
    /// Where nobody is named to speak, and the action has no lead.
    pub fn update(&self, action: &Action) -> Result<Update, Refused> {
        Ok(Update {
            rag: self.rag,
            impact: self.impact,
            note: self.note.clone(),
            asks: self.asks.clone(),
            evidence: self.evidence.clone(),
            ..self.signed.update(action)?
        })
    }
}

/// Delivery of what is done or given up is not rated; a day before that still may be.
fn goes_on(action: &Action, signed: &Signed, edit: &Edit) -> Result<(), Refused> {
    let over = |&(what, since): &(Status, Date)| what != Status::Suspended && since <= signed.date;
    match action.ending_on(signed.date).and_then(|ending| ending.all().find(over)) {
        Some((what, since)) => Err(Refused::RatedAfterEnd { what, since }),
        None => end_is_known(action, edit),
    }
}
