//! A change as plain values, and in words.

use serde::Serialize;

use super::edit::{Piece, edit};
use super::kind::Kind;
use super::{deadline, ended, people, update};
use crate::model::{Action, Date, Named, Plan};
use crate::query::changes::{Change, TextField};
use crate::report::deadline::form_in_words;

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
        Change::Completed { of, day, before } => ended::completed(*of, *day, *before),
        Change::Suspended { pause, before } => ended::suspended(plan, pause, *before),
        Change::Withdrawn { decision, before } => ended::withdrawn(plan, decision, *before),
        Change::Reopened { of, was, update } => ended::reopened(*of, *was, *update),
        Change::Moved { of, from, to, update } => deadline::moved(plan, *of, (*from, *to), *update),
        Change::Deadline { of, from, to, update } => {
            deadline::deadline(plan, *of, (*from, *to), *update)
        }
        Change::FirstDeadline { of, from, to } => deadline::first_deadline(*of, (*from, *to)),
        Change::Rated { what, from, to, update } => update::rated(*what, (*from, *to), update),
        Change::Said(update) => update::updated(plan, update),
        Change::UpdateEdited { before, after } => update::edited(plan, before, after),
        Change::UpdateRemoved(update) => ChangeRow {
            words: format!("update{} removed", update::of_day(update)),
            ..update::of_update(update)
        },
        Change::UpdatesReordered => {
            said("updates of one day put in another order, of which the last counts")
        }
        Change::Lead { from, to } => people::lead(plan, *from, *to),
        Change::Partners { added, removed } => people::partners(plan, added, removed),
        Change::Joined { from, to } => people::joined(*from, *to),
        Change::Agreed { from, to } => people::agreed(plan, *from, *to),
        Change::MilestoneNew(milestone) => {
            of_milestone("new milestone", milestone.title.as_deref())
        }
        Change::MilestoneGone(milestone) => {
            of_milestone("milestone gone", milestone.title.as_deref())
        }
        Change::Text { of, field, from, to } => text(*of, *field, from, to),
    }
}

pub(super) fn said(words: &str) -> ChangeRow {
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
pub(super) fn about(of: Option<&str>, words: &str) -> String {
    of.map_or_else(|| words.to_owned(), |title| format!("milestone \"{title}\" {words}"))
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
