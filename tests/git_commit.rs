//! The commits that changing commands make, each in a repository of its own.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod scratch;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use cov_plan::store::{CommitError, GitError, Repository};

use scratch::{Scratch, found, git_in, make_program, try_git_in};

#[test]
fn a_file_is_committed_with_its_message() {
    let scratch = Scratch::new();
    let file = scratch.write("1.toml", "changed\n");
    scratch.judge("1.toml").unwrap();
    let message = "3.1: amber, impact red – draft out for comment\n\n# not a comment\n  kept  ";
    let commit = scratch.repository().commit(&[file], message).unwrap();
    assert_eq!(commit.id, scratch.git("rev-parse --short HEAD").trim());
    assert_eq!(commit.words, "");
    assert_eq!(scratch.git("show --quiet --format=%B"), format!("{message}\n\n"));
    assert_eq!(scratch.git("log -1 --format=%an,%ae,%as"), "Ann,ann@example.org,2019-10-14\n");
    assert_eq!(scratch.git("show HEAD:1.toml"), "changed\n");
    assert_eq!(scratch.git("status --porcelain"), "");
}

#[test]
fn what_else_is_staged_stays_staged() {
    let scratch = Scratch::new();
    scratch.write("2.toml", "staged\n");
    scratch.write("3.toml", "staged and new\n");
    scratch.git("add 2.toml 3.toml");
    scratch.write("2.toml", "changed again\n");
    scratch.write("1.toml", "changed\n");
    scratch.commit("1.toml").unwrap();
    assert_eq!(scratch.last(), "3.1: amber\n\nM\t1.toml\n");
    assert_eq!(scratch.git("status --porcelain"), "MM 2.toml\nA  3.toml\n");
    assert_eq!(scratch.git("show :2.toml"), "staged\n");
}

#[test]
fn a_file_that_is_partly_staged_is_committed_whole() {
    let scratch = Scratch::new();
    scratch.write("1.toml", "staged\n");
    scratch.git("add 1.toml");
    scratch.write("1.toml", "staged\nand more\n");
    scratch.commit("1.toml").unwrap();
    assert_eq!(scratch.git("show HEAD:1.toml"), "staged\nand more\n");
    assert_eq!(scratch.git("status --porcelain"), "");
}

#[test]
fn several_files_make_one_commit_the_new_ones_too() {
    let scratch = Scratch::new();
    let files =
        ["1.toml", "actions/3.toml", "actions/4.toml"].map(|name| scratch.write(name, "x\n"));
    scratch.write("actions/5.toml", "left out\n");
    let repository = scratch.repository();
    assert_eq!(repository.unknown(&files).unwrap(), files[1..]);
    repository.judge(&files).unwrap();
    repository.commit(&files, "three").unwrap();
    assert_eq!(scratch.last(), "three\n\nM\t1.toml\nA\tactions/3.toml\nA\tactions/4.toml\n");
    assert_eq!(scratch.git("status --porcelain"), "?? actions/5.toml\n");
    assert_eq!(repository.unknown(&files).unwrap(), Vec::<PathBuf>::new());
}

#[test]
fn a_name_is_a_name_whatever_git_could_read_into_it() {
    let names = [
        "-m.toml",
        "--all",
        ":!1.toml",
        ":(top)x",
        "*.toml",
        "[12].toml",
        "a b'\"\n.toml",
        "später.toml",
    ];
    for name in names {
        let scratch = Scratch::new();
        scratch.write("1.toml", "changed by hand\n");
        let file = scratch.write(name, "new\n");
        scratch.judge(name).unwrap();
        assert!(scratch.repository().differs_from_head(&file, "new\n").unwrap(), "{name}");
        scratch.commit(name).unwrap();
        let committed = scratch.git("show --format= --name-only -z HEAD");
        assert_eq!(committed, format!("{name}\0"));
        assert!(!scratch.repository().differs_from_head(&file, "new\n").unwrap(), "{name}");
        assert_eq!(scratch.git("status --porcelain"), " M 1.toml\n");
    }
}

#[test]
fn the_first_commit_of_a_repository_can_be_ours() {
    let scratch = Scratch::without_commit();
    let file = scratch.write("1.toml", "one\n");
    scratch.judge("1.toml").unwrap();
    assert!(scratch.repository().differs_from_head(&file, "one\n").unwrap());
    scratch.commit("1.toml").unwrap();
    assert_eq!(scratch.last(), "3.1: amber\n\nA\t1.toml\n");
}

