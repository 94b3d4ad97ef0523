//! An action leaves the plan by a decision, not by losing its file.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::Severity;

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
    let Some(file) = changed.file_before.filter(|_| changed.source.is_none()) else { return };
    let finding = found.in_path(file);
    let Some(action) = changed.before else {
        finding.say("the file is gone of an action that could not be read");
        return;
    };
    let title = action.title.as_deref().unwrap_or("without a title");
    let help = match action.ending.withdrawn {
        Some(_) => {
            "put the file back: what was given up stays in the plan, with who decided so".to_owned()
        }
        None => format!(
            "put the file back, and give the action up: cov-plan withdraw {}",
            action.number
        ),
    };
    finding.say(format!("action {} is gone: {title}", action.number)).help(help);
}
