//! The files and folders of the plan that a command line names.

use std::path::{Path, PathBuf};

use super::stop::Stop;
use crate::store::Reading;

/// The files and folders that are named, from the plan folder, of which there may be several states. `nothing` says what cannot be
/// done where none is of the plan.
///
/// # Errors
/// Where none of them is of the plan.
pub fn named(
    paths: &[PathBuf],
    readings: &[&Reading],
    nothing: &str,
) -> Result<Vec<PathBuf>, Stop> {
    let plan = readings.first().map_or(Path::new(""), |reading| &reading.root);
    let root = std::path::absolute(plan).unwrap_or_else(|_| plan.to_owned());
    let real_root = root.canonicalize().unwrap_or_else(|_| root.clone());
    let below = |path: &PathBuf| {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        // A file that was deleted has no real path any more, but its folder has findings.
        let real = path.canonicalize().ok();
        let below = real.as_deref().and_then(|real| real.strip_prefix(&real_root).ok());
        below.or_else(|| absolute.strip_prefix(&root).ok()).map(Path::to_owned)
    };
    // A hook hands over whatever a commit touches; only where none of it is of the plan is something wrong.
    let named: Vec<PathBuf> = paths.iter().filter_map(below).collect();
    let is_of_plan = |path: &PathBuf| {
        let mut sources = readings.iter().flat_map(|reading| &reading.sources);
        sources.any(|source| Path::new(&source.path).starts_with(path))
    };
    match paths.first() {
        Some(path) if !named.iter().any(is_of_plan) => {
            Err(Stop::new(format!("{nothing}: {} is no file of the plan", path.display()))
                .help(format!("name files or folders below {}", plan.display())))
        }
        _ => Ok(named),
    }
}

/// Whether a file, named from the plan folder, is one of those, or lies in one of them.
pub fn is_among(file: &str, named: &[PathBuf]) -> bool {
    named.iter().any(|path| Path::new(file).starts_with(path))
}