#[test]
fn a_head_without_a_branch_moves_on() {
    let scratch = Scratch::new();
    scratch.git("checkout --quiet --detach");
    scratch.write("1.toml", "changed\n");
    scratch.judge("1.toml").unwrap();
    scratch.commit("1.toml").unwrap();
    assert_eq!(scratch.git("rev-parse HEAD~1"), scratch.git("rev-parse main"));
}

#[test]
fn a_worktree_has_a_head_of_its_own() {
    let scratch = Scratch::new();
    scratch.git("worktree add --quiet -b draft ../draft");
    let draft = scratch.beside("draft");
    let file = draft.join("1.toml");
    fs::write(&file, "changed\n").unwrap();
    let repository = found(&file);
    assert_eq!(repository.root(), draft);
    repository.judge(std::slice::from_ref(&file)).unwrap();
    repository.commit(&[file], "drafted").unwrap();
    assert_eq!(scratch.git("log --format=%s draft"), "drafted\nfirst\n");
    assert_eq!(scratch.git("log --format=%s main"), "first\n");
}

#[test]
fn a_submodule_keeps_its_own_files() {
    let scratch = Scratch::new();
    let other = Scratch::new();
    scratch.git(&format!(
        "-c protocol.file.allow=always submodule --quiet add {} sub",
        other.root.display()
    ));
    scratch.git("commit --quiet -m sub");
    for setting in ["user.name Sue", "user.email sue@example.org"] {
        git_in(&scratch.root.join("sub"), &format!("config {setting}"));
    }
    let file = scratch.write("sub/1.toml", "changed\n");
    let repository = found(&file);
    assert_eq!(repository.root(), scratch.root.join("sub"));
    repository.judge(std::slice::from_ref(&file)).unwrap();
    repository.commit(std::slice::from_ref(&file), "in sub").unwrap();
    assert_eq!(git_in(&scratch.root.join("sub"), "log -1 --format=%s"), "in sub\n");
    assert_eq!(scratch.git("log -1 --format=%s"), "sub\n");

    let error = scratch.repository().judge(&[file]).unwrap_err();
    assert!(matches!(error, CommitError::Git(GitError::Outside { .. })), "{error}");
}

#[test]
#[cfg(unix)]
fn a_link_stands_for_the_file_it_points_to() {
    let scratch = Scratch::new();
    std::os::unix::fs::symlink("1.toml", scratch.root.join("link.toml")).unwrap();
    let outside = scratch.beside("outside.toml");
    fs::write(&outside, "").unwrap();
    std::os::unix::fs::symlink(&outside, scratch.root.join("away.toml")).unwrap();
    scratch.write("1.toml", "changed\n");
    scratch.judge("link.toml").unwrap();
    scratch.commit("link.toml").unwrap();
    assert_eq!(scratch.last(), "3.1: amber\n\nM\t1.toml\n");
    let error = scratch.judge("away.toml").unwrap_err();
    assert!(matches!(error, CommitError::Git(GitError::Outside { .. })), "{error}");
}

#[test]
fn no_repository_is_found_where_none_is() {
    let scratch = Scratch::new();
    assert_eq!(Repository::around(&scratch.beside("nowhere")), None);
    let new = scratch.root.join("actions/new/3.1.toml");
    assert_eq!(Repository::around(&new).unwrap().root(), scratch.root);
}

#[test]
fn without_the_git_program_that_is_said() {
    let scratch = Scratch::new();
    let nowhere = scratch.beside("nowhere");
    let repository = scratch.repository().with_variable("PATH", nowhere);
    let error = repository.judge(&[scratch.root.join("1.toml")]).unwrap_err();
    assert_eq!(error.to_string(), "there is no program git on this machine");
}

#[test]
fn a_repository_that_git_refuses_is_refused_in_its_own_words() {
    let scratch = Scratch::new();
    scratch.git("config core.bare true");
    let error = scratch.judge("1.toml").unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("git cannot use the repository {}", scratch.root.display())
    );
    assert_eq!(error.words(), "fatal: this operation must be run in a work tree");

    let strange = scratch.beside("strange");
    fs::create_dir(&strange).unwrap();
    fs::write(strange.join(".git"), "no such thing\n").unwrap();
    let error = found(&strange).judge(&[strange.join("1.toml")]).unwrap_err();
    assert!(error.words().starts_with("fatal: invalid gitfile format"), "{}", error.words());

    fs::remove_file(strange.join(".git")).unwrap();
    fs::create_dir(strange.join(".git")).unwrap();
    let error = found(&strange).judge(&[strange.join("1.toml")]).unwrap_err();
    assert!(error.words().starts_with("fatal: not a git repository"), "{}", error.words());
}

