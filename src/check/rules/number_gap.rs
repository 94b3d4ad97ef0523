//! Numbers follow each other.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Number, Severity};
use crate::store::{Reading, Source};

pub(super) static RULE: Rule = Rule {
    name: "number-gap",
    severity: Severity::Note,
    asks: "the numbers of objectives, and of the actions of one, leave no gap",
    because: "a gap often is a file that was lost, or an action that was deleted instead of withdrawn",
    fix: "bring the missing file back, or leave the gap if the number was never used",
    example: Example::Path {
        right: "actions/early-help/01-thresholds/1.2.toml",
        wrong: "actions/early-help/01-thresholds/1.3.toml",
    },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    objectives(reading, found);
    // One in another objective's folder is not lost, and has been found there.
    let misplaced: Vec<(Number, usize)> = reading
        .objective_folders
        .iter()
        .flat_map(|folder| {
            folder.actions.iter().filter(|(action, _)| action.objective != folder.number)
        })
        .copied()
        .collect();
    for folder in &reading.objective_folders {
        let number = folder.number;
        let is_told_otherwise = folder.has_strays
            || folder.twin.is_some()
            || folder.actions.iter().any(|(action, _)| action.objective != number);
        if !is_told_otherwise {
            let elsewhere = misplaced.iter().filter(|(action, _)| action.objective == number);
            let mut actions: Vec<_> = folder.actions.iter().chain(elsewhere).copied().collect();
            actions.sort_unstable();
            let numbers = actions.iter().map(|&(action, source)| (action.action, source));
            let name = |first, last| match last {
                Some(last) => format!("{number}.{first} to {number}.{last}"),
                None => format!("{number}.{first}"),
            };
            gaps(numbers, name, found);
        }
    }
}

fn objectives(reading: &Reading, found: &mut Findings) {
    let folders = &reading.objective_folders;
    let is_told_otherwise = folders
        .iter()
        .any(|folder| folder.number_of_its_actions().is_some() || folder.twin.is_some());
    let is_misnamed =
        |source: &Source| !source.place.is_expected() && source.path.starts_with("actions/");
    if is_told_otherwise || reading.sources.iter().any(is_misnamed) {
        return;
    }
    let mut numbers: Vec<_> =
        folders.iter().filter_map(|folder| Some((folder.number, folder.first_file()?))).collect();
    numbers.sort_unstable();
    let name = |first, last| match last {
        Some(last) => format!("objectives {first} to {last}"),
        None => format!("objective {first}"),
    };
    gaps(numbers.into_iter(), name, found);
}

/// A finding for each gap in ascending numbers, at the file behind it. The name is of one number, or of the first and last.
fn gaps(
    numbers: impl Iterator<Item = (u32, usize)>,
    name: impl Fn(u32, Option<u32>) -> String,
    found: &mut Findings,
) {
    let mut first = 1;
    for (number, source) in numbers {
        let last = number.saturating_sub(1);
        if first == last {
            let message = format!("{} is missing before {}", name(first, None), name(number, None));
            found.in_source(source).say(message);
        } else if first < last {
            let missing = name(first, Some(last));
            found
                .in_source(source)
                .say(format!("{missing} are missing before {}", name(number, None)));
        }
        first = number.saturating_add(1);
    }
}
