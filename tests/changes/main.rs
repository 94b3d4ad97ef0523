//! The commands that change a plan, as people type them: each block of `pages/*.md` is run in a fresh copy of `council/`, and
//! what it prints and what it changes are compared with what stands there. Pages in `pages/git/` begin in a repository; those
//! in `pages/terminal/` need the `script` of util-linux, which gives a command a terminal.
//!
//! To add a case, write the command behind `$` in a block of its page, run the test with `TRYCMD=overwrite` as for tests/cmd, and
//! read what it put there before you commit it.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

#[path = "../copied/mod.rs"]
mod copied;
mod page;
mod shell;
mod town;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use cov_plan::render::{Screen, diff};
use page::Page;
use town::Town;

/// Set where nothing may be left out: .ci/run does.
const ALL: &str = "COV_PLAN_TEST_ALL";

/// The pages of a folder, in the order of their names.
fn pages(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    pages.sort();
    assert!(!pages.is_empty(), "{folder} has no page");
    pages
}

/// Runs pages, and compares them with what came of it.
#[track_caller]
fn run(folder: &str, begin: impl Fn() -> Town) {
    let overwrites = std::env::var("TRYCMD").is_ok_and(|how| how == "overwrite");
    for path in pages(folder) {
        let written = fs::read_to_string(&path).unwrap();
        let run = Page::of(&written).run(&begin);
        if overwrites {
            fs::write(&path, run).unwrap();
        } else if run != written {
            let name = path.display().to_string();
            let difference = diff(&name, Some(&written), &run, Screen::default());
            panic!("{name} is not what the commands do:\n{difference}");
        }
    }
}

#[test]
fn each_change_does_what_its_page_shows() {
    run("tests/changes/pages", Town::new);
}

#[test]
fn on_a_terminal_each_change_does_what_its_page_shows() {
    let script = Command::new("script").arg("--version").output();
    if script.is_ok_and(|script| script.stdout.starts_with(b"script from util-linux")) {
        run("tests/changes/pages/terminal", Town::new);
    } else {
        assert!(std::env::var_os(ALL).is_none(), "there is no script of util-linux here");
        writeln!(std::io::stderr(), "NOT TESTED: there is no script of util-linux here").unwrap();
    }
}

#[test]
fn each_commit_is_as_its_page_shows() {
    run("tests/changes/pages/git", Town::in_git);
}
