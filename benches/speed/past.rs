//! How long the commands that read the history take, beside what git itself takes for the same commits.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::generator;
use crate::measure::best_of;
use crate::start_up::run;
use walkdir::WalkDir;

/// As many commits as the repository has, and as many actions.
pub const COMMITS: usize = 1_000;
const ACTIONS: usize = 1_000;

/// Each of so many commits adds an update to the action whose life is told; the others, to each action in turn.
const OFTEN: usize = 10;

const ROUNDS: usize = 10;

/// The first action of the generated plan.
const FILE: &str = "plan/actions/help-and-protection/01-objective/1.1.toml";

/// The first commit of the many, in seconds since 1970: in January 2027.
const FIRST_SECOND: usize = 1_800_000_000;

const AN_HOUR: usize = 3_600;

/// A command of the program, and the one of git that looks through the same commits.
pub struct Pair {
    /// What it is called in the table.
    pub name: &'static str,
    /// How many times git's it should stay within; `None`: no goal.
    pub goal: Option<f64>,
    own: &'static [&'static str],
    git: &'static [&'static str],
}

/// All that is measured.
pub const PAIRS: [Pair; 3] = [
    Pair {
        name: "changes HEAD~500 HEAD / git diff --stat",
        goal: None,
        own: &["changes", "HEAD~500", "HEAD"],
        git: &["diff", "--stat", "HEAD~500", "HEAD"],
    },
    Pair {
        name: "history 1.1 / git log -- FILE",
        goal: Some(3.0),
        own: &["history", "1.1"],
        git: &["log", "--", FILE],
    },
    Pair {
        name: "list --at HEAD~500 / git archive",
        goal: None,
        own: &["list", "--at", "HEAD~500"],
        git: &["archive", "HEAD~500", "plan"],
    },
];

/// The time of git and of the program, for each of the pairs.
///
/// # Errors
/// Where the repository cannot be written.
pub fn beside_git(folder: &Path) -> io::Result<Vec<(Duration, Duration)>> {
    write(folder)?;
    let times = best_of(ROUNDS, PAIRS.len() * 2, |index| {
        let pair = &PAIRS[index / 2];
        let (program, words) = match index % 2 {
            0 => ("git", pair.git),
            _ => (env!("CARGO_BIN_EXE_cov-plan"), pair.own),
        };
        let mut command = Command::new(program);
        command.args(words).current_dir(folder).env("COV_PLAN_TODAY", "2027-05-04");
        run(command)
    });
    Ok(times.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect())
}

/// A repository with the generated plan in its first commit, and an update in each later one.
fn write(folder: &Path) -> io::Result<()> {
    let plan = folder.join("plan");
    generator::write(&plan, ACTIONS)?;
    git(folder, &["init", "--quiet", "--initial-branch=main"])?;
    git(folder, &["add", "plan"])?;
    let person = ["-c", "user.name=A Manager", "-c", "user.email=manager@example.org"];
    git(folder, &[&person[..], &["commit", "--quiet", "--message", "Begin"]].concat())?;
    let mut import = Command::new("git")
        .args(["fast-import", "--quiet", "--force"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .spawn()?;
    let mut files = files(&plan)?;
    if let Some(mut stdin) = import.stdin.take() {
        for commit in 1..COMMITS {
            let turn = if commit % OFTEN == 0 { 0 } else { commit % files.len() };
            let (path, text) = &mut files[turn];
            text.push_str(&update(commit));
            let second = FIRST_SECOND + commit * AN_HOUR;
            let from = if commit == 1 { "from refs/heads/main^0\n" } else { "" };
            write!(
                stdin,
                "commit refs/heads/main\ncommitter A Manager <manager@example.org> {second} +0000\ndata 6\nUpdate\n{from}\
                 M 100644 inline {path}\ndata {}\n{text}\n",
                text.len()
            )?;
        }
    }
    import.wait()?;
    git(folder, &["reset", "--quiet", "--hard"])
}

/// What a commit adds to a file.
fn update(commit: usize) -> String {
    let day = 1 + commit * 28 / COMMITS;
    format!(
        "\n[[updates]]\ndate = 2027-04-{day:02}\nby = \"council\"\nnote = \"What commit {commit} says\"\n"
    )
}

/// The files of the actions, by their paths in the repository, with what they hold; first the one whose life is told.
fn files(plan: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(plan.join("actions")).sort_by_file_name() {
        let entry = entry.map_err(io::Error::other)?;
        let name = entry.file_name().to_string_lossy();
        let path = entry.path().strip_prefix(plan).map_err(io::Error::other)?;
        if name.ends_with(".toml") && name != "objective.toml" {
            files.push((format!("plan/{}", path.display()), fs::read_to_string(entry.path())?));
        }
    }
    files.sort_by_key(|(path, _)| path != FILE);
    Ok(files)
}

fn git(folder: &Path, words: &[&str]) -> io::Result<()> {
    let status = Command::new("git").args(words).current_dir(folder).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("git {words:?} failed"))) }
}
