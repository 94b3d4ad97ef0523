//! A number is used once.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::store::Reading;

pub(super) static RULE: Rule = Rule {
    name: "number-twice",
    severity: Severity::Error,
    asks: "every objective has one folder, and every action one file",
    because: "of two actions with one number only the first is reported, and minutes can mean either",
    fix: "give one of them the next free number",
    example: Example::Lines {
        file: "actions/workforce/02-training/objective.toml",
        right: "",
        wrong: "title = \"Every social worker is trained\"\n",
    },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    let folders = &reading.objective_folders;
    let highest = folders.iter().map(|folder| folder.number).max().unwrap_or(0);
    for folder in folders {
        if let (Some(first), Some(source)) = (&folder.twin, folder.first_file()) {
            found
                .in_source(source)
                .say(format!("objective {} has another folder already: {first}", folder.number))
                .help(format!(
                    "move what is in it there, or give this one and its actions {}, the next free number",
                    highest.saturating_add(1)
                ));
        }
    }
}
