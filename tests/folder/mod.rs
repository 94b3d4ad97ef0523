//! Plan folders that a test may write and spoil.

use std::fs;
use std::path::{Path, PathBuf};

use crate::copied::copy;
use cov_plan::model::{Date, Standing};
use cov_plan::store::{Reading, read};
use tempfile::TempDir;

/// A plan in a folder of its own, which goes with it.
pub struct TestPlan {
    folder: TempDir,
    root: PathBuf,
}

/// A plan from 1 September 2019 to 30 September 2020 with quarterly updates, one agency, one section and one objective.
const FILES: [(&str, &str); 3] = [
    (
        "plan.toml",
        r#"
name = "A plan"
organisation = "A council"
period = { from = 2019-09-01, to = 2020-09-30 }
update_every = "quarter"
update_within = 21

[[sections]]
id = "help"
title = "Help"

[ratings]
red = "No change yet"
amber = "Changing"
green = "Met"
"#,
    ),
    ("agencies.toml", "[council]\nname = \"The council\"\nshort = \"TC\"\n"),
    ("actions/help/01-first/objective.toml", "title = \"An objective\"\n"),
];

#[allow(dead_code, reason = "each test file uses what it needs")]
impl TestPlan {
    /// A plan without an action.
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let plan = Self { root: folder.path().join("plan"), folder };
        for (path, text) in FILES {
            plan.write(path, text);
        }
        plan
    }

    /// A plan of one action, 1.1; its title and lead go without saying.
    pub fn with(action: &str) -> Self {
        let plan = Self::new();
        plan.action("1.1", action);
        plan
    }

    /// A copy of the plan of three actions.
    pub fn three_actions() -> Self {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join("three-actions");
        copy(Path::new("examples/three-actions"), &root);
        Self { folder, root }
    }

    /// Writes an action of the first objective; its title and lead go without saying.
    pub fn action(&self, number: &str, text: &str) {
        let text = format!("title = \"Action {number}\"\nlead = \"council\"\n{text}\n");
        self.write(&format!("actions/help/01-first/{number}.toml"), &text);
    }

    /// Writes a file of the plan.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The plan folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What the program prints on this plan, with these words on the command line, into a pipe; it must end well.
    pub fn run(&self, words: &[&str]) -> String {
        run(Some(&self.root), None, words)
    }

    /// The plan as it is read.
    pub fn read(&self) -> Reading {
        assert!(self.folder.path().exists());
        read(&self.root)
    }
}

/// What the program prints on a plan, else on that of the repository; as on a terminal of a width, else into a pipe.
#[allow(dead_code, reason = "each test file uses what it needs")]
pub fn run(plan: Option<&Path>, columns: Option<&str>, words: &[&str]) -> String {
    let mut command = assert_cmd::Command::cargo_bin("cov-plan").unwrap();
    for variable in ["COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "COV_PLAN_TODAY"] {
        command.env_remove(variable);
    }
    if let Some(columns) = columns {
        command.env("COLUMNS", columns);
    }
    if let Some(plan) = plan {
        command.arg("--plan").arg(plan);
    }
    let output = command.args(words).assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

/// How action 1.1 of a plan stands on a day.
#[allow(dead_code, reason = "each test file uses what it needs")]
pub fn on<T>(plan: &TestPlan, day: &str, look: impl Fn(&Standing<'_>) -> T) -> T {
    let reading = plan.read();
    let standings = reading.plan.standings(date(day));
    look(standings.first().unwrap())
}

/// A day.
#[allow(dead_code, reason = "each test file uses what it needs")]
pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}