#[test]
fn a_repository_of_another_user_is_refused_in_gits_words() {
    let scratch = Scratch::new();
    let repository = scratch.repository().with_variable("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    let error = repository.judge(&[scratch.root.join("1.toml")]).unwrap_err();
    assert!(error.words().contains("detected dubious ownership"), "{error:?}");
    assert!(error.words().contains("safe.directory"), "{error:?}");
}

#[test]
fn a_commit_needs_somebody_who_makes_it() {
    let scratch = Scratch::new();
    scratch.git("config --unset user.email");
    scratch.git("config user.useConfigOnly true");
    let error = scratch.judge("1.toml").unwrap_err();
    assert_eq!(error.to_string(), "git does not know who you are");
    let named = scratch
        .repository()
        .with_variable("GIT_AUTHOR_EMAIL", "ann@example.org")
        .with_variable("GIT_COMMITTER_EMAIL", "ann@example.org");
    named.judge(&[scratch.root.join("1.toml")]).unwrap();
}

/// A repository in which `branch` and `main` have changed the same line of `1.toml`.
fn divided() -> Scratch {
    let scratch = Scratch::new();
    scratch.git("checkout --quiet -b branch");
    scratch.write("1.toml", "ours\n");
    scratch.git("commit --quiet -a -m ours");
    scratch.git("checkout --quiet main");
    scratch.write("1.toml", "theirs\n");
    scratch.git("commit --quiet -a -m theirs");
    scratch
}

#[test]
fn nothing_is_committed_in_the_middle_of_a_merge_or_a_cherry_pick() {
    for what in ["merge", "cherry-pick"] {
        let scratch = divided();
        assert!(!try_git_in(&scratch.root, &format!("{what} branch")).status.success());
        let before = scratch.state();
        let error = scratch.judge("2.toml").unwrap_err();
        assert_eq!(error.to_string(), format!("a {what} is under way in this repository"));
        // It is git that refuses: what is asked beforehand foresees it.
        scratch.write("2.toml", "changed\n");
        let error = scratch.commit("2.toml").unwrap_err();
        assert_eq!(error.words(), format!("fatal: cannot do a partial commit during a {what}."));
        scratch.write("3.toml", "new\n");
        scratch.commit("3.toml").unwrap_err();
        assert_eq!(scratch.state(), before);
    }
}

#[test]
fn other_files_are_committed_in_the_middle_of_a_rebase_or_a_revert() {
    for what in ["rebase branch", "revert --no-edit HEAD~1"] {
        let scratch = divided();
        scratch.write("1.toml", "theirs again\n");
        scratch.git("commit --quiet -a -m again");
        assert!(!try_git_in(&scratch.root, what).status.success());
        let conflict = scratch.git("ls-files --unmerged");
        assert_ne!(conflict, "");
        scratch.write("2.toml", "changed\n");
        scratch.judge("2.toml").unwrap();
        scratch.commit("2.toml").unwrap();
        assert_eq!(scratch.last(), "3.1: amber\n\nM\t2.toml\n");
        assert_eq!(scratch.git("ls-files --unmerged"), conflict);
        let error = scratch.judge("1.toml").unwrap_err();
        assert!(matches!(error, CommitError::Conflict { .. }), "{error}");
    }
}

#[test]
fn a_file_that_git_is_told_to_ignore_is_refused() {
    let scratch = Scratch::new();
    scratch.write(".gitignore", "drafts/\n[12].toml\n");
    let error = scratch.judge("drafts/3.toml").unwrap_err();
    let file = scratch.root.join("drafts/3.toml");
    assert_eq!(error.to_string(), format!("git is told to ignore {}", file.display()));
    // What git knows already is not ignored.
    scratch.judge("1.toml").unwrap();
}

#[test]
fn a_file_whose_changes_git_passes_over_is_refused_but_not_one_that_it_assumes_unchanged() {
    let scratch = Scratch::new();
    scratch.git("update-index --skip-worktree 1.toml");
    scratch.write("1.toml", "changed\n");
    let error = scratch.judge("1.toml").unwrap_err();
    let file = scratch.root.join("1.toml");
    assert_eq!(
        error.to_string(),
        format!("git is told to pass over changes of {}", file.display())
    );
    // It is git that refuses: what is asked beforehand foresees it.
    assert!(matches!(scratch.commit("1.toml"), Err(CommitError::Refused { .. })));
    scratch.git("update-index --assume-unchanged 1.toml");
    assert!(matches!(scratch.judge("1.toml"), Err(CommitError::PassedOver { .. })));

    scratch.git("update-index --assume-unchanged 2.toml");
    scratch.write("2.toml", "changed\n");
    scratch.judge("2.toml").unwrap();
    scratch.commit("2.toml").unwrap();
    assert_eq!(scratch.last(), "3.1: amber\n\nM\t2.toml\n");
}

#[test]
fn the_text_of_the_last_commit_has_its_own_line_ends() {
    let scratch = Scratch::new();
    let file = scratch.write("1.toml", "one\r\ntwo");
    let repository = scratch.repository();
    assert_eq!(repository.head_text(&file).unwrap().as_deref(), Some("one\n"));
    scratch.commit("1.toml").unwrap();
    scratch.write("1.toml", "three\n");
    assert_eq!(repository.head_text(&file).unwrap().as_deref(), Some("one\r\ntwo"));
    assert_eq!(repository.head_text(&scratch.root.join("3.toml")).unwrap(), None);
    let fresh = Scratch::without_commit();
    assert_eq!(fresh.repository().head_text(&fresh.root.join("1.toml")).unwrap(), None);
}

#[test]
fn another_git_at_work_is_not_disturbed() {
    let scratch = Scratch::new();
    let lock = scratch.write(".git/index.lock", "");
    let error = scratch.judge("1.toml").unwrap_err();
    let words = "another git program is at work in this repository";
    assert_eq!(error.to_string(), format!("{words}: {} is there", lock.display()));
}

#[test]
fn a_hook_that_refuses_leaves_all_as_before() {
    for hook in ["pre-commit", "prepare-commit-msg", "commit-msg"] {
        let scratch = Scratch::new();
        scratch.write("2.toml", "staged\n");
        scratch.git("add 2.toml");
        scratch.hook(hook, "echo to standard output; echo to standard error >&2; exit 1");
        let before = scratch.state();
        for name in ["1.toml", "3.toml"] {
            scratch.write(name, "changed\n");
            let error = scratch.commit(name).unwrap_err();
            assert_eq!(error.to_string(), "git refused the commit");
            assert_eq!(error.words(), "to standard output\nto standard error");
            assert_eq!(scratch.state(), before, "{hook}, {name}");
        }
        assert_eq!(scratch.git("status --porcelain"), " M 1.toml\nM  2.toml\n?? 3.toml\n");
    }
}

#[test]
fn what_a_hook_says_of_a_commit_comes_with_it() {
    let scratch = Scratch::new();
    scratch.hook("pre-commit", "echo the plan is sound");
    scratch.hook("post-commit", "echo thank you >&2");
    scratch.write("1.toml", "changed\n");
    assert_eq!(scratch.commit("1.toml").unwrap().words, "the plan is sound\nthank you");
}

#[test]
fn a_program_that_a_hook_leaves_running_is_not_waited_for() {
    let scratch = Scratch::new();
    let (seen, given_up) = (scratch.beside("seen"), scratch.beside("given-up"));
    let script = format!(
        "(for i in $(seq 400); do [ -e {} ] && exit; sleep 0.05; done; touch {}) &",
        seen.display(),
        given_up.display()
    );
    scratch.hook("post-commit", &script);
    scratch.write("1.toml", "changed\n");
    scratch.commit("1.toml").unwrap();
    assert!(!given_up.exists());
    fs::write(seen, "").unwrap();
}

#[test]
fn a_hook_finds_what_it_finds_without_us() {
    let scratch = Scratch::new();
    let said = scratch.beside("said");
    scratch.hook(
        "pre-commit",
        &format!(
            "git ls-files '?.toml' > {0}; git config protocol.allow >> {0}; true",
            said.display()
        ),
    );
    scratch.write("1.toml", "changed\n");
    scratch.commit("1.toml").unwrap();
    assert_eq!(fs::read_to_string(said).unwrap(), "1.toml\n2.toml\n");
}

#[test]
fn within_a_hook_of_another_repository_that_of_the_files_counts() {
    let other = Scratch::new();
    let before = other.state();
    let test = "several_files_make_one_commit_the_new_ones_too";
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test])
        .env("GIT_DIR", other.root.join(".git"))
        .env("GIT_WORK_TREE", &other.root)
        .env("GIT_INDEX_FILE", other.root.join(".git/index"))
        .env("GIT_LITERAL_PATHSPECS", "1")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("1 passed"), "{said}");
    assert_eq!(other.state(), before);
}

