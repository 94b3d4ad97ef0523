//! The first deadline of an action stays what it was.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::{Date, Severity};
use crate::query::changes::Change;

pub(super) static RULE: Rule = Rule {
    name: "first-deadline-changed",
    severity: Severity::Error,
    asks: "with --since, that original_due stays as it was committed",
    because: "all slippage is counted from the first deadline: whoever moves that hides it",
    fix: "put the first deadline back",
    example: Example::Words {
        right: "original_due = 2019-12-31, as it was committed",
        wrong: "original_due = 2020-01-31 where original_due = 2019-12-31 was committed",
    },
    look: Look::Change(look),
};

fn look(changed: &Changed<'_>, found: &mut Findings) {
    for change in changed.changes {
        let Change::FirstDeadline { of, from, to } = *change else { continue };
        // One that could not be read is mended.
        if of.is_none() && from.is_none() && changed.was_fault_at_top() {
            continue;
        }
        let words =
            |day: Option<Date>| day.map_or_else(|| "none".to_owned(), |day| day.to_string());
        let back = match from {
            Some(from) => format!("put original_due = {from} back"),
            None => first_move(changed, of).map_or_else(
                || "take original_due out: no move of the deadline was recorded".to_owned(),
                |day| format!("write original_due = {day}, from which the first move was"),
            ),
        };
        found
            .at(changed.first_deadline(of))
            .say(format!("the first deadline was {}, and is {} now", words(from), words(to)))
            .help(back);
    }
}

/// The day from which the first recorded move of a deadline was.
fn first_move(changed: &Changed<'_>, milestone: Option<&str>) -> Option<Date> {
    let recorded = |change: &Change<'_>| match *change {
        Change::Moved { of, from, update: Some(_), .. } if of == milestone => Some(from),
        _ => None,
    };
    changed.changes.iter().find_map(recorded)
}
