//! Every group that is named is in governance.toml.

use std::fmt::Display;

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Due, Ending, Form, GroupId, Plan, Severity};
use crate::store::Place;

pub(super) static RULE: Rule = Rule {
    name: "group-unknown",
    severity: Severity::Error,
    asks: "every group that is named is one of governance.toml",
    because: "a decision by a group that nobody knows cannot be looked up, and its meetings cannot be counted",
    fix: "write the group's id, or add the group to governance.toml",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: r#"agreed_by = "executive-group""#,
        wrong: r#"agreed_by = "executive-gruop""#,
    },
    look: Look::ActionAndFile(look, Place::Governance, look_above),
};

fn look(action: &Action, plan: &Plan, found: &mut Findings) {
    look_at(action.agreed_by.as_ref(), "agreed_by", plan, found);
    look_at(meeting(action.due.as_ref()), "due.each_meeting_of", plan, found);
    look_at_ending(&action.ending, "", plan, found);
    for (index, milestone) in action.milestones.iter().enumerate() {
        let path = format_args!("milestones[{index}].due.each_meeting_of");
        look_at(meeting(milestone.due.as_ref()), path, plan, found);
    }
    for (index, update) in action.updates.iter().enumerate() {
        look_at(update.agreed_by.as_ref(), format_args!("updates[{index}].agreed_by"), plan, found);
        if let Some(ending) = &update.reopened_from {
            look_at_ending(ending, format_args!("updates[{index}].reopened_from."), plan, found);
        }
    }
}

fn look_at_ending(ending: &Ending, path: impl Display, plan: &Plan, found: &mut Findings) {
    let suspended = ending.suspended.as_ref().and_then(|suspended| suspended.agreed_by.as_ref());
    let withdrawn = ending.withdrawn.as_ref().and_then(|withdrawn| withdrawn.agreed_by.as_ref());
    look_at(suspended, format_args!("{path}suspended.agreed_by"), plan, found);
    look_at(withdrawn, format_args!("{path}withdrawn.agreed_by"), plan, found);
}

/// The group above each group.
fn look_above(plan: &Plan, found: &mut Findings) {
    for group in &plan.groups {
        let path = format_args!("groups.{}.reports_to", group.id);
        look_at(group.reports_to.as_ref(), path, plan, found);
    }
}

fn look_at(group: Option<&GroupId>, path: impl Display, plan: &Plan, found: &mut Findings) {
    let Some(group) = group.filter(|group| !found.reading.knows_group(group)) else { return };
    let path = path.to_string();
    if found.is_unread(&path) {
        return;
    }
    let words = if group.as_str().trim().is_empty() {
        "the group is empty".to_owned()
    } else {
        format!("{group} is not a group of governance.toml")
    };
    found.at(path).say(words).instead(plan.nearest_group(group));
}

fn meeting(due: Option<&Due>) -> Option<&GroupId> {
    match due.map(|due| &due.form) {
        Some(Form::EachMeeting { of, .. }) => Some(of),
        _ => None,
    }
}
