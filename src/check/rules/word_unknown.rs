//! A word of a closed set is one of the set.

use crate::check::{Example, Look, Rule, Said};
use crate::model::{Severity, nearest};
use crate::store::{Problem, ProblemKind, keys};

pub(super) static RULE: Rule = Rule {
    name: "word-unknown",
    severity: Severity::Error,
    asks: "where a key takes one of a few words, it is one of them",
    because: "another word, however clear, is counted nowhere",
    fix: "write one of the words that the key takes",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/objective.toml",
        right: "kind = \"improvement\"",
        wrong: "kind = \"improve\"",
    },
    look: Look::Problem(look),
};

/// Keys whose words have a rule of their own: ratings and cadences.
const ELSEWHERE: [&str; 5] = ["rag", "impact", "every", "meets", "update_every"];

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::WordUnknown { key, written, words } if !ELSEWHERE.contains(key) => {
            let what = if *key == keys::ANY { "a severity" } else { key };
            let said = Said::new(format!("\"{written}\" is no word for {what}"));
            Some(said.help(match nearest(written, words.iter().copied()) {
                Some(nearest) => format!("did you mean \"{nearest}\"?"),
                None => format!("write one of {}", quoted(words)),
            }))
        }
        _ => None,
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}
