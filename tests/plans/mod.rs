//! Plan folders that a test may change, and the program that is asked about them.

#![allow(dead_code, reason = "each test file uses what it needs")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A copy of the plan of three actions.
pub struct TestPlan {
    parent: TempDir,
}

impl TestPlan {
    /// The plan as it is.
    pub fn new() -> Self {
        let parent = TempDir::new().unwrap();
        copy(Path::new("examples/three-actions"), &parent.path().join("three-actions"));
        Self { parent }
    }

    /// The plan with other words in the file of an action.
    pub fn with(self, number: &str, old: &str, new: &str) -> Self {
        let path = self.file(number);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{number} does not say {old}");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
        self
    }

    /// The folder.
    pub fn folder(&self) -> PathBuf {
        self.parent.path().join("three-actions")
    }

    fn file(&self, number: &str) -> PathBuf {
        let folder = if number.starts_with("1.") {
            "early-help/01-thresholds"
        } else {
            "workforce/02-supervision"
        };
        self.folder().join("actions").join(folder).join(format!("{number}.toml"))
    }

    /// The program, asked about this plan on a day.
    pub fn on(&self, today: &str) -> Command {
        let mut command = cov_plan();
        command.arg("--plan").arg(self.folder()).args(["--today", today]);
        command
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The program in a pipe, whatever the terminal around the test is.
pub fn cov_plan() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cov-plan"));
    for name in ["COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "COV_PLAN_TODAY"] {
        command.env_remove(name);
    }
    command
}

/// The program, asked about the plan of this repository on a day.
pub fn real_plan_on(today: &str) -> Command {
    let mut command = cov_plan();
    command.args(["--today", today]);
    command
}

/// What a command prints, where it ends well.
pub fn printed(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The rows that a command prints as JSON.
pub fn rows(command: &mut Command) -> Vec<Value> {
    serde_json::from_str(&printed(command.args(["--format", "json"]))).unwrap()
}
