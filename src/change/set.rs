//! Who leads an action, who helps, and what is measured.

use super::said::shown;
use super::{Change, Made, Refused};
use crate::model::{Action, AgencyId, Named};
use crate::store::edit::{Edit, Literal, NoPlace};
use crate::store::keys;

/// A list of an action that can be changed without opening its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The agencies that help.
    Partners,
    /// What is measured.
    Measures,
}

impl Named for List {
    const ALL: &'static [Self] = &[Self::Partners, Self::Measures];

    fn name(self) -> &'static str {
        match self {
            Self::Partners => "partners",
            Self::Measures => "measures",
        }
    }
}

/// A new lead, or new values of a list.
#[derive(Clone, Debug)]
pub enum Set {
    /// Another lead.
    Lead(AgencyId),
    /// All the values of a list.
    All(List, Vec<String>),
    /// Values put behind those of a list, and values taken out of it.
    Some {
        /// The list.
        list: List,
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
            Self::All(list, values) => set_all(*list, values, action, edit)?,
            Self::Some { list, add, remove } => set_some(*list, add, remove, action, edit)?,
        };
        Ok(Made { said, before: None })
    }
}

/// Changes the lead. One that was a partner is none any more.
fn set_lead(lead: &AgencyId, action: &Action, edit: &mut Edit) -> Result<String, Refused> {
    if action.lead.as_ref() == Some(lead) {
        return Err(Refused::SameLead);
    }
    let new = Literal::Text(lead.to_string());
    if action.lead.is_some() || edit.is_blank("lead") {
        edit.replace("", "lead", &new)?;
    } else {
        edit.write("", keys::ACTION, "lead", &new)?;
    }
    let said = match &action.lead {
        Some(old) => format!("lead {lead} instead of {old}"),
        None => format!("lead {lead}"),
    };
    if action.partners.contains(lead) {
        take(List::Partners, lead.as_str(), &mut whole(List::Partners, action, edit)?, edit)?;
        return Ok(format!("{said}; {lead} is no partner any more"));
    }
    Ok(said)
}

fn set_all(
    list: List,
    values: &[String],
    action: &Action,
    edit: &mut Edit,
) -> Result<String, Refused> {
    let old = whole(list, action, edit)?;
    if old == values {
        return Err(Refused::SameList(list));
    }
    for (place, value) in values.iter().enumerate() {
        not_the_lead(list, value, action)?;
        if values.iter().take(place).any(|other| other == value) {
            return Err(Refused::Twice { value: value.clone(), list });
        }
    }
    // Of the old values those stay that the new list begins with, and so do the comments beside them.
    let mut staying = 0;
    let mut gone = Vec::new();
    for (place, value) in old.iter().enumerate() {
        if values.get(staying) == Some(value) {
            staying += 1;
        } else {
            gone.push(place);
        }
    }
    for value in values.iter().skip(staying) {
        append(list, value, edit)?;
    }
    for place in gone.into_iter().rev() {
        edit.take(list.name(), place)?;
    }
    Ok(format!("{}: {}", list.name(), all_shown(values, list)))
}

fn set_some(
    list: List,
    add: &[String],
    remove: &[String],
    action: &Action,
    edit: &mut Edit,
) -> Result<String, Refused> {
    let mut listed = whole(list, action, edit)?;
    for value in add {
        not_the_lead(list, value, action)?;
        put(list, value, &mut listed, edit)?;
    }
    for value in remove {
        take(list, value, &mut listed, edit)?;
    }
    let said = [(add, "added"), (remove, "taken out")];
    let said = said.iter().filter(|(values, _)| !values.is_empty());
    let said: Vec<String> =
        said.map(|(values, done)| format!("{} {done}", all_shown(values, list))).collect();
    Ok(format!("{}: {}", list.name(), said.join("; ")))
}

fn all_shown(values: &[String], list: List) -> String {
    let shown: Vec<String> = values.iter().map(|value| shown(value, list)).collect();
    shown.join(", ")
}

/// Puts a value behind those of a list.
fn put(list: List, value: &str, listed: &mut Vec<String>, edit: &mut Edit) -> Result<(), Refused> {
    if listed.iter().any(|other| other == value) {
        return Err(Refused::Listed { value: value.to_owned(), list });
    }
    append(list, value, edit)?;
    listed.push(value.to_owned());
    Ok(())
}

/// Puts a value behind those of a list, or into a new one.
fn append(list: List, value: &str, edit: &mut Edit) -> Result<(), Refused> {
    let value = Literal::Text(value.to_owned());
    match edit.length(list.name())? {
        Some(_) => edit.add(list.name(), &value)?,
        None => edit.write("", keys::ACTION, list.name(), &Literal::List(vec![value]))?,
    }
    Ok(())
}

