//! The program, run as a user runs it, in surroundings that say nothing of their own.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::Path;

use crate::copied::copy;
use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;
use tempfile::TempDir;

/// The program with these words behind it.
pub fn cov_plan(line: &str) -> Command {
    let mut command = cargo_bin_cmd!("cov-plan");
    for variable in ["CLICOLOR_FORCE", "COLUMNS", "COMPLETE", "COV_PLAN_TODAY", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command.args(line.split_whitespace());
    command
}

/// What a command prints that has nothing to complain of.
pub fn printed(command: &mut Command) -> String {
    let output = command.assert().success().stderr("").get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

/// What a command says on standard error that cannot be done, and then prints nothing.
pub fn refused(command: &mut Command) -> String {
    let output = command.assert().code(2).stdout("").get_output().clone();
    String::from_utf8(output.stderr).unwrap()
}

/// A folder with copies of the repository's plan and examples, which a test may spoil.
pub fn copy_of_the_repository() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(Path::new("plan"), &folder.path().join("plan"));
    copy(Path::new("examples"), &folder.path().join("examples"));
    folder
}
