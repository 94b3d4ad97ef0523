//! The steps of a write, one by one, so that a test can let each of them fail.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::temporary;

/// What is asked of a disk, in the order in which it is asked.
pub trait Steps {
    /// Makes the file in which the new bytes wait.
    fn create(&self, folder: &Path, prefix: &str) -> io::Result<NamedTempFile>;
    /// Fills it.
    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()>;
    /// Gives it the rights of the file whose place it takes.
    fn keep_rights(&self, file: &NamedTempFile, old: &Metadata) -> io::Result<()>;
    /// Sees it onto the disk.
    fn sync(&self, file: &NamedTempFile) -> io::Result<()>;
    /// Whether a file still holds these bytes.
    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool>;
    /// Puts it in its place, over the file that is there.
    fn rename_over(&self, file: NamedTempFile, path: &Path) -> io::Result<()>;
    /// Puts it in its place, where there must be none.
    fn rename_new(&self, file: NamedTempFile, path: &Path) -> io::Result<()>;
    /// Gives a folder its name.
    fn rename_folder(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Sees the folder's list of names onto the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// The disk itself.
pub struct Disk;

impl Steps for Disk {
    fn create(&self, folder: &Path, prefix: &str) -> io::Result<NamedTempFile> {
        temporary::new_in(folder, prefix)
    }

    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn keep_rights(&self, file: &NamedTempFile, old: &Metadata) -> io::Result<()> {
        keep_owner(file.as_file(), old);
        file.as_file().set_permissions(old.permissions())
    }

    fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
        file.as_file().sync_all()
    }

    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        let found = path.symlink_metadata()?;
        // What is no plain file any more might never end.
        Ok(found.is_file() && found.len() == bytes.len() as u64 && fs::read(path)? == bytes)
    }

    fn rename_over(&self, file: NamedTempFile, path: &Path) -> io::Result<()> {
        file.persist(path)?;
        Ok(())
    }

    fn rename_new(&self, file: NamedTempFile, path: &Path) -> io::Result<()> {
        file.persist_noclobber(path)?;
        Ok(())
    }

    fn rename_folder(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }
}

/// Gives a file to the owner and group of another. Few may give a file away, and whoever may not keeps it: no change is
/// refused for that.
#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    // Each by itself: a member of the group may pass it on, but not the ownership.
    let _ = fchown(file, None, Some(old.gid()));
    let _ = fchown(file, Some(old.uid()), None);
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}
