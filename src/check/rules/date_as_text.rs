//! A date stands without quotes.

use crate::check::{Example, Look, Rule, Said};
use crate::model::Severity;
use crate::store::{Meant, Problem, ProblemKind, meant};

pub(super) static RULE: Rule = Rule {
    name: "date-as-text",
    severity: Severity::Error,
    asks: "a date stands without quotes",
    because: "text in quotes cannot be sorted, compared or counted down to",
    fix: "take the quotes away and write the day as 2019-12-31",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "due = 2026-09-30",
        wrong: r#"due = "2026-09-30""#,
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    let ProblemKind::DateAsText { key, written } = &problem.kind else { return None };
    let subject = if key == "due" { "the deadline" } else { key };
    if written.trim().is_empty() {
        let said = Said::new(format!("{subject} is empty"));
        return Some(
            said.help(format!("write the day without quotes: {}", line(key, "2019-12-31"))),
        );
    }
    let said = Said::new(format!("{subject} is text, not a date"));
    Some(match meant(written) {
        Some(Meant::Day(day)) if day.to_string() == written.trim() => {
            said.help(format!("take the quotes away: {}", line(key, &day.to_string())))
        }
        Some(Meant::Day(day)) => {
            said.help(format!("write it without quotes: {}", line(key, &day.to_string())))
        }
        Some(Meant::Month(last)) => {
            let line = line(key, &last.to_string());
            said.help(format!("a date needs a day; for the month's last one write {line}"))
        }
        None => said
            .help(format!("write the day without quotes, year first: {}", line(key, "2019-12-31"))),
    })
}

/// The line to write; in a list of days, the day alone.
fn line(key: &str, day: &str) -> String {
    if key == "meetings" { day.to_owned() } else { format!("{key} = {day}") }
}
