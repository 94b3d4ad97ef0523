//! The usual layout of files: what is written, what is left alone, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod plan;
mod scratch;

use std::fs;
use std::path::Path;

use copied::copy;
use plan::program::{cov_plan, printed};
use plan::{GUIDE, SUPERVISE, TRAIN, TestPlan};
use scratch::Scratch;

/// The two actions, each with its keys at odd places.
fn odd() -> TestPlan {
    TestPlan::three_actions()
        .with(GUIDE, "lead = \"police\"\n", "  lead = 'police' # for now\n")
        .with(SUPERVISE, "lead = \"council\"\n", "lead=\"council\"\n")
}

fn text(plan: &TestPlan, file: &str) -> String {
    fs::read_to_string(plan.path(file)).unwrap()
}

#[test]
fn files_in_another_layout_are_written_and_named_and_no_others() {
    let plan = odd();
    let before = fs::metadata(plan.path(TRAIN)).unwrap().modified().unwrap();
    let done = plan.on("2026-06-30").arg("fmt").current_dir(plan.path("")).assert().success();
    done.stdout(format!("{GUIDE}\n{SUPERVISE}\n")).stderr("2 of 8 files changed\n");
    assert!(text(&plan, GUIDE).contains("\nlead = \"police\" # for now\n"));
    assert!(text(&plan, SUPERVISE).contains("\nlead = \"council\"\n"));
    assert_eq!(fs::metadata(plan.path(TRAIN)).unwrap().modified().unwrap(), before);
    let again = plan.on("2026-06-30").arg("fmt").assert().success();
    again.stdout("").stderr("nothing to change in 8 files\n");
}

#[test]
fn what_is_only_asked_about_is_not_written() {
    let plan = odd();
    let before = text(&plan, GUIDE);
    for (options, code) in [(&["--check"][..], 1), (&["--diff"], 0), (&["--check", "--diff"], 1)] {
        let asked = plan.on("2026-06-30").arg("fmt").args(options).assert().code(code);
        asked.stderr("2 of 8 files would change\n");
        assert_eq!(text(&plan, GUIDE), before);
    }
}

#[test]
fn only_what_is_named_is_laid_out() {
    let plan = odd();
    let folder = plan.path("actions/workforce");
    let done = plan.on("2026-06-30").arg("fmt").arg(folder).assert().success();
    done.stderr("1 of 2 files changed\n");
    assert!(text(&plan, GUIDE).contains("  lead = 'police'"));
}

#[test]
fn a_file_with_a_fault_is_left_as_it_is_and_the_others_are_done() {
    let plan = odd().with(GUIDE, "due = ", "due == ");
    let before = text(&plan, GUIDE);
    let done = plan.on("2026-06-30").arg("fmt").current_dir(plan.path("")).assert().code(1);
    done.stdout(format!("{SUPERVISE}\n")).stderr(format!(
        "warning: {GUIDE} is left as it is: line 4 cannot be read; see cov-plan check\n\
         1 of 8 files changed; 1 left as it is\n"
    ));
    assert_eq!(text(&plan, GUIDE), before);
}

#[test]
fn a_plan_that_was_made_by_the_program_has_the_usual_layout() {
    let folder = tempfile::TempDir::new().unwrap();
    printed(cov_plan("init --today 2026-11-25").current_dir(folder.path()));
    let checked = cov_plan("fmt --check").current_dir(folder.path()).assert().success();
    checked.stdout("").stderr("nothing to change in 5 files\n");
}

#[test]
fn a_checkout_of_windows_has_the_line_ends_of_the_usual_layout() {
    let scratch = Scratch::without_commit();
    printed(cov_plan("init --today 2026-11-25").current_dir(&scratch.root));
    copy(Path::new("examples/three-actions"), &scratch.root.join("example"));
    scratch.git("add .");
    scratch.git("commit --quiet -m plans");
    let checkout = scratch.beside("checkout");
    let from = scratch.root.display();
    scratch.git(&format!("-c core.autocrlf=true clone --quiet {from} {}", checkout.display()));
    let note = fs::read_to_string(checkout.join("example/README.md")).unwrap();
    assert!(note.contains("\r\n"), "git has put the ends of Windows where nobody told it not to");
    for plan in ["plan", "example"] {
        let mut command = cov_plan("fmt --check --plan");
        command.arg(plan).current_dir(&checkout).assert().success();
    }
}

#[test]
fn a_file_that_would_grow_too_large_is_left_as_it_is() {
    let plan = odd();
    let grows = text(&plan, GUIDE).replace("lead = ", "lead=").replace("due = ", "due=");
    let remark = "#".repeat((1 << 20) - 1 - grows.len());
    let plan = plan.write(GUIDE, &format!("{grows}{remark}\n"));
    let done = plan.on("2026-06-30").arg("fmt").current_dir(plan.path("")).assert().code(1);
    done.stdout(format!("{SUPERVISE}\n")).stderr(format!(
        "warning: {GUIDE} is left as it is: in its layout it would be larger than 1 MiB; see cov-plan check\n\
         1 of 8 files changed; 1 left as it is\n"
    ));
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_written_once_and_its_link_stays() {
    let plan = odd();
    let link = plan.path("actions/early-help/01-thresholds/1.3.toml");
    std::os::unix::fs::symlink("1.2.toml", &link).unwrap();
    let done = plan.on("2026-06-30").arg("fmt").current_dir(plan.path("")).assert().success();
    done.stdout(format!("{GUIDE}\n{SUPERVISE}\n")).stderr("2 of 9 files changed\n");
    assert!(link.is_symlink());
    assert!(text(&plan, GUIDE).contains("\nlead = \"police\" # for now\n"));
}

/// A file may not grow past 512 bytes here: the disk is full for one of two.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_an_error_and_the_others_are_done() {
    let plan = odd().with(GUIDE, "title =", &format!("# {}\ntitle =", "x".repeat(600)));
    let before = text(&plan, GUIDE);
    let program = assert_cmd::cargo::cargo_bin!("cov-plan");
    let mut shell = assert_cmd::Command::new("sh");
    shell.arg("-c").arg("trap '' XFSZ; ulimit -f 1; exec \"$@\"").arg("sh").arg(program);
    let done = shell.arg("fmt").arg("--plan").arg(plan.path("")).current_dir(plan.path(""));
    let output = done.assert().code(2).get_output().clone();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("{SUPERVISE}\n"));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("1 of 8 files changed\nerror: cannot write "), "{said}");
    assert!(said.contains("1.2.toml: file too large"), "{said}");
    assert_eq!(text(&plan, GUIDE), before);
}
