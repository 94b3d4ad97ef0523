//! Each name means one agency.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Agency, Plan, Severity};
use crate::store::Place;

pub(super) static RULE: Rule = Rule {
    name: "agency-name-twice",
    severity: Severity::Error,
    asks: "no two agencies have the same name, short name or id, in any case",
    because: "a report that says CCC must mean one agency, and so must --agency CCC",
    fix: "give one of the two another name",
    example: Example::Lines {
        file: "agencies.toml",
        right: r#"short = "NHT""#,
        wrong: r#"short = "nc""#,
    },
    look: Look::File(Place::Agencies, look),
};

fn look(plan: &Plan, found: &mut Findings) {
    for (index, agency) in plan.agencies.iter().enumerate() {
        let names = [("name", &agency.name), ("short", &agency.short)];
        let names = names.into_iter().filter_map(|(key, name)| Some((Some(key), name.as_deref()?)));
        let words = names.chain([(None, agency.id.as_str())]);
        let taken = words.filter(|(_, words)| !words.trim().is_empty()).find_map(|(key, words)| {
            let other = plan.agencies.iter().take(index).find(|other| other.is_called(words))?;
            Some((key, words, other))
        });
        if let Some((key, words, other)) = taken {
            say(found, agency, key, words, other);
        }
    }
}

fn say(found: &mut Findings, agency: &Agency, key: Option<&str>, words: &str, other: &Agency) {
    let id = &agency.id;
    let finding = match key {
        Some(key) => found.at(format!("{id}.{key}")),
        None => found.at_key(id.as_str()),
    };
    finding
        .say(format!("{words} is what {} is called already", other.id))
        .help(format!("call {id} or {} something else", other.id));
}
