//! What is measured: the work of a command inside one process, and reading the same bytes alone.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use cov_plan::check::check;
use cov_plan::model::Date;
use cov_plan::render::{Format, Screen, render};
use cov_plan::report::{self, About};
use cov_plan::store;
use rayon::prelude::*;
use walkdir::WalkDir;

/// A piece of work on a plan folder.
#[derive(Clone, Copy)]
pub struct Task {
    /// What it is called in the table.
    pub name: &'static str,
    /// How many times the reading alone it should stay within; `None`: it is the reading alone, or has no goal.
    pub goal: Option<f64>,
    /// The work.
    pub run: fn(&Path),
}

/// All that is measured, the yardstick first.
pub const TASKS: [Task; 6] = [
    Task { name: "read alone", goal: None, run: read_alone },
    Task { name: "check", goal: Some(3.0), run: checked },
    Task { name: "due", goal: Some(3.0), run: |folder| due(folder, None) },
    Task { name: "due, 80 wide", goal: None, run: |folder| due(folder, Some(80)) },
    Task { name: "list as JSON", goal: Some(4.0), run: |folder| list(folder, Format::Json) },
    Task { name: "list as text", goal: None, run: |folder| list(folder, Format::Text) },
];

/// The bytes of every TOML file, on all cores, and nothing done with them.
fn read_alone(folder: &Path) {
    let files: Vec<_> = WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "toml"))
        .collect();
    let bytes: usize = files
        .par_iter()
        .filter_map(|file| fs::read(file.path()).ok())
        .map(|bytes| black_box(bytes).len())
        .sum();
    black_box(bytes);
}

fn checked(folder: &Path) {
    let reading = store::read(folder);
    black_box(check(&reading));
}

fn due(folder: &Path, width: Option<usize>) {
    let reading = store::read(folder);
    let standings = reading.plan.standings(today());
    let asked = report::Asked::default();
    let deadlines = report::deadlines(&reading.plan, &standings, today(), asked);
    let screen = Screen { width, colour: false };
    black_box(render(&deadlines, &About::new(Some(&reading.plan), today()), Format::Text, screen))
        .ok();
}

fn list(folder: &Path, format: Format) {
    let reading = store::read(folder);
    let standings = reading.plan.standings(today());
    let actions = report::actions(&reading.plan, &standings, today(), |standing| {
        reading.action_source(standing.index).map(|source| source.path.clone()).unwrap_or_default()
    });
    let screen = Screen { width: None, colour: false };
    black_box(render(&actions, &About::new(Some(&reading.plan), today()), format, screen)).ok();
}

/// A day in the second year of the generated plan, when some of it is late.
fn today() -> Date {
    Date::from_ymd_opt(2027, 5, 4).unwrap_or_default()
}
