//! A file comes to stand in its place whole, or what stood there before still stands.

use std::fs::{Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::NotWritten;
use super::folders::NewFolders;
use super::steps::{Disk, Steps};
use super::temporary::{CHANGE, RESULT, sweep};

/// Replaces a file of the plan that still holds the old bytes. A link is written through; the file's rights stay.
///
/// Only for the holder of the plan's [`Lock`](super::Lock): what changes that were killed left in the folder is taken away
/// first.
///
/// # Errors
/// Where the file holds something else by now, or is gone, or the disk will not have it.
pub fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), NotWritten> {
    replace_on(&Disk, path, old, new)
}

/// Writes a file of the plan that is not there yet, and the folders above it that are missing.
///
/// Only for the holder of the plan's [`Lock`](super::Lock), as [`replace`] is.
///
/// # Errors
/// Where there is such a file, or the disk will not have it; the folders are gone again then.
pub fn create(path: &Path, new: &[u8]) -> Result<(), NotWritten> {
    create_on(&Disk, path, new)
}

/// Writes a result, over what may be there. A link is written through; what is no plain file, such as a pipe, is written
/// straight.
///
/// # Errors
/// Where its folder is missing, or the disk will not have it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), NotWritten> {
    write_on(&Disk, path, bytes).map_err(|source| failed(path, source))
}

pub(super) fn replace_on(
    disk: &impl Steps,
    path: &Path,
    old: &[u8],
    new: &[u8],
) -> Result<(), NotWritten> {
    let changed = || NotWritten::Changed { path: path.to_owned() };
    let in_the_way =
        |error: io::Error| if is_gone(&error) { changed() } else { failed(path, error) };
    let place = path.canonicalize().map_err(in_the_way)?;
    let rights = rights_of(&place).map_err(in_the_way)?.ok_or_else(changed)?;
    let folder = folder_of(&place);
    sweep(folder);
    let file = prepare(disk, folder, CHANGE, new, Some(&rights)).map_err(in_the_way)?;
    let is_there = path.canonicalize().map_err(in_the_way)? == place;
    if !is_there || !disk.holds(&place, old).map_err(in_the_way)? {
        return Err(changed());
    }
    disk.rename_over(file, &place).map_err(in_the_way)?;
    settle(disk, folder);
    Ok(())
}

pub(super) fn create_on(disk: &impl Steps, path: &Path, new: &[u8]) -> Result<(), NotWritten> {
    let in_the_way = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => NotWritten::Exists { path: path.to_owned() },
        _ => failed(path, error),
    };
    let folder = folder_of(path);
    let folders = NewFolders::make(folder).map_err(|source| failed(path, source))?;
    sweep(folder);
    let file = prepare(disk, folder, CHANGE, new, None).map_err(|source| failed(path, source))?;
    disk.rename_new(file, path).map_err(in_the_way)?;
    settle(disk, folder);
    folders.keep().iter().rev().for_each(|made| settle(disk, folder_of(made)));
    Ok(())
}

fn write_on(disk: &impl Steps, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let old = place.metadata().ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return OpenOptions::new().write(true).open(&place)?.write_all(bytes);
    }
    let folder = folder_of(&place);
    if !folder.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "no such folder"));
    }
    let file = prepare(disk, folder, RESULT, bytes, old.as_ref())?;
    disk.rename_over(file, &place)?;
    settle(disk, folder);
    Ok(())
}

/// The new bytes in a file beside their place, whole and on the disk.
fn prepare(
    disk: &impl Steps,
    folder: &Path,
    prefix: &str,
    bytes: &[u8],
    old: Option<&Metadata>,
) -> io::Result<NamedTempFile> {
    let mut file = disk.create(folder, prefix)?;
    disk.write(&mut file, bytes)?;
    if let Some(old) = old {
        disk.keep_rights(&file, old)?;
    }
    disk.sync(&file)?;
    Ok(file)
}

/// Sees a new name onto the disk. Not every disk can, and the file stands in its place already: where the power fails in
/// the next seconds, the old one may stand there again, as whole as the new one.
fn settle(disk: &impl Steps, folder: &Path) {
    let _ = disk.sync_folder(folder);
}

/// What is known of a plain file that may be written; `None` where there is something else. Whoever may not write a file
/// may not replace it either, though its folder would let them.
fn rights_of(path: &Path) -> io::Result<Option<Metadata>> {
    let found = path.symlink_metadata()?;
    if !found.is_file() {
        return Ok(None);
    }
    OpenOptions::new().write(true).open(path)?;
    Ok(Some(found))
}

/// Whether an error says that there is no such file any more.
fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn failed(path: &Path, source: io::Error) -> NotWritten {
    NotWritten::Failed { path: path.to_owned(), source }
}

/// The folder of a file.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
