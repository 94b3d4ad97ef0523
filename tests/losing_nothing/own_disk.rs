//! A test run once more with a disk of its own, which nobody else sees and which goes with it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const DISK: &str = "COV_PLAN_TEST_DISK";

/// What mounts the disk, and becomes the test.
const SCRIPT: &str =
    "mount -t tmpfs -o \"$1\" tmpfs \"$2\" && exec \"$3\" --exact --nocapture \"$4\"";

/// Whether this is the test with a disk of its own; what has to be tested is its own then.
pub fn own_disk() -> Option<PathBuf> {
    std::env::var_os(DISK).map(PathBuf::from)
}

/// Runs a test, by its whole name, once more with a disk of its own. Where the machine lets nobody mount one, that is said.
pub fn run_with_own_disk(test: &str, options: &str) {
    let folder = TempDir::new().unwrap();
    let mut command = Command::new("unshare");
    // The mount is in nobody's sight but the test's: it is gone when that has ended, however it ends.
    command.args(["--map-root-user", "--mount", "--", "sh", "-c", SCRIPT, "sh", options]);
    command.arg(folder.path()).arg(std::env::current_exe().unwrap()).arg(test);
    let output = command.env(DISK, folder.path()).output();
    let is_run = |said: &[u8]| String::from_utf8_lossy(said).contains("running 1 test");
    match output {
        Ok(output) if is_run(&output.stdout) => assert!(output.status.success(), "{output:?}"),
        Ok(output) => not_tested(&String::from_utf8_lossy(&output.stderr)),
        Err(error) => not_tested(&error.to_string()),
    }
    assert!(is_empty(folder.path()), "the disk is still there");
}

/// Says so even where the words of tests are held back.
pub fn not_tested(why: &str) {
    let said = format!("NOT TESTED, for want of the right to do it: {why}\n");
    std::io::stderr().write_all(said.as_bytes()).unwrap();
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).unwrap().next().is_none()
}
