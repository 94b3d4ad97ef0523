//! `--at`: the plan as a commit has it.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod dated;
mod folder;

use std::fs;

use dated::{DatedPlan, git_in, says_in};
use serde_json::Value;

/// A plan with one action, which was rated on 14 October and whose deadline moved on 22 October; since then nobody has committed.
fn moved() -> DatedPlan {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", "due = 2019-12-31");
    dated.commit("2019-09-02", "Add an action");
    let rated =
        "[[updates]]\ndate = 2019-10-14\nby = \"council\"\nrag = \"amber\"\nnote = \"Begun\"\n";
    dated.plan.action("1.1", &format!("due = 2019-12-31\n{rated}"));
    dated.commit("2019-10-14", "Rate it");
    dated.plan.action("1.1", &format!("due = 2020-03-31\noriginal_due = 2019-12-31\n{rated}"));
    dated.commit("2019-10-22", "Move the deadline");
    dated.plan.action("1.1", "due = 2020-12-31");
    dated
}

/// A field of the only action.
fn field(dated: &DatedPlan, at: &str, name: &str) -> Value {
    let (printed, _) = dated.says(0, &["list", "--format", "json", "--at", at]);
    let list: Value = serde_json::from_str(&printed).unwrap();
    list[0][name].clone()
}

#[test]
fn the_plan_is_that_of_the_commit_and_not_of_the_folder() {
    let dated = moved();
    assert_eq!(field(&dated, "HEAD", "due"), "2020-03-31");
    assert_eq!(field(&dated, "HEAD~1", "due"), "2019-12-31");
    assert_eq!(field(&dated, "HEAD~1", "rag"), "amber");
    assert_eq!(field(&dated, "HEAD~2", "rag"), Value::Null);
    let (printed, _) = dated.says(0, &["list", "--format", "json", "--at", "HEAD~3"]);
    assert_eq!(printed, "[]\n");
}

#[test]
fn a_day_means_the_last_commit_by_its_end() {
    let dated = moved();
    assert_eq!(field(&dated, "2019-10-13", "rag"), Value::Null);
    assert_eq!(field(&dated, "2019-10-14", "rag"), "amber");
    assert_eq!(field(&dated, "21 October 2019", "due"), "2019-12-31");
    assert_eq!(field(&dated, "2019-10", "due"), "2020-03-31");
    assert_eq!(field(&dated, "9999-12-31", "due"), "2020-03-31");
    let (_, said) = dated.says(2, &["list", "--at", "2019-08-31"]);
    assert_eq!(
        said,
        "error: there is no commit on this branch by 31 August 2019\n  \
         help: git log --reverse shows the first commit; ask about a later day\n"
    );
}

#[test]
fn the_day_of_a_commit_is_by_the_clock_of_its_maker() {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", "due = 2019-12-31");
    dated.git("2019-09-02", &["add", "--all"]);
    // One in the morning of the 3rd in Auckland: in London it is still the 2nd.
    let late = [("GIT_COMMITTER_DATE", "2019-09-03T01:00:00+12:00")];
    let made = std::process::Command::new("git")
        .args(["-c", "user.name=Ann", "-c", "user.email=a@example.org", "commit", "-qm", "Add"])
        .current_dir(dated.top())
        .envs(late)
        .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")])
        .status();
    assert!(made.unwrap().success());
    let (printed, _) = dated.says(0, &["list", "--format", "json", "--at", "2019-09-02"]);
    assert_eq!(printed, "[]\n");
    assert_eq!(field(&dated, "2019-09-03", "due"), "2019-12-31");
}

#[test]
fn a_branch_that_was_merged_later_was_not_there_yet() {
    let dated = DatedPlan::new();
    dated.git("2019-10-01", &["checkout", "--quiet", "-b", "work"]);
    dated.plan.action("1.1", "due = 2019-12-31");
    dated.commit("2019-10-01", "Add an action");
    dated.git("2019-10-20", &["checkout", "--quiet", "main"]);
    dated.git("2019-10-20", &["merge", "--quiet", "--no-ff", "-m", "Agreed", "work"]);
    let (printed, _) = dated.says(0, &["list", "--format", "json", "--at", "2019-10-19"]);
    assert_eq!(printed, "[]\n");
    assert_eq!(field(&dated, "2019-10-20", "number"), "1.1");
}

