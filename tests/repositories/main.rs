//! What cov-plan does with the repositories that it meets: crowded with branches, hostile, odd, or none at all.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

#[path = "../copied/mod.rs"]
mod copied;
#[path = "../dated/mod.rs"]
mod dated;
#[path = "../folder/mod.rs"]
mod folder;
#[cfg(unix)]
mod hostile;
mod numbers;
mod places;
mod revisions;

use std::ffi::OsStr;
use std::path::Path;

use dated::DatedPlan;

/// A plan with action 1.1, committed.
fn plan() -> DatedPlan {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", "due = 2019-12-31");
    dated.commit("2019-09-02", "Add an action");
    dated
}

/// Commits a change on a new branch, and comes back to where it was.
fn branch(dated: &DatedPlan, name: &str, change: impl FnOnce(&DatedPlan)) {
    dated.git("2019-09-03", &["checkout", "--quiet", "-b", name]);
    change(dated);
    dated.commit("2019-09-03", "Add more");
    dated.git("2019-09-03", &["checkout", "--quiet", "-"]);
}

/// How the program ends in a folder with these variables: its code, what it prints, and what it says on standard error.
fn ends(
    folder: &Path,
    variables: &[(&str, &str)],
    words: &[impl AsRef<OsStr>],
) -> (Option<i32>, String, String) {
    let mut command = assert_cmd::Command::cargo_bin("cov-plan").unwrap();
    for variable in ["COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "COV_PLAN_TODAY"] {
        command.env_remove(variable);
    }
    command.envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")]);
    command.envs(variables.iter().copied());
    let output = command.current_dir(folder).args(words).output().unwrap();
    let [printed, said] =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (output.status.code(), printed, said)
}
