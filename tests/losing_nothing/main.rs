//! Nothing that somebody has written is lost: where many write at once, where the program is killed, where the disk is full or
//! may not be written, where somebody else writes meanwhile.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]
#![cfg_attr(
    not(target_os = "linux"),
    allow(
        dead_code,
        unused_imports,
        reason = "disks of one's own and terminals are tried on Linux alone"
    )
)]

#[path = "../copied/mod.rs"]
mod copied;
#[path = "../folder/mod.rs"]
mod folder;
#[path = "../scratch/mod.rs"]
#[allow(dead_code, reason = "these tests need git in a plan's folder alone")]
mod scratch;

mod crowd;
#[cfg(unix)]
mod forbidden;
#[cfg(target_os = "linux")]
mod full_disk;
#[cfg(unix)]
mod halted;
mod kills;
#[cfg(unix)]
mod links;
#[cfg(unix)]
mod meanwhile;
mod odd_places;
#[cfg(unix)]
mod own_disk;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cov_plan::check::check;
use cov_plan::model::Number;
use cov_plan::store::read;

use folder::TestPlan;

/// An action that has all that the check asks for.
const ACTION: &str = "due = 2020-03-31\nmeasures = [\"A measure\"]\noutcome = \"An outcome\"";

/// Where the actions are.
const FOLDER: &str = "actions/help/01-first";

/// A plan of the actions 1.1 to 1.3, none with an update.
fn a_plan() -> TestPlan {
    let plan = TestPlan::new();
    for number in ["1.1", "1.2", "1.3"] {
        plan.action(number, ACTION);
    }
    plan
}

/// An action's file.
fn file(root: &Path, number: &str) -> PathBuf {
    root.join(FOLDER).join(format!("{number}.toml"))
}

/// The text of an action's file.
fn text(root: &Path, number: &str) -> String {
    fs::read_to_string(file(root, number)).unwrap()
}

/// What an amber update with a note adds to the end of a file.
fn block(day: &str, note: &str) -> String {
    format!("\n[[updates]]\ndate = {day}\nby = \"council\"\nrag = \"amber\"\nnote = \"{note}\"\n")
}

/// The program about to change a plan on the last day of 2019, in surroundings that say nothing of their own.
fn change(root: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("cov-plan"));
    for variable in ["CLICOLOR_FORCE", "COLUMNS", "COV_PLAN_TODAY", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command.arg("--plan").arg(root).args(["--today", "2019-12-31"]).args(words);
    command
}

/// The program about to give an amber update with a note.
fn rag(root: &Path, number: &str, day: &str, note: &str) -> Command {
    change(root, &["rag", number, "amber", "--date", day, "--note", note])
}

/// Runs a command that has to succeed.
fn succeeds(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
    output
}

/// Runs a command that has to be refused, and gives what it says.
fn refused(command: &mut Command) -> String {
    said(&command.output().unwrap())
}

/// What a command says that was refused.
fn said(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The notes of an action's updates, in their order.
fn notes(root: &Path, number: &str) -> Vec<String> {
    let reading = read(root);
    let number: Number = number.parse().unwrap();
    let action = reading.plan.actions.iter().find(|action| action.number == number).unwrap();
    action.updates.iter().map(|update| update.note.clone().unwrap()).collect()
}

/// Asserts that the plan has no fault, and that there is nothing in its folders that is not its own.
fn is_clean(root: &Path) {
    let reading = read(root);
    let found: Vec<String> = check(&reading).iter().map(|found| found.message.clone()).collect();
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(names(root), ["actions", "agencies.toml", "plan.toml"]);
    assert_eq!(names(&root.join(FOLDER)), ["1.1.toml", "1.2.toml", "1.3.toml", "objective.toml"]);
}

/// The names in a folder, but for a repository's.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != ".git");
    names.sort();
    names
}
