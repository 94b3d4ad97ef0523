//! Two plans compared: what has changed of each action, and what of that no update records.

mod deadline;
mod ending;
mod matched;
mod rewritten;
mod step;
mod text;
mod updates;

use crate::model::{
    Action, AgencyId, Date, Form, GroupId, Milestone, Plan, Rating, Status, Suspension, Update,
    Withdrawal,
};
use matched::pairs;
pub use matched::{is_same_file, pairing};
pub use rewritten::{Rewritten, rewritten};
pub use step::of_step;

/// What has changed of an action.
#[derive(Clone, Debug)]
pub struct ActionChanges<'plan> {
    /// The action before; `None`: it was not there.
    pub before: Option<&'plan Action>,
    /// The action after; `None`: it is not there any more.
    pub after: Option<&'plan Action>,
    /// What has changed, what weighs most first.
    pub changes: Vec<Change<'plan>>,
}

/// One change of an action. `of` is the title of a milestone; `None`: the action itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<'plan> {
    /// It is new in the plan.
    New,
    /// Its file is gone; nobody withdrew it.
    Vanished,
    /// Its file has another number, or stands in another section.
    Renumbered,
    /// It was completed.
    Completed {
        /// The milestone.
        of: Option<&'plan str>,
        /// The day.
        day: Date,
        /// The day that it said before; `None`: it was not complete, or had gone on again.
        before: Option<Date>,
    },
    /// It came to rest.
    Suspended {
        /// The suspension.
        pause: &'plan Suspension,
        /// What was said of it before; `None`: it is a new one.
        before: Option<&'plan Suspension>,
    },
    /// It was given up.
    Withdrawn {
        /// The decision.
        decision: &'plan Withdrawal,
        /// What was said of it before; `None`: it is a new one.
        before: Option<&'plan Withdrawal>,
    },
    /// It goes on again.
    Reopened {
        /// The milestone.
        of: Option<&'plan str>,
        /// What it had been.
        was: Status,
        /// The update that records it; `None`: none does.
        update: Option<&'plan Update>,
    },
    /// Its deadline moved.
    Moved {
        /// The milestone.
        of: Option<&'plan str>,
        /// The day before.
        from: Date,
        /// The day after.
        to: Date,
        /// The update that records it; `None`: it moved silently.
        update: Option<&'plan Update>,
    },
    /// Its deadline has another form, or other dates than its last one.
    Deadline {
        /// The milestone.
        of: Option<&'plan str>,
        /// The form before; `None`: there was none.
        from: Option<&'plan Form>,
        /// The form after; `None`: there is none any more.
        to: Option<&'plan Form>,
        /// The update that records it; `None`: none does.
        update: Option<&'plan Update>,
    },
    /// The first deadline, which is to stay, is another.
    FirstDeadline {
        /// The milestone.
        of: Option<&'plan str>,
        /// The day before; `None`: none was kept.
        from: Option<Date>,
        /// The day after; `None`: none is kept.
        to: Option<Date>,
    },
    /// An update rates it.
    Rated {
        /// Which of the two ratings.
        what: Rated,
        /// The rating before; `None`: there was none.
        from: Option<Rating>,
        /// The rating that the update gives.
        to: Rating,
        /// The update.
        update: &'plan Update,
    },
    /// An update that neither rates, moves nor reopens.
    Said(&'plan Update),
    /// An update that was there says something else now.
    UpdateEdited {
        /// As it was.
        before: &'plan Update,
        /// As it is.
        after: &'plan Update,
    },
    /// An update that was there is gone.
    UpdateRemoved(&'plan Update),
    /// Updates of one day stand in another order, of which the last counts.
    UpdatesReordered,
    /// Another agency leads it.
    Lead {
        /// The lead before.
        from: Option<&'plan AgencyId>,
        /// The lead after.
        to: Option<&'plan AgencyId>,
    },
    /// Other agencies help.
    Partners {
        /// Those who are new.
        added: Vec<&'plan AgencyId>,
        /// Those who are no longer named.
        removed: Vec<&'plan AgencyId>,
    },
    /// The day on which it joined the plan is another.
    Joined {
        /// The day before; `None`: the plan's start.
        from: Option<Date>,
        /// The day after.
        to: Option<Date>,
    },
    /// Another group has agreed that it joins the plan.
    Agreed {
        /// The group before.
        from: Option<&'plan GroupId>,
        /// The group after.
        to: Option<&'plan GroupId>,
    },
    /// A milestone is new.
    MilestoneNew(&'plan Milestone),
    /// A milestone is gone.
    MilestoneGone(&'plan Milestone),
    /// A text is another.
    Text {
        /// Whose.
        of: Option<&'plan str>,
        /// Which.
        field: TextField,
        /// The text before; empty: there was none.
        from: &'plan str,
        /// The text after; empty: there is none.
        to: &'plan str,
    },
}

/// The two ratings of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// How delivery goes.
    Delivery,
    /// What it has changed for children.
    Impact,
}

/// A text of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// Its title, or that of a milestone.
    Title,
    /// What is done, in full.
    Description,
    /// What will be better for children.
    Outcome,
    /// One of the things that are measured.
    Measure,
    /// The deadline in the words of the published plan.
    Said,
}

/// What has changed from one plan to another, by the number that each action has now, or had.
pub fn changes<'plan>(before: &'plan Plan, after: &'plan Plan) -> Vec<ActionChanges<'plan>> {
    let pairs = pairs(&before.actions, &after.actions).into_iter();
    let all = pairs.map(|(before, after)| ActionChanges {
        before,
        after,
        changes: compared(before, after),
    });
    all.filter(|action| !action.changes.is_empty()).collect()
}

fn compared<'plan>(
    before: Option<&'plan Action>,
    after: Option<&'plan Action>,
) -> Vec<Change<'plan>> {
    match (before, after) {
        (Some(before), Some(after)) => of_both(before, after),
        (None, Some(after)) => {
            let updates = updates::compared(&[], &after.updates);
            [Change::New].into_iter().chain(updates).collect()
        }
        (Some(_), None) => vec![Change::Vanished],
        (None, None) => Vec::new(),
    }
}

