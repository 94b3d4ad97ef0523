//! git repositories that a test may spoil, on which nothing of the machine has an influence.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cov_plan::store::{Commit, CommitError, Repository};
use tempfile::TempDir;

/// What every git of a test finds, ours and that of the test.
const VARIABLES: [(&str, &str); 5] = [
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_AUTHOR_DATE", "2019-10-14T12:00:00Z"),
    ("GIT_COMMITTER_DATE", "2019-10-14T12:00:00Z"),
    ("GIT_EDITOR", "false"),
];

/// A repository with `1.toml` and `2.toml` in its first commit.
pub struct Scratch {
    folder: TempDir,
    /// Its top folder.
    pub root: PathBuf,
}

#[allow(dead_code, reason = "each test file uses what it needs")]
impl Scratch {
    /// A repository without a commit.
    pub fn without_commit() -> Self {
        let folder = TempDir::new().unwrap();
        let root = folder.path().canonicalize().unwrap().join("council");
        fs::create_dir(&root).unwrap();
        let scratch = Self { folder, root };
        scratch.git("init --quiet --initial-branch=main");
        scratch.git("config user.name Ann");
        scratch.git("config user.email ann@example.org");
        scratch
    }

    /// A repository with two files.
    pub fn new() -> Self {
        let scratch = Self::without_commit();
        scratch.write("1.toml", "one\n");
        scratch.write("2.toml", "two\n");
        scratch.git("add .");
        scratch.git("commit --quiet -m first");
        scratch
    }

    /// What lies beside the repository.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    /// What git prints in the repository, which has to succeed.
    pub fn git(&self, line: &str) -> String {
        git_in(&self.root, line)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Writes a hook, which has to be a program.
    pub fn hook(&self, name: &str, script: &str) {
        let path = self.write(&format!(".git/hooks/{name}"), &format!("#!/bin/sh\n{script}\n"));
        make_program(&path);
    }

    /// The repository as cov-plan finds it.
    pub fn repository(&self) -> Repository {
        found(&self.root)
    }

    /// What is asked before a file is written.
    pub fn judge(&self, name: &str) -> Result<(), CommitError> {
        self.repository().judge(&[self.root.join(name)])
    }

    /// Commits a file.
    pub fn commit(&self, name: &str) -> Result<Commit, CommitError> {
        self.repository().commit(&[self.root.join(name)], "3.1: amber")
    }

    /// The last commit's subject, and the files in it with what became of them.
    pub fn last(&self) -> String {
        self.git("show --format=%s --name-status HEAD")
    }

    /// All that git has: the last commit, and the index.
    pub fn state(&self) -> String {
        self.git("rev-parse HEAD") + &self.git("ls-files --stage") + &self.git("diff --cached")
    }
}

/// The repository around a path, which finds nothing of the machine.
pub fn found(path: &Path) -> Repository {
    let found = Repository::around(path).unwrap();
    VARIABLES.iter().fold(found, |found, (name, value)| found.with_variable(name, value))
}

/// What git prints in a folder; it has to succeed.
pub fn git_in(folder: &Path, line: &str) -> String {
    let output = try_git_in(folder, line);
    assert!(output.status.success(), "{line}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// How git ends in a folder.
pub fn try_git_in(folder: &Path, line: &str) -> Output {
    let mut git = Command::new("git");
    for variable in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"] {
        git.env_remove(variable);
    }
    git.current_dir(folder).envs(VARIABLES).args(line.split_whitespace()).output().unwrap()
}

/// Lets a script be run.
pub fn make_program(path: &Path) {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    assert!(path.is_file());
}