#[test]
fn the_day_that_is_asked_about_is_the_commits_own_unless_one_is_given() {
    let dated = moved();
    let days = |words: &[&str]| -> Value {
        let all = [&["due", "--format", "json"], words].concat();
        let rows: Value = serde_json::from_str(&dated.says(0, &all).0).unwrap();
        rows[0]["days"].clone()
    };
    // From 14 October to 31 December are 78 days, from 1 December 30.
    assert_eq!(days(&["--at", "HEAD~1"]), 78);
    assert_eq!(days(&["--at", "HEAD~1", "--today", "2019-12-01"]), 30);
}

#[test]
fn the_check_looks_at_the_commit_and_at_the_evidence_that_it_has() {
    let dated = DatedPlan::new();
    let rated = "due = 2019-12-31\nmeasures = [\"x\"]\noutcome = \"y\"\n[[updates]]\ndate = 2019-10-14\nby = \"council\"\nrag = \"amber\"\nnote = \"x\"\n";
    dated.plan.action("1.1", &format!("{rated}evidence = [\"minutes/may.md\", \"minutes\"]\n"));
    let minutes = dated.top().join("minutes");
    fs::create_dir(&minutes).unwrap();
    fs::write(minutes.join("may.md"), "x").unwrap();
    dated.commit("2019-10-14", "Rate it");
    fs::remove_dir_all(&minutes).unwrap();
    let (printed, _) = dated.says(0, &["check", "--at", "HEAD"]);
    assert!(!printed.contains("evidence"), "{printed}");
    assert!(dated.says(1, &["check"]).0.contains("minutes/may.md"));
    // Without the minutes the next commit lacks what the update names.
    dated.commit("2019-10-15", "Lose the minutes");
    fs::create_dir(&minutes).unwrap();
    fs::write(minutes.join("may.md"), "x").unwrap();
    assert!(dated.says(1, &["check", "--at", "HEAD"]).0.contains("minutes/may.md"));
    dated.plan.write("actions/help/01-first/1.1.toml", "title = \"x");
    dated.commit("2019-10-16", "Break it");
    dated.plan.action("1.1", rated);
    let (printed, _) = dated.says(1, &["check", "--at", "HEAD"]);
    assert!(printed.contains("plan/actions/help/01-first/1.1.toml:1:"), "{printed}");
}

#[test]
fn words_are_revisions_or_errors_and_never_options() {
    let dated = moved();
    for (typed, message) in [
        ("nope", "git knows no revision nope"),
        ("--output=x", "git knows no revision --output=x"),
        ("-h", "git knows no revision -h"),
        ("--all", "git knows no revision --all"),
        ("HEAD:../..", "git knows no revision HEAD:../.."),
        ("HEAD..HEAD~1", "git knows no revision HEAD..HEAD~1"),
        ("^HEAD", "git knows no revision ^HEAD"),
        ("HEAD^{tree}", "HEAD^{tree} is no commit"),
        ("HEAD:plan/plan.toml", "HEAD:plan/plan.toml is no commit"),
        ("", "git knows no revision "),
        (":/No such words", "git knows no revision :/No such words"),
    ] {
        let (_, said) = dated.says(2, &["list", "--at", typed]);
        assert_eq!(said.lines().next().unwrap(), format!("error: {message}"), "{typed}");
    }
    assert_eq!(field(&dated, ":/Rate it", "due"), "2019-12-31");
    assert!(!dated.top().join("x").exists());
}

#[test]
fn where_git_can_not_help_there_is_one_clear_message() {
    let bare = folder::TestPlan::new();
    let root = bare.root().to_str().unwrap().to_owned();
    let said = says_in(bare.root().parent().unwrap(), 2, &["list", "--at", "HEAD"]).1;
    assert!(said.starts_with(&format!("error: {root} is in no git repository\n")), "{said}");
    git_in(bare.root().parent().unwrap(), "2019-09-01", &["init", "--quiet"]);
    let said = says_in(bare.root().parent().unwrap(), 2, &["list", "--at", "2019-10-01"]).1;
    assert!(said.starts_with("error: nothing is committed in this repository yet\n"), "{said}");

    let dated = moved();
    let shallow = dated.top().join("shallow");
    let from = format!("file://{}", dated.top().display());
    dated.git("2019-10-22", &["clone", "--quiet", "--depth=1", &from, "shallow"]);
    let said = says_in(&shallow, 2, &["list", "--at", "HEAD~2"]).1;
    assert!(said.contains("git fetch --unshallow, or in a workflow fetch-depth: 0"), "{said}");
    let said = says_in(&shallow, 2, &["list", "--at", "2019-10-14"]).1;
    assert!(said.contains("fetch-depth: 0"), "{said}");
    let id = dated.git("2019-10-22", &["rev-parse", "HEAD~2"]);
    let said = says_in(&shallow, 2, &["list", "--at", id.trim()]).1;
    assert!(said.contains("fetch-depth: 0"), "{said}");

    for (typed, help) in [
        ("HEAD~1..HEAD", "two commits are two words"),
        ("2020-02-30", "the calendar has no such day"),
        ("nowhere", "give a branch, a tag"),
        ("HEAD:../..", "give a branch, a tag"),
        ("--section", "--help lists those of the command"),
    ] {
        let said = later().says(2, &["changes", typed]).1;
        assert!(said.starts_with(&format!("error: git knows no revision {typed}\n")), "{said}");
        assert!(said.contains(help), "{said}");
    }
}

