//! An action leaves the plan by a decision, not by losing its file.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::query::changes::Change;

pub(super) static RULE: Rule = Rule {
    name: "action-vanished",
    severity: Severity::Error,
    asks: "with --since, that no action's file is taken out of the plan",
    because: "an action that is given up stays in the plan with who decided so and why; one without a file was never promised",
    fix: "put the file back, and give the action up with cov-plan withdraw",
    example: Example::Words {
        right: "[withdrawn] with its date, agreed_by and reason",
        wrong: "a file of an action that was committed is gone",
    },
    look: Look::Change(look),
};

fn look(changed: &Changed<'_>, found: &mut Findings) {
    let (Some(action), Some(file)) = (changed.before, changed.file_before) else { return };
    if changed.changes.contains(&Change::Vanished) {
        let title = action.title.as_deref().unwrap_or("without a title");
        found.in_path(file).say(format!("action {} is gone: {title}", action.number)).help(
            format!(
                "put the file back, and give the action up: cov-plan withdraw {}",
                action.number
            ),
        );
    }
}
