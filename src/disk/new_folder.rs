//! A folder of new files that is there whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::folders::NewFolders;
use super::steps::{Disk, Steps};
use super::temporary::RESULT;
use super::whole::{folder_of, put_new, settle};

/// The folder cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Something is in it already.
    #[error("the folder {} is not empty", path.display())]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// It is a file.
    #[error("{} is no folder", path.display())]
    NoFolder {
        /// The path.
        path: PathBuf,
    },
    /// The folder that it would lie in is not there.
    #[error("there is no folder {}", path.display())]
    NoParent {
        /// The folder above.
        path: PathBuf,
    },
    /// The disk does not take it.
    #[error("cannot write {}", path.display())]
    Unwritable {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Whether a folder can be filled, so that this can be said before anything is written.
///
/// # Errors
/// Where something is there already, or nothing that it could lie in.
pub fn may_be_filled(folder: &Path) -> Result<(), FolderError> {
    let path = || folder.to_owned();
    if folder.symlink_metadata().is_err() {
        let above = folder_of(folder);
        return if above.is_dir() {
            Ok(())
        } else {
            Err(FolderError::NoParent { path: above.to_owned() })
        };
    }
    if !folder.is_dir() {
        return Err(FolderError::NoFolder { path: path() });
    }
    let mut entries =
        fs::read_dir(folder).map_err(|source| FolderError::Unwritable { path: path(), source })?;
    // Hidden files count: a folder with a .git is a repository, and a plan is one folder of it.
    if entries.next().is_some() { Err(FolderError::NotEmpty { path: path() }) } else { Ok(()) }
}

/// Makes a folder with these files, or fills one that is empty: each by its path from there, with its bytes. Where it cannot
/// be done, nothing of it stays.
///
/// # Errors
/// Where the folder may not be filled, or the disk does not take it.
pub fn fill(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), FolderError> {
    may_be_filled(folder)?;
    fill_on(&Disk, folder, files)
        .map_err(|source| FolderError::Unwritable { path: folder.to_owned(), source })
}

pub(super) fn fill_on(disk: &impl Steps, folder: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
    if folder.is_dir() { write_all(disk, folder, files) } else { make(disk, folder, files) }
}

/// Writes the files where nobody looks, and gives the folder its name when all are there.
fn make(disk: &impl Steps, folder: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
    let above = folder_of(folder);
    let mut hidden = tempfile::Builder::new().prefix(RESULT).tempdir_in(above)?;
    write_all(disk, hidden.path(), files)?;
    disk.rename_folder(hidden.path(), folder)?;
    hidden.disable_cleanup(true);
    settle(disk, above);
    Ok(())
}

/// Writes the files one after the other into an empty folder, which is empty again where one fails.
fn write_all(disk: &impl Steps, folder: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
    let mut unfinished = Unfinished::default();
    for (path, bytes) in files {
        unfinished.add(disk, folder.join(path), bytes)?;
    }
    unfinished.keep(disk);
    Ok(())
}

/// New files that go again, with the folders that were made for them, unless all the others come to be.
#[derive(Default)]
struct Unfinished {
    /// In the order in which they were written; each has the folders that those before it did not need.
    files: Vec<(PathBuf, NewFolders)>,
}

impl Unfinished {
    fn add(&mut self, disk: &impl Steps, path: PathBuf, bytes: &[u8]) -> io::Result<()> {
        let folders = NewFolders::make(folder_of(&path))?;
        put_new(disk, &path, bytes)?;
        self.files.push((path, folders));
        Ok(())
    }

    /// Lets them stay.
    fn keep(mut self, disk: &impl Steps) {
        for (path, folders) in self.files.drain(..) {
            settle(disk, folder_of(&path));
            folders.settle(disk);
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        while let Some((path, folders)) = self.files.pop() {
            let _ = fs::remove_file(path);
            drop(folders);
        }
    }
}