#[test]
fn a_commit_is_signed_where_its_owner_set_that_up() {
    let scratch = Scratch::new();
    let gpg = scratch.beside("gpg");
    fs::write(&gpg, "#!/bin/sh\necho no key >&2\nexit 1\n").unwrap();
    make_program(&gpg);
    scratch.git("config commit.gpgSign true");
    scratch.git(&format!("config gpg.program {}", gpg.display()));
    scratch.write("1.toml", "changed\n");
    let error = scratch.commit("1.toml").unwrap_err();
    assert!(error.words().contains("failed to sign"), "{error:?}");
}

#[test]
fn a_commit_of_nothing_is_told_from_a_refusal() {
    let scratch = Scratch::new();
    let error = scratch.commit("1.toml").unwrap_err();
    assert_eq!(error.to_string(), "there is nothing to commit: all is as in the last commit");
}

#[test]
fn no_program_of_a_hostile_setting_runs() {
    let scratch = Scratch::new();
    let marker = scratch.beside("marker");
    let program = scratch.beside("program");
    fs::write(&program, format!("#!/bin/sh\ntouch {}\n", marker.display())).unwrap();
    make_program(&program);
    for key in [
        "alias.commit",
        "core.askPass",
        "core.editor",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "pager.commit",
        "sequence.editor",
    ] {
        let value = program.display();
        let bang = if key.starts_with("alias") { "!" } else { "" };
        scratch.git(&format!("config {key} {bang}{value}"));
    }
    // The settings are such that git itself runs the program.
    scratch.git("status");
    fs::remove_file(&marker).unwrap();

    let file = scratch.write("1.toml", "changed\n");
    let new = scratch.write("3.toml", "new\n");
    let repository = scratch.repository();
    repository.judge(&[file.clone(), new.clone()]).unwrap();
    repository.differs_from_head(&file, "changed\n").unwrap();
    repository.unknown(std::slice::from_ref(&new)).unwrap();
    repository.commit(&[file.clone(), new], "3.1: amber").unwrap();
    repository.commit(&[file], "3.1: amber").unwrap_err();
    assert!(!marker.exists());
}

