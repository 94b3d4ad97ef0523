//! What people type for a revision is one, or an error; it is never an option of git.

use std::ffi::{OsStr, OsString};

use crate::{ends, plan};

/// Where a revision is typed. Behind `--` no word is an option of ours.
const PLACES: [&[&str]; 8] = [
    &["list", "--at"],
    &["show", "1.1", "--at"],
    &["due", "--at"],
    &["history", "1.1", "--at"],
    &["changes", "--at", "HEAD", "--"],
    &["changes", "--"],
    &["changes", "--", "HEAD"],
    &["check", "--since"],
];

/// What the program says of a revision in one of these places, and with which code it ends.
fn said(dated: &crate::DatedPlan, place: &[&str], typed: &OsStr) -> (Option<i32>, String) {
    let words: Vec<&OsStr> = place.iter().map(OsStr::new).chain([typed]).collect();
    let (code, printed, said) = ends(dated.top(), &[], &words);
    assert!(code != Some(2) || printed.is_empty(), "{words:?}: {printed}");
    (code, said)
}

#[test]
fn an_odd_word_is_an_error_in_every_place_and_writes_nothing() {
    let dated = plan();
    let long = "a".repeat(10_000);
    for (typed, message) in [
        ("--output=x", "git knows no revision --output=x"),
        ("--output", "git knows no revision --output"),
        ("-h", "git knows no revision -h"),
        ("--help", "git knows no revision --help"),
        ("--git-dir", "git knows no revision --git-dir"),
        ("--exec=touch x", "git knows no revision --exec=touch x"),
        ("HEAD:../..", "git knows no revision HEAD:../.."),
        ("HEAD~1..HEAD", "git knows no revision HEAD~1..HEAD"),
        ("HEAD HEAD", "git knows no revision HEAD HEAD"),
        ("@{-1}", "git knows no revision @{-1}"),
        ("stash@{0}", "git knows no revision stash@{0}"),
        (":/no such words", "git knows no revision :/no such words"),
        (":plan/plan.toml", ":plan/plan.toml is no commit"),
        ("HEAD^{tree}", "HEAD^{tree} is no commit"),
        ("HEAD:plan", "HEAD:plan is no commit"),
        ("", "git knows no revision "),
        ("a\nb\u{1b}[31m", "git knows no revision a\\u{a}b\\u{1b}[31m"),
        (&long, &format!("git knows no revision {long}")),
    ] {
        for place in PLACES {
            let (code, said) = said(&dated, place, OsStr::new(typed));
            assert_eq!(code, Some(2), "{place:?} {typed}: {said}");
            assert_eq!(said.lines().next().unwrap(), format!("error: {message}"), "{place:?}");
            assert_eq!(said.matches("error:").count(), 1, "{said}");
        }
    }
    assert!(!dated.top().join("x").exists());
}

#[cfg(unix)]
#[test]
fn a_word_that_is_not_utf_8_is_an_error() {
    let dated = plan();
    let typed: OsString = std::os::unix::ffi::OsStringExt::from_vec(b"ma\xefn".to_vec());
    for place in PLACES {
        let (code, said) = said(&dated, place, &typed);
        assert_eq!(code, Some(2), "{place:?}: {said}");
        assert!(said.starts_with("error: invalid UTF-8"), "{said}");
    }
}

#[test]
fn every_way_in_which_git_names_a_commit_is_a_revision() {
    let dated = plan();
    let id = dated.id("HEAD");
    dated.git("2019-09-02", &["tag", "-a", "-m", "x", "v1"]);
    dated.git("2019-09-02", &["checkout", "--quiet", "-b", "work/ünïcode"]);
    dated.plan.action("1.1", "due = 2020-01-31");
    dated.git("2019-09-03", &["stash"]);
    let named = [
        "HEAD",
        "@",
        "main",
        "refs/heads/main",
        "work/ünïcode",
        "v1",
        "v1^{}",
        "@{-1}",
        ":/Add an",
        "HEAD^{/Add}",
        "HEAD^0",
        "stash@{0}~1",
        "@{0}",
        &id,
    ];
    for typed in named {
        for place in PLACES {
            let (code, said) = said(&dated, place, OsStr::new(typed));
            assert_eq!(code, Some(0), "{place:?} {typed}: {said}");
        }
    }
    // What is stashed is a commit too.
    let (_, printed, _) = ends(dated.top(), &[], &["changes", "HEAD", "stash@{0}"]);
    assert!(printed.contains("31 December 2019 to 31 January 2020"), "{printed}");
}