/// A plan that came into the repository on 2 September 2019, after another file.
fn later() -> DatedPlan {
    let dated = DatedPlan::new();
    dated.git("2019-09-01", &["rm", "--quiet", "-r", "--cached", "plan"]);
    std::fs::write(dated.top().join("notes.md"), "x\n").unwrap();
    dated.git("2019-09-01", &["add", "notes.md"]);
    dated.git("2019-09-01", &["commit", "--quiet", "--amend", "-m", "Begin"]);
    dated.plan.action("1.1", "due = 2019-12-31\noutcome = \"o\"\n");
    dated.commit("2019-09-02", "Begin the plan");
    dated
}

#[test]
fn before_a_plan_came_there_was_nothing_to_list_and_all_is_new_since() {
    let dated = later();
    let first = dated.id("HEAD~1");
    let said = dated.says(2, &["list", "--at", "HEAD~1"]).1;
    let message =
        format!("error: there is no folder plan in {first} of 1 September 2019\n  help: ");
    assert!(said.starts_with(&message), "{said}");
    let note =
        format!("note: there was no plan in {first} of 1 September 2019 yet: all of it is new\n");
    let (printed, said) = dated.says(0, &["changes", "HEAD~1"]);
    assert!(printed.ends_with("1 new action, 3 other files\n"), "{printed}");
    assert_eq!(said, note);
    assert!(dated.says(0, &["changes", "HEAD~1", "HEAD"]).0.contains("1 new action"));
    let (printed, said) = dated.says(0, &["check", "--since", "HEAD~1"]);
    assert!(printed.contains("measure-missing"), "{printed}");
    assert!(said.starts_with(&note), "{said}");
    assert_eq!(dated.says(2, &["changes", "HEAD", "HEAD~1"]).0, "");
}

#[test]
fn a_plan_folder_of_another_name_is_found_in_its_past() {
    let dated = moved();
    dated.git("2019-10-23", &["checkout", "--quiet", "plan"]);
    dated.git("2019-10-23", &["mv", "plan", "strategy"]);
    let told = |words: &[&str]| dated.says(0, &[words, &["--plan", "strategy"]].concat()).0;
    let due = ["--format", "csv", "--columns", "due"];
    assert_eq!(told(&[&["list", "--at", "HEAD"], &due[..]].concat()), "due\n2020-03-31\n");
    assert!(told(&["changes"]).ends_with("Nothing has changed.\n"));
    dated.commit("2019-10-23", "Call it otherwise");
    assert_eq!(told(&[&["list", "--at", "HEAD~1"], &due[..]].concat()), "due\n2020-03-31\n");
    assert!(told(&["changes", "HEAD~1", "HEAD"]).ends_with("Nothing has changed.\n"));
    assert_eq!(told(&["check", "--since", "HEAD~1"]), "");
}

