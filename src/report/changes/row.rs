//! A change as plain values, and in words.

use serde::Serialize;

use super::edit::{Piece, edit};
use super::kind::Kind;
use crate::model::{
    Action, AgencyId, Date, Form, GroupId, Named, Plan, Rating, Status, Suspension, Update,
    Withdrawal,
};
use crate::query::changes::{Change, Rated, TextField};
use crate::report::deadline::form_in_words;
use crate::report::updates::in_words as update_in_words;
use crate::report::{count, endings, long_date};

/// A change of an action. What a kind has no use for is null.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChangeRow {
    /// The name of its kind.
    pub kind: &'static str,
    /// What has changed, in words.
    pub words: String,
    /// The title of the milestone; `None`: the action itself.
    pub milestone: Option<String>,
    /// `delivery` or `impact`, or the text that was changed.
    pub what: Option<&'static str>,
    /// What stood there before: a day, a rating, an id or a text.
    pub from: Option<String>,
    /// What stands there now.
    pub to: Option<String>,
    /// Days by which a deadline moved; negative where it came nearer.
    pub days: Option<i64>,
    /// The day of the decision or the update.
    pub date: Option<Date>,
    /// The id of the agency that gave the update.
    pub by: Option<String>,
    /// The id of the group that agreed.
    pub agreed_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The text word by word.
    #[serde(skip)]
    pub edit: Vec<Piece>,
}

/// The two plans and the action that a change is about.
pub struct Around<'plan> {
    /// The plan that knows the names.
    pub plan: &'plan Plan,
    /// The action before.
    pub before: Option<&'plan Action>,
    /// The action after.
    pub after: Option<&'plan Action>,
}

impl ChangeRow {
    /// The row of a change.
    pub fn new(around: &Around<'_>, change: &Change<'_>) -> Self {
        let row = row(around, change);
        Self { kind: Kind::of(change).name(), ..row }
    }
}

fn row(around: &Around<'_>, change: &Change<'_>) -> ChangeRow {
    let plan = around.plan;
    match change {
        Change::New => new(around),
        Change::Vanished => said(match around.before.map(|action| &action.ending.withdrawn) {
            Some(Some(_)) => "gone from the plan, from which it was withdrawn",
            _ => "gone from the plan; nobody withdrew it",
        }),
        Change::Renumbered => renumbered(around),
        Change::Completed { of, day, before } => completed(*of, *day, *before),
        Change::Suspended { pause, before } => suspended(plan, pause, *before),
        Change::Withdrawn { decision, before } => withdrawn(plan, decision, *before),
        Change::Reopened { of, was, update } => reopened(*of, *was, *update),
        Change::Moved { of, from, to, update } => moved(plan, *of, (*from, *to), *update),
        Change::Deadline { of, from, to, update } => deadline(plan, *of, (*from, *to), *update),
        Change::FirstDeadline { of, from, to } => first_deadline(*of, (*from, *to)),
        Change::Rated { what, from, to, update } => rated(*what, (*from, *to), update),
        Change::Said(update) => updated(plan, update),
        Change::UpdateEdited { before, after } => edited(plan, before, after),
        Change::UpdateRemoved(update) => {
            ChangeRow { words: format!("update{} removed", of_day(update)), ..of_update(update) }
        }
        Change::UpdatesReordered => {
            said("updates of one day put in another order, of which the last counts")
        }
        Change::Lead { from, to } => lead(plan, *from, *to),
        Change::Partners { added, removed } => partners(plan, added, removed),
        Change::Joined { from, to } => joined(*from, *to),
        Change::Agreed { from, to } => agreed(plan, *from, *to),
        Change::MilestoneNew(milestone) => {
            of_milestone("new milestone", milestone.title.as_deref())
        }
        Change::MilestoneGone(milestone) => {
            of_milestone("milestone gone", milestone.title.as_deref())
        }
        Change::Text { of, field, from, to } => text(*of, *field, from, to),
    }
}

fn said(words: &str) -> ChangeRow {
    ChangeRow { words: words.to_owned(), ..ChangeRow::default() }
}

