//! What is left of a write in which one step fails, is meddled with, or is the last that the program does.

use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempDir};

use super::error::NotWritten;
use super::new_folder::fill_on;
use super::steps::{Disk, Steps};
use super::twin::{part, twin};
use super::whole::{create, create_on, replace, replace_on, write_on};

/// The steps, in their order.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Step {
    Create,
    Write,
    Rights,
    Sync,
    Compare,
    Rename,
    RenameFolder,
    SyncFolder,
}

/// Those of a change, and how many temporary files there are before each.
const OF_A_CHANGE: [(Step, usize); 7] = [
    (Step::Create, 0),
    (Step::Write, 1),
    (Step::Rights, 1),
    (Step::Sync, 1),
    (Step::Compare, 1),
    (Step::Rename, 1),
    (Step::SyncFolder, 0),
];

/// Those of a new file, likewise.
const OF_A_NEW_FILE: [(Step, usize); 5] = [
    (Step::Create, 0),
    (Step::Write, 1),
    (Step::Sync, 1),
    (Step::Rename, 1),
    (Step::SyncFolder, 0),
];

/// A disk on which something happens at one step, before it is done; of the bytes, half are written by then.
struct Faulty<Trouble> {
    at: Step,
    trouble: Trouble,
}

impl<Trouble: Fn() -> io::Result<()>> Faulty<Trouble> {
    fn before(&self, step: Step) -> io::Result<()> {
        if step == self.at { (self.trouble)() } else { Ok(()) }
    }
}

impl<Trouble: Fn() -> io::Result<()>> Steps for Faulty<Trouble> {
    fn create(&self, folder: &Path, prefix: &str) -> io::Result<NamedTempFile> {
        self.before(Step::Create)?;
        Disk.create(folder, prefix)
    }

    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        let (half, rest) = bytes.split_at(bytes.len() / 2);
        Disk.write(file, half)?;
        self.before(Step::Write)?;
        Disk.write(file, rest)
    }

    fn keep_rights(&self, file: &NamedTempFile, old: &Metadata) -> io::Result<()> {
        self.before(Step::Rights)?;
        Disk.keep_rights(file, old)
    }

    fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
        self.before(Step::Sync)?;
        Disk.sync(file)
    }

    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        self.before(Step::Compare)?;
        Disk.holds(path, bytes)
    }

    fn rename_over(&self, file: NamedTempFile, path: &Path) -> io::Result<()> {
        self.before(Step::Rename)?;
        Disk.rename_over(file, path)
    }

    fn rename_new(&self, file: NamedTempFile, path: &Path) -> io::Result<()> {
        self.before(Step::Rename)?;
        Disk.rename_new(file, path)
    }

    fn rename_folder(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.before(Step::RenameFolder)?;
        Disk.rename_folder(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.before(Step::SyncFolder)?;
        Disk.sync_folder(folder)
    }
}

/// A disk that is full at a step.
fn full(at: Step) -> impl Steps {
    Faulty { at, trouble: || Err(io::ErrorKind::StorageFull.into()) }
}

/// How the program ends that is killed.
const KILLED: i32 = 77;

/// A disk at whose step the program is gone: `exit` drops nothing, as a kill does, and leaves no core behind.
fn deadly(step: &str) -> impl Steps {
    let (at, _) = OF_A_CHANGE.into_iter().find(|(at, _)| format!("{at:?}") == step).unwrap();
    Faulty { at, trouble: || std::process::exit(KILLED) }
}

/// Runs a test as a twin that is killed at a step.
fn is_killed(test: &str, at: Step, path: &Path) {
    let output = twin(test, format!("{at:?}"), path).output().unwrap();
    assert_eq!(output.status.code(), Some(KILLED), "{at:?}: {output:?}");
}

/// A folder with an action in it.
fn an_action() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("3.1.toml");
    fs::write(&file, "old").unwrap();
    (folder, file)
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn after_an_error_at_any_step_the_old_bytes_stand_alone() {
    for (step, _) in OF_A_CHANGE {
        let (folder, file) = an_action();
        let outcome = replace_on(&full(step), &file, b"old", b"new");
        // What is in its place is written, whether its folder could be synced or not.
        let expected = if step == Step::SyncFolder { "new" } else { "old" };
        assert_eq!(outcome.is_ok(), step == Step::SyncFolder, "{step:?}");
        assert_eq!(fs::read_to_string(&file).unwrap(), expected, "{step:?}");
        assert_eq!(names(folder.path()), ["3.1.toml"], "{step:?}");
    }
}

#[test]
fn a_result_that_fails_at_any_step_leaves_the_older_one() {
    let steps = OF_A_CHANGE.into_iter().map(|(step, _)| step);
    for step in steps.filter(|step| ![Step::Compare, Step::SyncFolder].contains(step)) {
        let (folder, file) = an_action();
        write_on(&full(step), &file, b"new").unwrap_err();
        assert_eq!(fs::read_to_string(&file).unwrap(), "old", "{step:?}");
        assert_eq!(names(folder.path()), ["3.1.toml"], "{step:?}");
    }
}

