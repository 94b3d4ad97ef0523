//! Each section of the plan is listed once.

use std::collections::HashSet;

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Plan, Severity};
use crate::store::Place;

pub(super) static RULE: Rule = Rule {
    name: "section-twice",
    severity: Severity::Error,
    asks: "no two sections of plan.toml have the same id",
    because: "reports would show its actions under the first title, and the second section empty",
    fix: "give one of the two another id, which is the name of its folder, or take it out",
    example: Example::Lines {
        file: "plan.toml",
        right: "[ratings]\n",
        wrong: "[[sections]]\nid = \"workforce\"\ntitle = \"Staff\"\n\n[ratings]\n",
    },
    look: Look::File(Place::Plan, look),
};

fn look(plan: &Plan, found: &mut Findings) {
    if found.reading.unread.sections {
        return;
    }
    let mut ids = HashSet::new();
    for (index, section) in plan.sections.iter().enumerate() {
        if !ids.insert(&section.id) {
            found
                .at(format!("sections[{index}].id"))
                .say(format!("{} is the id of a section above already", section.id));
        }
    }
}
