//! Many who change one plan at once.

use std::thread;

use cov_plan::store::read;

use crate::{a_plan, is_clean, notes, rag, succeeds};

const PROCESSES: usize = 8;
const UPDATES: usize = 100;

#[test]
fn of_eight_who_each_give_a_hundred_updates_of_one_action_none_loses_one() {
    let plan = a_plan();
    let root = plan.root();
    // Who is slower than the others gives updates that go before theirs.
    let day = |turn| format!("2019-10-{:02}", 1 + turn / 4);
    let note = |process, turn| format!("{process} says {turn}");
    thread::scope(|scope| {
        for process in 0..PROCESSES {
            scope.spawn(move || {
                for turn in 0..UPDATES {
                    succeeds(&mut rag(root, "1.1", &day(turn), &note(process, turn)));
                }
            });
        }
    });
    let reading = read(root);
    let updates = &reading.plan.actions[0].updates;
    assert_eq!(updates.len(), PROCESSES * UPDATES);
    assert!(updates.is_sorted_by_key(|update| update.date.unwrap()));
    for process in 0..PROCESSES {
        let own = |note: &String| note.starts_with(&format!("{process} "));
        let own: Vec<String> = notes(root, "1.1").into_iter().filter(own).collect();
        let given: Vec<String> = (0..UPDATES).map(|turn| note(process, turn)).collect();
        assert_eq!(own, given);
    }
    is_clean(root);
}

#[test]
fn two_who_change_two_actions_at_once_both_have_their_way() {
    let plan = a_plan();
    let root = plan.root();
    let given: Vec<String> = (0..20).map(|turn| format!("note {turn}")).collect();
    thread::scope(|scope| {
        for number in ["1.1", "1.2"] {
            let given = &given;
            scope.spawn(move || {
                for note in given {
                    succeeds(&mut rag(root, number, "2019-10-14", note));
                }
            });
        }
    });
    assert_eq!(notes(root, "1.1"), given);
    assert_eq!(notes(root, "1.2"), given);
    is_clean(root);
}
