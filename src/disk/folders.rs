//! The folders that a new file needs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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

    /// Lets them stay, and names them.
    pub fn keep(mut self) -> Vec<PathBuf> {
        std::mem::take(&mut self.made)
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
