//! Reading `due`, the one key with several forms.

use toml::de::{DeTable, DeValue};

use super::keys::{FORMS, FormKeys};
use super::values::{self, Value};
use crate::model::{Due, Form};

/// The form that a table of a deadline has, by the first mark in it; a table without a mark is taken for a period.
pub fn form_of(table: &DeTable<'_>) -> Option<&'static FormKeys> {
    FORMS.iter().find(|form| table.contains_key(form.mark)).or_else(|| FORMS.last())
}

/// The deadline behind `due`; `None` where it cannot be read.
pub fn due(table: &DeTable<'_>) -> Option<Due> {
    let value = table.get("due")?;
    match value.get_ref() {
        DeValue::Table(inner) => {
            Some(Due { form: form(inner)?, said: values::text(inner, "said") })
        }
        _ => one_day(value),
    }
}

fn one_day(value: &Value<'_>) -> Option<Due> {
    Some(Due { form: Form::On(values::as_date(value)?), said: None })
}

fn form(table: &DeTable<'_>) -> Option<Form> {
    let date = |key| values::date(table, key);
    Some(match form_of(table)?.mark {
        "every" => Form::Every {
            every: values::word(table, "every")?,
            from: date("from")?,
            until: date("until")?,
        },
        "each_meeting_of" => Form::EachMeeting {
            of: values::id(table, "each_meeting_of")?,
            from: date("from"),
            until: date("until")?,
        },
        "described" => {
            Form::Described { words: values::text(table, "described")?, review: date("review")? }
        }
        _ => Form::Within { from: date("from")?, to: date("to")? },
    })
}
