//! A deadline that was committed moves only with an update that records it.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::query::changes::Change;

pub(super) static RULE: Rule = Rule {
    name: "deadline-moved-silently",
    severity: Severity::Error,
    asks: "with --since, that a deadline moves only with an update that records it",
    because: "a date that moves in a pull request without a word is how a plan slips unseen",
    fix: "move it with cov-plan extend, or add an update with moved_from, moved_to, agreed_by and the reason as its note",
    example: Example::Words {
        right: "due = 2020-03-31, original_due = 2019-12-31, and an update with moved_from and moved_to",
        wrong: "due = 2020-03-31 where due = 2019-12-31 was committed, and no update",
    },
    look: Look::Change(look),
};

/// How another form of a deadline is recorded, for which there is no command.
const OTHER_FORM: &str = "add an update with the reason as its note: with moved_from and moved_to where the last day is another, else with agreed_by";

fn look(changed: &Changed<'_>, found: &mut Findings) {
    for change in changed.changes {
        match *change {
            Change::Moved { of, from, to, update: None } => {
                let help = format!(
                    "cov-plan extend records a move: moved_from = {from}, moved_to = {to}, agreed_by and the reason as the note"
                );
                found
                    .at(changed.key(of, "due"))
                    .say(format!("the deadline moved from {from} to {to}, and no update says so"))
                    .help(help);
            }
            Change::Deadline { of, from: Some(from), to: Some(_), update: None } => {
                found.at(changed.key(of, "due")).say(format!(
                    "the deadline was put otherwise, and no update says so; its last day was {}",
                    from.last_day()
                )).help(OTHER_FORM);
            }
            _ => {}
        }
    }
}
