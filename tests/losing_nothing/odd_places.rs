//! Plans in folders with names that few would think of.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use crate::copied::copy;
use crate::scratch::git_in;
use crate::{a_plan, block, rag, succeeds, text};

/// Gives an update in a plan at such a place, and a second that is committed.
fn is_changed_at(place: impl AsRef<Path>) {
    let plan = a_plan();
    let top = plan.root().parent().unwrap().join("top");
    let root = top.join(place);
    copy(plan.root(), &root);
    for line in ["init --quiet", "config user.name Ann", "config user.email ann@example.org"] {
        git_in(&top, line);
    }
    let old = text(&root, "1.1");
    succeeds(&mut rag(&root, "1.1", "2019-10-14", "one"));
    succeeds(rag(&root, "1.1", "2019-10-15", "two").arg("--commit"));
    let new = old + &block("2019-10-14", "one") + &block("2019-10-15", "two");
    assert_eq!(text(&root, "1.1"), new);
    assert_eq!(git_in(&root, "show HEAD:./actions/help/01-first/1.1.toml"), new);
    let committed = git_in(&top, "show --format=%s --name-only HEAD");
    let lines: Vec<&str> = committed.lines().collect();
    assert!(matches!(lines[..], ["1.1: amber – two", "", _]), "{lines:?}");
}

#[test]
fn a_plan_is_changed_and_committed_below_folders_with_spaces_umlauts_and_signs() {
    for place in [
        "Pläne der Stadt/mein plan",
        "it's \"quoted\" $HOME/plan",
        "-x/:(top)*/[p]lan",
        "計画/🗂/plan",
    ] {
        is_changed_at(place);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_plan_is_changed_below_a_folder_whose_name_is_no_text() {
    use std::os::unix::ffi::OsStrExt;
    is_changed_at(OsStr::from_bytes(b"p\xffl/plan"));
    is_changed_at("two\nlines/plan");
}

#[cfg(target_os = "linux")]
#[test]
fn files_whose_names_are_no_text_disturb_no_change_and_stay() {
    use std::os::unix::ffi::OsStrExt;
    let plan = a_plan();
    let folder = plan.root().join(crate::FOLDER);
    let odd = [b"notes \xff\xfe".as_slice(), b"1.9\xff.toml", b".cov-plan-\xff", b"new\nline"];
    for name in odd {
        fs::write(folder.join(OsStr::from_bytes(name)), "odd").unwrap();
    }
    let old = text(plan.root(), "1.1");
    succeeds(&mut rag(plan.root(), "1.1", "2019-10-14", "one"));
    assert_eq!(text(plan.root(), "1.1"), old + &block("2019-10-14", "one"));
    for name in odd {
        assert_eq!(fs::read(folder.join(OsStr::from_bytes(name))).unwrap(), b"odd");
    }
}
