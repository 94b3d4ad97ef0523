//! A year of a plan, its figures worked out by hand: `plan/` has the files, `figures.md` the reckoning, and each command is held to
//! it in each of its formats.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

#[path = "../copied/mod.rs"]
mod copied;
#[path = "../program/mod.rs"]
mod program;

mod exceptions;
mod figures;
mod formats;
mod hindsight;
mod hostile;
mod paper;
mod periods;

use std::path::Path;

use serde_json::Value;

/// The plan, from the top of the repository.
const PLAN: &str = "tests/year/plan";

/// What a command prints about a plan as JSON, and on standard error nothing.
fn json(plan: &Path, words: &[&str]) -> Value {
    let mut command = program::cov_plan("");
    command.args(words).args(["--format", "json", "--plan"]).arg(plan);
    serde_json::from_str(&program::printed(&mut command)).unwrap()
}
