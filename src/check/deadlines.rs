//! What the rules about deadlines share: where a deadline stands, and where another rule has spoken of it.

use std::collections::{HashMap, HashSet};

use super::updates;
use crate::model::{Action, Date, Form, Milestone, Move, Plan, Update};

/// The path of the day that is the deadline, given the path of `due`.
pub(super) fn last_day_at(due: &str, form: &Form) -> String {
    form.last_key().map_or_else(|| due.to_owned(), |key| format!("{due}.{key}"))
}

/// Whether the deadline lies outside the time that the plan covers.
pub(super) fn is_outside(form: &Form, plan: &Plan) -> bool {
    let day = form.last_day();
    plan.period.is_some_and(|period| day < period.from || period.to < day)
}

/// The deadlines of an action and its milestones, and what its updates say of them. It is made once for an action: either list
/// may be long.
pub(super) struct Deadlines<'plan> {
    action: &'plan Action,
    titles: Titles<'plan>,
    /// The last update that moves the deadline of each milestone, and of the action itself.
    last_moves: HashMap<Option<&'plan str>, Option<Move>>,
    /// Whether an update moves the deadline of a milestone that the action does not have, so that any may be meant.
    has_lost_move: bool,
}

impl<'plan> Deadlines<'plan> {
    /// The deadlines of an action.
    pub fn of(action: &'plan Action) -> Self {
        let titles = Titles::of(action);
        let mut deadlines =
            Self { action, titles, last_moves: HashMap::new(), has_lost_move: false };
        let out_of_order = updates::out_of_order(&action.updates);
        for (update, is_out_of_order) in action.updates.iter().zip(out_of_order) {
            if update.moved_from.is_some() || update.moved_to.is_some() {
                let moved = update.moved().filter(|_| !is_out_of_order);
                deadlines.last_moves.insert(update.milestone.as_deref(), moved);
                deadlines.has_lost_move |= deadlines.titles.lack_that_of(update);
            }
        }
        deadlines
    }

    /// The last move of the action's deadline, or of a milestone's. `None` where it cannot be known which that is.
    pub fn last_move(&self, milestone: Option<&str>) -> Option<Move> {
        if self.has_lost_move { None } else { self.last_moves.get(&milestone).copied().flatten() }
    }

    /// Whether no other rule has spoken of the deadline of the action, or of one of its milestones, so that its day is likely
    /// the one that was meant.
    pub fn is_settled(&self, milestone: Option<&Milestone>) -> bool {
        let (due, moved) = match milestone {
            None => (&self.action.due, self.last_move(None)),
            Some(part) => {
                let title = part.title.as_deref();
                (&part.due, title.and_then(|title| self.last_move(Some(title))))
            }
        };
        due.as_ref().is_some_and(|due| {
            let day = due.form.last_day();
            due.form.from().is_none_or(|from| from <= day)
                && moved.is_none_or(|moved| moved.to == day)
        })
    }

    /// Whether a milestone is due after its action. What recurs has no one day to compare.
    pub fn is_late(&self, milestone: &Milestone, plan: &Plan) -> bool {
        let (Some(whole), Some(part)) = (&self.action.due, &milestone.due) else { return false };
        !whole.form.recurs()
            && !part.form.recurs()
            && whole.form.last_day() < part.form.last_day()
            && self.is_settled(None)
            && self.is_settled(Some(milestone))
            && !is_outside(&whole.form, plan)
    }

    /// Whether an update may record that the deadline moved from that day. One that names a milestone which the action does
    /// not have may mean any.
    pub fn may_move_from(&self, milestone: Option<&str>, day: Date) -> bool {
        self.action.updates.iter().any(|update| {
            let is_half = update.moved_from.is_none() && update.moved_to.is_some();
            (update.moved_from == Some(day) || is_half)
                && (update.milestone.as_deref() == milestone || self.titles.lack_that_of(update))
        })
    }
}

/// The titles of an action's milestones.
pub(super) struct Titles<'plan> {
    known: HashSet<&'plan str>,
    has_unread: bool,
}

impl<'plan> Titles<'plan> {
    /// The titles of the milestones of an action.
    pub fn of(action: &'plan Action) -> Self {
        let titles = || action.milestones.iter().map(|milestone| milestone.title.as_deref());
        Self {
            known: titles().flatten().collect(),
            has_unread: titles().any(|title| title.is_none()),
        }
    }

    /// Whether an update names a milestone that has none of the titles, and all of them can be read.
    pub fn lack_that_of(&self, update: &Update) -> bool {
        let lack = |title: &str| !self.has_unread && !self.known.contains(title);
        update.milestone.as_deref().is_some_and(lack)
    }
}
