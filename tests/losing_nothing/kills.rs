//! The program killed at moments from its start to its end.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::{a_plan, block, change, is_clean, notes, rag, succeeds, text};

/// By so much later each kill comes than the one before.
const STEP: Duration = Duration::from_micros(250);

/// However slow the machine is, there is an end.
const MOST: u32 = 800;

/// Rounds of which each kills a command later than the one before, until it has ended before its kill three times running.
/// Nothing is asserted of the time that it takes.
fn at_every_moment(mut round: impl FnMut(u32, &dyn Fn(&mut Command) -> bool)) {
    let mut unharmed = 0;
    for turn in 0..MOST {
        let is_killed = std::cell::Cell::new(false);
        round(turn, &|command| {
            is_killed.set(kill_after(STEP * turn, command));
            is_killed.get()
        });
        unharmed = if is_killed.get() { 0 } else { unharmed + 1 };
        if unharmed == 3 {
            return;
        }
    }
}

/// Whether the kill came before the end.
fn kill_after(delay: Duration, command: &mut Command) -> bool {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(delay);
    // One that has ended cannot be killed, and need not be.
    let _ = child.kill();
    !child.wait().unwrap().success()
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_file_or_the_new_one_and_the_next_run_leaves_nothing_else() {
    let plan = a_plan();
    let root = plan.root();
    at_every_moment(|turn, kill| {
        let old = text(root, "1.1");
        let (first, second) = (format!("{turn} first"), format!("{turn} second"));
        let killed = kill(&mut rag(root, "1.1", "2019-10-14", &first));
        let new = old.clone() + &block("2019-10-14", &first);
        let left = text(root, "1.1");
        assert!(left == new || (killed && left == old), "{turn}: {left}");
        succeeds(&mut rag(root, "1.1", "2019-10-14", &second));
        assert_eq!(text(root, "1.1"), left + &block("2019-10-14", &second));
        is_clean(root);
    });
}

const SHEET: &str = "number,rag,note,date
1.1,amber,one,2019-10-14
1.2,amber,two,2019-10-14
1.1,amber,three,2019-10-15
1.3,amber,four,2019-10-14
";

#[test]
fn a_sheet_whose_run_is_killed_is_completed_by_the_next_and_doubles_nothing() {
    let plan = a_plan();
    let root = plan.root();
    let sheet = root.parent().unwrap().join("updates.csv");
    fs::write(&sheet, SHEET).unwrap();
    let run = || change(root, &["rag", "--from", sheet.to_str().unwrap()]);
    let olds = ["1.1", "1.2", "1.3"].map(|number| (number, text(root, number)));
    at_every_moment(|turn, kill| {
        for (number, old) in &olds {
            fs::write(crate::file(root, number), old).unwrap();
        }
        kill(&mut run());
        for (number, old) in &olds {
            let left = text(root, number);
            assert!(left == *old || left == old.clone() + &blocks(number), "{turn}: {left}");
        }
        succeeds(&mut run());
        for (number, old) in &olds {
            assert_eq!(text(root, number), old.clone() + &blocks(number), "{turn}");
        }
        is_clean(root);
    });
    is_all_there(root);
}

/// What the sheet adds to an action's file.
fn blocks(number: &str) -> String {
    match number {
        "1.1" => block("2019-10-14", "one") + &block("2019-10-15", "three"),
        "1.2" => block("2019-10-14", "two"),
        _ => block("2019-10-14", "four"),
    }
}

fn is_all_there(root: &Path) {
    assert_eq!(notes(root, "1.1"), ["one", "three"]);
    assert_eq!(notes(root, "1.2"), ["two"]);
    assert_eq!(notes(root, "1.3"), ["four"]);
}
