//! The plan says what its ratings mean.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Problem, ProblemKind, keys};

pub(super) static RULE: Rule = Rule {
    name: "rating-meaning-missing",
    severity: Severity::Error,
    asks: "plan.toml says what red, amber and green mean",
    because: "under every report stands what its ratings mean, or everyone reads them their own way",
    fix: "write red, amber and green below [ratings], each with its meaning in quotes",
    example: Example::Lines {
        file: "plan.toml",
        right: "green = \"Targets and measures met\"\n",
        wrong: "",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    let ProblemKind::KeyMissing { key, is_empty } = &problem.kind else { return None };
    if key.is_of(keys::RATINGS) {
        let name = key.name;
        let said = Said::new(if *is_empty {
            format!("the meaning of {name} is empty")
        } else {
            format!("the plan does not say what {name} means")
        });
        Some(said.help(format!("write {name} = \"…\" below [ratings]")))
    } else if key.is_of(keys::PLAN) && key.name == "ratings" {
        Some(Said::new("the plan does not say what its ratings mean"))
    } else {
        None
    }
}
