//! An action lies in the folder of its objective.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::store::{ObjectiveFolder, Reading};

pub(super) static RULE: Rule = Rule {
    name: "number-misplaced",
    severity: Severity::Error,
    asks: "an action lies in the folder of the objective that its number begins with",
    because: "it would be counted under one objective and read under another",
    fix: "move the file to its objective's folder, or give it a number of this one",
    example: Example::Path {
        right: "actions/early-help/01-thresholds/1.2.toml",
        wrong: "actions/early-help/01-thresholds/2.2.toml",
    },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    for folder in &reading.objective_folders {
        match folder.number_of_its_actions().filter(|_| folder.actions.len() > 1) {
            Some(number) => all(folder, number, found),
            None => each(folder, reading, found),
        }
    }
}

/// Where all actions agree, it is the folder that is wrong.
fn all(folder: &ObjectiveFolder, number: u32, found: &mut Findings) {
    let own = folder.number;
    let name = folder.name();
    let words = name.split_once('-').map_or(name, |(_, words)| words);
    found
        .in_path(&folder.path)
        .say(format!(
            "{name} is the folder of objective {own}, but all its actions are of objective {number}"
        ))
        .help(format!("call the folder {number:02}-{words}, or its actions {own}.1 and so on"));
}

fn each(folder: &ObjectiveFolder, reading: &Reading, found: &mut Findings) {
    let own = folder.number;
    for &(number, source) in &folder.actions {
        if number.objective != own {
            let next = folder.next_number();
            let theirs = reading
                .objective_folders
                .iter()
                .find(|other| other.number == number.objective)
                .filter(|other| other.actions.iter().all(|&(other, _)| other != number));
            let help = match theirs {
                Some(theirs) => format!("move it to {}, or call it {next}.toml", theirs.path),
                None => format!("call it {next}.toml, the next free number here"),
            };
            found
                .in_source(source)
                .say(format!("{number} lies in the folder of objective {own}"))
                .help(help);
        }
    }
}
