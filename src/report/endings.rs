//! How an action ended or came to rest, as plain values and in words.

use serde::Serialize;

use super::long_date;
use crate::model::{Date, Ending, GroupId, Plan, Status, Suspension, Withdrawal};

/// A pause that was agreed.
#[derive(Clone, Debug, Serialize)]
pub struct SuspendedRow {
    /// Its first day.
    pub date: Date,
    /// Its last day; `None`: until somebody reopens the action.
    pub until: Option<Date>,
    /// The id of the group that agreed it.
    pub agreed_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A decision to give an action up.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawnRow {
    /// The day of the decision.
    pub date: Date,
    /// The id of the group that agreed it.
    pub agreed_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// An ending that was taken out when the action was reopened.
#[derive(Clone, Debug, Serialize)]
pub struct EndingRow {
    /// The day it was completed.
    pub completed: Option<Date>,
    /// The suspension.
    pub suspended: Option<SuspendedRow>,
    /// The withdrawal.
    pub withdrawn: Option<WithdrawnRow>,
}

impl From<&Suspension> for SuspendedRow {
    fn from(suspension: &Suspension) -> Self {
        Self {
            date: suspension.date,
            until: suspension.until,
            agreed_by: suspension.agreed_by.as_ref().map(ToString::to_string),
            reason: suspension.reason.clone(),
        }
    }
}

impl From<&Withdrawal> for WithdrawnRow {
    fn from(withdrawal: &Withdrawal) -> Self {
        Self {
            date: withdrawal.date,
            agreed_by: withdrawal.agreed_by.as_ref().map(ToString::to_string),
            reason: withdrawal.reason.clone(),
        }
    }
}

impl From<&Ending> for EndingRow {
    fn from(ending: &Ending) -> Self {
        Self {
            completed: ending.completed,
            suspended: ending.suspended.as_ref().map(Into::into),
            withdrawn: ending.withdrawn.as_ref().map(Into::into),
        }
    }
}

/// An ending in words, as it was on a day: "complete since 15 June 2026", or the decision with who agreed it and why. Empty where
/// nothing had ended by then.
pub(super) fn in_words(plan: &Plan, ending: &Ending, day: Date) -> String {
    match (ending.status_on(day), ending) {
        (Some(Status::Complete), Ending { completed: Some(completed), .. }) => {
            format!("complete since {}", long_date(*completed))
        }
        (Some(Status::Withdrawn), Ending { withdrawn: Some(withdrawn), .. }) => {
            withdrawal(plan, withdrawn)
        }
        (Some(Status::Suspended), Ending { suspended: Some(suspended), .. }) => {
            suspension(plan, suspended)
        }
        _ => String::new(),
    }
}

/// A suspension in words, whether or not it is over.
pub(super) fn suspension(plan: &Plan, suspended: &Suspension) -> String {
    let until = suspended.until.map(|until| format!(" until {}", long_date(until)));
    let from = long_date(suspended.date);
    let words = format!("suspended from {from}{}", until.unwrap_or_default());
    decided(plan, words, suspended.agreed_by.as_ref(), suspended.reason.as_deref())
}

/// A withdrawal in words.
pub(super) fn withdrawal(plan: &Plan, withdrawn: &Withdrawal) -> String {
    let words = format!("withdrawn on {}", long_date(withdrawn.date));
    decided(plan, words, withdrawn.agreed_by.as_ref(), withdrawn.reason.as_deref())
}

fn decided(plan: &Plan, words: String, by: Option<&GroupId>, reason: Option<&str>) -> String {
    let by = by.map(|group| format!(", agreed by {}", plan.group_name(group)));
    let reason = reason.map(|reason| format!(": {}", reason.trim()));
    words + &by.unwrap_or_default() + &reason.unwrap_or_default()
}
