//! Each milestone of an action has a title of its own.

use std::collections::HashSet;

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "milestone-title-twice",
    severity: Severity::Error,
    asks: "no two milestones of an action have the same title",
    because: "updates name a milestone by its title",
    fix: "give one of the two another title",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: r#"title = "First teams trained""#,
        wrong: r#"title = "Trainers appointed""#,
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    let mut titles = HashSet::new();
    for (index, milestone) in action.milestones.iter().enumerate() {
        let Some(title) = &milestone.title else { continue };
        if !titles.insert(title) {
            found
                .at(format!("milestones[{index}].title"))
                .say(format!("two milestones are called \"{title}\""));
        }
    }
}
