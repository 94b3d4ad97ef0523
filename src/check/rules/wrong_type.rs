//! Each value has the type of its key.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::keys::Kind;
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "wrong-type",
    severity: Severity::Error,
    asks: "every value is of the kind that its key takes",
    because: "a value of another kind cannot be read, so reports go on without it",
    fix: "write the value as `cov-plan schema action --format text` shows it (other files: plan, agencies, governance, objective)",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: r#"measures = ["The guide is published"]"#,
        wrong: r#"measures = "The guide is published""#,
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    let ProblemKind::WrongType { key, expected, found } = &problem.kind else { return None };
    let said = Said::new(format!("{key} takes {}; here stands {found}", expected.wanted()));
    Some(match (expected, *found) {
        (Kind::Texts | Kind::Evidence, "text") => {
            said.help(format!("put square brackets around it: {key} = [\"…\"]"))
        }
        (Kind::Text | Kind::Word(_), "a list") => {
            said.help(format!("write one value without brackets: {key} = \"…\""))
        }
        (Kind::Text | Kind::Word(_), _) => {
            said.help(format!("put it in double quotes: {key} = \"…\""))
        }
        (Kind::Tables(_), "a table") => said.help(format!("write its header as [[{key}]]")),
        (Kind::Table(_), "a list") => said.help(format!("write its header as [{key}]")),
        (Kind::Date | Kind::Deadline, "a date with a time of day") => {
            said.help("take the time of day away")
        }
        (Kind::Days, "text") => said.help(format!("take the quotes away: {key} = 21")),
        _ => said,
    })
}
