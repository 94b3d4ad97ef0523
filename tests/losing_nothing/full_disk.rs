//! A disk that has no room left.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::copied::copy;
use crate::own_disk::{own_disk, run_with_own_disk};
use crate::{a_plan, block, change, file, is_clean, rag, refused, succeeds, text};

/// A page of the disk; a file has whole ones.
const PAGE: usize = 4096;

/// A plan on the disk, one action of which is longer than two pages.
fn a_plan_on(disk: &Path, long: &str) -> PathBuf {
    let plan = a_plan();
    plan.action(long, &format!("{}\ndescription = \"{}\"", crate::ACTION, "long ".repeat(2000)));
    let root = disk.join("plan");
    copy(plan.root(), &root);
    root
}

/// Fills a disk but for so many pages. The file that fills it.
fn fill(disk: &Path, left: usize) -> PathBuf {
    let path = disk.join("filling");
    let mut file = File::create(&path).unwrap();
    let mut pages = 0;
    while file.write_all(&[0; PAGE]).is_ok() {
        pages += 1;
    }
    file.set_len(((pages - left) * PAGE) as u64).unwrap();
    path
}

/// Has an update refused for want of room, and taken once there is some.
fn is_refused_until_there_is_room(root: &Path, make_room: impl FnOnce()) {
    let old = text(root, "1.1");
    let said = refused(&mut rag(root, "1.1", "2019-10-14", "one"));
    let beginning = format!("error: cannot write {}: no ", file(root, "1.1").display());
    assert!(said.starts_with(&beginning), "{said}");
    assert!(
        said.ends_with(
            "  help: nothing is changed; make room on the disk, and give the command again\n"
        ),
        "{said}"
    );
    assert_eq!(text(root, "1.1"), old);
    is_clean(root);
    make_room();
    succeeds(&mut rag(root, "1.1", "2019-10-14", "one"));
    assert_eq!(text(root, "1.1"), old + &block("2019-10-14", "one"));
    is_clean(root);
}

#[test]
fn a_full_disk_changes_nothing_and_once_there_is_room_the_same_command_succeeds() {
    const THIS: &str =
        "full_disk::a_full_disk_changes_nothing_and_once_there_is_room_the_same_command_succeeds";
    let Some(disk) = own_disk() else { return run_with_own_disk(THIS, "size=128k") };
    // The action needs three pages: none, one, or two of them are there.
    for left in 0..3 {
        let root = a_plan_on(&disk, "1.1");
        let filling = fill(&disk, left);
        is_refused_until_there_is_room(&root, || fs::remove_file(filling).unwrap());
        fs::remove_dir_all(root).unwrap();
    }
    // With the third, there is room.
    let root = a_plan_on(&disk, "1.1");
    fill(&disk, 3);
    succeeds(&mut rag(&root, "1.1", "2019-10-14", "one"));
    empty(&disk);
}

#[test]
fn a_disk_that_has_no_room_for_another_name_changes_nothing() {
    const THIS: &str = "full_disk::a_disk_that_has_no_room_for_another_name_changes_nothing";
    let Some(disk) = own_disk() else {
        return run_with_own_disk(THIS, "size=128k,nr_inodes=24");
    };
    let root = a_plan_on(&disk, "1.1");
    let names = disk.join("names");
    fs::create_dir(&names).unwrap();
    while File::create(names.join(crate::names(&names).len().to_string())).is_ok() {}
    is_refused_until_there_is_room(&root, || fs::remove_dir_all(&names).unwrap());
    empty(&disk);
}

#[test]
fn a_new_action_that_finds_no_room_is_not_there_and_can_be_added_later() {
    const THIS: &str =
        "full_disk::a_new_action_that_finds_no_room_is_not_there_and_can_be_added_later";
    let Some(disk) = own_disk() else { return run_with_own_disk(THIS, "size=128k") };
    let root = a_plan_on(&disk, "1.1");
    let words = ["--title", "New", "--lead", "council", "--due", "2020-03-31"];
    let add = || change(&root, &[&["add", "1"], &words[..]].concat());
    let filling = fill(&disk, 0);
    let said = refused(&mut add());
    assert!(said.ends_with(
        "  help: nothing is changed; make room on the disk, and give the command again\n"
    ));
    is_clean(&root);
    fs::remove_file(filling).unwrap();
    succeeds(&mut add());
    assert!(text(&root, "1.4").starts_with("title = \"New\"\n"));
    empty(&disk);
}

#[test]
fn of_a_sheet_that_finds_no_room_half_way_the_rest_is_told_and_taken_by_the_next_run() {
    const THIS: &str = "full_disk::of_a_sheet_that_finds_no_room_half_way_the_rest_is_told_and_taken_by_the_next_run";
    let Some(disk) = own_disk() else { return run_with_own_disk(THIS, "size=128k") };
    let root = a_plan_on(&disk, "1.2");
    let new = |number, note| text(&root, number) + &block("2019-10-14", note);
    let (one, other, two) = (new("1.1", "one"), text(&root, "1.2"), new("1.2", "two"));
    let sheet = disk.join("updates.csv");
    let rows = "number,rag,note,date\n1.1,amber,one,2019-10-14\n1.2,amber,two,2019-10-14\n";
    fs::write(&sheet, rows).unwrap();
    let run = || change(&root, &["rag", "--from", sheet.to_str().unwrap()]);
    // 1.1 needs a page, 1.2 three.
    let filling = fill(&disk, 2);
    let file = file(&root, "1.2");
    assert_eq!(
        refused(&mut run()),
        format!(
            "error: only 1 of 2 files could be written: cannot write {}: no space left on device\n  \
             help: once that is mended, give the command again: it does the rest\n",
            file.display()
        )
    );
    assert_eq!((text(&root, "1.1"), text(&root, "1.2")), (one.clone(), other));
    is_clean(&root);
    fs::remove_file(filling).unwrap();
    succeeds(&mut run());
    assert_eq!((text(&root, "1.1"), text(&root, "1.2")), (one, two));
    is_clean(&root);
    empty(&disk);
}

/// The disk goes with the test; an empty one shows that nothing is left to hold it.
fn empty(disk: &Path) {
    for name in crate::names(disk) {
        let path = disk.join(name);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
    }
}
