//! What the rules about sections share.

use crate::model::{Section, SectionId, nearest};
use crate::store::Reading;

/// A section of plan.toml without a folder, and a folder without a section that was likely meant for it.
pub(super) struct Misspelt<'plan> {
    /// The section's place in plan.toml.
    pub index: usize,
    /// The section as plan.toml has it.
    pub section: &'plan Section,
    /// The name of the folder.
    pub folder: &'plan SectionId,
}

/// The sections and folders whose names differ by a slip of the hand.
pub(super) fn misspelt(reading: &Reading) -> Vec<Misspelt<'_>> {
    let unknown = reading.unknown_sections();
    let without = without_folder(reading);
    let folder_of = |section: &Section| {
        let near = nearest(section.id.as_str(), unknown.iter().map(|id| id.as_str()))?;
        unknown.iter().copied().find(|id| id.as_str() == near)
    };
    without
        .into_iter()
        .filter_map(|(index, section)| {
            Some(Misspelt { index, section, folder: folder_of(section)? })
        })
        .collect()
}

/// The sections of plan.toml that no folder is called by, each once and with its place there.
pub(super) fn without_folder(reading: &Reading) -> Vec<(usize, &Section)> {
    let sections = &reading.plan.sections;
    let is_again =
        |index: usize, id: &SectionId| sections.iter().take(index).any(|other| other.id == *id);
    sections
        .iter()
        .enumerate()
        .filter(|&(index, section)| !is_again(index, &section.id) && !has_files(reading, section))
        .collect()
}

/// Whether anything lies in a section's folder, under wrong names too, or the folder cannot be looked into.
fn has_files(reading: &Reading, section: &Section) -> bool {
    let folder = format!("actions/{}/", section.id);
    reading.sources.iter().any(|source| {
        let above = folder.strip_prefix(&source.path);
        source.path.starts_with(&folder) || above.is_some_and(|rest| rest.starts_with('/'))
    })
}