/// Takes a value out of a list.
fn take(list: List, value: &str, listed: &mut Vec<String>, edit: &mut Edit) -> Result<(), Refused> {
    let place = listed.iter().position(|other| other == value);
    let place = place.ok_or_else(|| Refused::NotListed {
        value: value.to_owned(),
        list,
        known: listed.clone(),
    })?;
    edit.take(list.name(), place)?;
    listed.remove(place);
    Ok(())
}

fn not_the_lead(list: List, value: &str, action: &Action) -> Result<(), Refused> {
    let is_lead = action.lead.as_ref().is_some_and(|lead| lead.as_str() == value);
    if list == List::Partners && is_lead {
        return Err(Refused::LeadAsPartner(value.to_owned()));
    }
    Ok(())
}

/// The values of a list, where its file holds nothing else in it: the places of others would be wrong.
fn whole(list: List, action: &Action, edit: &Edit) -> Result<Vec<String>, Refused> {
    let listed = listed(list, action);
    if edit.length(list.name())?.unwrap_or_default() == listed.len() {
        Ok(listed)
    } else {
        Err(NoPlace::OtherForm { key: list.name().to_owned() }.into())
    }
}

/// The values of a list as they are read.
fn listed(list: List, action: &Action) -> Vec<String> {
    match list {
        List::Partners => action.partners.iter().map(ToString::to_string).collect(),
        List::Measures => action.measures.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::apply;
    use crate::change::testing::{FILE, action};

    fn changed(set: &Set, text: &str) -> Result<String, Refused> {
        apply(set, &action(text), text).map(|changed| changed.text)
    }

    fn all(values: &[&str]) -> Set {
        Set::All(List::Measures, values.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_lead_comes_in_place_of_blank_text_and_of_nothing_else_that_cannot_be_read() {
        let set = Set::Lead(AgencyId::from("police"));
        let text = |lead: &str| format!("title = \"An action\"\nlead = {lead} # to be agreed\n");
        for blank in ["\"\"", "' '", "\"\"\"\n\"\"\""] {
            assert_eq!(changed(&set, &text(blank)).unwrap(), text("\"police\""));
        }
        assert!(matches!(changed(&set, &text("5")), Err(Refused::NoPlace(_))));
    }

    #[test]
    fn values_in_another_order_leave_the_comments_of_their_list() {
        let text = format!("{FILE}measures = [\n  \"a\", # one\n  \"b\", # two\n]\n");
        assert_eq!(
            changed(&all(&["b", "a"]), &text).unwrap(),
            format!("{FILE}measures = [\n  # one\n  \"b\", # two\n  \"a\",\n]\n")
        );
        assert_eq!(
            changed(&all(&["a", "c"]), &text).unwrap(),
            format!("{FILE}measures = [\n  \"a\", # one\n  # two\n  \"c\",\n]\n")
        );
    }

    #[test]
    fn a_value_that_is_listed_twice_is_taken_out_once() {
        let text = format!("{FILE}measures = [\"a\", \"b\", \"a\"]\n");
        assert_eq!(
            changed(&all(&["a", "b"]), &text).unwrap(),
            format!("{FILE}measures = [\"a\", \"b\"]\n")
        );
        assert_eq!(
            changed(&all(&["b", "a"]), &text).unwrap(),
            format!("{FILE}measures = [\"b\", \"a\"]\n")
        );
    }

    #[test]
    fn a_list_that_holds_more_than_text_is_left_to_the_editor() {
        let text = format!("{FILE}measures = [1, \"a\"]\n");
        let remove = vec!["a".to_owned()];
        let taken = Set::Some { list: List::Measures, add: Vec::new(), remove };
        assert!(matches!(changed(&taken, &text), Err(Refused::NoPlace(_))));
        assert!(matches!(changed(&all(&["b"]), &text), Err(Refused::NoPlace(_))));
    }

    #[test]
    fn no_value_is_listed_twice() {
        let text = format!("{FILE}measures = [\"a\"]\n");
        let refused = Refused::Twice { value: "b".to_owned(), list: List::Measures };
        assert_eq!(changed(&all(&["b", "a", "b"]), &text), Err(refused));
    }

    #[test]
    fn values_come_into_a_list_that_is_not_there_yet_and_into_no_other_form() {
        let set = all(&["a"]);
        assert_eq!(changed(&set, FILE).unwrap(), format!("{FILE}measures = [\"a\"]\n"));
        let text = format!("{FILE}measures = []\n");
        assert_eq!(changed(&set, &text).unwrap(), format!("{FILE}measures = [\"a\"]\n"));
        let text = format!("{FILE}measures = \"b\"\n");
        assert!(matches!(changed(&set, &text), Err(Refused::NoPlace(_))));
    }
}
