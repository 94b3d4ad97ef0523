//! What a change keeps of its file besides the text: its rights, its links, and the old bytes for those who are reading them.

use std::fs::{self, File, Permissions};
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use crate::{a_plan, block, file, rag, succeeds, text};

#[test]
fn a_file_keeps_who_may_read_it() {
    let plan = a_plan();
    let path = file(plan.root(), "1.1");
    for mode in [0o640, 0o600, 0o664] {
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        succeeds(&mut rag(plan.root(), "1.1", "2019-10-14", &format!("{mode:o}")));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, mode);
    }
}

#[test]
fn who_is_reading_the_file_reads_the_old_one_to_its_end() {
    let plan = a_plan();
    let old = text(plan.root(), "1.1");
    let mut open = File::open(file(plan.root(), "1.1")).unwrap();
    succeeds(&mut rag(plan.root(), "1.1", "2019-10-14", "one"));
    let mut read = String::new();
    open.read_to_string(&mut read).unwrap();
    assert_eq!(read, old);
}

#[test]
fn a_link_stays_one_and_the_file_that_it_leads_to_has_the_update() {
    let plan = a_plan();
    let root = plan.root();
    let (link, real) = (file(root, "1.1"), root.join("kept-elsewhere"));
    let old = text(root, "1.1");
    fs::rename(&link, &real).unwrap();
    symlink("../../../kept-elsewhere", &link).unwrap();
    succeeds(&mut rag(root, "1.1", "2019-10-14", "through"));
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("../../../kept-elsewhere"));
    assert_eq!(fs::read_to_string(&real).unwrap(), old + &block("2019-10-14", "through"));
}

#[test]
fn a_plan_folder_that_is_a_link_is_changed_where_it_leads() {
    let plan = a_plan();
    let root = plan.root();
    let link = root.parent().unwrap().join("link");
    let old = text(root, "1.1");
    symlink("plan", &link).unwrap();
    succeeds(&mut rag(&link, "1.1", "2019-10-14", "through"));
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("plan"));
    assert_eq!(text(root, "1.1"), old + &block("2019-10-14", "through"));
}
