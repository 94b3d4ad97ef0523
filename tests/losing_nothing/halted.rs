//! The program held up between reading the plan and writing it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::scratch::{git_in, make_program};

/// What the program finds for git: it answers when it is told to, or when nobody is there any more to tell it.
const GIT: &str = "#!/bin/sh
: > \"$HELD/reached\"
while [ -d \"$HELD\" ] && [ ! -e \"$HELD/go\" ]; do sleep 0.02; done
PATH=$USUAL_PATH exec git \"$@\"
";

/// Makes a repository of the folder that a plan is in, with the plan in its first commit.
pub fn keep_in_git(root: &Path) {
    for line in [
        "init --quiet",
        "config user.name Ann",
        "config user.email ann@example.org",
        "add .",
        "commit --quiet -m first",
    ] {
        git_in(root, line);
    }
}

/// A program that holds the lock, has read the plan, and asks git whether a commit would be in order before it writes.
pub struct Halted {
    child: Child,
    folder: TempDir,
}

impl Halted {
    /// Runs a command with `--commit` until it has come so far.
    pub fn before_it_writes(mut command: Command) -> Self {
        let folder = TempDir::new().unwrap();
        let git = folder.path().join("git");
        fs::write(&git, GIT).unwrap();
        make_program(&git);
        let usual = std::env::var_os("PATH").unwrap();
        let mut path = vec![folder.path().to_owned()];
        path.extend(std::env::split_paths(&usual));
        command.arg("--commit").env("HELD", folder.path()).env("USUAL_PATH", &usual);
        command.env("PATH", std::env::join_paths(path).unwrap());
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut halted = Self { child, folder };
        halted.wait_for("reached");
        halted
    }

    fn wait_for(&mut self, name: &str) {
        while !self.at(name).exists() {
            assert!(self.child.try_wait().unwrap().is_none(), "it ended before it asked git");
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Lets it go on to its end.
    pub fn go_on(self) -> Output {
        fs::write(self.at("go"), "").unwrap();
        self.child.wait_with_output().unwrap()
    }

    /// Kills it where it is; the git that it has started lives on meanwhile.
    pub fn kill(mut self, meanwhile: impl FnOnce()) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        meanwhile();
    }
}

/// A program that waits for somebody else.
pub struct Waiting {
    child: Child,
}

impl Waiting {
    /// Runs a command until it says its first line on standard error, which has to be this one.
    pub fn that_says(line: &str, mut command: Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let mut said = String::new();
        // The pipe must stay open for what it says later.
        BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
        assert_eq!(said, format!("{line}\n"));
        assert!(child.try_wait().unwrap().is_none());
        Self { child }
    }

    /// Its end, which has to be a good one.
    pub fn succeeds(self) {
        let output = self.child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
}
