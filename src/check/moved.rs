//! The files of a plan that have other names than before.

use std::collections::{HashMap, HashSet};

use crate::query::changes::pairing;
use crate::store::Reading;

/// The files and folders of actions that have another name now, by the one that they had.
pub struct Moved<'plan> {
    files: HashMap<&'plan str, &'plan str>,
    folders: HashMap<&'plan str, &'plan str>,
}

impl<'plan> Moved<'plan> {
    /// Finds out by the actions in them: a folder has gone where the first of its actions went.
    pub fn of(before: &'plan Reading, after: &'plan Reading) -> Self {
        let pairs = pairing(&before.plan.actions, &after.plan.actions).into_iter();
        let names = pairs.filter_map(|(old, new)| {
            let old = before.action_source(old?)?.path.as_str();
            let new = after.action_source(new?)?.path.as_str();
            (old != new).then_some((old, new))
        });
        let files: HashMap<&str, &str> = names.collect();
        let there: HashSet<&str> =
            after.sources.iter().map(|source| folder_of(&source.path)).collect();
        let mut folders = HashMap::new();
        let mut in_order: Vec<_> = files.iter().collect();
        in_order.sort_unstable();
        for (&old, &new) in in_order {
            let (Some((from, _)), Some((to, _))) = (old.rsplit_once('/'), new.rsplit_once('/'))
            else {
                continue;
            };
            if from != to && !there.contains(from) {
                folders.entry(from).or_insert(to);
            }
        }
        Self { files, folders }
    }

    /// The name that a file has now.
    pub fn name_of(&self, file: &str) -> String {
        if let Some(&name) = self.files.get(file) {
            return name.to_owned();
        }
        let below = file.rsplit_once('/');
        let moved = below.and_then(|(folder, name)| Some((self.folders.get(folder)?, name)));
        moved.map_or_else(|| file.to_owned(), |(folder, name)| format!("{folder}/{name}"))
    }
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}
