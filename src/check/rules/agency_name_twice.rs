//! Each name means one agency.

use std::collections::HashMap;

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
    let mut called: HashMap<String, &Agency> = HashMap::new();
    for agency in &plan.agencies {
        let names = [("name", &agency.name), ("short", &agency.short)];
        let names = names.into_iter().filter_map(|(key, name)| Some((Some(key), name.as_deref()?)));
        let words: Vec<_> = names
            .chain([(None, agency.id.as_str())])
            .filter(|(_, words)| !words.trim().is_empty())
            .map(|(key, words)| (key, words, words.to_lowercase()))
            .collect();
        let taken = words.iter().find_map(|(key, words, any_case)| {
            called.get(any_case).map(|other| (*key, *words, *other))
        });
        if let Some((key, words, other)) = taken {
            say(found, agency, key, words, other);
        }
        for (_, _, any_case) in words {
            called.entry(any_case).or_insert(agency);
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
