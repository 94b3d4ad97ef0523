//! An objective has actions.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::store::Reading;

pub(super) static RULE: Rule = Rule {
    name: "objective-empty",
    severity: Severity::Error,
    asks: "every objective has an action",
    because: "an objective that nothing is done about is never reported on",
    fix: "write its first action, or take the folder away",
    example: Example::Lines {
        file: "actions/workforce/03-caseloads/objective.toml",
        right: "",
        wrong: "title = \"Caseloads are even\"\n",
    },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    for folder in &reading.objective_folders {
        let is_told_otherwise = folder.has_strays || folder.twin.is_some();
        if let Some(source) = folder.objective.filter(|_| !is_told_otherwise)
            && folder.actions.is_empty()
        {
            found.in_source(source).say(format!("objective {} has no action", folder.number)).help(
                format!(
                    "write its first action as {}/{}.toml, or take the folder away",
                    folder.path,
                    folder.next_number()
                ),
            );
        }
    }
}
