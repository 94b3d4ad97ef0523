//! What is complete was rated green last.

use crate::check::updates;
use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Named, Plan, Rating, Severity};

pub(super) static RULE: Rule = Rule {
    name: "completed-not-green",
    severity: Severity::Warning,
    asks: "the last delivery rating of a complete action is green",
    because: "an action that ends on amber has not met its targets, or its last rating is missing",
    fix: "rate it green with its evidence in an update on or before that day, or reopen the action",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: r#"rag = "green""#,
        wrong: r#"rag = "amber""#,
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    let is_unread = |index| found.is_unread(&format!("updates[{index}].rag"));
    if action.ending.completed.is_none()
        || found.is_unread_whole("updates")
        || updates::out_of_order(&action.updates).contains(&true)
        || (0..action.updates.len()).any(is_unread)
    {
        return;
    }
    let words = match action.updates.iter().rev().find_map(|update| update.rag) {
        Some(Rating::Green) => return,
        Some(rating) => {
            format!("the action is complete, but delivery was rated {} last", rating.name())
        }
        None => "the action is complete, but delivery was never rated".to_owned(),
    };
    found.at("completed").say(words);
}
