//! Each TOML file has a place in the plan.

use std::collections::HashSet;

use crate::check::{Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::store::{Place, Reading, Source};

pub(super) static RULE: Rule = Rule {
    name: "file-unexpected",
    severity: Severity::Error,
    asks: "every .toml file of the folder has a place in the plan",
    because: "a file under the wrong name is read by nobody, so its action is missing from every report",
    fix: "give the file the name of its action, or a name that does not end in .toml",
    example: Example::Path {
        right: "actions/early-help/01-thresholds/1.2.toml",
        wrong: "actions/early-help/01-thresholds/1.2-final.toml",
    },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    // What cannot be read at all has been named for that already.
    let unexpected = |source: &Source| source.problems.is_empty();
    let mut folders = HashSet::new();
    for (index, source) in
        reading.sources.iter().enumerate().filter(|(_, source)| unexpected(source))
    {
        let Place::Nowhere { why, help, is_for_its_folder, .. } = &source.place else { continue };
        if !is_for_its_folder {
            let message = format!("{} has no place in a plan: {why}", source.name());
            found.in_source(index).say(message).help(help);
        } else if folders.insert(source.folder()) {
            found.in_path(source.folder()).say(why).help(help);
        }
    }
}
