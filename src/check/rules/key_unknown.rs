//! Each key is one that its table has.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::keys::{self, Key};
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "key-unknown",
    severity: Severity::Error,
    asks: "every key is one that its table has",
    because: "a misspelt key is read by nobody: its measure, date or rating is missing from every report",
    fix: "write the key as `cov-plan schema action --format text` lists it (other files: plan, agencies, governance, objective), or put # in front of the line",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: r#"outcome = "Everyone who refers"#,
        wrong: r#"outcom = "Everyone who refers"#,
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    let ProblemKind::KeyUnknown { key, nearest } = &problem.kind else { return None };
    let said = Said::new(if key.is_empty() {
        "a key without a name".to_owned()
    } else {
        format!("there is no key {key} here")
    });
    Some(match nearest {
        Some(nearest) => said.help(format!("did you mean {nearest}?")),
        None if problem.table.is_empty() && knows(keys::UPDATE, key) => {
            said.help(format!("{key} belongs to an update: move it below its [[updates]]"))
        }
        None => said,
    })
}

fn knows(keys: &[Key], name: &str) -> bool {
    keys.iter().any(|key| key.name == name)
}
