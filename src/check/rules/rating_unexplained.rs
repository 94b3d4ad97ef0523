//! Red and amber come with a note.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Named, Plan, Rating, Severity};

pub(super) static RULE: Rule = Rule {
    name: "rating-unexplained",
    severity: Severity::Warning,
    asks: "a rating of red or amber comes with a note",
    because: "the group has to know why, and what would change it",
    fix: r#"write note = "…" in that update: why, and what comes next"#,
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "note = \"Trainers are appointed; the health trust cannot release staff before the summer.\"\n",
        wrong: "",
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    for (index, update) in action.updates.iter().enumerate() {
        let ratings = [("rag", "delivery", update.rag), ("impact", "impact", update.impact)];
        let low = ratings.into_iter().find_map(|(key, what, rating)| {
            rating.filter(|&rating| rating != Rating::Green).map(|rating| (key, what, rating))
        });
        let has_note = update.note.as_ref().is_some_and(|note| !note.trim().is_empty());
        if let Some((key, what, rating)) = low
            && !has_note
            && !found.is_unread(&format!("updates[{index}].note"))
        {
            found
                .at(format!("updates[{index}].{key}"))
                .say(format!("{what} is rated {} without a note", rating.name()));
        }
    }
}
