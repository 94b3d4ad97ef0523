//! Evidence that is a file is there.

use crate::check::evidence;
use crate::check::{Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::store::{Held, Reading};

pub(super) static RULE: Rule = Rule {
    name: "evidence-missing",
    severity: Severity::Error,
    asks: "a file that is named as evidence is there",
    because: "evidence that cannot be opened shows nothing",
    fix: "write the path from the folder that holds the plan folder, or commit the file",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: r#"evidence = ["three-actions/evidence/training.md"]"#,
        wrong: r#"evidence = ["three-actions/evidence/trainig.md"]"#,
    },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    for file in evidence::files(reading, Held::Missing) {
        let finding = file.aim(found);
        if file.path.trim().is_empty() {
            finding.say("the evidence is empty");
        } else if file.path.contains("://") || file.path.starts_with("www.") {
            finding
                .say(format!("{} is no link that can be followed", file.path))
                .help("begin the link with https:// in small letters");
        } else {
            finding.say(format!("there is no file {}", file.path));
        }
    }
}