#[test]
fn edits_made_by_hand_differ_from_the_last_commit() {
    let scratch = Scratch::new();
    let file = scratch.root.join("1.toml");
    let repository = scratch.repository();
    let differs = |text| repository.differs_from_head(&file, text).unwrap();
    assert!(!differs("one\n"));
    assert!(!differs("one\r\n"));
    assert!(differs("one"));
    assert!(differs("one\n\n"));
    assert!(differs("one \n"));
    scratch.write("1.toml", "staged\n");
    scratch.git("add 1.toml");
    assert!(differs("staged\n"));
    let new = scratch.root.join("3.toml");
    assert!(repository.differs_from_head(&new, "").unwrap());
}

#[test]
fn line_ends_are_gits_business() {
    for (setting, stored) in [("true", "one\nmore\n"), ("false", "one\r\nmore\r\n")] {
        let scratch = Scratch::new();
        scratch.git(&format!("config core.autocrlf {setting}"));
        let file = scratch.write("1.toml", "one\r\n");
        assert!(!scratch.repository().differs_from_head(&file, "one\r\n").unwrap());
        scratch.write("1.toml", "one\r\nmore\r\n");
        scratch.commit("1.toml").unwrap();
        assert_eq!(scratch.git("cat-file blob HEAD:1.toml"), stored);
        assert_eq!(fs::read_to_string(&file).unwrap(), "one\r\nmore\r\n");
        assert_eq!(scratch.git("status --porcelain"), "");
    }
}
