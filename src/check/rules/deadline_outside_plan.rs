//! A deadline lies in the time that the plan covers.

use crate::check::deadlines::{Deadlines, is_outside, last_day_at};
use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, Date, Due, Plan, Severity};

pub(super) static RULE: Rule = Rule {
    name: "deadline-outside-plan",
    severity: Severity::Warning,
    asks: "a deadline lies in the time that the plan covers",
    because: "a day outside the plan is mostly a slip in the year; where it is meant, the plan says why",
    fix: "write a day within the plan, or allow it in plan.toml under [[check.allow]] with its reason",
    example: Example::Lines {
        file: "actions/workforce/02-supervision/2.1.toml",
        right: "until = 2027-03-31",
        wrong: "until = 2028-03-31",
    },
    look: Look::Action(look),
};

fn look(action: &Action, plan: &Plan, found: &mut Findings) {
    if action.ending.withdrawn.is_some() {
        return;
    }
    let deadlines = Deadlines::of(action);
    if let Some(due) = &action.due
        && deadlines.is_settled(None)
    {
        look_at(due, "due", plan, found);
    }
    for (index, milestone) in action.milestones.iter().enumerate() {
        if let Some(due) = &milestone.due
            && deadlines.is_settled(Some(milestone))
            && !deadlines.is_late(milestone, plan)
        {
            look_at(due, &format!("milestones[{index}].due"), plan, found);
        }
    }
}

fn look_at(due: &Due, path: &str, plan: &Plan, found: &mut Findings) {
    if let Some(period) = plan.period
        && is_outside(&due.form, plan)
    {
        let day = due.form.last_day();
        found.at(last_day_at(path, &due.form)).say(words(day, period.from, period.to));
    }
}

fn words(day: Date, from: Date, to: Date) -> String {
    if day < from {
        format!("{day} is before the plan's start on {from}")
    } else {
        format!("{day} is after the plan's end on {to}")
    }
}
