//! Each objective's folder says what the objective is.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Severity, nearest};
use crate::store::{ObjectiveFolder, Reading, Source};

pub(super) static RULE: Rule = Rule {
    name: "objective-missing",
    severity: Severity::Error,
    asks: "every folder with actions has an objective.toml",
    because: "without it reports show actions and not what they are for",
    fix: "write objective.toml with title = \"…\" in the folder",
    example: Example::Path {
        right: "actions/workforce/02-supervision/objective.toml",
        wrong: "actions/workforce/02-supervision/objective.txt",
    },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    let without = |folder: &&ObjectiveFolder| folder.objective.is_none() && folder.twin.is_none();
    for folder in reading.objective_folders.iter().filter(without) {
        // A misnamed one has been named for that.
        let is_misnamed = |source: &Source| {
            !source.place.is_expected()
                && source.folder() == folder.path
                && nearest(source.name(), ["objective.toml"]).is_some()
        };
        if !folder.has_strays || !reading.sources.iter().any(is_misnamed) {
            found
                .in_path(&format!("{}/objective.toml", folder.path))
                .say(format!("objective {} has actions but no objective.toml", folder.number));
        }
    }
}
