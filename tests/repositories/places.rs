//! Where the history is odd, cut off, or not there: the plan is read, or one message says what to do.

use std::fs;
use std::path::Path;

use crate::dated::{DatedPlan, git_in};
use crate::folder::TestPlan;
use crate::{branch, ends, plan};

/// The commands that ask git, each about one commit.
const COMMANDS: [&[&str]; 5] = [
    &["list", "--at", "HEAD"],
    &["check", "--since", "HEAD"],
    &["changes"],
    &["changes", "HEAD"],
    &["history", "1.1"],
];

/// Every one of them reads the plan.
#[track_caller]
fn all_work_in(folder: &Path) {
    for words in COMMANDS {
        let (code, printed, said) = ends(folder, &[], words);
        assert_eq!(code, Some(0), "{words:?}: {printed}{said}");
    }
    let (_, printed, _) = ends(folder, &[], &["list", "--at", "HEAD", "--format", "csv"]);
    assert!(printed.contains("1.1"), "{printed}");
}

/// Every one of them ends with the same message.
#[track_caller]
fn all_say(folder: &Path, variables: &[(&str, &str)], message: &str) {
    for words in COMMANDS {
        let (code, printed, said) = ends(folder, variables, words);
        assert_eq!((code, printed.as_str()), (Some(2), ""), "{words:?}: {said}");
        assert!(said.starts_with(message), "{words:?}: {said}");
        assert_eq!(said.matches("error:").count(), 1, "{words:?}: {said}");
    }
}

#[track_caller]
fn git(folder: &Path, words: &[&str]) {
    let output = git_in(folder, "2019-09-03", words);
    assert!(output.status.success(), "{words:?}: {output:?}");
}

#[test]
fn without_the_program_git_what_asks_it_says_so_and_the_rest_works() {
    let dated = plan();
    let nowhere = [("PATH", dated.top().to_str().unwrap())];
    all_say(
        dated.top(),
        &nowhere,
        "error: there is no program git on this machine\n  help: install git: the history of the plan is read with it\n",
    );
    assert_eq!(ends(dated.top(), &nowhere, &["list"]).0, Some(0));
}

#[test]
fn a_repository_of_somebody_else_is_refused_in_the_words_of_git() {
    let dated = plan();
    let others = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")];
    let top = dated.top().canonicalize().unwrap();
    let message = format!(
        "error: git cannot use the repository {}\n  fatal: detected dubious ownership",
        top.display()
    );
    all_say(dated.top(), &others, &message);
    let (_, _, said) = ends(dated.top(), &others, &["changes"]);
    assert!(said.contains("git config --global --add safe.directory "), "{said}");
    assert_eq!(ends(dated.top(), &others, &["list"]).0, Some(0));
}

#[test]
fn without_a_repository_or_in_a_bare_one_there_is_one_message() {
    let lone = TestPlan::with("due = 2019-12-31");
    let above = lone.root().parent().unwrap();
    let message =
        format!("error: {} is in no git repository\n  help: git init", lone.root().display());
    all_say(above, &[], &message);
    // A repository without a working folder, be it named to git, is not that of the plan.
    let dated = plan();
    let bare = above.join("bare.git");
    git(dated.top(), &["clone", "--quiet", "--bare", ".", bare.to_str().unwrap()]);
    all_say(above, &[("GIT_DIR", bare.to_str().unwrap())], &message);
    let dir = tempfile::TempDir::new().unwrap();
    let alone = dir.path().join("bare.git");
    fs::rename(&bare, &alone).unwrap();
    all_say(&alone, &[], "error: ");
    // A working folder that hangs on it is.
    let beside = dir.path().join("beside");
    git(&alone, &["worktree", "add", "--quiet", beside.to_str().unwrap(), "main"]);
    all_work_in(&beside);
}

#[test]
fn a_repository_without_a_commit_says_what_it_lacks() {
    let lone = TestPlan::with("due = 2019-12-31");
    let above = lone.root().parent().unwrap();
    git(above, &["init", "--quiet"]);
    all_say(
        above,
        &[],
        "error: nothing is committed in this repository yet\n  help: commit the plan first",
    );
}

#[test]
fn what_lies_behind_the_end_of_a_shallow_copy_names_how_to_fetch_it() {
    let dated = plan();
    let from = format!("file://{}", dated.top().display());
    git(dated.top(), &["clone", "--quiet", "--depth=1", &from, "shallow"]);
    let shallow = dated.top().join("shallow");
    all_work_in(&shallow);
    for words in [
        &["list", "--at", "HEAD~1"][..],
        &["list", "--at", "2019-09-01"],
        &["changes", "HEAD~1"],
        &["changes", "HEAD", "HEAD~1"],
        &["check", "--since", "HEAD~1"],
    ] {
        let (code, _, said) = ends(&shallow, &[], words);
        assert_eq!(code, Some(2), "{words:?}: {said}");
        assert!(said.contains("git fetch --unshallow, or in a workflow fetch-depth: 0"), "{said}");
    }
}

