//! `add` gives no number that somebody else has given on another branch.

use std::fs;
use std::path::Path;

use crate::dated::{DatedPlan, git_in};
use crate::folder::TestPlan;
use crate::{ends, plan};

const ADD: [&str; 15] = [
    "add",
    "1",
    "--title",
    "New",
    "--lead",
    "TC",
    "--due",
    "2019-12-31",
    "--measure",
    "m",
    "--outcome",
    "o",
    "--dry-run",
    "--today",
    "2019-10-01",
];

/// Commits actions of the first objective on a branch, and comes back to where it was.
fn branch(dated: &DatedPlan, name: &str, numbers: &[&str]) {
    crate::branch(dated, name, |dated| {
        for number in numbers {
            dated.plan.action(number, "due = 2019-12-31");
        }
    });
}

/// The number that a new action would get in a folder, and the notes.
fn next_in(folder: &Path, variables: &[(&str, &str)]) -> (String, Vec<String>) {
    let (code, printed, said) = ends(folder, variables, &ADD);
    assert_eq!(code, Some(0), "{printed}{said}");
    let told = ": new, led by council, due 2019-12-31 – New";
    let number = said.lines().find_map(|line| line.strip_suffix(told)).unwrap();
    assert!(printed.contains(&format!("/{number}.toml\n")), "{printed}");
    let notes = said.lines().filter_map(|line| line.strip_prefix("note: "));
    (number.to_owned(), notes.map(str::to_owned).collect())
}

fn next(dated: &DatedPlan) -> (String, Vec<String>) {
    next_in(dated.top(), &[])
}

fn alone(number: &str) -> (String, Vec<String>) {
    (number.to_owned(), Vec::new())
}

fn behind(last: &str, branch: &str, number: &str) -> (String, Vec<String>) {
    let note = format!(
        "{last} is taken on the branch {branch}, so this is {number}; until both are merged, the check notes the gap"
    );
    (number.to_owned(), vec![note])
}

#[test]
fn a_number_of_another_branch_is_taken_and_the_last_of_them_counts() {
    let dated = plan();
    assert_eq!(next(&dated), alone("1.2"));
    branch(&dated, "work", &["1.2"]);
    assert_eq!(next(&dated), behind("1.2", "work", "1.3"));
    branch(&dated, "audit/files", &["1.2", "1.3"]);
    assert_eq!(next(&dated), behind("1.3", "audit/files", "1.4"));
    // What is in the folder counts as before, committed or not; and what was merged is no branch's alone.
    dated.plan.action("1.4", "due = 2019-12-31");
    assert_eq!(next(&dated).0, "1.5");
    fs::remove_file(dated.file("1.4")).unwrap();
    dated.git("2019-09-04", &["merge", "--quiet", "audit/files"]);
    assert_eq!(next(&dated), alone("1.4"));
}

#[test]
fn what_the_action_was_told_is_what_is_written() {
    let dated = plan();
    branch(&dated, "work", &["1.2"]);
    let words: Vec<&str> = ADD.into_iter().filter(|&word| word != "--dry-run").collect();
    let (code, printed, said) = ends(dated.top(), &[], &words);
    assert_eq!((code, said.contains("is missing")), (Some(0), false), "{said}");
    assert_eq!(printed, "1.3: new, led by council, due 2019-12-31 – New\n");
    assert!(dated.file("1.3").exists() && !dated.file("1.2").exists());
}

#[test]
fn what_was_fetched_of_others_counts_and_nothing_is_fetched() {
    let dated = plan();
    let clones = tempfile::TempDir::new().unwrap();
    let shared = clones.path().join("shared.git");
    dated.git("2019-09-02", &["clone", "--quiet", "--bare", ".", shared.to_str().unwrap()]);
    let clone = |folder: &Path| {
        let (from, to) = (shared.to_str().unwrap(), folder.to_str().unwrap());
        dated.git("2019-09-02", &["clone", "--quiet", from, to]);
    };
    let (ours, hers) = (clones.path().join("ours"), clones.path().join("hers"));
    clone(&ours);
    clone(&hers);
    let git = |folder: &Path, words: &[&str]| {
        let output = git_in(folder, "2019-09-03", words);
        assert!(output.status.success(), "{words:?}: {output:?}");
    };
    let actions = "plan/actions/help/01-first";
    fs::copy(hers.join(actions).join("1.1.toml"), hers.join(actions).join("1.2.toml")).unwrap();
    git(&hers, &["checkout", "--quiet", "-b", "jane"]);
    git(&hers, &["add", "."]);
    git(&hers, &["commit", "--quiet", "-m", "Hers"]);
    git(&hers, &["push", "--quiet", "origin", "jane"]);
    assert_eq!(next_in(&ours, &[]), alone("1.2"));
    git(&ours, &["fetch", "--quiet"]);
    assert_eq!(next_in(&ours, &[]), behind("1.2", "origin/jane", "1.3"));
    // Her own copy of the same branch, and the one that stands for the main branch there, say nothing new.
    assert_eq!(next_in(&hers, &[]), alone("1.3"));
}

