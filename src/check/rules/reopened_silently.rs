//! What had ended goes on again only with an update that records it.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::{Named, Severity};
use crate::query::changes::Change;

pub(super) static RULE: Rule = Rule {
    name: "reopened-silently",
    severity: Severity::Error,
    asks: "with --since, that what was completed, suspended or withdrawn goes on again only with an update that records it",
    because: "an end that is simply taken out was never reported to anybody, and the reports of that time change after the fact",
    fix: "put the end back, and take it back with cov-plan reopen, which records it with the reason",
    example: Example::Words {
        right: "completed is taken out, and an update has reopened_from with its date",
        wrong: "completed = 2019-12-20 was committed and is gone, and no update says so",
    },
    look: Look::Change(look),
};

fn look(changed: &Changed<'_>, found: &mut Findings) {
    for change in changed.changes {
        if let Change::Reopened { of, was, update: None } = *change {
            let whose = if of.is_some() { "the milestone" } else { "it" };
            found
                .at(changed.key(of, "completed"))
                .say(format!("{whose} was {}, and goes on again; no update says so", was.name()));
        }
    }
}
