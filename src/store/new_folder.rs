//! A folder of new files that is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::NewFile;

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
        let above = above(folder);
        let is_there = above.is_dir();
        return if is_there {
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

/// Makes a folder with these files, or fills one that is empty. Where it cannot be done, nothing of it stays.
///
/// # Errors
/// Where the folder may not be filled, or the disk does not take it.
pub fn fill(folder: &Path, files: &[NewFile]) -> Result<(), FolderError> {
    may_be_filled(folder)?;
    let filled = if folder.is_dir() { write_all(folder, files) } else { make(folder, files) };
    filled.map_err(|source| FolderError::Unwritable { path: folder.to_owned(), source })
}

/// Writes the files where nobody looks, and gives the folder its name when all are there.
fn make(folder: &Path, files: &[NewFile]) -> io::Result<()> {
    let mut hidden = tempfile::Builder::new().prefix(".cov-plan-").tempdir_in(above(folder))?;
    write_all(hidden.path(), files)?;
    fs::rename(hidden.path(), folder)?;
    hidden.disable_cleanup(true);
    sync(above(folder))
}

fn above(folder: &Path) -> &Path {
    folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes the files one after the other into a folder in which nothing of that name is; takes them away again where one fails.
fn write_all(folder: &Path, files: &[NewFile]) -> io::Result<()> {
    let mut made = Vec::new();
    let written = files.iter().try_for_each(|file| write(folder, file, &mut made));
    if written.is_err() {
        for path in made.iter().rev() {
            let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
        }
    }
    written
}

/// Writes one file and the folders that it needs; `made` has all that was not there before.
fn write(folder: &Path, file: &NewFile, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut path = folder.to_owned();
    let (above, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
    for part in above.split('/').filter(|part| !part.is_empty()) {
        path.push(part);
        if !path.is_dir() {
            fs::create_dir(&path)?;
            made.push(path.clone());
        }
    }
    path.push(name);
    let mut written = File::create_new(&path)?;
    made.push(path);
    written.write_all(file.text.as_bytes())?;
    written.sync_all()
}

/// Makes sure that the names in a folder outlast the machine's stop, where the system can.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
