//! A file comes to stand in its place whole, or what stood there before still stands.

use std::fs::{Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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

/// Finds whether a file of the plan could be replaced, as far as that can be known: it holds the old bytes, and may be written.
/// Whoever replaces several asks this of all before the first.
///
/// # Errors
/// Where [`replace`] would find the file changed or gone, or not to be written.
pub fn may_replace(path: &Path, old: &[u8]) -> Result<(), NotWritten> {
    let (place, _) = place_of(path)?;
    holds_still(&Disk, path, &place, old)
}

pub(super) fn replace_on(
    disk: &impl Steps,
    path: &Path,
    old: &[u8],
    new: &[u8],
) -> Result<(), NotWritten> {
    let (place, rights) = place_of(path)?;
    let folder = folder_of(&place);
    sweep(folder);
    let file = prepare(disk, folder, CHANGE, new, Some(&rights))
        .map_err(|error| in_the_way(path, error))?;
    holds_still(disk, path, &place, old)?;
    disk.rename_over(file, &place).map_err(|error| in_the_way(path, error))?;
    settle(disk, folder);
    Ok(())
}

/// Where a file of the plan really is, links followed, and what is known of it.
fn place_of(path: &Path) -> Result<(PathBuf, Metadata), NotWritten> {
    let place = path.canonicalize().map_err(|error| in_the_way(path, error))?;
    let rights = rights_of(&place).map_err(|error| in_the_way(path, error))?;
    Ok((place, rights.ok_or_else(|| changed(path))?))
}

/// Refuses a file that is elsewhere by now, or holds something else.
fn holds_still(disk: &impl Steps, path: &Path, place: &Path, old: &[u8]) -> Result<(), NotWritten> {
    let is_there = path.canonicalize().map_err(|error| in_the_way(path, error))? == place;
    if is_there && disk.holds(place, old).map_err(|error| in_the_way(path, error))? {
        return Ok(());
    }
    Err(changed(path))
}

/// What an error on the way to a file of the plan means: one that is gone was changed.
fn in_the_way(path: &Path, error: io::Error) -> NotWritten {
    if is_gone(&error) { changed(path) } else { failed(path, error) }
}

fn changed(path: &Path) -> NotWritten {
    NotWritten::Changed { path: path.to_owned() }
}

pub(super) fn create_on(disk: &impl Steps, path: &Path, new: &[u8]) -> Result<(), NotWritten> {
    let in_the_way = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => NotWritten::Exists { path: path.to_owned() },
        _ => failed(path, error),
    };
    let folders = NewFolders::make(folder_of(path)).map_err(|source| failed(path, source))?;
    sweep(folder_of(path));
    put_new(disk, path, new).map_err(in_the_way)?;
    settle(disk, folder_of(path));
    folders.settle(disk);
    Ok(())
}

/// Puts a new file in its place, whole; its name is still to be seen onto the disk. An error says that there is one already
/// where there is.
pub(super) fn put_new(disk: &impl Steps, path: &Path, new: &[u8]) -> io::Result<()> {
    let file = prepare(disk, folder_of(path), CHANGE, new, None)?;
    disk.rename_new(file, path)
}

