//! What somebody else does between the program's reading and its writing.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::halted::{Halted, Waiting, keep_in_git};
use crate::own_disk::not_tested;
use crate::scratch::git_in;
use crate::{a_plan, block, change, file, is_clean, notes, rag, said, text};

const WAITING: &str = "note: waiting for another cov-plan that is changing this plan";

#[test]
fn what_somebody_else_writes_meanwhile_stands_and_the_change_is_refused() {
    type Act = fn(&Path);
    let acts: [Act; 4] = [
        |path| fs::write(path, fs::read_to_string(path).unwrap() + "# by hand\n").unwrap(),
        |path| fs::write(path, fs::read_to_string(path).unwrap().replace("2020", "2021")).unwrap(),
        |path| {
            let beside = path.with_extension("new");
            fs::write(&beside, "another file\n").unwrap();
            fs::rename(&beside, path).unwrap();
        },
        |path| fs::remove_file(path).unwrap(),
    ];
    for act in acts {
        let plan = a_plan();
        let root = plan.root();
        keep_in_git(root);
        let path = file(root, "1.1");
        let halted = Halted::before_it_writes(rag(root, "1.1", "2019-10-14", "ours"));
        act(&path);
        let theirs = fs::read(&path).ok();
        assert_eq!(
            said(&halted.go_on()),
            "error: 1.1.toml was changed by someone else meanwhile\n  \
             help: what is there stays; give the command again: it reads the plan as it is now\n"
        );
        assert_eq!(fs::read(&path).ok(), theirs);
        assert_eq!(git_in(root, "log --format=%s"), "first\n");
        assert!(crate::names(path.parent().unwrap()).iter().all(|name| !name.starts_with('.')));
    }
}

const SHEET: &str = "number,rag,note,date
1.1,amber,one,2019-10-14
1.2,amber,two,2019-10-14
1.3,amber,three,2019-10-14
";

#[test]
fn of_a_sheet_no_file_is_written_where_one_was_changed_by_somebody_else() {
    let plan = a_plan();
    let root = plan.root();
    keep_in_git(root);
    let sheet = root.parent().unwrap().join("updates.csv");
    fs::write(&sheet, SHEET).unwrap();
    let old = ["1.1", "1.3"].map(|number| text(root, number));
    let halted =
        Halted::before_it_writes(change(root, &["rag", "--from", sheet.to_str().unwrap()]));
    let theirs = text(root, "1.2") + &block("2019-10-14", "theirs");
    fs::write(file(root, "1.2"), &theirs).unwrap();
    let said = said(&halted.go_on());
    assert!(said.starts_with("error: 1.2.toml was changed by someone else"), "{said}");
    assert_eq!(["1.1", "1.3"].map(|number| text(root, number)), old);
    assert_eq!(text(root, "1.2"), theirs);
    is_clean(root);
}

#[test]
fn who_waits_says_so_and_adds_to_what_the_first_has_written() {
    let plan = a_plan();
    let root = plan.root();
    keep_in_git(root);
    let first = Halted::before_it_writes(rag(root, "1.1", "2019-10-14", "first"));
    let second = Waiting::that_says(WAITING, rag(root, "1.1", "2019-10-14", "second"));
    assert!(first.go_on().status.success());
    second.succeeds();
    assert_eq!(notes(root, "1.1"), ["first", "second"]);
    is_clean(root);
}

#[test]
fn who_waits_for_one_that_is_killed_goes_on_though_what_that_one_has_started_lives() {
    let plan = a_plan();
    let root = plan.root();
    keep_in_git(root);
    let first = Halted::before_it_writes(rag(root, "1.1", "2019-10-14", "first"));
    let second = Waiting::that_says(WAITING, rag(root, "1.1", "2019-10-14", "second"));
    first.kill(|| second.succeeds());
    assert_eq!(notes(root, "1.1"), ["second"]);
    is_clean(root);
}

/// An editor in which somebody writes a note, while another one adds a line to the action's file.
const EDITOR: &str = "printf 'written\\n' > \"$1\"; echo '# by hand' >> \"$CHANGED\"";

#[cfg(target_os = "linux")]
#[test]
fn what_somebody_else_writes_while_a_note_is_written_stays_and_the_note_joins_it() {
    let plan = a_plan();
    let root = plan.root();
    let beside = root.parent().unwrap();
    let old = text(root, "1.1");
    let line = change(root, &["rag", "1.1", "amber", "--date", "2019-10-14"]);
    let words = std::iter::once(line.get_program()).chain(line.get_args());
    let words: Vec<String> = words.map(|word| format!("'{}'", word.to_str().unwrap())).collect();
    // An editor is opened for somebody who sits at a terminal.
    let mut terminal = Command::new("script");
    terminal.args(["--quiet", "--return", "--command"]).arg(words.join(" "));
    terminal.arg(beside.join("what was seen")).env_remove("VISUAL");
    terminal.env("EDITOR", format!("sh -c '{}' editor", EDITOR.replace('\'', r"'\''")));
    terminal.env("CHANGED", file(root, "1.1"));
    match terminal.output() {
        Ok(output) => assert!(output.status.success(), "{output:?}"),
        Err(error) => return not_tested(&error.to_string()),
    }
    assert_eq!(text(root, "1.1"), old + "# by hand\n" + &block("2019-10-14", "written"));
    is_clean(root);
}
