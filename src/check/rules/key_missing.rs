//! What a record cannot do without is there.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::keys::{self, Key, Kind};
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "key-missing",
    severity: Severity::Error,
    asks: "what a record cannot do without is there: names, titles, days of decisions",
    because: "a section without a title, or a decision without its day, leaves a hole in the reports",
    fix: "write the key that is missing",
    example: Example::Lines { file: "plan.toml", right: "title = \"Workforce\"\n", wrong: "" },
    look: Look::Problem(look),
};

/// The tables whose keys have no rule of their own.
fn tables() -> [&'static [Key]; 12] {
    [
        keys::PLAN,
        keys::PERIOD,
        keys::SECTION,
        keys::ALLOW,
        keys::AGENCY,
        keys::GROUP,
        keys::THEME,
        keys::PROJECT,
        keys::OFSTED,
        keys::SUSPENDED,
        keys::WITHDRAWN,
        keys::HELD_BY,
    ]
}

fn look(problem: &Problem) -> Option<Said> {
    let ProblemKind::KeyMissing { key, is_empty } = &problem.kind else { return None };
    // The ratings and the reasons of exceptions have their own.
    let is_elsewhere = (key.is_of(keys::PLAN) && key.name == "ratings")
        || (key.is_of(keys::ALLOW) && key.name == "reason");
    // The mark of a form of deadline cannot be missing, only empty: without it there is another form.
    let is_mark = *is_empty && matches!(key.name, "each_meeting_of" | "described");
    let is_own = is_mark || tables().iter().any(|table| key.is_of(table));
    if is_elsewhere || !is_own {
        return None;
    }
    let said = Said::new(if *is_empty {
        format!("{} is empty", key.name)
    } else {
        format!("{} has no {}", record(&problem.table), key.name)
    });
    Some(said.help(format!("write {}: {}", line(key), key.means)))
}

/// The record in which the key is missing.
fn record(table: &str) -> String {
    let first = table.split(['[', '.']).next().unwrap_or_default();
    let last = table.rsplit('.').next().unwrap_or_default();
    match first {
        "" => "the file".to_owned(),
        "period" => "the plan's period".to_owned(),
        "sections" => "this section".to_owned(),
        "check" => "this exception".to_owned(),
        "ofsted" => "the Ofsted area".to_owned(),
        "updates" if last == "evidence" => "this evidence".to_owned(),
        "suspended" => "the suspension".to_owned(),
        "withdrawn" => "the withdrawal".to_owned(),
        _ => last.to_owned(),
    }
}

fn line(key: &Key) -> String {
    let name = key.name;
    match key.kind {
        Kind::Date => format!("{name} = 2019-12-31"),
        Kind::Table(_) => format!("{name} = {{ … }}"),
        Kind::Tables(_) => format!("[[{name}]]"),
        _ => format!("{name} = \"…\""),
    }
}