#[test]
fn an_objective_of_another_branch_is_taken_too() {
    let dated = plan();
    dated.git("2019-09-03", &["checkout", "--quiet", "-b", "work"]);
    dated.plan.write("actions/help/02-second/objective.toml", "title = \"Second\"\n");
    dated.commit("2019-09-03", "Add an objective");
    dated.git("2019-09-03", &["checkout", "--quiet", "main"]);
    let words = ["add", "--objective", "help", "--title", "Families are seen", "--dry-run"];
    let (_, said) = dated.says(0, &words);
    let note = "note: 2 is taken on the branch work, so this is 3; until both are merged, the check notes the gap\n";
    assert!(said.contains(note), "{said}");
    assert!(said.contains("objective 3: new – Families are seen\n"), "{said}");
    assert!(!said.contains("check will warn"), "{said}");
}

#[test]
fn a_plan_that_allows_no_gap_refuses_the_action_and_says_which_branch_makes_it() {
    let dated = plan();
    branch(&dated, "work", &["1.2"]);
    let settings = fs::read_to_string(dated.plan.root().join("plan.toml")).unwrap();
    dated.plan.write("plan.toml", format!("{settings}[check]\nnumber-gap = \"error\"\n"));
    let (_, said) = dated.says(2, &ADD);
    assert!(said.contains("note: 1.2 is taken on the branch work, so this is 1.3"), "{said}");
    assert!(said.contains("1.2 is missing before 1.3"), "{said}");
}

#[test]
fn a_number_that_the_last_commit_has_and_the_folder_has_not_is_free() {
    let dated = plan();
    branch(&dated, "work", &[]);
    fs::remove_file(dated.file("1.1")).unwrap();
    assert_eq!(next(&dated), alone("1.1"));
    // Once that is committed it is the other branch alone that has it.
    dated.commit("2019-09-04", "Take it out");
    assert_eq!(next(&dated), behind("1.1", "work", "1.2"));
}

#[test]
fn odd_repositories_are_no_hindrance() {
    // A branch without a commit, beside one that has some; each kind of ids.
    for format in ["sha1", "sha256"] {
        let plan = TestPlan::with("due = 2019-12-31");
        let git = |words: &[&str]| {
            let output = git_in(plan.root(), "2019-09-03", words);
            assert!(output.status.success(), "{words:?}: {output:?}");
        };
        git(&["init", "--quiet", &format!("--object-format={format}")]);
        assert_eq!(next_in(plan.root(), &[]), alone("1.2"));
        plan.action("1.7", "due = 2019-12-31");
        git(&["checkout", "--quiet", "-b", "work"]);
        git(&["add", "."]);
        git(&["commit", "--quiet", "-m", "x"]);
        git(&["checkout", "--quiet", "--orphan", "fresh"]);
        fs::remove_file(plan.root().join("actions/help/01-first/1.7.toml")).unwrap();
        assert_eq!(next_in(plan.root(), &[]), behind("1.7", "work", "1.8"));
    }
    let dated = plan();
    branch(&dated, "work", &["1.2"]);
    // Branches without the plan, and one whose plan is a file; a branch of which nothing is there; nobody's branch.
    dated.git("2019-09-03", &["checkout", "--quiet", "--orphan", "empty"]);
    dated.git("2019-09-03", &["rm", "--quiet", "-r", "--cached", "."]);
    dated.git("2019-09-03", &["commit", "--quiet", "--allow-empty", "-m", "x"]);
    dated.git("2019-09-03", &["update-ref", "refs/heads/blob", "main"]);
    dated.git("2019-09-03", &["checkout", "--quiet", "--force", "main"]);
    fs::write(dated.top().join(".git/refs/heads/gone"), "1".repeat(40) + "\n").unwrap();
    assert_eq!(next(&dated), behind("1.2", "work", "1.3"));
    dated.git("2019-09-03", &["checkout", "--quiet", "--detach"]);
    assert_eq!(next(&dated), behind("1.2", "work", "1.3"));
    // Another working folder of the same repository has its own current branch.
    dated.git("2019-09-03", &["worktree", "add", "--quiet", "beside", "work"]);
    assert_eq!(next_in(&dated.top().join("beside"), &[]), alone("1.3"));
}

#[test]
fn without_git_or_its_consent_only_the_folder_counts() {
    let dated = plan();
    branch(&dated, "work", &["1.2"]);
    let nowhere = dated.top().to_str().unwrap();
    assert_eq!(next_in(dated.top(), &[("PATH", nowhere)]), alone("1.2"));
    let (number, notes) = next_in(dated.top(), &[("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")]);
    assert_eq!(number, "1.2");
    let top = dated.top().canonicalize().unwrap();
    let note = format!(
        "numbers that other branches have are not counted: git cannot use the repository {}",
        top.display()
    );
    assert_eq!(notes, [note]);
    fs::remove_dir_all(dated.top().join(".git")).unwrap();
    assert_eq!(next(&dated), alone("1.2"));
}

#[test]
fn of_hundreds_of_branches_each_counts() {
    let dated = plan();
    branch(&dated, "work", &["1.2"]);
    let commits = (3..=300).map(|number| {
        let branch = number % 150;
        format!(
            "commit refs/heads/b{branch:03}\ncommitter Ann <a@example.org> 1567500000 +0000\ndata 1\nx\nfrom main^0\nM 644 inline plan/actions/help/01-first/1.{number}.toml\ndata 1\nx\n"
        )
    });
    let stream = commits.collect::<Vec<_>>().concat();
    let mut git = assert_cmd::Command::new("git");
    git.args(["fast-import", "--quiet", "--force"]).current_dir(dated.top());
    git.write_stdin(stream).assert().success();
    // 300 is on the branch of the numbers that leave nothing when divided by 150.
    assert_eq!(next(&dated), behind("1.300", "b000", "1.301"));
}
