//! The folders of the objectives, and the files in each.

use std::collections::HashMap;

use super::{Place, Source};
use crate::model::{Number, SectionId};

/// A folder under `actions/SECTION/` that is called by an objective's number.
#[derive(Clone, Debug)]
pub struct ObjectiveFolder {
    /// Its path from the plan folder.
    pub path: String,
    /// The section in whose folder it stands.
    pub section: SectionId,
    /// The number with which its name begins.
    pub number: u32,
    /// The place of its objective.toml among the sources.
    pub objective: Option<usize>,
    /// Its actions, each with its place among the sources.
    pub actions: Vec<(Number, usize)>,
    /// The path of the first folder of the same objective, where this is a second one.
    pub twin: Option<String>,
    /// Whether a file in it has no place there, so that something may only seem to be missing.
    pub has_strays: bool,
}

impl ObjectiveFolder {
    /// The folders of all sources, in their order.
    pub fn of(sources: &[Source]) -> Vec<Self> {
        let mut folders: Vec<Self> = Vec::new();
        let mut by_path: HashMap<&str, usize> = HashMap::new();
        for (index, source) in sources.iter().enumerate() {
            let (section, number) = match &source.place {
                Place::Objective { section, number } => (section, *number),
                Place::Action { section, objective, .. } => (section, *objective),
                _ => continue,
            };
            let path = source.folder();
            let at = *by_path.entry(path).or_insert_with(|| {
                folders.push(Self {
                    path: path.to_owned(),
                    section: section.clone(),
                    number,
                    objective: None,
                    actions: Vec::new(),
                    twin: None,
                    has_strays: false,
                });
                folders.len() - 1
            });
            if let Some(folder) = folders.get_mut(at) {
                match source.place {
                    Place::Action { number, .. } => folder.actions.push((number, index)),
                    _ => folder.objective = Some(index),
                }
            }
        }
        for stray in sources.iter().filter(|source| !source.place.is_expected()) {
            let at = by_path.get(stray.folder()).copied();
            if let Some(folder) = at.and_then(|at| folders.get_mut(at)) {
                folder.has_strays = true;
            }
        }
        set_twins(&mut folders);
        folders
    }

    /// Its name without the folders above.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The place of the first of its files among the sources.
    pub fn first_file(&self) -> Option<usize> {
        self.objective.or_else(|| self.actions.first().map(|&(_, source)| source))
    }

    /// The objective that all its actions are numbered for, where that is another than its own.
    pub fn number_of_its_actions(&self) -> Option<u32> {
        let (first, _) = self.actions.first()?;
        let is_one = self.actions.iter().all(|(number, _)| number.objective == first.objective);
        (is_one && first.objective != self.number).then_some(first.objective)
    }

    /// The number that its next action would have.
    pub fn next_number(&self) -> Number {
        let own = self.actions.iter().map(|(number, _)| number);
        let highest =
            own.filter(|number| number.objective == self.number).map(|number| number.action).max();
        Number { objective: self.number, action: highest.unwrap_or(0).saturating_add(1) }
    }
}

/// Finds the folders of one number. One whose actions are of another objective has only the wrong name.
fn set_twins(folders: &mut [ObjectiveFolder]) {
    let mut first: HashMap<u32, String> = HashMap::new();
    for folder in folders.iter_mut().filter(|folder| folder.number_of_its_actions().is_none()) {
        match first.get(&folder.number) {
            Some(path) => folder.twin = Some(path.clone()),
            None => drop(first.insert(folder.number, folder.path.clone())),
        }
    }
}