#[test]
fn a_full_disk_is_named_with_the_file_that_it_refuses() {
    let (_folder, file) = an_action();
    let error = replace_on(&full(Step::Write), &file, b"old", b"new").unwrap_err();
    assert_eq!(error.to_string(), format!("cannot write {}", file.display()));
    let cause = std::error::Error::source(&error).unwrap();
    assert_eq!(cause.to_string(), "no storage space");
}

#[test]
fn after_a_kill_at_any_step_the_old_or_the_new_bytes_are_whole_and_the_next_change_cleans_up() {
    const THIS: &str = "disk::faults::after_a_kill_at_any_step_the_old_or_the_new_bytes_are_whole_and_the_next_change_cleans_up";
    if let Some((step, file)) = part() {
        replace_on(&deadly(&step), &file, b"old", b"new").unwrap();
        return;
    }
    for (step, temporary) in OF_A_CHANGE {
        let (folder, file) = an_action();
        is_killed(THIS, step, &file);
        let bytes = fs::read(&file).unwrap();
        assert_eq!(bytes, if step == Step::SyncFolder { b"new" } else { b"old" }, "{step:?}");
        assert_eq!(names(folder.path()).len(), temporary + 1, "{step:?}");
        replace(&file, &bytes, b"newer").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"newer");
        assert_eq!(names(folder.path()), ["3.1.toml"], "{step:?}");
    }
}

#[test]
fn a_new_file_that_fails_takes_its_own_folders_away_and_no_others() {
    for (step, _) in OF_A_NEW_FILE.into_iter().filter(|(step, _)| *step < Step::SyncFolder) {
        let folder = TempDir::new().unwrap();
        let there = folder.path().join("actions");
        fs::create_dir(&there).unwrap();
        let file = there.join("help/01-first/1.1.toml");
        let error = create_on(&full(step), &file, b"new").unwrap_err();
        assert!(matches!(error, NotWritten::Failed { .. }), "{step:?}: {error:?}");
        assert_eq!(names(folder.path()), ["actions"], "{step:?}");
        assert!(names(&there).is_empty(), "{step:?}");
    }
}

#[test]
fn after_a_kill_at_any_step_a_new_file_is_whole_or_not_there_and_can_be_written() {
    const THIS: &str = "disk::faults::after_a_kill_at_any_step_a_new_file_is_whole_or_not_there_and_can_be_written";
    if let Some((step, file)) = part() {
        create_on(&deadly(&step), &file, b"new").unwrap();
        return;
    }
    for (step, temporary) in OF_A_NEW_FILE {
        let folder = TempDir::new().unwrap();
        let below = folder.path().join("help/01-first");
        let file = below.join("1.1.toml");
        is_killed(THIS, step, &file);
        let is_there = step == Step::SyncFolder;
        assert_eq!(names(&below).len(), temporary + usize::from(is_there), "{step:?}");
        let again = create(&file, b"new");
        assert_eq!(matches!(again, Err(NotWritten::Exists { .. })), is_there, "{step:?}");
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(names(&below), ["1.1.toml"], "{step:?}");
    }
}

/// The files of a new folder.
const FILES: [(&str, &[u8]); 3] = [("one", b"1"), ("a/two", b"2"), ("a/b/three", b"3")];

#[test]
fn a_folder_of_new_files_is_there_whole_or_not_at_all() {
    let of_a_folder = [Step::Create, Step::Write, Step::Sync, Step::Rename, Step::RenameFolder];
    for step in of_a_folder.into_iter().chain([Step::SyncFolder]) {
        let above = TempDir::new().unwrap();
        let folder = above.path().join("plan");
        let outcome = fill_on(&full(step), &folder, &FILES);
        // What is in its place is written, whether the folder above could be synced or not.
        assert_eq!(outcome.is_ok(), step == Step::SyncFolder, "{step:?}: {outcome:?}");
        let left = if outcome.is_ok() { vec!["plan"] } else { Vec::new() };
        assert_eq!(names(above.path()), left, "{step:?}");
    }
}

#[test]
fn an_empty_folder_is_filled_whole_or_stays_empty() {
    for file in 0..FILES.len() {
        let folder = TempDir::new().unwrap();
        let left = std::cell::Cell::new(file);
        let trouble = || match left.get().checked_sub(1) {
            Some(less) => {
                left.set(less);
                Ok(())
            }
            None => Err(io::ErrorKind::StorageFull.into()),
        };
        fill_on(&Faulty { at: Step::Rename, trouble }, folder.path(), &FILES).unwrap_err();
        assert_eq!(names(folder.path()), [""; 0], "{file}");
    }
    let folder = TempDir::new().unwrap();
    fill_on(&full(Step::SyncFolder), folder.path(), &FILES).unwrap();
    assert_eq!(names(folder.path()), ["a", "one"]);
    assert_eq!(names(&folder.path().join("a")), ["b", "two"]);
    assert_eq!(fs::read(folder.path().join("a/b/three")).unwrap(), b"3");
}

