//! An update that was given is not taken out.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::query::changes::Change;

pub(super) static RULE: Rule = Rule {
    name: "update-removed",
    severity: Severity::Error,
    asks: "with --since, that an update that was committed is still there",
    because: "updates are the record of what was said; without one nobody can tell how the plan stood that day",
    fix: "put the update back; what was wrong in it is said in a new one",
    example: Example::Words {
        right: "every [[updates]] that was committed, and new ones behind them",
        wrong: "an [[updates]] that was committed is gone",
    },
    look: Look::Change(look),
};

fn look(changed: &Changed<'_>, found: &mut Findings) {
    for change in changed.changes {
        let Change::UpdateRemoved(update) = *change else { continue };
        let of = update.date.map(|date| format!(" of {date}")).unwrap_or_default();
        found.at("updates").say(format!("the update{of} is gone"));
    }
}
