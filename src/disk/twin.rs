//! A test run once more, in a process of its own that may be killed or be somebody else.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

const PART: &str = "COV_PLAN_TEST_PART";
const PATH: &str = "COV_PLAN_TEST_PATH";

/// A test, by its whole name, that is to play a part on a path.
pub fn twin(test: &str, part: impl AsRef<OsStr>, path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "--nocapture", test]).env(PART, part).env(PATH, path);
    command
}

/// The part that this process has to play, and the path; `None` in the test itself.
pub fn part() -> Option<(String, PathBuf)> {
    Some((std::env::var(PART).ok()?, std::env::var_os(PATH)?.into()))
}
