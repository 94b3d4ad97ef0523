//! Each section of the plan has a folder.

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
    let plan = &reading.plan;
    let Some(source) = reading.source_at(&Place::Plan).filter(|_| !plan.sections_unread) else {
        return;
    };
    let unknown = reading.unknown_sections();
    for (index, section) in plan.sections.iter().enumerate() {
        let has_folder =
            reading.objective_folders.iter().any(|folder| folder.section == section.id);
        // A folder of nearly that name has been named for it.
        let is_misspelt =
            unknown.iter().any(|other| plan.nearest_section(other) == Some(section.id.as_str()));
        // Nor is it empty where its files lie there under wrong names.
        let folder = format!("actions/{}/", section.id);
        let has_files = reading.sources.iter().any(|source| source.path.starts_with(&folder));
        if !has_folder && !is_misspelt && !has_files {
            found
                .at_in(source, format!("sections[{index}].id"))
                .say(format!("{} has no folder under actions/", section.id));
        }
    }
}
