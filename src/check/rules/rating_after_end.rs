//! Delivery is not rated after the action's end.

use crate::check::updates;
use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Date, Ending, Plan, Severity, Update};

pub(super) static RULE: Rule = Rule {
    name: "rating-after-end",
    severity: Severity::Error,
    asks: "delivery is not rated after the action's end",
    because: "what is done or given up is not delivered any more; what it changes may still be rated",
    fix: "take rag out of that update, or reopen the action",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "completed = 2026-06-15",
        wrong: "completed = 2026-06-14",
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    let out_of_order = updates::out_of_order(&action.updates);
    let reopenings: Vec<&Update> = action
        .updates
        .iter()
        .filter(|update| update.milestone.is_none() && update.reopened_from.is_some())
        .collect();
    for (index, (update, is_out_of_order)) in action.updates.iter().zip(out_of_order).enumerate() {
        let is_rated = update.rag.is_some() && !is_out_of_order;
        let Some(date) = update.date.filter(|_| is_rated) else { continue };
        if let Some((end, what)) = endings(action, &reopenings, date).find(|&(end, _)| end < date) {
            found
                .at(format!("updates[{index}].rag"))
                .say(format!("delivery is rated on {date}, after the action was {what} on {end}"));
        }
    }
}

/// The ends that the action had on that day: the present one, and those that a later update took out.
fn endings<'plan>(
    action: &'plan Action,
    reopenings: &'plan [&Update],
    day: Date,
) -> impl Iterator<Item = (Date, &'static str)> + 'plan {
    let reopened = reopenings
        .iter()
        .filter(move |update| update.date.is_some_and(|date| day < date))
        .filter_map(|update| update.reopened_from.as_deref());
    std::iter::once(&action.ending).chain(reopened).flat_map(days)
}

fn days(ending: &Ending) -> impl Iterator<Item = (Date, &'static str)> {
    let withdrawn = ending.withdrawn.as_ref().map(|withdrawn| (withdrawn.date, "withdrawn"));
    ending.completed.map(|completed| (completed, "completed")).into_iter().chain(withdrawn)
}
