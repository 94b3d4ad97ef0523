//! Decisions about an action: each makes a new text of its file from the old one.

mod complete;
mod extend;
mod history;
mod part;
mod rate;
mod refused;
mod reopen;
mod said;
mod set;
mod suspend;
mod withdraw;

pub use complete::Complete;
pub use extend::Extend;
pub use history::Signed;
pub use rate::Rate;
pub use refused::Refused;
pub use reopen::Reopen;
pub use set::{List, Set};
pub use suspend::Suspend;
pub use withdraw::Withdraw;

use crate::model::{Action, Date};
use crate::store::edit::Edit;

#[cfg(test)]
mod testing;

/// A decision about one action.
pub trait Change {
    /// Makes the change in the text of the action's file, and says in a few words what it is: `amber, impact red`.
    ///
    /// # Errors
    /// Where the action does not allow it, or its file is written in a way that cannot be changed.
    fn make(&self, action: &Action, edit: &mut Edit) -> Result<Made, Refused>;
}

/// What a change came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// What changed, in a few words.
    pub said: String,
    /// The day of the later update before which its own went; `None`: it is the latest.
    pub before: Option<Date>,
}

/// The new text of an action's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The text.
    pub text: String,
    /// What the change came to.
    pub made: Made,
}

/// Makes a change in the text of the file from which the action was read.
///
/// # Errors
/// Where the action does not allow it, or its file is written in a way that cannot be changed.
pub fn apply(change: &dyn Change, action: &Action, text: &str) -> Result<Changed, Refused> {
    let mut edit = Edit::of(text);
    let made = change.make(action, &mut edit)?;
    Ok(Changed { text: edit.text().to_owned(), made })
}
