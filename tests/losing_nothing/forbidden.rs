//! Plans that whoever runs the program may not write.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};

use crate::own_disk::not_tested;
use crate::{a_plan, file, is_clean, rag, said, text};

/// Gives a path rights.
fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// Runs a command as somebody who is not the superuser, who may write all.
fn without_rights(command: &mut Command, of_root: &Path) -> std::io::Result<Output> {
    if fs::metadata(of_root)?.uid() == 0 {
        command.uid(65534).gid(65534);
    }
    command.output()
}

/// Has an update refused and shown, in a plan whose folder and file of the action have these rights.
fn is_refused_and_shown(of_folder: u32, of_file: u32) {
    let plan = a_plan();
    let root = plan.root();
    let (path, old) = (file(root, "1.1"), text(root, "1.1"));
    let folder = path.parent().unwrap();
    set(root.parent().unwrap(), 0o755);
    set(&path, of_file);
    set(folder, of_folder);
    let mut update = rag(root, "1.1", "2019-10-14", "one");
    let refusal = without_rights(&mut update, root);
    let shown = without_rights(update.arg("--dry-run"), root);
    set(folder, 0o755);
    assert_eq!(text(root, "1.1"), old);
    is_clean(root);
    let (refusal, shown) = match (refusal, shown) {
        (Ok(refusal), Ok(shown)) => (refusal, shown),
        (Err(error), _) | (_, Err(error)) => return not_tested(&error.to_string()),
    };
    assert_eq!(
        said(&refusal),
        format!(
            "error: cannot write {}: permission denied\n  \
             help: nothing is changed; give yourself the right to write it and its folder, or see the change with --dry-run\n",
            path.display()
        )
    );
    shows_the_update(shown);
}

/// Asserts that a change was shown, whose note is "one".
fn shows_the_update(shown: Output) {
    assert!(shown.status.success(), "{shown:?}");
    let difference = String::from_utf8(shown.stdout).unwrap();
    assert!(difference.ends_with("+rag = \"amber\"\n+note = \"one\"\n"), "{difference}");
}

#[test]
fn a_folder_that_may_not_be_written_is_not_changed_but_a_change_is_shown() {
    is_refused_and_shown(0o555, 0o666);
}

#[test]
fn a_file_that_may_not_be_written_is_not_changed_though_its_folder_may_be() {
    is_refused_and_shown(0o777, 0o444);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_can_only_be_read_keeps_no_change_and_shows_it() {
    use crate::own_disk::{own_disk, run_with_own_disk};

    const THIS: &str = "forbidden::a_disk_that_can_only_be_read_keeps_no_change_and_shows_it";
    let Some(disk) = own_disk() else { return run_with_own_disk(THIS, "size=128k") };
    let root = disk.join("plan");
    crate::copied::copy(a_plan().root(), &root);
    let old = text(&root, "1.1");
    let mount = Command::new("mount").args(["-o", "remount,bind,ro"]).arg(&disk).status().unwrap();
    assert!(mount.success());
    let mut update = rag(&root, "1.1", "2019-10-14", "one");
    let told = said(&update.output().unwrap());
    let path = file(&root, "1.1");
    let beginning = format!("error: cannot write {}: read-only file", path.display());
    assert!(told.starts_with(&beginning), "{told}");
    assert!(told.contains("\n  help: nothing is changed; change a copy of the plan"), "{told}");
    assert_eq!(text(&root, "1.1"), old);
    shows_the_update(update.arg("--dry-run").output().unwrap());
}