pub(super) fn write_on(disk: &impl Steps, path: &Path, bytes: &[u8]) -> io::Result<()> {
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
pub(super) fn settle(disk: &impl Steps, folder: &Path) {
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

/// The folder of a file, or that above a folder.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    #[cfg(unix)]
    fn mode(path: &Path) -> u32 {
        std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions()) & 0o7777
    }

    #[cfg(unix)]
    fn set_mode(path: &Path, mode: u32) {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
        fs::set_permissions(path, mode).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_change_keeps_the_rights_of_its_file() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("3.1.toml");
        fs::write(&file, "old").unwrap();
        for rights in [0o640, 0o664, 0o600] {
            set_mode(&file, rights);
            replace(&file, b"old", b"old").unwrap();
            assert_eq!(mode(&file), rights);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_rights_of_any_new_file() {
        let folder = TempDir::new().unwrap();
        let [any, new, result] = ["any", "new", "result"].map(|name| folder.path().join(name));
        fs::write(&any, "").unwrap();
        create(&new, b"").unwrap();
        write(&result, b"").unwrap();
        assert_eq!((mode(&new), mode(&result)), (mode(&any), mode(&any)));
    }

    #[cfg(unix)]
    #[test]
    fn a_chain_of_links_is_written_through_and_stays() {
        use std::os::unix::fs::symlink;
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("far")).unwrap();
        fs::write(at("far/3.1.toml"), "old").unwrap();
        symlink("far/3.1.toml", at("second")).unwrap();
        symlink("second", at("first")).unwrap();
        replace(&at("first"), b"old", b"new").unwrap();
        assert_eq!(fs::read(at("far/3.1.toml")).unwrap(), b"new");
        write(&at("first"), b"newer").unwrap();
        assert_eq!(fs::read(at("far/3.1.toml")).unwrap(), b"newer");
        assert_eq!(fs::read_link(at("first")).unwrap(), Path::new("second"));
        assert_eq!(fs::read_link(at("second")).unwrap(), Path::new("far/3.1.toml"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nothing_is_no_free_name_and_no_file_to_change() {
        let folder = TempDir::new().unwrap();
        let link = folder.path().join("3.1.toml");
        std::os::unix::fs::symlink("nothing", &link).unwrap();
        assert!(matches!(create(&link, b"new"), Err(NotWritten::Exists { .. })));
        assert!(matches!(replace(&link, b"", b"new"), Err(NotWritten::Changed { .. })));
        assert!(link.is_symlink());
    }

    #[test]
    fn a_file_that_is_not_what_was_read_is_not_replaced() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("3.1.toml");
        let changed =
            |path: &Path| matches!(replace(path, b"old", b"new"), Err(NotWritten::Changed { .. }));
        assert!(changed(&file));
        fs::write(&file, "odd").unwrap();
        assert!(changed(&file) && changed(folder.path()) && changed(&file.join("below")));
        assert_eq!(fs::read(&file).unwrap(), b"odd");
    }

    #[test]
    fn a_new_file_brings_the_folders_that_are_missing() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("help/01-first/1.1.toml");
        create(&file, b"one").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"one");
        let error = create(&file, b"two").unwrap_err();
        assert_eq!(error.to_string(), "1.1.toml is there already");
        assert_eq!(fs::read(&file).unwrap(), b"one");
    }

    #[test]
    fn only_what_killed_changes_left_is_swept_away() {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        let others = [".cov-plan-lock", ".cov-plan-abc123", "3.2.toml", "cov-plan-write-notes"];
        for name in others.iter().copied().chain([".cov-plan-write-abc123", "3.1.toml"]) {
            fs::write(at(name), "old").unwrap();
        }
        fs::create_dir(at(".cov-plan-write-folder")).unwrap();
        replace(&at("3.1.toml"), b"old", b"new").unwrap();
        assert!(others.iter().all(|name| at(name).is_file()));
        assert!(at(".cov-plan-write-folder").is_dir());
        assert!(!at(".cov-plan-write-abc123").exists());
    }

    #[test]
    fn a_result_takes_the_place_of_an_older_one_and_needs_a_folder() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("due.csv");
        write(&file, b"a longer one").unwrap();
        write(&file, b"shorter").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"shorter");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let error = write(Path::new("nowhere/due.csv"), b"").unwrap_err();
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert_eq!(
            (error.to_string(), cause),
            ("cannot write nowhere/due.csv".to_owned(), "no such folder".to_owned())
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_is_written_straight_and_stays_one() {
        use std::io::Read;
        use std::os::unix::fs::FileTypeExt;
        // A pipe of the test's own: where this broke, a device of the machine would be a plain file from then on.
        let folder = TempDir::new().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let mut reader = OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
        write(&pipe, b"a result").unwrap();
        assert!(pipe.metadata().unwrap().file_type().is_fifo());
        let mut read = [0; 8];
        reader.read_exact(&mut read).unwrap();
        assert_eq!(&read, b"a result");
    }
}
