//! An action is given up.

use super::complete::not_over;
use super::said::with_note;
use super::{Change, Made, Refused};
use crate::model::{Action, Date, GroupId, Withdrawal};
use crate::store::edit::{Edit, Literal};
use crate::store::keys;

/// A decision to give an action up.
#[derive(Clone, Debug)]
pub struct Withdraw {
    /// The day of the decision.
    pub date: Date,
    /// Why.
    pub reason: String,
    /// The group that agreed.
    pub agreed_by: GroupId,
}

impl Change for Withdraw {
    fn make(&self, action: &Action, edit: &mut Edit) -> Result<Made, Refused> {
        not_over(action, edit)?;
        let withdrawal = Withdrawal {
            date: self.date,
            agreed_by: Some(self.agreed_by.clone()),
            reason: Some(self.reason.clone()),
        };
        edit.write("", keys::ACTION, "withdrawn", &Literal::from(&withdrawal))?;
        let words = format!("withdrawn on {}", self.date);
        Ok(Made { said: with_note(&words, Some(&self.reason)), before: None })
    }
}
