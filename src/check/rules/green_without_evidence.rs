//! Green comes with evidence.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Plan, Rating, Severity};

pub(super) static RULE: Rule = Rule {
    name: "green-without-evidence",
    severity: Severity::Warning,
    asks: "a delivery rating of green comes with evidence",
    because: "green says that targets are met, and inspectors ask what shows it",
    fix: r#"write evidence = ["…"] in that update: a path, a link, or { held_by = "…", title = "…" }"#,
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.2.toml",
        right: "evidence = [\"https://northtown.example/guide\", { held_by = \"police\", title = \"Minutes of 15 June\" }]\n",
        wrong: "",
    },
    look: Look::Action(look),
};

fn look(action: &Action, _: &Plan, found: &mut Findings) {
    for (index, update) in action.updates.iter().enumerate() {
        if update.rag == Some(Rating::Green)
            && update.evidence.is_empty()
            && !found.is_unread(&format!("updates[{index}].evidence"))
        {
            found
                .at(format!("updates[{index}].rag"))
                .say("delivery is rated green without evidence");
        }
    }
}
