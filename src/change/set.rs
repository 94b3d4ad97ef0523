//! Who leads an action, who helps, and what is measured.

use super::{Change, Made, Refused};
use crate::model::{Action, AgencyId, Named};
use crate::store::edit::{Edit, Literal};
use crate::store::keys;

/// What can be set without opening the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The agency that answers for it.
    Lead,
    /// The agencies that help.
    Partners,
    /// What is measured.
    Measures,
}

impl Named for Field {
    const ALL: &'static [Self] = &[Self::Lead, Self::Partners, Self::Measures];

    fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Partners => "partners",
            Self::Measures => "measures",
        }
    }

    fn also(self) -> &'static [&'static str] {
        match self {
            Self::Lead => &["delivery lead", "owner", "led by"],
            Self::Partners => &["partner agencies", "partner agency", "agencies"],
            Self::Measures => &["metrics", "targets", "indicators"],
        }
    }
}

/// A new value of a field.
#[derive(Clone, Debug)]
pub enum Set {
    /// Another lead.
    Lead(AgencyId),
    /// All the values of a list.
    All(Field, Vec<String>),
    /// Values put behind those of a list, and values taken out of it.
    Some {
        /// The list.
        field: Field,
        /// What to put in.
        add: Vec<String>,
        /// What to take out.
        remove: Vec<String>,
    },
}

impl Change for Set {
    fn make(&self, action: &Action, edit: &mut Edit) -> Result<Made, Refused> {
        let said = match self {
            Self::Lead(lead) => set_lead(lead, action, edit)?,
            Self::All(field, values) => set_all(*field, values, action, edit)?,
            Self::Some { field, add, remove } => set_some(*field, add, remove, action, edit)?,
        };
        Ok(Made { said, before: None })
    }
}

/// Changes the lead. One that was a partner is none any more.
fn set_lead(lead: &AgencyId, action: &Action, edit: &mut Edit) -> Result<String, Refused> {
    if action.lead.as_ref() == Some(lead) {
        return Err(Refused::Same("lead"));
    }
    edit.set("", keys::ACTION, "lead", &Literal::Text(lead.to_string()))?;
    let mut said = match &action.lead {
        Some(old) => format!("lead {lead} instead of {old}"),
        None => format!("lead {lead}"),
    };
    if action.partners.contains(lead) {
        take(Field::Partners, lead.as_str(), &mut listed(Field::Partners, action), edit)?;
        said.push_str(", which is no partner any more");
    }
    Ok(said)
}

fn set_all(
    field: Field,
    values: &[String],
    action: &Action,
    edit: &mut Edit,
) -> Result<String, Refused> {
    if listed(field, action) == values {
        return Err(Refused::Same(field.name()));
    }
    for value in values {
        not_the_lead(field, value, action)?;
    }
    let old = listed(field, action);
    let gone: Vec<&String> = old.iter().filter(|value| !values.contains(value)).collect();
    let stay = old.iter().filter(|value| values.contains(value));
    let new: Vec<&String> = values.iter().filter(|value| !old.contains(value)).collect();
    // In another order they are written anew; else only what differs is, and comments beside the others stay.
    if stay.chain(new.iter().copied()).eq(values) && !old.is_empty() {
        let mut listed = old.clone();
        for value in new {
            put(field, value, &mut listed, edit)?;
        }
        for value in gone {
            take(field, value, &mut listed, edit)?;
        }
    } else {
        edit.set("", keys::ACTION, field.name(), &Literal::texts(values))?;
    }
    Ok(format!("{} {}", field.name(), values.join(", ")))
}

fn set_some(
    field: Field,
    add: &[String],
    remove: &[String],
    action: &Action,
    edit: &mut Edit,
) -> Result<String, Refused> {
    let mut listed = listed(field, action);
    let mut said = Vec::new();
    for value in add {
        not_the_lead(field, value, action)?;
        put(field, value, &mut listed, edit)?;
        said.push(format!("{value} added to {}", field.name()));
    }
    for value in remove {
        take(field, value, &mut listed, edit)?;
        said.push(format!("{value} taken from {}", field.name()));
    }
    Ok(said.join(", "))
}

/// Puts a value behind those of a list.
fn put(
    field: Field,
    value: &str,
    listed: &mut Vec<String>,
    edit: &mut Edit,
) -> Result<(), Refused> {
    if listed.iter().any(|other| other == value) {
        return Err(Refused::Listed { value: value.to_owned(), field: field.name() });
    }
    if listed.is_empty() && edit.add(field.name(), &Literal::Text(value.to_owned())).is_err() {
        edit.set("", keys::ACTION, field.name(), &Literal::texts(&[value]))?;
    } else if !listed.is_empty() {
        edit.add(field.name(), &Literal::Text(value.to_owned()))?;
    }
    listed.push(value.to_owned());
    Ok(())
}

/// Takes a value out of a list.
fn take(
    field: Field,
    value: &str,
    listed: &mut Vec<String>,
    edit: &mut Edit,
) -> Result<(), Refused> {
    let place = listed.iter().position(|other| other == value);
    let place = place.ok_or_else(|| Refused::NotListed {
        value: value.to_owned(),
        field: field.name(),
        known: listed.clone(),
    })?;
    edit.take(field.name(), place)?;
    listed.remove(place);
    Ok(())
}

fn not_the_lead(field: Field, value: &str, action: &Action) -> Result<(), Refused> {
    let is_lead = action.lead.as_ref().is_some_and(|lead| lead.as_str() == value);
    if field == Field::Partners && is_lead {
        return Err(Refused::LeadAsPartner(value.to_owned()));
    }
    Ok(())
}

/// The values of a list as they stand.
fn listed(field: Field, action: &Action) -> Vec<String> {
    match field {
        Field::Lead => action.lead.iter().map(ToString::to_string).collect(),
        Field::Partners => action.partners.iter().map(ToString::to_string).collect(),
        Field::Measures => action.measures.clone(),
    }
}
