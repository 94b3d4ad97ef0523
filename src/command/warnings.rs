//! What a command that reports has to say of files that it could not read.

use crate::model::Why;
use crate::report::{FEW, count, listed};
use crate::store::{Place, Reading, Source};

/// The files about the plan as a whole that are not there or cannot be read: every report does without what they say.
pub fn unread(reading: &Reading, from_here: impl Fn(&Source) -> String) -> Vec<String> {
    let broken = reading.unread_files().into_iter().filter_map(|source| {
        let missing = missing_with(&source.place)?;
        Some(format!("{} cannot be read: {missing} missing; see cov-plan check", from_here(source)))
    });
    let absent = [(Place::Plan, "plan.toml"), (Place::Agencies, "agencies.toml")];
    let absent = absent.iter().filter(|(place, _)| reading.source_at(place).is_none());
    let absent = absent.filter_map(|(place, name)| {
        let missing = missing_with(place)?;
        Some(format!("the plan has no {name}: {missing} missing; see cov-plan check"))
    });
    broken.chain(absent).collect()
}

fn missing_with(place: &Place) -> Option<&'static str> {
    match place {
        Place::Plan => Some("its period, sections, ratings and views are"),
        Place::Agencies => Some("the names of the agencies are"),
        Place::Governance => Some("the groups and their meetings are"),
        _ => None,
    }
}

/// The files whose action is left out, and why; of many the first.
pub fn left_out(
    files: &[(&Source, Option<Why>)],
    from_here: impl Fn(&Source) -> String,
) -> Vec<String> {
    if files.len() <= FEW {
        let line = |(source, why): &(&Source, Option<Why>)| {
            format!("{} is left out: {}; see cov-plan check", from_here(source), reason(*why))
        };
        return files.iter().map(line).collect();
    }
    let names: Vec<String> = files.iter().map(|(source, _)| from_here(source)).collect();
    let all = count(files.len(), "file");
    vec![format!("{all} are left out: {}; see cov-plan check", listed(&names, FEW))]
}

fn reason(why: Option<Why>) -> &'static str {
    match why {
        None => "it cannot be read",
        Some(Why::Number) => "another file has its number",
        Some(Why::Title) => "it has no title",
        Some(Why::Lead) => "it has no lead",
        Some(Why::Deadline) => "it has no deadline that can be read",
    }
}
