//! An action comes to rest for a time that a group agreed.

use super::complete::not_over;
use super::history::record;
use super::said::with_note;
use super::{Change, Made, Refused, Signed};
use crate::model::{Action, Date, Ending, GroupId, Status, Suspension, Update};
use crate::store::edit::{Edit, Literal};
use crate::store::keys;

/// A pause.
#[derive(Clone, Debug)]
pub struct Suspend {
    /// Its first day, and who notes it.
    pub signed: Signed,
    /// Its last day.
    pub until: Date,
    /// Why.
    pub reason: String,
    /// The group that agreed.
    pub agreed_by: GroupId,
}

impl Change for Suspend {
    fn make(&self, action: &Action, edit: &mut Edit) -> Result<Made, Refused> {
        not_over(action, edit)?;
        let from = self.signed.date;
        if self.until < from {
            return Err(Refused::EndsBefore { from, until: self.until });
        }
        let pause = Suspension {
            date: from,
            until: Some(self.until),
            agreed_by: Some(self.agreed_by.clone()),
            reason: Some(self.reason.clone()),
        };
        let before = match &action.ending.suspended {
            Some(earlier) => self.replace(action, earlier, edit)?,
            None => None,
        };
        edit.write("", keys::ACTION, "suspended", &Literal::from(&pause))?;
        let words = format!("suspended from {from} until {}", self.until);
        Ok(Made { said: with_note(&words, Some(&self.reason)), before })
    }
}

impl Suspend {
    /// Takes an earlier pause out that is over, and records it: past days are still asked about.
    fn replace(
        &self,
        action: &Action,
        earlier: &Suspension,
        edit: &mut Edit,
    ) -> Result<Option<Date>, Refused> {
        if earlier.until.is_none_or(|until| self.signed.date <= until) {
            return Err(Refused::Ended { what: Status::Suspended, since: earlier.date });
        }
        edit.remove_recorded("suspended", &Literal::from(earlier))?;
        let ending = Ending { suspended: Some(earlier.clone()), ..Ending::default() };
        let update =
            Update { reopened_from: Some(Box::new(ending)), ..self.signed.update(action)? };
        record(action, &update, edit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::apply;
    use crate::change::testing::{FILE, action};

    #[test]
    fn a_pause_follows_another_from_the_day_behind_its_last() {
        let pause = "suspended = { date = 2026-05-01, until = 2026-05-31 }\n";
        let text = format!("{FILE}{pause}");
        let from = |day: &str| Suspend {
            signed: Signed { by: None, date: day.parse().unwrap() },
            until: "2026-07-31".parse().unwrap(),
            reason: "Staff are away".to_owned(),
            agreed_by: GroupId::from("cabinet"),
        };
        let refused = apply(&from("2026-05-31"), &action(&text), &text).unwrap_err();
        let since = "2026-05-01".parse().unwrap();
        assert_eq!(refused, Refused::Ended { what: Status::Suspended, since });
        assert!(apply(&from("2026-06-01"), &action(&text), &text).is_ok());
    }
}