/// Lets somebody else act on a file at a step of a change, which must be refused, and returns what is left of the file.
fn meddled(at: Step, act: impl Fn(&Path)) -> Option<String> {
    let (folder, file) = an_action();
    let meddle = || {
        act(&file);
        Ok(())
    };
    let error = replace_on(&Faulty { at, trouble: meddle }, &file, b"old", b"new").unwrap_err();
    assert!(matches!(error, NotWritten::Changed { .. }), "{at:?}: {error:?}");
    assert_eq!(error.to_string(), "3.1.toml was changed by someone else meanwhile");
    assert!(names(folder.path()).iter().all(|name| !name.starts_with('.')), "{at:?}");
    fs::read_to_string(&file).ok()
}

#[test]
fn what_somebody_else_does_to_the_file_meanwhile_stands() {
    let before = OF_A_CHANGE.into_iter().filter(|(step, _)| *step <= Step::Compare);
    for (step, _) in before {
        let written = |text: &'static str| move |file: &Path| fs::write(file, text).unwrap();
        assert_eq!(meddled(step, written("odd")).as_deref(), Some("odd"));
        assert_eq!(meddled(step, written("older")).as_deref(), Some("older"));
        assert_eq!(meddled(step, |file| fs::remove_file(file).unwrap()), None);
        let folder = |file: &Path| {
            fs::remove_file(file).unwrap();
            fs::create_dir(file).unwrap();
        };
        assert_eq!(meddled(step, folder), None);
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_elsewhere_by_now_is_a_change_though_its_old_file_is_the_same() {
    let (folder, file) = an_action();
    let (link, other) = (folder.path().join("link.toml"), folder.path().join("other.toml"));
    fs::write(&other, "old").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    let trouble = || {
        fs::remove_file(&link)?;
        std::os::unix::fs::symlink(&other, &link)
    };
    let outcome = replace_on(&Faulty { at: Step::Sync, trouble }, &link, b"old", b"new");
    assert!(matches!(outcome, Err(NotWritten::Changed { .. })));
    assert_eq!(fs::read(&file).unwrap(), b"old");
    assert_eq!(fs::read(&other).unwrap(), b"old");
}

#[test]
fn a_name_that_somebody_else_takes_meanwhile_is_theirs() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("help/1.1.toml");
    let trouble = || fs::write(&file, "theirs");
    let error = create_on(&Faulty { at: Step::Rename, trouble }, &file, b"ours").unwrap_err();
    assert_eq!(error.to_string(), "1.1.toml is there already");
    assert_eq!(fs::read(&file).unwrap(), b"theirs");
    assert_eq!(names(&folder.path().join("help")), ["1.1.toml"]);
}

#[cfg(unix)]
#[test]
fn who_may_not_write_the_folder_or_the_file_changes_neither() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    const THIS: &str = "disk::faults::who_may_not_write_the_folder_or_the_file_changes_neither";
    let denied = |outcome: Result<(), NotWritten>| match outcome.unwrap_err() {
        NotWritten::Failed { source, .. } => {
            assert_eq!(source.kind(), io::ErrorKind::PermissionDenied);
        }
        other => panic!("{other:?}"),
    };
    if let Some((part, folder)) = part() {
        denied(replace(&folder.join("3.1.toml"), b"old", b"new"));
        if part == "folder" {
            let temporary = create(&folder.join("3.2.toml"), b"new");
            let words = temporary
                .as_ref()
                .map_err(|error| std::error::Error::source(error).unwrap().to_string());
            assert_eq!(words, Err("permission denied".to_owned()));
            denied(temporary);
            denied(create(&folder.join("more/3.2.toml"), b"new"));
        }
        return;
    }
    for (part, of_folder, of_file) in [("folder", 0o555, 0o666), ("file", 0o777, 0o444)] {
        let (folder, file) = an_action();
        let set = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        };
        set(&file, of_file);
        set(folder.path(), of_folder);
        let mut command = twin(THIS, part, folder.path());
        // The superuser may write all: somebody else has to try.
        if fs::metadata(&file).unwrap().uid() == 0 {
            command.uid(65534).gid(65534);
        }
        match command.output() {
            Ok(output) => {
                // By a name that is no test's, nothing would run, and that would be well.
                let said = String::from_utf8_lossy(&output.stdout);
                assert!(said.contains("1 passed"), "{output:?}");
            }
            Err(error) => {
                let said = format!("NOT TESTED, for want of a user without rights: {error}\n");
                io::stderr().write_all(said.as_bytes()).unwrap();
            }
        }
        set(folder.path(), 0o755);
        assert_eq!(fs::read(&file).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["3.1.toml"]);
    }
}
