//! Diffs, as git takes them.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use cov_plan::render::{Screen, diff};
use tempfile::TempDir;

/// Has `git apply` change a file, and gives what it holds then. Outside of a repository, so that no setting changes line ends.
fn applied(name: &str, old: Option<&str>, new: &str) -> String {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    if let Some(old) = old {
        fs::write(&file, old).unwrap();
    }
    apply(&diff(name, old, new, Screen::default()), folder.path());
    fs::read_to_string(&file).unwrap()
}

fn apply(diff: &str, folder: &Path) {
    let mut git = Command::new("git");
    git.args(["apply", "--whitespace=nowarn", "-"]).current_dir(folder);
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    git.env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap());
    let mut git = git.stdin(Stdio::piped()).spawn().unwrap();
    git.stdin.take().unwrap().write_all(diff.as_bytes()).unwrap();
    assert!(git.wait().unwrap().success(), "{diff}");
}

const ACTION: &str = "plan/actions/help-and-protection/03-plans/3.1.toml";

#[test]
fn git_makes_the_change_that_a_diff_shows() {
    let old = fs::read_to_string("plan/plan.toml").unwrap();
    let new = old.replace("Coventry City", "Town") + "\n[views]\nlate = [\"--overdue\"]\n";
    assert_eq!(applied("plan/plan.toml", Some(&old), &new), new);
    let windows = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(applied("plan/plan.toml", Some(&windows(&old)), &windows(&new)), windows(&new));
}

#[test]
fn git_makes_a_new_file_of_a_diff_from_nothing() {
    let new = "title = \"Set a policy\"\n\nlead = \"police\"\n";
    assert_eq!(applied(ACTION, None, new), new);
    assert_eq!(applied("plan/actions/a section/01-x/1.1.toml", None, new), new);
}

#[test]
fn git_takes_tabs_a_byte_order_mark_and_a_last_line_without_an_end() {
    let old = "\u{feff}title = \"Set a policy\"\n\tlead = \"police\"";
    let new = "\u{feff}title = \"Set a policy – now\"\n\tlead\t= \"police\"\ndue = 2019-12-31";
    assert_eq!(applied(ACTION, Some(old), new), new);
    assert_eq!(applied("plan/actions/a section/01-x/1.1.toml", Some(old), new), new);
    assert_eq!(applied(ACTION, Some(new), "\u{feff}title = 1\n"), "\u{feff}title = 1\n");
}