fn of_milestone(words: &str, title: Option<&str>) -> ChangeRow {
    let title = title.unwrap_or("without a title");
    ChangeRow {
        words: format!("{words}: {title}"),
        milestone: Some(title.to_owned()),
        ..ChangeRow::default()
    }
}

fn new(around: &Around<'_>) -> ChangeRow {
    let action = around.after;
    let due = action.and_then(|action| action.due.as_ref());
    let due = due.map(|due| format!(", due {}", form_in_words(around.plan, &due.form)));
    let group = action.and_then(|action| action.agreed_by.as_ref());
    let agreed = group.map(|group| format!("; agreed by {}", around.plan.group_name(group)));
    ChangeRow {
        words: format!("new{}{}", due.unwrap_or_default(), agreed.unwrap_or_default()),
        date: action.and_then(|action| action.added),
        agreed_by: group.map(ToString::to_string),
        ..ChangeRow::default()
    }
}

fn renumbered(around: &Around<'_>) -> ChangeRow {
    let number = |action: Option<&Action>| action.map(|action| action.number.to_string());
    let section = |action: Option<&Action>| action.map(|action| action.section.to_string());
    let (from, to) = (number(around.before), number(around.after));
    let (old, new) = (section(around.before), section(around.after));
    let was = from.clone().unwrap_or_default();
    let words = match (from == to, old == new) {
        (true, _) => format!("moved from the section {}", old.unwrap_or_default()),
        (false, true) => format!("was {was}"),
        (false, false) => format!("was {was} in the section {}", old.unwrap_or_default()),
    };
    ChangeRow { words, from, to, ..ChangeRow::default() }
}

/// A milestone's title before what is said of it.
fn about(of: Option<&str>, words: &str) -> String {
    of.map_or_else(|| words.to_owned(), |title| format!("milestone \"{title}\" {words}"))
}

