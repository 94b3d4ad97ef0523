//! Each folder of actions is a section of the plan.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::store::Reading;

pub(super) static RULE: Rule = Rule {
    name: "section-unknown",
    severity: Severity::Error,
    asks: "every folder under actions/ is a section of plan.toml",
    because: "actions of a section that the plan does not list are left out of its reports",
    fix: "call the folder by the section's id, or add the section to plan.toml",
    example: Example::Path { right: "actions/workforce", wrong: "actions/workfroce" },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    for section in reading.unknown_sections() {
        let help = match reading.plan.nearest_section(section) {
            Some(nearest) => format!("call the folder {nearest}, or add {section} to plan.toml"),
            None => {
                format!("add it to plan.toml: [[sections]] with id = \"{section}\" and a title")
            }
        };
        found
            .in_path(&format!("actions/{section}"))
            .say(format!("{section} is no section of plan.toml"))
            .help(help);
    }
}
