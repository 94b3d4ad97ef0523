//! The files that updates name as evidence.

use super::finding::{Findings, Found};
use crate::model::Action;
use crate::store::{Held, Reading};

/// A file that an update names.
pub(super) struct EvidenceFile<'plan> {
    /// Its path as written.
    pub path: &'plan str,
    source: usize,
    update: usize,
    entry: usize,
}

impl EvidenceFile<'_> {
    /// A finding at the entry that names it.
    pub fn aim<'found>(&self, found: &'found mut Findings<'_>) -> &'found mut Found {
        found.turn_to(self.source);
        let entry = found.entry(&format!("updates[{}].evidence", self.update), self.entry);
        found.at(entry)
    }
}

/// The files of a plan's evidence that the disk says this of.
pub(super) fn files(reading: &Reading, held: Held) -> impl Iterator<Item = EvidenceFile<'_>> {
    let actions = reading.plan.actions.iter().zip(&reading.action_sources);
    actions
        .flat_map(|(action, &source)| named(action, source))
        .filter(move |file| reading.holds(file.path) == held)
}

fn named(action: &Action, source: usize) -> impl Iterator<Item = EvidenceFile<'_>> {
    action.updates.iter().enumerate().flat_map(move |(update, record)| {
        record.evidence.iter().enumerate().filter_map(move |(entry, evidence)| {
            Some(EvidenceFile { path: evidence.file()?, source, update, entry })
        })
    })
}