#[test]
fn a_plan_that_lay_at_the_top_of_its_repository_is_found_there() {
    let top = folder::TestPlan::with("due = 2019-12-31");
    let git = |words: &[&str]| {
        let done = git_in(top.root(), "2019-09-01", words);
        assert!(done.status.success(), "{done:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "-m", "x"]);
    fs::create_dir(top.root().join("plan")).unwrap();
    git(&["mv", "actions", "agencies.toml", "plan.toml", "plan/"]);
    let action = top.root().join("plan/actions/help/01-first/1.1.toml");
    let text = fs::read_to_string(&action).unwrap();
    fs::write(&action, text.replace("2019-12-31", "2020-01-31")).unwrap();
    let words = ["check", "--since", "HEAD", "--plan", "plan"];
    let (printed, _) = says_in(top.root(), 1, &words);
    assert!(printed.contains("deadline-moved-silently"), "{printed}");
}

#[test]
fn a_plan_that_went_to_the_top_of_its_repository_is_found_below() {
    let dated = moved();
    dated.git("2019-10-23", &["checkout", "--quiet", "plan"]);
    for name in ["actions", "agencies.toml", "plan.toml"] {
        dated.git("2019-10-23", &["mv", &format!("plan/{name}"), "."]);
    }
    let action = dated.top().join("actions/help/01-first/1.1.toml");
    let text = fs::read_to_string(&action).unwrap();
    fs::write(&action, text.replace("due = 2020-03-31", "due = 2020-06-30")).unwrap();
    let (printed, _) = dated.says(1, &["check", "--since", "HEAD", "--plan", "."]);
    assert!(printed.contains("deadline-moved-silently"), "{printed}");
    let (printed, _) = dated.says(0, &["changes", "--plan", "."]);
    assert!(printed.ends_with("In all\n1 deadline moved silently\n"), "{printed}");
}

#[test]
fn a_day_that_is_not_the_day_of_its_commit_is_noted() {
    let dated = moved();
    let id = dated.id("HEAD");
    assert_eq!(
        dated.says(0, &["list", "--at", "2019-10-31"]).1.lines().next().unwrap(),
        format!(
            "note: the last commit by then is {id} of 22 October 2019, and that day is asked about; --today 2019-10-31 asks about 31 October 2019"
        )
    );
    for words in [
        &["list", "--at", "2019-10-22"][..],
        &["list", "--at", "2019-10-31", "--today", "2019-10-31"],
        &["list", "--at", "HEAD"],
        &["list", "--at", "2019-10-31", "--quiet"],
    ] {
        assert!(!dated.says(0, words).1.contains("the last commit by then"));
    }
}

#[test]
fn a_bare_repository_has_no_plan_to_read() {
    let alone = tempfile::TempDir::new().unwrap();
    let dated = moved();
    git_in(
        alone.path(),
        "2019-10-22",
        &["clone", "--quiet", "--bare", dated.top().to_str().unwrap(), "bare.git"],
    );
    let bare = alone.path().canonicalize().unwrap().join("bare.git");
    let said = says_in(&bare, 2, &["list", "--at", "HEAD"]).1;
    assert_eq!(
        said,
        format!(
            "error: {} is a bare repository, in which no folder lies\n  help: clone it, and work in the clone\n",
            bare.display()
        )
    );
}

#[test]
fn a_worktree_and_a_plan_at_the_top_of_its_repository_work() {
    let dated = moved();
    dated.git("2019-10-22", &["worktree", "add", "--quiet", "beside", "HEAD~1"]);
    let (printed, _) = says_in(
        &dated.top().join("beside"),
        0,
        &["list", "--at", "main", "--format", "csv", "--columns", "due"],
    );
    assert_eq!(printed.trim_end(), "due\n2020-03-31");
    let top = folder::TestPlan::with("due = 2019-12-31");
    git_in(top.root(), "2019-09-01", &["init", "--quiet"]);
    git_in(top.root(), "2019-09-01", &["add", "--all"]);
    git_in(top.root(), "2019-09-01", &["commit", "--quiet", "-m", "x"]);
    let (printed, _) =
        says_in(top.root(), 0, &["list", "--at", "HEAD", "--format", "csv", "--columns", "due"]);
    assert_eq!(printed.trim_end(), "due\n2019-12-31");
}

#[test]
fn what_is_committed_can_not_be_changed() {
    let dated = moved();
    let before = fs::read(dated.file("1.1")).unwrap();
    for words in [
        &["rag", "1.1", "red", "--note", "x", "--at", "HEAD"][..],
        &["fmt", "--at", "HEAD"],
        &["complete", "1.1", "--at", "HEAD"],
    ] {
        let (_, said) = dated.says(2, words);
        assert!(said.starts_with("error: what is committed cannot be changed\n"), "{said}");
    }
    assert_eq!(fs::read(dated.file("1.1")).unwrap(), before);
}

#[test]
fn a_large_file_a_link_and_bytes_that_are_not_utf_8_are_findings_of_the_commit() {
    let dated = DatedPlan::new();
    dated.plan.write("actions/help/01-first/1.1.toml", b"title = \"\xe9\"\n".as_slice());
    dated.plan.write("actions/help/01-first/1.2.toml", "#".repeat(1024 * 1024 + 1));
    #[cfg(unix)]
    std::os::unix::fs::symlink("1.1.toml", dated.file("1.3")).unwrap();
    dated.commit("2019-09-02", "Add odd files");
    let (printed, _) = dated.says(1, &["check", "--at", "HEAD", "--format", "json"]);
    for words in ["UTF-8", "larger than 1 MiB", "a commit does not follow"] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
}
