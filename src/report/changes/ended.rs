//! How an action or a milestone ended, or goes on again.

use super::edit::edit;
use super::row::{ChangeRow, about, said};
use super::update::{because, of_update, on_day};
use crate::model::{Date, Named, Plan, Status, Suspension, Update, Withdrawal};
use crate::report::{endings, long_date};

/// A completion, or another day of it.
pub fn completed(of: Option<&str>, day: Date, before: Option<Date>) -> ChangeRow {
    let was = before.map(|before| format!(", not on {}", long_date(before))).unwrap_or_default();
    ChangeRow {
        words: about(of, &format!("completed on {}{was}", long_date(day))),
        milestone: of.map(str::to_owned),
        from: before.map(|day| day.to_string()),
        to: Some(day.to_string()),
        date: Some(day),
        ..ChangeRow::default()
    }
}

/// A suspension, or how one was changed.
pub fn suspended(plan: &Plan, pause: &Suspension, before: Option<&Suspension>) -> ChangeRow {
    let from = before.map(|before| endings::suspension(plan, before));
    let to = endings::suspension(plan, pause);
    ChangeRow {
        date: Some(pause.date),
        agreed_by: pause.agreed_by.as_ref().map(ToString::to_string),
        reason: pause.reason.clone(),
        ..decided("suspension", from, to)
    }
}

/// A withdrawal, or how one was changed.
pub fn withdrawn(plan: &Plan, decision: &Withdrawal, before: Option<&Withdrawal>) -> ChangeRow {
    let from = before.map(|before| endings::withdrawal(plan, before));
    let to = endings::withdrawal(plan, decision);
    ChangeRow {
        date: Some(decision.date),
        agreed_by: decision.agreed_by.as_ref().map(ToString::to_string),
        reason: decision.reason.clone(),
        ..decided("withdrawal", from, to)
    }
}

/// A decision in words, or how one was changed after it had been given.
fn decided(what: &str, from: Option<String>, to: String) -> ChangeRow {
    match from {
        None => said(&to),
        Some(from) => ChangeRow {
            words: format!("{what} changed after it was decided"),
            edit: edit(&from, &to),
            from: Some(from),
            to: Some(to),
            ..ChangeRow::default()
        },
    }
}

/// An end that was taken back, by an update or silently.
pub fn reopened(of: Option<&str>, was: Status, update: Option<&Update>) -> ChangeRow {
    let on = update.map_or_else(|| " without an update that says so".to_owned(), on_day);
    let why = update.map(because).unwrap_or_default();
    ChangeRow {
        words: about(of, &format!("reopened{on}, was {}{why}", was.name())),
        milestone: of.map(str::to_owned),
        from: Some(was.name().to_owned()),
        ..update.map(of_update).unwrap_or_default()
    }
}
