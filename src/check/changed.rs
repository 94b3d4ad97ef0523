//! What has changed of one action since an earlier state of the plan, as rules see it.

use std::collections::HashMap;

use crate::model::{Action, AgencyId, GroupId, Number, Plan, Update};
use crate::query::changes::{ActionChanges, Change, Rewritten, rewritten};
use crate::store::{Reading, Source};

/// What has changed of one action.
#[derive(Clone, Copy)]
pub struct Changed<'plan> {
    /// The action before; `None`: it was not there.
    pub before: Option<&'plan Action>,
    /// The action after; `None`: it is not there any more.
    pub after: Option<&'plan Action>,
    /// The plan before and after.
    plans: (&'plan Plan, &'plan Plan),
    /// The changes.
    pub changes: &'plan [Change<'plan>],
    /// The file that it had, from the plan folder; `None`: it was not there.
    pub file_before: Option<&'plan str>,
    /// Whether that file could not be read, so that nobody can say what has changed.
    pub was_unread: bool,
    /// The paths of the keys at which the check found errors before.
    faults: &'plan [String],
    /// The place of its file among the sources; `None`: it has none any more.
    pub source: Option<usize>,
}

impl<'plan> Changed<'plan> {
    /// The changes of an action from one reading to another.
    pub(super) fn new(
        changes: &'plan ActionChanges<'plan>,
        (before, after): (&'plan Reading, &'plan Reading),
        faults: &'plan HashMap<String, Vec<String>>,
    ) -> Self {
        let file = changes.before.and_then(|action| before.source_of(action));
        let file = file.and_then(|source| before.sources.get(source));
        let faults = file.and_then(|source| faults.get(&source.path));
        Self {
            faults: faults.map(Vec::as_slice).unwrap_or_default(),
            before: changes.before,
            after: changes.after,
            plans: (&before.plan, &after.plan),
            changes: &changes.changes,
            file_before: file.map(|source| source.path.as_str()),
            was_unread: false,
            source: changes.after.and_then(|action| after.source_of(action)),
        }
    }

    /// An action whose file could not be read before.
    pub(super) fn of_unread(
        file: &'plan str,
        number: Number,
        (before, after): (&'plan Reading, &'plan Reading),
    ) -> Self {
        let is_its_file = |source: &Source| source.is_action(number);
        Self {
            faults: &[],
            before: None,
            after: None,
            plans: (&before.plan, &after.plan),
            changes: &[],
            file_before: Some(file),
            was_unread: true,
            source: after.sources.iter().position(is_its_file),
        }
    }

    /// The path of a key of the action, or of a milestone by its title.
    pub fn key(&self, milestone: Option<&str>, key: &str) -> String {
        let parts = self.after.map(|action| action.milestones.as_slice()).unwrap_or_default();
        let place = parts.iter().position(|part| part.title.as_deref() == milestone);
        match (milestone, place) {
            (Some(_), Some(place)) => format!("milestones[{place}].{key}"),
            (Some(_), None) => "milestones".to_owned(),
            (None, _) => key.to_owned(),
        }
    }

    /// The path of the key of a first deadline. One that was taken out has none: the deadline stands in its place.
    pub fn first_deadline(&self, milestone: Option<&str>) -> String {
        let parts = self.after.map(|action| action.milestones.as_slice()).unwrap_or_default();
        let part = parts.iter().find(|part| part.title.as_deref() == milestone);
        let own = self.after.and_then(|action| action.original_due);
        let stands =
            if milestone.is_some() { part.and_then(|part| part.original_due) } else { own };
        self.key(milestone, if stands.is_some() { "original_due" } else { "due" })
    }

    /// The parts of an update that say something else, besides those that were mended.
    pub fn rewritten(&self, before: &Update, after: &Update) -> Vec<Rewritten> {
        if self.was_faulty(before) {
            return Vec::new();
        }
        rewritten(before, after, |key| match key {
            "date" => before.date.is_none() || !self.has_updates_in_order(),
            "by" => before.by.as_ref().is_none_or(|id| !self.knows_agency(id)),
            "agreed_by" => before.agreed_by.as_ref().is_none_or(|id| !self.knows_group(id)),
            "moved_from" | "moved_to" => before.moved().is_none(),
            "milestone" => before.milestone.as_ref().is_none_or(|title| !self.has_milestone(title)),
            _ => false,
        })
    }

    /// The group that agreed, where it may be written down after the rest, or mended; else the one that was there.
    pub fn agreed_later(
        &self,
        before: Option<&GroupId>,
        after: Option<&GroupId>,
    ) -> Option<GroupId> {
        before.filter(|id| self.knows_group(id)).or(after).cloned()
    }

    /// Whether the check found an error in an update before, which was to be mended.
    fn was_faulty(&self, update: &Update) -> bool {
        let updates = self.before.map(|action| action.updates.as_slice()).unwrap_or_default();
        let place = updates.iter().position(|other| std::ptr::eq(other, update));
        place.is_some_and(|place| {
            let path = format!("updates[{place}]");
            self.faults.iter().any(|fault| fault.starts_with(&path))
        })
    }

    /// Whether the check found an error among the keys of the action itself before, which was to be mended.
    pub fn was_fault_at_top(&self) -> bool {
        self.faults.iter().any(String::is_empty)
    }

    /// Whether a group is in both plans: an id that is in one only was mistyped, or has another name now.
    pub fn knows_group(&self, id: &GroupId) -> bool {
        let (before, after) = self.plans;
        [before, after].into_iter().all(|plan| plan.group(id).is_some())
    }

    fn knows_agency(&self, id: &AgencyId) -> bool {
        let (before, after) = self.plans;
        [before, after].into_iter().all(|plan| plan.agency(id).is_some())
    }

    /// Whether the action had a milestone of a title and still has it.
    fn has_milestone(&self, title: &str) -> bool {
        let has = |action: &Action| {
            action.milestones.iter().any(|part| part.title.as_deref() == Some(title))
        };
        self.before.is_some_and(has) && self.after.is_some_and(has)
    }

    fn has_updates_in_order(&self) -> bool {
        let updates = self.before.map(|action| action.updates.as_slice()).unwrap_or_default();
        updates.iter().filter_map(|update| update.date).is_sorted()
    }

    /// The path of an update.
    pub fn update(&self, update: &Update) -> String {
        let updates = self.after.map(|action| action.updates.as_slice()).unwrap_or_default();
        let place = updates.iter().position(|other| std::ptr::eq(other, update));
        place.map_or_else(|| "updates".to_owned(), |place| format!("updates[{place}]"))
    }
}
