//! A milestone that an update names is one of the action's.

use crate::check::deadlines::Titles;
use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Plan, Severity, nearest};

pub(super) static RULE: Rule = Rule {
    name: "milestone-unknown",
    severity: Severity::Error,
    asks: "a milestone that an update names is one of the action's",
    because: "a decision about a part that does not exist changes nothing",
    fix: "write the milestone's title as it stands under [[milestones]]",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "moved_from = 2026-06-30",
        wrong: "milestone = \"First team trained\"\nmoved_from = 2026-06-30",
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    if found.is_unread_whole("milestones") {
        return;
    }
    let known = Titles::of(action);
    for (index, update) in action.updates.iter().enumerate() {
        let Some(title) = update.milestone.as_ref().filter(|_| known.lack_that_of(update)) else {
            continue;
        };
        let titles: Vec<&str> =
            action.milestones.iter().filter_map(|milestone| milestone.title.as_deref()).collect();
        let help = match (nearest(title, titles.iter().copied()), titles.is_empty()) {
            (Some(near), _) => format!("did you mean \"{near}\"?"),
            (None, true) => {
                "take milestone out, or add the milestone under [[milestones]]".to_owned()
            }
            (None, false) => format!("the action's milestones are \"{}\"", titles.join("\", \"")),
        };
        found
            .at(format!("updates[{index}].milestone"))
            .say(format!("the action has no milestone \"{title}\""))
            .help(help);
    }
}
