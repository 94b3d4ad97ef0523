//! What was said of an action, and what became of that afterwards.

use super::edit::edit;
use super::row::ChangeRow;
use crate::model::{Named, Plan, Rating, Update};
use crate::query::changes::Rated;
use crate::report::long_date;
use crate::report::updates::in_words as update_in_words;

/// A rating beside the one before.
pub fn rated(what: Rated, (from, to): (Option<Rating>, Rating), update: &Update) -> ChangeRow {
    let name = what.name();
    let ratings = match from {
        None => format!("rated {} for the first time", to.name()),
        Some(from) if from == to => format!("still {}", to.name()),
        Some(from) => format!("{} to {}", from.name(), to.name()),
    };
    ChangeRow {
        words: format!("{name} {ratings}{}{}", on_day(update), because(update)),
        what: Some(name),
        from: from.map(|from| from.name().to_owned()),
        to: Some(to.name().to_owned()),
        ..of_update(update)
    }
}

/// An update that neither rates nor decides.
pub fn updated(plan: &Plan, update: &Update) -> ChangeRow {
    let asks = update.asks.as_deref().map(|asks| format!("; asks: {}", on_a_line(asks)));
    let by = update.by.as_ref().map(|by| format!(" by {}", plan.short_name(by)));
    let words = format!(
        "update{}{}{}{}",
        of_day(update),
        by.unwrap_or_default(),
        because(update),
        asks.unwrap_or_default()
    );
    ChangeRow { words, ..of_update(update) }
}

/// An update that was changed after it had been given.
pub fn edited(plan: &Plan, before: &Update, after: &Update) -> ChangeRow {
    let [from, to] = [before, after].map(|update| update_in_words(plan, update).join(" "));
    let ratings = [Rated::Delivery, Rated::Impact].into_iter().filter_map(|what| {
        let (was, is) = (what.of(before)?, what.of(after));
        let is = is.map_or("none", Named::name);
        (was.name() != is).then(|| format!("{} {} to {is}", what.name(), was.name()))
    });
    let ratings: Vec<String> = ratings.collect();
    let ratings =
        if ratings.is_empty() { String::new() } else { format!(": {}", ratings.join(", ")) };
    let was = match before.date {
        Some(_) if before.date != after.date => format!(", was{}", of_day(before)),
        _ => String::new(),
    };
    ChangeRow {
        words: format!("update{} edited after it was given{was}{ratings}", of_day(after)),
        edit: if from == to { Vec::new() } else { edit(&from, &to) },
        from: Some(from),
        to: Some(to),
        ..of_update(after)
    }
}

/// What an update says of a change.
pub fn of_update(update: &Update) -> ChangeRow {
    ChangeRow {
        date: update.date,
        by: update.by.as_ref().map(ToString::to_string),
        agreed_by: update.agreed_by.as_ref().map(ToString::to_string),
        reason: update.note.clone(),
        ..ChangeRow::default()
    }
}

/// When an update was given, behind what was done.
pub fn on_day(update: &Update) -> String {
    update.date.map(|date| format!(" on {}", long_date(date))).unwrap_or_default()
}

/// Which update it is, by its day.
pub fn of_day(update: &Update) -> String {
    update.date.map(|date| format!(" of {}", long_date(date))).unwrap_or_default()
}

/// The note of an update as the reason, behind what was done.
pub fn because(update: &Update) -> String {
    let note = update.note.as_deref().map(on_a_line).filter(|note| !note.is_empty());
    note.map(|note| format!(": {note}")).unwrap_or_default()
}

/// A text without its line breaks.
fn on_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
