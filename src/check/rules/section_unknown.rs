//! Each folder of actions is a section of the plan.

use crate::check::sections::{self, Misspelt};
use crate::check::{Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::store::{Place, Reading};

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
    let misspelt = sections::misspelt(reading);
    if let Some(source) = reading.source_at(&Place::Plan) {
        for Misspelt { index, section, folder } in &misspelt {
            found
                .at_in(source, format!("sections[{index}].id"))
                .say(format!("{} has no folder under actions/", section.id))
                .help(format!("did you mean {folder}? else call that folder {}", section.id));
        }
    }
    for section in reading.unknown_sections() {
        if misspelt.iter().any(|pair| pair.folder == section) {
            continue;
        }
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
