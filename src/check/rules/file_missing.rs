//! The two files without which there is no plan are there.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Severity, nearest};
use crate::store::{Reading, Source};

pub(super) static RULE: Rule = Rule {
    name: "file-missing",
    severity: Severity::Error,
    asks: "the plan folder has a plan.toml and an agencies.toml",
    because: "without them there are no sections to sort the actions into, and no agency to lead one",
    fix: "write the file, or bring it back from the history",
    example: Example::Path { right: "agencies.toml", wrong: "agencies.txt" },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    for (name, help) in [("plan.toml", PLAN), ("agencies.toml", AGENCIES)] {
        // A file of nearly that name is one that has been misnamed, and has been named for that.
        let is_here = |source: &Source| nearest(&source.path, [name]).is_some();
        if !reading.sources.iter().any(is_here) {
            found.in_path(name).say(format!("there is no {name}")).help(help);
        }
    }
}

const PLAN: &str = "write it with the plan's name, period, sections and ratings";
const AGENCIES: &str = "write it with each agency's id in brackets, such as [police], and its name below: name = \"…\"";