#[test]
fn a_copy_without_the_files_of_the_past_says_so_and_fetches_nothing() {
    let dated = plan();
    dated.plan.action("1.1", "due = 2019-12-31\nmeasures = [\"m\"]");
    dated.commit("2019-09-03", "Measure it");
    dated.git("2019-09-03", &["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{}", dated.top().display());
    for filter in ["blob:none", "tree:0"] {
        let part = dated.top().join(filter.replace(':', "-"));
        let filter = format!("--filter={filter}");
        git(dated.top(), &["clone", "--quiet", &filter, &from, part.to_str().unwrap()]);
        look_at_part(&dated, &part);
    }
}

fn look_at_part(dated: &DatedPlan, part: &Path) {
    let (code, _, said) = ends(part, &[], &["history", "1.1"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.starts_with("error: the repository has not all of "), "{said}");
    for words in COMMANDS.iter().filter(|words| words[0] != "history") {
        assert_eq!(ends(part, &[], words).0, Some(0), "{words:?}");
    }
    for words in [
        &["list", "--at", "HEAD~1"][..],
        &["changes", "HEAD~1"],
        &["changes", "HEAD~1", "HEAD"],
        &["check", "--since", "HEAD~1"],
    ] {
        let (code, _, said) = ends(part, &[], words);
        assert_eq!(code, Some(2), "{words:?}: {said}");
        let message =
            format!("error: the repository has not all of {}\n  help: ", dated.id("HEAD~1"));
        assert!(said.starts_with(&message), "{words:?}: {said}");
    }
}

#[test]
fn ids_of_the_newer_kind_are_read() {
    let lone = TestPlan::with("due = 2019-12-31");
    let above = lone.root().parent().unwrap();
    git(above, &["init", "--quiet", "--object-format=sha256"]);
    git(above, &["add", "."]);
    git(above, &["commit", "--quiet", "-m", "x"]);
    all_work_in(above);
}

#[test]
fn a_plan_in_a_submodule_has_the_history_of_that_and_one_in_a_plan_is_no_file() {
    let dated = plan();
    let outer = tempfile::TempDir::new().unwrap();
    git(outer.path(), &["init", "--quiet"]);
    let from = dated.top().to_str().unwrap();
    let add = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", from, "council"];
    git(outer.path(), &add);
    git(outer.path(), &["commit", "--quiet", "-m", "x"]);
    all_work_in(&outer.path().join("council"));
    assert_eq!(ends(&outer.path().join("council"), &[], &["list", "--at", "HEAD~1"]).0, Some(0));

    // From outside, the plan folder is named; its history is that of the repository that it lies in.
    let words = ["list", "--at", "main", "--plan", "council/plan"];
    assert_eq!(ends(outer.path(), &[], &words).0, Some(0));

    let notes = tempfile::TempDir::new().unwrap();
    git(notes.path(), &["init", "--quiet"]);
    fs::write(notes.path().join("README.md"), "x\n").unwrap();
    git(notes.path(), &["add", "."]);
    git(notes.path(), &["commit", "--quiet", "-m", "x"]);
    let other = plan();
    let from = notes.path().to_str().unwrap();
    let allowed = ["-c", "protocol.file.allow=always"];
    git(
        other.top(),
        &[&allowed[..], &["submodule", "--quiet", "add", from, "plan/notes"]].concat(),
    );
    other.commit("2019-09-04", "Take notes elsewhere");
    all_work_in(other.top());
}

/// Two branches that clash.
fn clash() -> DatedPlan {
    let dated = plan();
    branch(&dated, "work", |dated| dated.plan.write("notes.md", "one\n"));
    dated.plan.write("notes.md", "two\n");
    dated.commit("2019-09-03", "Two");
    dated
}

#[test]
fn what_is_under_way_in_the_repository_is_no_hindrance() {
    for under_way in ["merge", "rebase", "cherry-pick"] {
        let dated = clash();
        assert!(!git_in(dated.top(), "2019-09-04", &[under_way, "work"]).status.success());
        all_work_in(dated.top());
    }
    let dated = plan();
    dated.git("2019-09-03", &["checkout", "--quiet", "--detach"]);
    all_work_in(dated.top());
}
