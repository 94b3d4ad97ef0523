//! The files for other people's CI are the ones that this repository uses.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::fs;
use std::process::Command;

use tempfile::TempDir;

/// The steps of a workflow: its text without comments, but for the line that installs the program.
fn steps(file: &str) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.filter(|line| !line.contains("cargo install")).map(str::to_owned).collect()
}

#[test]
fn this_plan_is_checked_by_the_workflow_of_the_examples() {
    let (ours, example) = (steps(".github/workflows/plan.yml"), steps("examples/ci/github.yml"));
    assert_eq!(ours, example);
    assert!(example.iter().any(|line| line.trim() == "run: cov-plan check --format github"));
}

/// The command lines of cov-plan in a workflow, up to where a shell puts their output.
fn commands(file: &str) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let lines = text.lines().map(|line| line.trim().trim_start_matches("run: "));
    let ours = lines.filter(|line| line.starts_with("cov-plan "));
    // What compares with another branch is run in tests/check_since.rs, in a repository that has one.
    let alone = ours.filter(|line| !line.contains("$BASE"));
    alone.filter_map(|line| line.split(" >> ").next()).map(str::to_owned).collect()
}

#[test]
fn every_command_of_the_workflows_can_be_run() {
    let site = TempDir::new().unwrap();
    let site = format!("{}/", site.path().display());
    let all = ["examples/ci/github.yml", "examples/ci/github-pages.yml"].map(commands).concat();
    assert_eq!(all.len(), 5);
    for line in all {
        let line = line.replace("site/", &site);
        let words = line.split(' ').skip(1);
        let output = Command::new(env!("CARGO_BIN_EXE_cov-plan")).args(words).output().unwrap();
        assert!(output.status.success(), "{line}: {output:?}");
    }
}

#[test]
fn workflows_may_only_read_and_name_each_action_by_its_commit() {
    let files = [
        ".github/workflows/ci.yml",
        ".github/workflows/plan.yml",
        "examples/ci/github.yml",
        "examples/ci/github-pages.yml",
    ];
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        assert!(text.contains("\npermissions:\n  contents: read\n"), "{file}");
        for action in text.lines().filter_map(|line| line.split_once("uses: ")) {
            let commit = action.1.split(['@', ' ']).nth(1).unwrap();
            assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()));
        }
    }
}

#[cfg(unix)]
mod hook {
    use std::fs;
    use std::path::Path;
    use std::process::{Command, Output};

    use tempfile::TempDir;

    const ACTION: &str = "plan/actions/early-help/01-thresholds/1.1.toml";

    /// A repository with the plan of three actions, all of it staged.
    fn repository() -> TempDir {
        let folder = TempDir::new().unwrap();
        assert!(git(&folder, &["init", "--quiet"]).status.success());
        copy(Path::new("examples/three-actions"), &folder.path().join("plan"));
        // Evidence is named by its path in the repository, where the plan is called plan.
        replace(&folder, "three-actions/evidence", "plan/evidence");
        stage(&folder);
        folder
    }

    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let to = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &to);
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
    }

    fn replace(repository: &TempDir, right: &str, wrong: &str) {
        let path = repository.path().join(ACTION);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(right));
        fs::write(path, text.replace(right, wrong)).unwrap();
    }

    fn stage(repository: &TempDir) {
        assert!(git(repository, &["add", "--all"]).status.success());
    }

    fn commit(repository: &TempDir) -> Output {
        git(repository, &["commit", "--quiet", "-m", "Change the plan"])
    }

    /// Runs git as somebody who has cov-plan on the path, and the hook in place.
    fn git(repository: &TempDir, arguments: &[&str]) -> Output {
        let program = Path::new(env!("CARGO_BIN_EXE_cov-plan")).parent().unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        Command::new("git")
            .current_dir(repository.path())
            .env("PATH", format!("{}:{path}", program.display()))
            .args(["-c", "user.name=Lead", "-c", "user.email=lead@northtown.example"])
            .args(["-c", concat!("core.hooksPath=", env!("CARGO_MANIFEST_DIR"), "/examples/ci")])
            .args(arguments)
            .output()
            .unwrap()
    }

    #[test]
    fn a_commit_without_a_fault_is_let_through() {
        let output = commit(&repository());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    #[test]
    fn a_commit_with_an_error_in_the_plan_is_refused() {
        let repository = repository();
        replace(&repository, "lead = \"council\"", "lead = \"counicl\"");
        stage(&repository);
        let output = commit(&repository);
        assert!(!output.status.success());
        let told = [output.stdout, output.stderr].concat();
        assert!(String::from_utf8_lossy(&told).contains(&format!("{ACTION}:5:8")), "{told:?}");
    }

    #[test]
    fn what_is_not_staged_is_not_looked_at() {
        let repository = repository();
        replace(&repository, "lead = \"council\"", "lead = \"counicl\"");
        assert!(commit(&repository).status.success());
    }
}
