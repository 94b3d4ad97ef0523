//! Evidence stays in the repository.

use crate::check::evidence;
use crate::check::{Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::store::{Held, Reading};

pub(super) static RULE: Rule = Rule {
    name: "evidence-outside",
    severity: Severity::Error,
    asks: "a file that is named as evidence lies beside or in the plan folder",
    because: "what lies elsewhere is on one computer only",
    fix: "put the file into the repository, and write its path from the folder that holds the plan folder",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: r#"evidence = ["three-actions/evidence/training.md"]"#,
        wrong: r#"evidence = ["../training.md"]"#,
    },
    look: Look::Folder(look),
};

fn look(reading: &Reading, found: &mut Findings) {
    for file in evidence::files(reading, Held::Outside) {
        file.aim(found).say(format!("{} leads out of the folder that holds the plan", file.path));
    }
}
