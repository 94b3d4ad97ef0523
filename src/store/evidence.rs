//! Whether the files that updates name as evidence are there.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Bound;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use crate::model::{Evidence, Plan};

/// The folder that evidence is looked for in: the plan folder's parent.
struct Shelf {
    folder: PathBuf,
}

/// Whether a shelf holds a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It is there.
    Here,
    /// Nothing of that name is there.
    Missing,
    /// The path, or a link on it, leads somewhere else.
    Outside,
}

/// What the disk says of each path that is not on the shelf, asked once for all updates of a plan.
pub(super) fn not_held(plan: &Plan, root: &Path) -> HashMap<String, Held> {
    let paths = paths(plan);
    if paths.is_empty() {
        return HashMap::new();
    }
    let shelf = Shelf::of(root);
    paths
        .into_par_iter()
        .map(|path| (path.to_owned(), shelf.holds(path)))
        .filter(|&(_, held)| held != Held::Here)
        .collect()
}

/// The same of a shelf that holds these files, as a commit has it.
pub(super) fn not_among(plan: &Plan, files: &BTreeSet<String>) -> HashMap<String, Held> {
    let held = |path: &str| match below(path).and_then(|below| Some(below.to_str()?.to_owned())) {
        None => Held::Outside,
        Some(below) if is_among(&below, files) => Held::Here,
        Some(_) => Held::Missing,
    };
    let all = paths(plan).into_iter().map(|path| (path.to_owned(), held(path)));
    all.filter(|&(_, held)| held != Held::Here).collect()
}

/// Whether a path is one of the files, or a folder that holds some.
fn is_among(path: &str, files: &BTreeSet<String>) -> bool {
    let is_in_it =
        |file: &String| file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
    let from_it = files.range::<str, _>((Bound::Included(path), Bound::Unbounded));
    files.contains(path) || from_it.take_while(|file| file.starts_with(path)).any(is_in_it)
}

/// The files that updates of a plan name as evidence.
fn paths(plan: &Plan) -> HashSet<&str> {
    let updates = plan.actions.iter().flat_map(|action| &action.updates);
    updates.flat_map(|update| &update.evidence).filter_map(Evidence::file).collect()
}

/// Where a file lies that a path of evidence names; `None` where the path leads elsewhere.
pub fn evidence_beside(root: &Path, path: &str) -> Option<PathBuf> {
    Some(Shelf::of(root).folder.join(below(path)?))
}

impl Shelf {
    /// The shelf of a plan folder.
    fn of(plan: &Path) -> Self {
        let plan = plan.canonicalize().unwrap_or_else(|_| plan.to_owned());
        Self { folder: plan.parent().map_or_else(|| plan.clone(), Path::to_owned) }
    }

    /// Whether a path of evidence leads to something on the shelf. Nothing is opened.
    fn holds(&self, path: &str) -> Held {
        let Some(below) = below(path) else { return Held::Outside };
        if path.trim().is_empty() {
            return Held::Missing;
        }
        match self.folder.join(below).canonicalize() {
            Ok(real) if real.starts_with(&self.folder) => Held::Here,
            Ok(_) => Held::Outside,
            Err(_) => Held::Missing,
        }
    }
}

/// The path without `.` and `..`; `None` where it starts at a root or climbs above its start, on any system.
fn below(path: &str) -> Option<PathBuf> {
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    if has_drive || path.starts_with(['/', '\\']) {
        return None;
    }
    let mut below = PathBuf::new();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(name) => below.push(name),
            Component::CurDir => {}
            Component::ParentDir if below.pop() => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_below_its_start_or_is_none() {
        assert_eq!(below("minutes/../notes/./may.md"), Some("notes/may.md".into()));
        for outside in
            ["../notes", "notes/../../x", "/etc/passwd", "C:\\notes", "\\\\server\\notes"]
        {
            assert_eq!(below(outside), None, "{outside}");
        }
    }
}
