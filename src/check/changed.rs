//! What has changed of one action since an earlier state of the plan, as rules see it.

use crate::model::{Action, Number, Update};
use crate::query::changes::{ActionChanges, Change};
use crate::store::{Reading, Source};

/// What has changed of one action.
pub struct Changed<'plan> {
    /// The action before; `None`: it was not there.
    pub before: Option<&'plan Action>,
    /// The action after; `None`: it is not there any more.
    pub after: Option<&'plan Action>,
    /// The changes.
    pub changes: &'plan [Change<'plan>],
    /// The file that it had, from the plan folder; `None`: it was not there.
    pub file_before: Option<&'plan str>,
    /// Whether that file could not be read, so that nobody can say what has changed.
    pub was_unread: bool,
    /// The place of its file among the sources; `None`: it has none any more.
    pub source: Option<usize>,
}

impl<'plan> Changed<'plan> {
    /// The changes of an action from one reading to another.
    pub(super) fn new(
        changes: &'plan ActionChanges<'plan>,
        before: &'plan Reading,
        after: &Reading,
    ) -> Self {
        let file = changes.before.and_then(|action| before.source_of(action));
        let file = file.and_then(|source| before.sources.get(source));
        Self {
            before: changes.before,
            after: changes.after,
            changes: &changes.changes,
            file_before: file.map(|source| source.path.as_str()),
            was_unread: false,
            source: changes.after.and_then(|action| after.source_of(action)),
        }
    }

    /// An action whose file could not be read before.
    pub(super) fn of_unread(file: &'plan str, number: Number, after: &Reading) -> Self {
        let is_its_file = |source: &Source| source.is_action(number);
        Self {
            before: None,
            after: None,
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

    /// The path of an update.
    pub fn update(&self, update: &Update) -> String {
        let updates = self.after.map(|action| action.updates.as_slice()).unwrap_or_default();
        let place = updates.iter().position(|other| std::ptr::eq(other, update));
        place.map_or_else(|| "updates".to_owned(), |place| format!("updates[{place}]"))
    }
}
