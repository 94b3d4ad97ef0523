//! A new plan: ready to check and commit, whole or not there at all.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod program;

use std::fs;
use std::path::{Path, PathBuf};

use cov_plan::disk::{FolderError, fill};
use cov_plan::model::Named;
use cov_plan::store::FileKind;
use program::{cov_plan, printed, refused};
use tempfile::TempDir;

/// All that is in a folder, from it, in the order of the paths.
fn all_in(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name();
    let path = |entry: walkdir::DirEntry| entry.path().strip_prefix(folder).unwrap().to_owned();
    entries.into_iter().map(|entry| path(entry.unwrap())).collect()
}

fn init(folder: &Path, line: &str) -> String {
    printed(cov_plan(&format!("init --today 2026-11-25 {line}")).current_dir(folder))
}

#[test]
fn a_new_plan_passes_the_check_and_is_ready_for_git() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    assert_eq!(
        init(folder.path(), ""),
        "made a plan for 1 April 2026 to 31 March 2027 in plan\n\
         put your own words into its files, then:\n  \
         cov-plan check --plan plan\n  \
         git add plan\n"
    );
    let check = cov_plan("check --strict").current_dir(folder.path()).assert().success();
    check.stdout("").stderr("no problem in 5 files\n");
}

#[test]
fn a_plan_may_be_the_folder_that_one_stands_in_if_that_is_empty() {
    let folder = TempDir::new().unwrap();
    assert!(init(folder.path(), ".").contains("\n  cov-plan check --plan .\n"));
    cov_plan("check --strict").current_dir(folder.path()).assert().success();
    let before = all_in(folder.path());
    let message = refused(cov_plan("init .").current_dir(folder.path()));
    assert_eq!(
        message,
        "error: the folder . is not empty\n  help: there is a plan in it: cov-plan check --plan .\n"
    );
    assert_eq!(all_in(folder.path()), before);
}

#[test]
fn a_fresh_repository_is_not_empty() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    assert_eq!(
        refused(cov_plan("init .").current_dir(folder.path())),
        "error: the folder . is not empty\n  help: a plan has a folder of its own: cov-plan init plan\n"
    );
    assert_eq!(all_in(folder.path()), [Path::new(".git")]);
}

#[test]
fn what_a_dry_run_lists_is_what_is_written() {
    let folder = TempDir::new().unwrap();
    let mut listed: Vec<PathBuf> =
        init(folder.path(), "new --dry-run").lines().map(PathBuf::from).collect();
    assert_eq!(all_in(folder.path()), [""; 0].map(PathBuf::from));
    init(folder.path(), "new");
    let mut written = all_in(folder.path());
    written.retain(|path| folder.path().join(path).is_file());
    listed.sort();
    written.sort();
    assert_eq!(listed, written);
}

#[test]
fn editors_get_the_schemas_that_the_program_prints() {
    let folder = TempDir::new().unwrap();
    init(folder.path(), "");
    for kind in FileKind::names() {
        let written = fs::read_to_string(folder.path().join(format!("plan/.schema/{kind}.json")));
        assert_eq!(written.unwrap(), printed(&mut cov_plan(&format!("schema {kind}"))));
    }
}

#[test]
fn the_plan_that_is_made_is_the_one_that_is_named() {
    let folder = TempDir::new().unwrap();
    assert!(init(folder.path(), "--plan other").contains(" in other\n"));
    // A plan above or beside is none of its business, nor is one that cannot be read.
    assert!(init(folder.path(), "--plan another another").contains(" in another\n"));
    assert!(folder.path().join("other/plan.toml").is_file());
    assert!(folder.path().join("another/plan.toml").is_file());
}

#[test]
fn the_time_of_a_plan_is_a_year_where_one_end_is_given() {
    let folder = TempDir::new().unwrap();
    let made = |line: &str| init(folder.path(), line).lines().next().unwrap().to_owned();
    assert_eq!(
        made("a --from 2028-02-29"),
        "made a plan for 29 February 2028 to 27 February 2029 in a"
    );
    assert_eq!(made("b --from 2026-09"), "made a plan for 1 September 2026 to 31 August 2027 in b");
    assert_eq!(made("c --to 2027-08"), "made a plan for 1 September 2026 to 31 August 2027 in c");
    assert_eq!(
        made("d --from 2026-09 --to 2028-08"),
        "made a plan for 1 September 2026 to 31 August 2028 in d"
    );
    let past = refused(cov_plan("init e --from 9999-12-31").current_dir(folder.path()));
    assert_eq!(past, "error: that day is past the year 9999\n");
}

#[test]
fn a_name_with_quotation_marks_is_a_name() {
    let folder = TempDir::new().unwrap();
    let mut command = cov_plan("init --today 2026-11-25 --name");
    command.arg("The \"best\" \\ plan – É").current_dir(folder.path()).assert().success();
    cov_plan("check --strict").current_dir(folder.path()).assert().success();
    let summary = printed(cov_plan("summary --today 2026-11-25").current_dir(folder.path()));
    assert!(summary.starts_with("The \"best\" \\ plan – É, The council\n"), "{summary}");
}

/// The text with the examples that stand in comments, behind an empty one, taken out of them.
fn with_examples(text: &str) -> String {
    let mut is_example = false;
    let lines = text.lines().map(|line| {
        is_example = line == "#" || is_example && line.starts_with("# ");
        let line = if is_example { line.trim_start_matches(['#', ' ']) } else { line };
        format!("{line}\n")
    });
    lines.collect()
}

#[test]
fn what_the_comments_show_passes_the_check_too() {
    let folder = TempDir::new().unwrap();
    init(folder.path(), "");
    let plan = folder.path().join("plan");
    for file in
        all_in(&plan).iter().filter(|file| file.extension().is_some_and(|end| end == "toml"))
    {
        let text = fs::read_to_string(plan.join(file)).unwrap();
        fs::write(plan.join(file), with_examples(&text)).unwrap();
    }
    let action = plan.join("actions/first-section/01-first-objective/1.1.toml");
    let text = fs::read_to_string(&action).unwrap();
    assert!(text.contains("\ndue = 2027-03-31\n"), "{text}");
    assert!(text.contains("\n[[updates]]\ndate = 2026-04-01\n"), "{text}");
    let forms: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("#   due = ")).collect();
    assert_eq!(forms.len(), 4);
    for form in forms.into_iter().chain(["2027-03-31"]) {
        let text = text.replace("\ndue = 2027-03-31\n", &format!("\ndue = {form}\n"));
        fs::write(&action, text).unwrap();
        cov_plan("check --strict").current_dir(folder.path()).assert().success();
    }
}

/// Two files of which the second cannot be written: a file stands where it needs a folder.
const FILES_THAT_CANNOT_BE_WRITTEN: [(&str, &[u8]); 2] = [("a/b/one", b"x"), ("a/b/one/two", b"x")];

#[test]
fn where_one_file_cannot_be_written_none_stays() {
    let above = TempDir::new().unwrap();
    for folder in ["new", "empty"] {
        let folder = above.path().join(folder);
        if folder.ends_with("empty") {
            fs::create_dir(&folder).unwrap();
        }
        let error = fill(&folder, &FILES_THAT_CANNOT_BE_WRITTEN).unwrap_err();
        assert!(matches!(error, FolderError::Unwritable { .. }), "{error}");
    }
    assert_eq!(all_in(above.path()), [Path::new("empty")]);
}
