//! A decision that was recorded stays as it was recorded.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::{Severity, Suspension, Update, Withdrawal};
use crate::query::changes::{Change, Rewritten};

pub(super) static RULE: Rule = Rule {
    name: "decision-rewritten",
    severity: Severity::Error,
    asks: "with --since, that a decision that was committed stays as it is",
    because: "whoever changes afterwards what was decided, when or by whom makes up a meeting that never was",
    fix: "put it back; what is decided anew is an update of its own, and an end that was wrong is taken back by cov-plan reopen",
    example: Example::Words {
        right: "cov-plan reopen, and then cov-plan withdraw with the new decision",
        wrong: "another date or agreed_by in a [withdrawn] that was committed",
    },
    look: Look::Change(look),
};

fn look(changed: &Changed<'_>, found: &mut Findings) {
    for change in changed.changes {
        match *change {
            Change::Completed { of, day, before: Some(before) } => {
                found
                    .at(changed.key(of, "completed"))
                    .say(format!("it was complete on {before}, and is on {day} now"));
            }
            Change::Suspended { pause, before: Some(before) } => {
                let agreed_by =
                    changed.agreed_later(before.agreed_by.as_ref(), pause.agreed_by.as_ref());
                if (Suspension { agreed_by, ..before.clone() }) != *pause {
                    found.at("suspended").say(says_otherwise("suspension"));
                }
            }
            Change::Withdrawn { decision, before: Some(before) } => {
                let agreed_by =
                    changed.agreed_later(before.agreed_by.as_ref(), decision.agreed_by.as_ref());
                if (Withdrawal { agreed_by, ..before.clone() }) != *decision {
                    found.at("withdrawn").say(says_otherwise("withdrawal"));
                }
            }
            Change::Joined { .. } => {
                found
                    .at("added")
                    .say("it joins the plan on another day than when it was committed");
            }
            Change::Agreed { from: Some(from), .. } if changed.knows_group(from) => {
                found.at("agreed_by").say(format!("{from} had agreed that it joins the plan"));
            }
            Change::UpdateEdited { before, after } => of_update(changed, (before, after), found),
            _ => {}
        }
    }
}

fn of_update(changed: &Changed<'_>, (before, after): (&Update, &Update), found: &mut Findings) {
    for part in changed.rewritten(before, after) {
        if let Rewritten::Decision(key) = part {
            found
                .at(format!("{}.{key}", changed.update(after)))
                .say(format!("the update has another {key} than when it was committed"));
        }
    }
}

fn says_otherwise(what: &str) -> String {
    format!("the {what} says something else than when it was committed")
}