fn completed(of: Option<&str>, day: Date, before: Option<Date>) -> ChangeRow {
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

fn suspended(plan: &Plan, pause: &Suspension, before: Option<&Suspension>) -> ChangeRow {
    let from = before.map(|before| endings::suspension(plan, before));
    let to = endings::suspension(plan, pause);
    ChangeRow {
        date: Some(pause.date),
        agreed_by: pause.agreed_by.as_ref().map(ToString::to_string),
        reason: pause.reason.clone(),
        ..decided("suspension", from, to)
    }
}

fn withdrawn(plan: &Plan, decision: &Withdrawal, before: Option<&Withdrawal>) -> ChangeRow {
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

fn reopened(of: Option<&str>, was: Status, update: Option<&Update>) -> ChangeRow {
    let on = update.map_or_else(|| " without an update that says so".to_owned(), on_day);
    let why = update.map(because).unwrap_or_default();
    ChangeRow {
        words: about(of, &format!("reopened{on}, was {}{why}", was.name())),
        milestone: of.map(str::to_owned),
        from: Some(was.name().to_owned()),
        ..update.map(of_update).unwrap_or_default()
    }
}

fn moved(
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

fn deadline(
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

fn first_deadline(of: Option<&str>, (from, to): (Option<Date>, Option<Date>)) -> ChangeRow {
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

fn rated(what: Rated, (from, to): (Option<Rating>, Rating), update: &Update) -> ChangeRow {
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

fn updated(plan: &Plan, update: &Update) -> ChangeRow {
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

fn edited(plan: &Plan, before: &Update, after: &Update) -> ChangeRow {
    let [from, to] = [before, after].map(|update| update_in_words(plan, update).join(" "));
    let ratings = [Rated::Delivery, Rated::Impact].into_iter().filter_map(|what| {
        let (was, is) = (what.of(before)?, what.of(after));
        let is = is.map_or("none", Named::name);
        (was.name() != is).then(|| format!("{} {} to {is}", what.name(), was.name()))
    });
    let ratings: Vec<String> = ratings.collect();
    let ratings =
        if ratings.is_empty() { String::new() } else { format!(": {}", ratings.join(", ")) };
    let was =
        if before.date == after.date { String::new() } else { format!(", was{}", of_day(before)) };
    ChangeRow {
        words: format!("update{} edited after it was given{was}{ratings}", of_day(after)),
        edit: if from == to { Vec::new() } else { edit(&from, &to) },
        from: Some(from),
        to: Some(to),
        ..of_update(after)
    }
}

fn lead(plan: &Plan, from: Option<&AgencyId>, to: Option<&AgencyId>) -> ChangeRow {
    let name = |id: Option<&AgencyId>| id.map_or("nobody", |id| plan.full_name(id)).to_owned();
    ChangeRow {
        words: format!("led by {}, no longer by {}", name(to), name(from)),
        from: from.map(ToString::to_string),
        to: to.map(ToString::to_string),
        ..ChangeRow::default()
    }
}

fn partners(plan: &Plan, added: &[&AgencyId], removed: &[&AgencyId]) -> ChangeRow {
    let names = |ids: &[&AgencyId]| -> Vec<String> {
        ids.iter().map(|id| plan.short_name(id).to_owned()).collect()
    };
    let ids = |ids: &[&AgencyId]| -> Option<String> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        (!ids.is_empty()).then(|| ids.join("; "))
    };
    let new = (!added.is_empty()).then(|| format!("new {}", names(added).join(", ")));
    let gone = (!removed.is_empty()).then(|| format!("no longer {}", names(removed).join(", ")));
    let words: Vec<String> = new.into_iter().chain(gone).collect();
    ChangeRow {
        words: format!("partners: {}", words.join("; ")),
        from: ids(removed),
        to: ids(added),
        ..ChangeRow::default()
    }
}

fn joined(from: Option<Date>, to: Option<Date>) -> ChangeRow {
    let words = |day: Option<Date>| day.map_or_else(|| "the plan's start".to_owned(), long_date);
    ChangeRow {
        words: format!("in the plan from {} on, not from {}", words(to), words(from)),
        from: from.map(|day| day.to_string()),
        to: to.map(|day| day.to_string()),
        ..ChangeRow::default()
    }
}

fn agreed(plan: &Plan, from: Option<&GroupId>, to: Option<&GroupId>) -> ChangeRow {
    let words = match (from, to) {
        (Some(from), Some(to)) => {
            format!("agreed by {}, no longer by {}", plan.group_name(to), plan.group_name(from))
        }
        (None, Some(to)) => format!("agreed by {}", plan.group_name(to)),
        (from, None) => {
            let group = from.map(|from| plan.group_name(from));
            format!("no longer agreed by {}", group.unwrap_or("anybody"))
        }
    };
    ChangeRow {
        words,
        from: from.map(ToString::to_string),
        to: to.map(ToString::to_string),
        ..ChangeRow::default()
    }
}

fn text(of: Option<&str>, field: TextField, from: &str, to: &str) -> ChangeRow {
    let name = match field {
        TextField::Title => "title",
        TextField::Description => "description",
        TextField::Outcome => "outcome",
        TextField::Measure => "measure",
        TextField::Said => "words of the deadline",
    };
    let how = match (from.is_empty(), to.is_empty()) {
        (true, _) => format!("new {name}"),
        (_, true) => format!("{name} taken out"),
        _ => format!("{name} changed"),
    };
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    ChangeRow {
        words: about(of, &how),
        milestone: of.map(str::to_owned),
        what: Some(name),
        edit: edit(from, to),
        from: given(from),
        to: given(to),
        ..ChangeRow::default()
    }
}

/// A text without its line breaks.
fn on_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_update(update: &Update) -> ChangeRow {
    ChangeRow {
        date: update.date,
        by: update.by.as_ref().map(ToString::to_string),
        agreed_by: update.agreed_by.as_ref().map(ToString::to_string),
        reason: update.note.clone(),
        ..ChangeRow::default()
    }
}

fn on_day(update: &Update) -> String {
    update.date.map(|date| format!(" on {}", long_date(date))).unwrap_or_default()
}

fn of_day(update: &Update) -> String {
    update.date.map(|date| format!(" of {}", long_date(date))).unwrap_or_default()
}

fn because(update: &Update) -> String {
    let note = update.note.as_deref().map(on_a_line).filter(|note| !note.is_empty());
    note.map(|note| format!(": {note}")).unwrap_or_default()
}
