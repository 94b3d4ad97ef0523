//! The files in which git holds a conflict that nobody has settled.

use std::collections::BTreeMap;
use std::path::Path;

use super::names::literal;
use super::{Repository, RevisionError};

/// Which versions of a file git keeps beside each other until somebody chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// The one from where the branches parted.
    pub base: bool,
    /// The one of the branch that is merged into.
    pub ours: bool,
    /// The one of the other branch.
    pub theirs: bool,
}

impl Repository {
    /// The files in a folder and below that are in conflict, by their path from there. A conflict ends with `git add` or `git rm`,
    /// whatever stands in the file.
    ///
    /// # Errors
    /// Where git is of no use.
    pub fn unmerged(&self, folder: &Path) -> Result<BTreeMap<String, Versions>, RevisionError> {
        let below = self.below(folder)?;
        let mut words: Vec<_> = ["ls-files", "-z", "--unmerged"].map(Into::into).into();
        if !below.is_empty() {
            words.extend(["--".into(), literal(&below)]);
        }
        let listed = self.ask(words)?.unwrap_or_default();
        let mut files: BTreeMap<String, Versions> = BTreeMap::new();
        for (path, stage) in listed.split(|&byte| byte == 0).filter_map(entry) {
            let path = path.strip_prefix(&*below.to_string_lossy()).unwrap_or(path);
            let versions = files.entry(path.trim_start_matches('/').to_owned()).or_default();
            match stage {
                "1" => versions.base = true,
                "2" => versions.ours = true,
                _ => versions.theirs = true,
            }
        }
        Ok(files)
    }
}

/// The path of an entry and its stage; mode and id stand before that. A name that is not UTF-8 is none of the plan's.
fn entry(entry: &[u8]) -> Option<(&str, &str)> {
    let (head, path) = str::from_utf8(entry).ok()?.split_once('\t')?;
    Some((path, head.rsplit(' ').next()?))
}
