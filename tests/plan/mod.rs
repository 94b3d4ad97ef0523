//! A plan that a test may spoil: the plan of three actions, in a folder of its own.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]
#![allow(dead_code, reason = "each test file uses its part")]

#[path = "../program/mod.rs"]
pub mod program;

use std::fs;
use std::path::{Path, PathBuf};

use crate::copied::copy;
use assert_cmd::Command;
use cov_plan::check::{Finding, check};
use cov_plan::store::{Reading, read};
use tempfile::TempDir;

pub const TRAIN: &str = "actions/early-help/01-thresholds/1.1.toml";
pub const GUIDE: &str = "actions/early-help/01-thresholds/1.2.toml";
pub const SUPERVISE: &str = "actions/workforce/02-supervision/2.1.toml";

/// The plan of three actions with the wrong lines in place of the right ones.
pub fn with(file: &str, right: &str, wrong: &str) -> TestPlan {
    TestPlan::three_actions().with(file, right, wrong)
}

/// What a finding says and where: rule, file, line, column, message. What is about a whole file stands at its first letter.
pub type Place = (String, String, usize, usize, String);

pub struct TestPlan {
    parent: TempDir,
}

impl TestPlan {
    pub fn three_actions() -> Self {
        let parent = TempDir::new().unwrap();
        copy(Path::new("examples/three-actions"), &parent.path().join("three-actions"));
        Self { parent }
    }

    /// The same plan with the wrong lines in place of the right ones.
    pub fn with(self, file: &str, right: &str, wrong: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(right), "{file} has no {right}");
        self.write(file, &text.replacen(right, wrong, 1))
    }

    /// The same plan with lines at the end of a file.
    pub fn and(self, file: &str, lines: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).unwrap();
        self.write(file, &(text + lines))
    }

    /// The same plan with a file of that text.
    pub fn write(self, file: &str, text: &str) -> Self {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The same plan without a file or a folder.
    pub fn without(self, file: &str) -> Self {
        let path = self.path(file);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
        self
    }

    /// The same plan with a file or a folder under another path.
    pub fn moved(self, from: &str, to: &str) -> Self {
        let to = self.path(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(self.path(from), to).unwrap();
        self
    }

    /// The program, asked about this plan on a day.
    pub fn on(&self, today: &str) -> Command {
        let mut command = program::cov_plan("");
        command.arg("--plan").arg(self.path("")).args(["--today", today]);
        command
    }

    /// The place of a file of the plan on the disk.
    pub fn path(&self, file: &str) -> PathBuf {
        self.parent.path().join("three-actions").join(file)
    }

    pub fn findings(&self) -> Vec<Place> {
        let reading = read(&self.path(""));
        check(&reading).iter().map(|finding| place(finding, &reading)).collect()
    }

    /// Asserts that this is the one finding.
    #[track_caller]
    pub fn finds(&self, rule: &str, file: &str, (line, column): (usize, usize), message: &str) {
        let expected = (rule.to_owned(), file.to_owned(), line, column, message.to_owned());
        assert_eq!(self.findings(), [expected]);
    }

    /// Asserts that there is no finding.
    #[track_caller]
    pub fn passes(&self) {
        assert_eq!(self.findings(), []);
    }

    /// What is found, a line each: `rule file:line:column message`.
    pub fn said(&self) -> Vec<String> {
        let line = |(rule, file, line, column, message)| {
            format!("{rule} {file}:{line}:{column} {message}")
        };
        self.findings().into_iter().map(line).collect()
    }

    /// What the one finding tells the user to do.
    pub fn help(&self) -> String {
        let found = check(&read(&self.path("")));
        assert_eq!(found.len(), 1, "{:?}", self.findings());
        found[0].help.clone()
    }
}

/// Rule, file, line, column and message of a finding.
pub fn place(finding: &Finding, reading: &Reading) -> Place {
    let source = finding.source.map(|source| &reading.sources[source]);
    let at = source.zip(finding.span.as_ref()).map(|(source, span)| source.position(span.start));
    let (line, column) = at.map_or((1, 1), |at| (at.line, at.column));
    (finding.rule.name.to_owned(), finding.file.clone(), line, column, finding.message.clone())
}
