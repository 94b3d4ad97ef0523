//! Where the plan folder is.

use std::path::{Component, Path, PathBuf};

use super::Repository;

/// There is no plan to read.
#[derive(Debug, thiserror::Error)]
pub enum NoPlan {
    /// None was found on the way up.
    #[error("no folder {} with a plan.toml here or above", name.display())]
    NotFound {
        /// The folder looked for.
        name: PathBuf,
    },
    /// None was found, and the folder is a repository without files.
    #[error("{} is a bare repository, in which no folder lies", folder.display())]
    Bare {
        /// The repository.
        folder: PathBuf,
    },
    /// The folder that was named is not one.
    #[error("there is no folder {}", path.display())]
    NoFolder {
        /// The folder as named.
        path: PathBuf,
    },
    /// The folder that was named holds no plan.
    #[error("the folder {} has neither plan.toml nor actions/", path.display())]
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
    found.ok_or_else(|| {
        if Repository::is_bare(from) {
            NoPlan::Bare { folder: from.to_owned() }
        } else {
            NoPlan::NotFound { name: name.to_owned() }
        }
    })
}

/// The plan folder among whose files a path lies, or would lie; what is hidden is none of them. `named` is a plan folder
/// whatever is in it.
pub fn folder_around(path: &Path, named: Option<&Path>) -> Option<PathBuf> {
    let beside = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        Some(folder.unwrap_or(Path::new(".")).canonicalize().ok()?.join(path.file_name()?))
    };
    let real = path.canonicalize().ok().or_else(beside)?;
    let named = named.and_then(|named| named.canonicalize().ok());
    let is_root = |folder: &&Path| {
        folder.join("plan.toml").is_file()
            || folder.ends_with("plan") && is_plan(folder)
            || named.as_deref() == Some(*folder)
    };
    let root = real.ancestors().skip(1).find(is_root)?;
    let is_hidden = |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
    (!real.strip_prefix(root).ok()?.components().any(is_hidden)).then(|| root.to_owned())
}

/// A folder without a plan.toml may still be a plan, one with an error that the check has to name.
fn is_plan(folder: &Path) -> bool {
    folder.join("plan.toml").exists() || folder.join("actions").is_dir()
}
