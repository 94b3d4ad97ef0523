//! Where the plan folder is.

use std::path::{Path, PathBuf};

/// There is no plan to read.
#[derive(Debug, thiserror::Error)]
pub enum NoPlan {
    /// None was found on the way up.
    #[error("no folder {} with a plan.toml here or above", name.display())]
    NotFound {
        /// The folder looked for.
        name: PathBuf,
    },
    /// The folder that was named is not one.
    #[error("there is no folder {}", path.display())]
    NoFolder {
        /// The folder as named.
        path: PathBuf,
    },
    /// The folder that was named holds no plan.
    #[error("the folder {} has no plan.toml", path.display())]
    NotAPlan {
        /// The folder as named.
        path: PathBuf,
    },
}

/// The plan folder: the one that was named, else `plan` here or in a folder above, as git looks for its own.
/// Inside a plan folder, that folder is found too.
///
/// # Errors
/// Where no such folder exists, or it has neither a `plan.toml` nor an `actions` folder.
pub fn find(named: Option<&Path>, from: &Path) -> Result<PathBuf, NoPlan> {
    if let Some(path) = named {
        return match (path.is_dir(), is_plan(path)) {
            (true, true) => Ok(path.to_owned()),
            (true, false) => Err(NoPlan::NotAPlan { path: path.to_owned() }),
            (false, _) => Err(NoPlan::NoFolder { path: path.to_owned() }),
        };
    }
    let name = Path::new("plan");
    let found = from.ancestors().find_map(|folder| {
        let below = folder.join(name);
        // A folder of any name counts only with a plan.toml: others may have an `actions` too.
        let is_inside = folder.join("plan.toml").is_file();
        if is_plan(&below) { Some(below) } else { is_inside.then(|| folder.to_owned()) }
    });
    found.ok_or_else(|| NoPlan::NotFound { name: name.to_owned() })
}

/// A folder without a plan.toml may still be a plan, one with an error that the check has to name.
fn is_plan(folder: &Path) -> bool {
    folder.join("plan.toml").exists() || folder.join("actions").is_dir()
}