fn of_both<'plan>(before: &'plan Action, after: &'plan Action) -> Vec<Change<'plan>> {
    let is_renumbered = before.number != after.number || before.section != after.section;
    let mut changes = Vec::from_iter(is_renumbered.then_some(Change::Renumbered));
    let new = updates::new(&before.updates, &after.updates);
    changes.extend(ending::of_action(before, after, &new));
    changes.extend(deadline::of_action(before, after, &new));
    let (milestones, rest): (Vec<_>, Vec<_>) =
        milestones(before, after, &new).into_iter().partition(is_of_the_field);
    changes.extend(milestones);
    changes.extend(updates::compared(&before.updates, &after.updates));
    changes.extend(people(before, after));
    changes.extend(rest);
    changes.extend(text::of_action(before, after));
    changes
}

/// Whether a change of a milestone is one of delivery, not of words.
fn is_of_the_field(change: &Change<'_>) -> bool {
    matches!(change, Change::Completed { .. } | Change::Reopened { .. } | Change::Moved { .. })
}

/// The lead, the partners, and when it joined.
fn people<'plan>(before: &'plan Action, after: &'plan Action) -> Vec<Change<'plan>> {
    let (from, to) = (before.lead.as_ref(), after.lead.as_ref());
    let lead = (from != to).then_some(Change::Lead { from, to });
    let added: Vec<_> = beyond(&after.partners, &before.partners);
    let removed: Vec<_> = beyond(&before.partners, &after.partners);
    let has_others = !(added.is_empty() && removed.is_empty());
    let partners = has_others.then_some(Change::Partners { added, removed });
    let joined = (before.added != after.added)
        .then_some(Change::Joined { from: before.added, to: after.added });
    let agreed = (before.agreed_by != after.agreed_by).then_some(Change::Agreed {
        from: before.agreed_by.as_ref(),
        to: after.agreed_by.as_ref(),
    });
    [lead, partners, joined, agreed].into_iter().flatten().collect()
}

fn beyond<'plan>(all: &'plan [AgencyId], others: &[AgencyId]) -> Vec<&'plan AgencyId> {
    all.iter().filter(|id| !others.contains(id)).collect()
}

fn milestones<'plan>(
    before: &'plan Action,
    after: &'plan Action,
    new: &[&'plan Update],
) -> Vec<Change<'plan>> {
    let pairs = matched::milestones(&before.milestones, &after.milestones);
    let mut changes = Vec::new();
    for pair in pairs {
        match pair {
            (Some(before), Some(after)) => {
                changes.extend(ending::of_milestone(before, after, new));
                changes.extend(deadline::of_milestone(before, after, new));
                changes.extend(text::of_milestone(before, after));
            }
            (None, Some(after)) => changes.push(Change::MilestoneNew(after)),
            (Some(before), None) => changes.push(Change::MilestoneGone(before)),
            (None, None) => {}
        }
    }
    changes
}
