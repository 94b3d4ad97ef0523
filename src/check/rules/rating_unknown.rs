//! A rating is red, amber or green.

use crate::check::{Example, Look, Rule, Said};
use crate::model::{Severity, nearest};
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "rating-unknown",
    severity: Severity::Error,
    asks: "a rating is red, amber or green",
    because: "reports count three ratings; a fourth is counted nowhere",
    fix: r#"write "red", "amber" or "green", in small letters"#,
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: r#"rag = "amber""#,
        wrong: r#"rag = "Amber""#,
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    let ProblemKind::WordUnknown { key: "rag" | "impact", written, words } = &problem.kind else {
        return None;
    };
    let small = written.trim().to_lowercase();
    if small.is_empty() {
        return Some(Said::new("the rating is empty"));
    }
    let said = Said::new(format!("{written} is no rating"));
    let begun = words.iter().copied().find(|word| word.starts_with(&small));
    Some(match begun.or_else(|| nearest(&small, words.iter().copied())) {
        Some(word) => said.help(format!("write \"{word}\"")),
        None => said,
    })
}
