//! A deadline has one form.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind, keys};

pub(super) static RULE: Rule = Rule {
    name: "deadline-two-forms",
    severity: Severity::Error,
    asks: "a deadline has one form",
    because: "of two forms, nobody knows which one holds",
    fix: "keep the keys of one form, and take the others out",
    example: Example::Lines {
        file: "actions/workforce/02-supervision/2.1.toml",
        right: "until = 2027-03-31",
        wrong: "to = 2027-03-31",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    let ProblemKind::TwoForms { key, form } = &problem.kind else { return None };
    let keys = keys::FORMS.iter().find(|other| other.mark == *form).map(|form| form.keys);
    let names: Vec<_> = keys.unwrap_or_default().iter().map(|key| key.name).collect();
    let kind =
        if *form == "to" { "a period".to_owned() } else { format!("a deadline with {form}") };
    let said = Said::new(format!("{key} does not belong to {kind}"));
    Some(said.help(format!(
        "take {key} out, or write another form; this one takes {}",
        names.join(", ")
    )))
}
