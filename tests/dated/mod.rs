//! A plan under git whose commits have days and authors, on which nothing of the machine has an influence.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::folder::TestPlan;

/// A plan in a repository of its own.
pub struct DatedPlan {
    pub plan: TestPlan,
}

#[allow(dead_code, reason = "each test file uses what it needs")]
impl DatedPlan {
    /// The plan of one section and one objective without an action, committed on 1 September 2019.
    pub fn new() -> Self {
        let dated = Self { plan: TestPlan::new() };
        dated.git("2019-09-01", &["init", "--quiet", "--initial-branch=main"]);
        dated.commit("2019-09-01", "Begin the plan");
        dated
    }

    /// The top folder of the repository.
    pub fn top(&self) -> &Path {
        self.plan.root().parent().unwrap()
    }

    /// The file of an action.
    pub fn file(&self, number: &str) -> PathBuf {
        self.plan.root().join(format!("actions/help/01-first/{number}.toml"))
    }

    /// Commits all that is there at noon of a day, and gives the commit's short id.
    pub fn commit(&self, day: &str, message: &str) -> String {
        self.git(day, &["add", "--all"]);
        self.git(day, &["commit", "--quiet", "--allow-empty", "-m", message]);
        self.id("HEAD")
    }

    /// The short id of a revision.
    pub fn id(&self, revision: &str) -> String {
        self.git("2019-09-01", &["rev-parse", "--short", revision]).trim().to_owned()
    }

    /// What git prints, which has to succeed; what it makes is of noon of a day.
    pub fn git(&self, day: &str, words: &[&str]) -> String {
        let output = git_in(self.top(), day, words);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "git {words:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What the program prints in the top folder of the repository; it must end with that code.
    pub fn says(&self, code: i32, words: &[&str]) -> (String, String) {
        says_in(self.top(), code, words)
    }
}

/// What git does in a folder.
#[allow(dead_code, reason = "each test file uses what it needs")]
pub fn git_in(folder: &Path, day: &str, words: &[&str]) -> Output {
    let noon = format!("{day}T12:00:00Z");
    Command::new("git")
        .args(["-c", "user.name=Ann", "-c", "user.email=ann@example.org"])
        .args(words)
        .current_dir(folder)
        .envs([("GIT_AUTHOR_DATE", noon.as_str()), ("GIT_COMMITTER_DATE", noon.as_str())])
        .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")])
        .output()
        .unwrap()
}

/// What the program prints in a folder, and on standard error; it must end with that code.
#[allow(dead_code, reason = "each test file uses what it needs")]
pub fn says_in(folder: &Path, code: i32, words: &[&str]) -> (String, String) {
    let mut command = assert_cmd::Command::cargo_bin("cov-plan").unwrap();
    for variable in ["COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "COV_PLAN_TODAY"] {
        command.env_remove(variable);
    }
    command.envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")]);
    let output = command.current_dir(folder).args(words).output().unwrap();
    let [printed, said] =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert_eq!(output.status.code(), Some(code), "{words:?}: {printed}{said}");
    (printed, said)
}
