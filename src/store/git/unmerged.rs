//! The files in which git holds a conflict that nobody has settled.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use super::names::literal;
use super::{Repository, RevisionError};

/// Which versions of a file git keeps beside each other until somebody chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stages {
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
    pub fn unmerged(&self, folder: &Path) -> Result<BTreeMap<String, Stages>, RevisionError> {
        let below = self.below(folder)?;
        let mut words: Vec<_> = ["ls-files", "-z", "--unmerged"].map(Into::into).into();
        if !below.is_empty() {
            words.extend(["--".into(), literal(&below)]);
        }
        let listed = self.ask(words)?.unwrap_or_default();
        let mut files: BTreeMap<String, Stages> = BTreeMap::new();
        for (path, stage) in listed.split(|&byte| byte == 0).filter_map(|line| entry(line, &below))
        {
            let stages = files.entry(path.to_owned()).or_default();
            match stage {
                "1" => stages.base = true,
                "2" => stages.ours = true,
                _ => stages.theirs = true,
            }
        }
        Ok(files)
    }
}

/// The path of an entry from a folder, and its stage; mode and id stand before that. A name that is not UTF-8 is none of the plan's.
fn entry<'line>(line: &'line [u8], folder: &OsStr) -> Option<(&'line str, &'line str)> {
    let tab = line.iter().position(|&byte| byte == b'\t')?;
    let (head, path) = (line.get(..tab)?, line.get(tab + 1..)?);
    let path = path.strip_prefix(folder.as_encoded_bytes())?;
    let path = path.strip_prefix(b"/").unwrap_or(path);
    Some((str::from_utf8(path).ok()?, str::from_utf8(head).ok()?.rsplit(' ').next()?))
}
