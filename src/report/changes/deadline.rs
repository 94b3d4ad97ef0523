//! What became of a deadline.

use super::row::{ChangeRow, about};
use super::update::{because, of_update};
use crate::model::{Date, Form, Plan, Update};
use crate::report::deadline::form_in_words;
use crate::report::{count, long_date};

/// A move of a deadline, by an update or silently.
pub fn moved(
    plan: &Plan,
    of: Option<&str>,
    (from, to): (Date, Date),
    update: Option<&Update>,
) -> ChangeRow {
    let days = (to - from).num_days();
    let far = match days {
        0.. => format!("{} later", count(days, "day")),
        _ => format!("{} earlier", count(-days, "day")),
    };
    let group = update.and_then(|update| update.agreed_by.as_ref());
    let agreed = match (update, group) {
        (None, _) => "; no update says so".to_owned(),
        (Some(_), None) => "; agreed by nobody yet".to_owned(),
        (Some(_), Some(group)) => format!("; agreed by {}", plan.group_name(group)),
    };
    let why = update.map(because).unwrap_or_default();
    let words =
        format!("deadline moved from {} to {}, {far}{agreed}{why}", long_date(from), long_date(to));
    ChangeRow {
        words: about(of, &words),
        milestone: of.map(str::to_owned),
        from: Some(from.to_string()),
        to: Some(to.to_string()),
        days: Some(days),
        agreed_by: group.map(ToString::to_string),
        ..update.map(of_update).unwrap_or_default()
    }
}

/// Another form of a deadline.
pub fn deadline(
    plan: &Plan,
    of: Option<&str>,
    (from, to): (Option<&Form>, Option<&Form>),
    update: Option<&Update>,
) -> ChangeRow {
    let words = |form: Option<&Form>| {
        form.map_or_else(|| "none".to_owned(), |form| form_in_words(plan, form))
    };
    let silent = if from.is_some() && update.is_none() { "; no update says so" } else { "" };
    let (from, to) = (words(from), words(to));
    ChangeRow {
        words: about(of, &format!("deadline put otherwise: {to}; it was {from}{silent}")),
        milestone: of.map(str::to_owned),
        from: Some(from),
        to: Some(to),
        ..ChangeRow::default()
    }
}

/// Another first deadline.
pub fn first_deadline(of: Option<&str>, (from, to): (Option<Date>, Option<Date>)) -> ChangeRow {
    let words = |day: Option<Date>| day.map_or_else(|| "none".to_owned(), long_date);
    let changed = format!("first deadline changed from {} to {}", words(from), words(to));
    ChangeRow {
        words: about(of, &changed),
        milestone: of.map(str::to_owned),
        from: from.map(|day| day.to_string()),
        to: to.map(|day| day.to_string()),
        ..ChangeRow::default()
    }
}
