//! A milestone that was promised stays in the plan.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::Severity;
use crate::query::changes::Change;

pub(super) static RULE: Rule = Rule {
    name: "milestone-removed",
    severity: Severity::Warning,
    asks: "with --since, that a milestone that was committed is still there",
    because: "a milestone has a deadline of its own: without the milestone nobody sees that the deadline was missed",
    fix: "put the milestone back; where it moved, move its deadline with cov-plan extend --milestone",
    example: Example::Words {
        right: "every [[milestones]] that was committed, each with its title or its deadline",
        wrong: "a [[milestones]] that was committed is gone, or has another title and another deadline",
    },
    look: Look::Change(look),
};

fn look(changed: &Changed<'_>, found: &mut Findings) {
    for change in changed.changes {
        let Change::MilestoneGone(milestone) = *change else { continue };
        let title = milestone.title.as_deref().unwrap_or("without a title");
        let due = milestone.due.as_ref().map(|due| format!(", due {}", due.form.last_day()));
        found
            .at("milestones")
            .say(format!("the milestone \"{title}\"{} is gone", due.unwrap_or_default()));
    }
}
