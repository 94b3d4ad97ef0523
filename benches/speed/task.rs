//! What is measured: the work of a command inside one process, and reading the same bytes alone.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use cov_plan::check::check;
use cov_plan::model::Date;
use cov_plan::query::Today;
use cov_plan::render::{Format, Screen, render};
use cov_plan::report::{self, About, AskedPeriod, Brief, Period};
use cov_plan::store;
use rayon::prelude::*;
use walkdir::WalkDir;

/// A piece of work on a plan folder.
#[derive(Clone, Copy)]
pub struct Task {
    /// What it is called in the table.
    pub name: &'static str,
    /// The task that it is a multiple of, by its name.
    pub beside: &'static str,
    /// How many times that task it should stay within; `None`: it is the reading alone, or has no goal.
    pub goal: Option<f64>,
    /// The work.
    pub run: fn(&Path),
}

/// The name of the yardstick.
const ALONE: &str = "read alone";

const CHECK: &str = "check";

/// All that is measured, the yardstick first.
pub const TASKS: [Task; 7] = [
    Task { name: ALONE, beside: ALONE, goal: None, run: read_alone },
    Task { name: CHECK, beside: ALONE, goal: Some(3.0), run: checked },
    Task { name: "due", beside: ALONE, goal: Some(3.0), run: |folder| due(folder, None) },
    Task { name: "due, 80 wide", beside: ALONE, goal: None, run: |folder| due(folder, Some(80)) },
    Task {
        name: "list as JSON",
        beside: ALONE,
        goal: Some(4.0),
        run: |folder| list(folder, Format::Json),
    },
    Task {
        name: "list as text",
        beside: ALONE,
        goal: None,
        run: |folder| list(folder, Format::Text),
    },
    Task { name: "page / check", beside: CHECK, goal: Some(5.0), run: report_as_a_page },
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

/// The paper for the meeting as HTML.
fn report_as_a_page(folder: &Path) {
    let reading = store::read(folder);
    let plan = &reading.plan;
    let Ok(period) = Period::of(plan, AskedPeriod::Present, Today::Given(today())) else { return };
    let standings = plan.standings(period.day);
    let paper = report::paper(plan, &standings, Brief { period, only: None, foreword: None });
    let screen = Screen { width: None, colour: false };
    black_box(render(&paper, &About::new(Some(plan), today()), Format::Html, screen)).ok();
}

/// A day in the second year of the generated plan, when some of it is late.
fn today() -> Date {
    Date::from_ymd_opt(2027, 5, 4).unwrap_or_default()
}
