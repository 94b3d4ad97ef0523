//! The kinds of change, by which they are counted.

use std::cmp::Ordering;

use crate::model::{Named, Rating, Update};
use crate::query::changes::{Change, Rewritten, rewritten};

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An action is new.
    New,
    /// An action is gone, and nobody withdrew it.
    Vanished,
    /// An action has another number or section.
    Renumbered,
    /// Something was completed.
    Completed,
    /// Something goes on again, and an update records it.
    Reopened,
    /// Something goes on again, and no update says so.
    ReopenedSilently,
    /// An action came to rest.
    Suspended,
    /// An action was given up.
    Withdrawn,
    /// An end, a pause or a withdrawal was changed after it had been decided.
    DecisionRewritten,
    /// A deadline moved, and an update records it.
    Moved,
    /// A deadline moved, and no update says so.
    MovedSilently,
    /// A deadline has another form.
    Deadline,
    /// The first deadline, which is to stay, is another.
    FirstDeadline,
    /// A rating rose.
    Rose,
    /// A rating fell.
    Fell,
    /// A rating is as it was, or the first.
    Rated,
    /// Another update.
    Updated,
    /// A rating was changed after it had been given.
    RatingRewritten,
    /// Something else of an update was changed after it had been given.
    UpdateEdited,
    /// An update is gone.
    UpdateRemoved,
    /// Updates of one day stand in another order.
    UpdatesReordered,
    /// Another agency leads.
    Lead,
    /// Other agencies help.
    Partners,
    /// It joined the plan on another day.
    Joined,
    /// Another group has agreed that it joins the plan.
    Agreed,
    /// A milestone is new.
    MilestoneNew,
    /// A milestone is gone.
    MilestoneGone,
    /// A text is another.
    Text,
}

impl Kind {
    /// Its name, and what one and several of them are called in a count.
    fn words(self) -> [&'static str; 3] {
        match self {
            Self::New => ["new", "new action", "new actions"],
            Self::Vanished => ["vanished", "action gone", "actions gone"],
            Self::Renumbered => ["renumbered", "action renumbered", "actions renumbered"],
            Self::Completed => ["completed", "completed", "completed"],
            Self::Reopened => ["reopened", "reopened", "reopened"],
            Self::ReopenedSilently => {
                ["reopened-silently", "reopened silently", "reopened silently"]
            }
            Self::Suspended => ["suspended", "suspended", "suspended"],
            Self::Withdrawn => ["withdrawn", "withdrawn", "withdrawn"],
            Self::DecisionRewritten => {
                ["decision-rewritten", "decision changed", "decisions changed"]
            }
            Self::Moved => ["moved", "deadline moved", "deadlines moved"],
            Self::MovedSilently => {
                ["moved-silently", "deadline moved silently", "deadlines moved silently"]
            }
            Self::Deadline => ["deadline", "deadline put otherwise", "deadlines put otherwise"],
            Self::FirstDeadline => {
                ["first-deadline", "first deadline changed", "first deadlines changed"]
            }
            Self::Rose => ["rose", "rating rose", "ratings rose"],
            Self::Fell => ["fell", "rating fell", "ratings fell"],
            Self::Rated => ["rated", "rating given", "ratings given"],
            Self::Updated => ["updated", "other update", "other updates"],
            Self::RatingRewritten => {
                ["rating-rewritten", "update with another rating", "updates with another rating"]
            }
            Self::UpdateEdited => ["update-edited", "update edited", "updates edited"],
            Self::UpdateRemoved => ["update-removed", "update removed", "updates removed"],
            Self::UpdatesReordered => {
                ["updates-reordered", "order of updates changed", "orders of updates changed"]
            }
            Self::Lead => ["lead", "other lead", "other leads"],
            Self::Partners => ["partners", "change of partners", "changes of partners"],
            Self::Joined => ["joined", "other first day", "other first days"],
            Self::Agreed => ["agreed", "other agreement", "other agreements"],
            Self::MilestoneNew => ["milestone-new", "new milestone", "new milestones"],
            Self::MilestoneGone => ["milestone-gone", "milestone gone", "milestones gone"],
            Self::Text => ["text", "text changed", "texts changed"],
        }
    }

    /// So many of them, in words.
    pub fn counted(self, number: usize) -> String {
        let [_, one, many] = self.words();
        format!("{number} {}", if number == 1 { one } else { many })
    }

    /// The kind of a change.
    pub fn of(change: &Change<'_>) -> Self {
        match change {
            Change::New => Self::New,
            Change::Vanished => Self::Vanished,
            Change::Renumbered => Self::Renumbered,
            Change::Completed { before: Some(_), .. }
            | Change::Suspended { before: Some(_), .. }
            | Change::Withdrawn { before: Some(_), .. } => Self::DecisionRewritten,
            Change::Completed { .. } => Self::Completed,
            Change::Reopened { update: Some(_), .. } => Self::Reopened,
            Change::Reopened { update: None, .. } => Self::ReopenedSilently,
            Change::Suspended { .. } => Self::Suspended,
            Change::Withdrawn { .. } => Self::Withdrawn,
            Change::Moved { update: Some(_), .. } => Self::Moved,
            Change::Moved { update: None, .. } => Self::MovedSilently,
            Change::Deadline { .. } => Self::Deadline,
            Change::FirstDeadline { .. } => Self::FirstDeadline,
            Change::Rated { from, to, .. } => Self::of_rating(*from, *to),
            Change::Said(_) => Self::Updated,
            Change::UpdateEdited { before, after } => Self::of_edit(before, after),
            Change::UpdateRemoved(_) => Self::UpdateRemoved,
            Change::UpdatesReordered => Self::UpdatesReordered,
            Change::Lead { .. } => Self::Lead,
            Change::Partners { .. } => Self::Partners,
            Change::Joined { .. } => Self::Joined,
            Change::Agreed { .. } => Self::Agreed,
            Change::MilestoneNew(_) => Self::MilestoneNew,
            Change::MilestoneGone(_) => Self::MilestoneGone,
            Change::Text { .. } => Self::Text,
        }
    }

    fn of_edit(before: &Update, after: &Update) -> Self {
        let is_rating = |part: &Rewritten| matches!(part, Rewritten::Rating(_));
        let has_rating = rewritten(before, after, |_| false).iter().any(is_rating);
        if has_rating { Self::RatingRewritten } else { Self::UpdateEdited }
    }

    fn of_rating(from: Option<Rating>, to: Rating) -> Self {
        match from.map(|from| to.cmp(&from)) {
            Some(Ordering::Greater) => Self::Rose,
            Some(Ordering::Less) => Self::Fell,
            Some(Ordering::Equal) | None => Self::Rated,
        }
    }
}

impl Named for Kind {
    const ALL: &'static [Self] = &[
        Self::New,
        Self::Vanished,
        Self::Renumbered,
        Self::Completed,
        Self::Reopened,
        Self::ReopenedSilently,
        Self::Suspended,
        Self::Withdrawn,
        Self::DecisionRewritten,
        Self::Moved,
        Self::MovedSilently,
        Self::Deadline,
        Self::FirstDeadline,
        Self::Rose,
        Self::Fell,
        Self::Rated,
        Self::Updated,
        Self::RatingRewritten,
        Self::UpdateEdited,
        Self::UpdateRemoved,
        Self::UpdatesReordered,
        Self::Lead,
        Self::Partners,
        Self::Joined,
        Self::Agreed,
        Self::MilestoneNew,
        Self::MilestoneGone,
        Self::Text,
    ];

    fn name(self) -> &'static str {
        let [name, ..] = self.words();
        name
    }
}
