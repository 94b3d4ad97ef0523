//! The folders that a new file needs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::NotWritten;
use super::steps::{Disk, Steps};
use super::whole::{folder_of, settle};

/// Makes a folder for results, and those above it that are missing.
///
/// # Errors
/// Where something else stands there, or the disk will not have it.
pub fn make(folder: &Path) -> Result<(), NotWritten> {
    let made = NewFolders::make(folder);
    let failed = |source| NotWritten::Failed { path: folder.to_owned(), source };
    made.map(|made| made.settle(&Disk)).map_err(failed)
}

/// Folders that were made for a file, and go again unless it comes to be.
#[derive(Default)]
pub struct NewFolders {
    /// Outermost first.
    made: Vec<PathBuf>,
}

impl NewFolders {
    /// Makes a folder, and those above it that are missing.
    pub fn make(folder: &Path) -> io::Result<Self> {
        let mut new = Self::default();
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
            .collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            new.made.push(folder.to_owned());
        }
        Ok(new)
    }

    /// Lets them stay, and sees their names onto the disk.
    pub fn settle(mut self, disk: &impl Steps) {
        let made = std::mem::take(&mut self.made);
        made.iter().rev().for_each(|folder| settle(disk, folder_of(folder)));
    }
}

impl Drop for NewFolders {
    fn drop(&mut self) {
        // One that somebody put a file into meanwhile is not empty, and stays.
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
