//! How files are named to git: from the top folder of their repository, and never taken for anything but a name.

use std::ffi::{OsStr, OsString};
use std::path::{Component, Path, PathBuf};

use super::{GitError, Repository};

/// A file as git is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The file as the caller named it.
    pub file: PathBuf,
    /// The way from the top folder, with a slash between folders as git writes it.
    pub below: OsString,
}

impl Name {
    /// For commands that take a path: `./` keeps a colon or a dash in front from meaning anything.
    pub fn path(&self) -> OsString {
        joined("./", &self.below)
    }

    /// For commands that take a pattern. A variable or an option would do the same for all of them, but hooks would inherit it.
    pub fn pattern(&self) -> OsString {
        literal(&self.below)
    }

    /// Whether an entry that git lists is of this file.
    pub fn is(&self, entry: &[u8]) -> bool {
        self.below.as_encoded_bytes() == entry
    }

    /// As it stands in the last commit.
    pub fn in_head(&self) -> OsString {
        joined("HEAD:./", &self.below)
    }
}

impl Repository {
    pub(super) fn names(&self, files: &[PathBuf]) -> Result<Vec<Name>, GitError> {
        files.iter().map(|file| self.name(file)).collect()
    }

    pub(super) fn name(&self, file: &Path) -> Result<Name, GitError> {
        let outside = || GitError::Outside { file: file.to_owned(), root: self.root.clone() };
        let real = real(file);
        // A repository within this one, such as a submodule, keeps its own files.
        if root_around(&real).as_ref() != Some(&self.root) {
            return Err(outside());
        }
        let below = real.strip_prefix(&self.root).map_err(|_| outside())?;
        let parts: Vec<&OsStr> = below.components().map(Component::as_os_str).collect();
        Ok(Name { file: file.to_owned(), below: parts.join(OsStr::new("/")) })
    }
}

/// The top folder of the repository around a path without links. `.git` is a file in a worktree and in a submodule.
pub(super) fn root_around(real: &Path) -> Option<PathBuf> {
    real.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned)
}

/// The path without links; what is not there yet is named below the nearest folder that is.
pub(super) fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let from = |folder: &Path| {
        let below = absolute.strip_prefix(folder).ok()?;
        Some(folder.canonicalize().ok()?.components().chain(below.components()).collect())
    };
    absolute.ancestors().find_map(from).unwrap_or(absolute)
}

/// The pattern of a path from the top folder and of nothing else.
pub(super) fn literal(below: &OsStr) -> OsString {
    joined(":(literal)", below)
}

/// A path as git writes it; `None`: this machine can have none such.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have paths in UTF-16")]
pub(super) fn from_git(bytes: &[u8]) -> Option<OsString> {
    Some(std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec()))
}

/// A path as git writes it; `None`: this machine can have none such.
#[cfg(not(unix))]
pub(super) fn from_git(bytes: &[u8]) -> Option<OsString> {
    String::from_utf8(bytes.to_vec()).ok().map(OsString::from)
}

fn joined(prefix: &str, name: &OsStr) -> OsString {
    let mut joined = OsString::from(prefix);
    joined.push(name);
    joined
}
