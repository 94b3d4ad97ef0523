//! What a decision adds to the history of an action: an update, at its place.

use super::Refused;
use crate::model::{Action, AgencyId, Date, Update};
use crate::store::edit::Edit;
use crate::store::written;

/// Who speaks, and of which day: every update has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The agency; `None`: the action's lead.
    pub by: Option<AgencyId>,
    /// The day.
    pub date: Date,
}

impl Signed {
    /// An update that says nothing yet.
    ///
    /// # Errors
    /// Where nobody is named to speak, and the action has no lead.
    pub fn update(&self, action: &Action) -> Result<Update, Refused> {
        let by = self.by.clone().or_else(|| action.lead.clone()).ok_or(Refused::NoLead)?;
        Ok(Update { date: Some(self.date), by: Some(by), ..Update::default() })
    }
}

/// Puts an update behind the last one that is not later. The day of the one before which it goes; `None`: it is the latest.
///
/// # Errors
/// Where the file's updates are written in a way that cannot be changed.
pub fn record(action: &Action, update: &Update, edit: &mut Edit) -> Result<Option<Date>, Refused> {
    let is_earlier = |other: &Update| other.date <= update.date;
    let place = action.updates.iter().rposition(is_earlier).map_or(0, |earlier| earlier + 1);
    edit.insert("updates", place, &written::update(update))?;
    Ok(action.updates.get(place).and_then(|next| next.date))
}
