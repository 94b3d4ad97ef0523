//! From the records of the plan to how they are written in a file: the way back from `records`.

use super::edit::Literal;
use crate::model::{AgencyId, Due, Form, GroupId, Named, Update};

/// Keys with their values, in the order in which they are written.
pub type Keys = Vec<(&'static str, Literal)>;

/// An update.
pub fn update(update: &Update) -> Keys {
    let text = |key, text: Option<&str>| text.map(|text| (key, Literal::Text(text.to_owned())));
    let date = |key, date: Option<_>| date.map(|date| (key, Literal::Date(date)));
    let evidence: Vec<Literal> = update.evidence.iter().map(Literal::from).collect();
    let reopened = update.reopened_from.as_deref();
    [
        date("date", update.date),
        text("by", update.by.as_ref().map(AgencyId::as_str)),
        text("rag", update.rag.map(Named::name)),
        text("impact", update.impact.map(Named::name)),
        text("note", update.note.as_deref()),
        (!evidence.is_empty()).then_some(("evidence", Literal::List(evidence))),
        text("asks", update.asks.as_deref()),
        date("moved_from", update.moved_from),
        date("moved_to", update.moved_to),
        text("agreed_by", update.agreed_by.as_ref().map(GroupId::as_str)),
        text("milestone", update.milestone.as_deref()),
        reopened.map(|reopened| ("reopened_from", reopened.into())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A deadline.
pub fn deadline(due: &Due) -> Literal {
    let text = |text: &str| Literal::Text(text.to_owned());
    let mut keys = match &due.form {
        // A day is no table, and has no room for the published plan's words.
        Form::On(day) => return Literal::Date(*day),
        Form::Within { from, to } => {
            vec![("from", Literal::Date(*from)), ("to", Literal::Date(*to))]
        }
        Form::Every { every, from, until } => vec![
            ("every", text(every.name())),
            ("from", Literal::Date(*from)),
            ("until", Literal::Date(*until)),
        ],
        Form::EachMeeting { of, from, until } => {
            let from = from.map(|from| ("from", Literal::Date(from)));
            let of = ("each_meeting_of", text(of.as_str()));
            std::iter::once(of).chain(from).chain([("until", Literal::Date(*until))]).collect()
        }
        Form::Described { words, review } => {
            vec![("described", text(words)), ("review", Literal::Date(*review))]
        }
    };
    keys.extend(due.said.as_ref().map(|said| ("said", Literal::Text(said.clone()))));
    Literal::Table(keys)
}
