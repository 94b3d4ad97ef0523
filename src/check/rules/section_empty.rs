//! Each section of the plan has a folder.

use crate::check::sections;
use crate::check::{Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::store::{Place, Reading};

pub(super) static RULE: Rule = Rule {
    name: "section-empty",
    severity: Severity::Note,
    asks: "every section of plan.toml has actions",
    because: "reports show an empty heading",
    fix: "add its first objective under actions/, or take the section out of plan.toml",
    example: Example::Lines {
        file: "plan.toml",
        right: "[ratings]\n",
        wrong: "[[sections]]\nid = \"housing\"\ntitle = \"Housing\"\n\n[ratings]\n",
    },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    let Some(source) = reading.source_at(&Place::Plan).filter(|_| !reading.unread.sections) else {
        return;
    };
    // One with a folder of nearly its name has been named for it.
    let misspelt: Vec<usize> = sections::misspelt(reading).iter().map(|pair| pair.index).collect();
    for (index, section) in sections::without_folder(reading) {
        if !misspelt.contains(&index) {
            found
                .at_in(source, format!("sections[{index}].id"))
                .say(format!("{} has no folder under actions/", section.id));
        }
    }
}
