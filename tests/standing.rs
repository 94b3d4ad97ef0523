//! How an action stands on any day, past days included: all of it follows from its file.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod folder;

use cov_plan::model::{Rating, Status};
use folder::{TestPlan, date, on};

/// The status of action 1.1 on each of these days.
fn statuses<const DAYS: usize>(plan: &TestPlan, days: [&str; DAYS]) -> [Status; DAYS] {
    days.map(|day| on(plan, day, |standing| standing.status))
}

/// The deadline of action 1.1 on a day, as text; empty where nothing falls due any more.
fn deadline(plan: &TestPlan, day: &str) -> String {
    let deadline = on(plan, day, |standing| standing.deadline);
    deadline.map(|day| day.to_string()).unwrap_or_default()
}

/// The rated updates of these days.
fn rated(days: &[&str]) -> String {
    let update =
        |day: &&str| format!("[[updates]]\ndate = {day}\nby = \"council\"\nrag = \"amber\"\n");
    days.iter().map(update).collect()
}

#[test]
fn an_action_is_overdue_from_the_day_after_its_deadline() {
    let plan = TestPlan::with("due = 2019-12-31");
    assert_eq!(statuses(&plan, ["2019-12-31", "2020-01-01"]), [Status::Open, Status::Overdue]);
}

#[test]
fn what_was_completed_later_is_still_open_before() {
    let plan = TestPlan::with("due = 2019-12-10\ncompleted = 2019-12-20");
    assert_eq!(
        statuses(&plan, ["2019-12-10", "2019-12-19", "2019-12-20", "2030-01-01"]),
        [Status::Open, Status::Overdue, Status::Complete, Status::Complete]
    );
    assert_eq!(on(&plan, "2019-12-20", |standing| standing.deadline), Some(date("2019-12-10")));
}

#[test]
fn a_reopened_action_was_complete_until_the_day_before() {
    let plan = TestPlan::with(
        r#"due = 2019-12-31
[[updates]]
date = 2020-01-15
by = "council"
note = "The policy was withdrawn by the court"
reopened_from = { completed = 2019-12-20 }"#,
    );
    assert_eq!(
        statuses(&plan, ["2019-12-19", "2019-12-20", "2020-01-14", "2020-01-15"]),
        [Status::Open, Status::Complete, Status::Complete, Status::Overdue]
    );
}

#[test]
fn an_action_completed_twice_was_open_in_between() {
    let plan = TestPlan::with(
        r#"due = 2020-06-30
completed = 2020-03-01
[[updates]]
date = 2020-01-15
by = "council"
reopened_from = { completed = 2019-12-20 }"#,
    );
    let completed = |day| {
        let reading = plan.read();
        reading.plan.actions[0].completed_by(date(day)).map(|day| day.to_string())
    };
    assert_eq!(
        statuses(&plan, ["2019-12-25", "2020-01-20", "2020-03-01"]),
        [Status::Complete, Status::Open, Status::Complete]
    );
    assert_eq!(completed("2019-12-25").as_deref(), Some("2019-12-20"));
    assert_eq!(completed("2020-01-20"), None);
    assert_eq!(completed("2020-03-01").as_deref(), Some("2020-03-01"));
}

#[test]
fn a_suspension_ends_with_its_last_day_and_lateness_counts_again() {
    let plan = TestPlan::with(
        r#"due = 2019-12-31
suspended = { date = 2019-11-01, until = 2020-01-31, reason = "The court decides first" }"#,
    );
    assert_eq!(
        statuses(&plan, ["2019-10-31", "2019-11-01", "2020-01-31", "2020-02-01"]),
        [Status::Open, Status::Suspended, Status::Suspended, Status::Overdue]
    );
}

#[test]
fn a_suspension_without_an_end_lasts_until_the_action_is_reopened() {
    let plan = TestPlan::with(
        r#"due = 2020-06-30
[[updates]]
date = 2020-03-02
by = "council"
reopened_from = { suspended = { date = 2019-11-01, reason = "The court decides first" } }"#,
    );
    assert_eq!(
        statuses(&plan, ["2019-10-31", "2019-11-01", "2020-03-01", "2020-03-02"]),
        [Status::Open, Status::Suspended, Status::Suspended, Status::Open]
    );
}

#[test]
fn what_is_withdrawn_is_never_overdue_and_owes_no_update() {
    let plan = TestPlan::with(
        r#"due = 2019-10-31
withdrawn = { date = 2019-12-01, reason = "Another plan does it" }"#,
    );
    assert_eq!(
        statuses(&plan, ["2019-11-30", "2019-12-01", "2026-11-24"]),
        [Status::Overdue, Status::Withdrawn, Status::Withdrawn]
    );
    assert!(on(&plan, "2019-11-30", |standing| standing.owes_update));
    assert!(!on(&plan, "2020-01-05", |standing| standing.owes_update));
}

#[test]
fn a_moved_deadline_is_the_old_one_until_the_day_before_the_decision() {
    let plan = TestPlan::with(
        r#"due = 2020-06-30
original_due = 2019-12-31
[[updates]]
date = 2019-12-19
by = "council"
moved_from = 2019-12-31
moved_to = 2020-03-31
note = "The group meets in February"
[[updates]]
date = 2020-03-20
by = "council"
moved_from = 2020-03-31
moved_to = 2020-06-30
note = "Once more""#,
    );
    let first = |day| on(&plan, day, |standing| standing.original_due.map(|day| day.to_string()));
    assert_eq!(deadline(&plan, "2019-12-18"), "2019-12-31");
    assert_eq!(first("2019-12-18"), None);
    assert_eq!(deadline(&plan, "2019-12-19"), "2020-03-31");
    assert_eq!(first("2019-12-19").as_deref(), Some("2019-12-31"));
    assert_eq!(deadline(&plan, "2020-03-20"), "2020-06-30");
    assert_eq!(statuses(&plan, ["2020-01-10", "2020-07-01"]), [Status::Open, Status::Overdue]);
}

#[test]
fn a_milestone_moves_and_is_completed_apart_from_its_action() {
    let plan = TestPlan::with(
        r#"due = 2020-06-30
[[milestones]]
title = "Strategy in place"
due = 2020-02-29
original_due = 2019-12-31
completed = 2020-02-20
[[milestones]]
title = "Staff trained"
due = 2020-01-31
[[updates]]
date = 2019-12-19
by = "council"
milestone = "Strategy in place"
moved_from = 2019-12-31
moved_to = 2020-02-29
note = "The group meets in February""#,
    );
    let part = |day, part: usize| {
        on(&plan, day, |standing| {
            let part = &standing.parts[part];
            (part.deadline.unwrap().to_string(), part.original_due.is_some(), part.status)
        })
    };
    assert_eq!(part("2019-12-18", 0), ("2019-12-31".to_owned(), false, Status::Open));
    assert_eq!(part("2019-12-19", 0), ("2020-02-29".to_owned(), true, Status::Open));
    assert_eq!(part("2020-02-20", 0).2, Status::Complete);
    assert_eq!(part("2019-12-18", 1), ("2020-01-31".to_owned(), false, Status::Open));
    assert_eq!(part("2020-02-01", 1).2, Status::Overdue);
    assert_eq!(deadline(&plan, "2019-12-18"), "2020-06-30");
    // The status of an action looks at its own deadline alone.
    assert_eq!(statuses(&plan, ["2020-02-01"]), [Status::Open]);
}

#[test]
fn a_reopened_milestone_was_complete_until_the_day_before() {
    let plan = TestPlan::with(
        r#"due = 2020-06-30
[[milestones]]
title = "Strategy in place"
due = 2019-12-31
[[updates]]
date = 2020-01-15
by = "council"
milestone = "Strategy in place"
reopened_from = { completed = 2019-12-20 }"#,
    );
    let part = |day| on(&plan, day, |standing| standing.parts[0].status);
    assert_eq!(
        ["2019-12-19", "2019-12-20", "2020-01-14", "2020-01-15"].map(part),
        [Status::Open, Status::Complete, Status::Complete, Status::Overdue]
    );
    assert_eq!(statuses(&plan, ["2020-01-14"]), [Status::Open]);
}

#[test]
fn a_milestone_ends_with_its_action() {
    let plan = TestPlan::with(
        r#"due = 2019-12-31
completed = 2019-12-20
[[milestones]]
title = "Strategy in place"
due = 2019-11-30"#,
    );
    let part = |day| on(&plan, day, |standing| standing.parts[0].status);
    assert_eq!(["2019-12-01", "2019-12-20"].map(part), [Status::Overdue, Status::Complete]);
}

#[test]
fn an_action_added_later_is_not_there_before() {
    let plan = TestPlan::with("due = 2020-03-31\nadded = 2019-12-19");
    let reading = plan.read();
    let there = |day| reading.plan.standings(date(day)).len();
    assert_eq!((there("2019-12-18"), there("2019-12-19")), (0, 1));
    // It joined in the quarter that ended on 31 December: that is the first whose update it owes.
    assert!(!on(&plan, "2019-12-31", |standing| standing.owes_update));
    assert!(on(&plan, "2020-01-01", |standing| standing.owes_update));
}

#[test]
fn a_period_is_due_on_its_last_day_and_words_on_their_review() {
    let period = TestPlan::with("due = { from = 2019-04-01, to = 2020-03-31 }");
    assert_eq!(deadline(&period, "2019-11-15"), "2020-03-31");
    let words = TestPlan::with(r#"due = { described = "As the audit says", review = 2020-02-14 }"#);
    assert_eq!(deadline(&words, "2019-11-15"), "2020-02-14");
}

/// An action due at each meeting of the group, rated on these days.
fn each_meeting(group: &str, updates: &[&str]) -> TestPlan {
    let due = "due = { each_meeting_of = \"board\", until = 2020-09-30 }\n";
    let plan = TestPlan::with(&(due.to_owned() + &rated(updates)));
    plan.write("governance.toml", format!("[groups.board]\nname = \"The board\"\n{group}\n"));
    plan
}

#[test]
fn the_first_meeting_of_the_plan_waits_until_an_update_answers_it() {
    let meetings = "meetings = [2019-05-23, 2019-08-12, 2019-10-22, 2019-12-19]";
    // Those of May and August were before the plan.
    assert_eq!(deadline(&each_meeting(meetings, &[]), "2026-11-24"), "2019-10-22");
    // On the day of the meeting, or up to 21 days after it.
    assert_eq!(deadline(&each_meeting(meetings, &["2019-10-22"]), "2026-11-24"), "2019-12-19");
    assert_eq!(deadline(&each_meeting(meetings, &["2019-11-12"]), "2026-11-24"), "2019-12-19");
    // 22 days after it, the update is for the next one, and October's is missed.
    assert_eq!(deadline(&each_meeting(meetings, &["2019-11-13"]), "2026-11-24"), "2020-09-30");
    // What is not given yet answers nothing.
    assert_eq!(deadline(&each_meeting(meetings, &["2019-10-22"]), "2019-10-21"), "2019-10-22");
}

#[test]
fn where_the_next_meeting_is_not_known_the_end_stands_for_it() {
    let meetings = "meetings = [2019-10-22]";
    let plan = each_meeting(meetings, &["2019-10-22"]);
    assert_eq!(deadline(&plan, "2019-10-22"), "2020-09-30");
    assert_eq!(deadline(&each_meeting("", &[]), "2019-11-15"), "2020-09-30");
    let done = each_meeting(meetings, &["2019-10-22", "2020-09-30"]);
    assert_eq!(deadline(&done, "2020-09-30"), "");
}

#[test]
fn after_the_last_listed_meeting_the_cadence_gives_the_next() {
    let group = "meetings = [2019-10-22, 2019-12-19]\nmeets = \"quarter\"";
    let plan = each_meeting(group, &["2019-10-22", "2019-12-19", "2020-03-19"]);
    assert_eq!(deadline(&plan, "2019-11-15"), "2019-12-19");
    assert_eq!(deadline(&plan, "2019-12-31"), "2020-03-19");
    assert_eq!(deadline(&plan, "2020-03-19"), "2020-06-19");
}

#[test]
fn a_cadence_that_gives_no_meeting_before_the_end_leaves_the_end() {
    let plan = each_meeting("meetings = [2019-08-12]\nmeets = \"year\"", &[]);
    assert_eq!(deadline(&plan, "2019-11-15"), "2020-08-12");
    let rare = each_meeting("meets = \"year\"\nmeetings = [2018-10-01]", &[]);
    assert_eq!(deadline(&rare, "2019-09-01"), "2019-10-01");
    let plan = TestPlan::with("due = { each_meeting_of = \"board\", until = 2020-03-31 }");
    plan.write("governance.toml", "[groups.board]\nname = \"B\"\nmeets = \"year\"\n");
    assert_eq!(deadline(&plan, "2019-11-15"), "2020-03-31");
}

#[test]
fn a_quarterly_action_waits_for_the_first_quarter_that_nobody_answered() {
    let quarterly = |updates: &[&str]| {
        let due = "due = { every = \"quarter\", from = 2019-10-01, until = 2020-06-30 }\n";
        TestPlan::with(&(due.to_owned() + &rated(updates)))
    };
    assert_eq!(deadline(&quarterly(&[]), "2020-05-01"), "2019-12-31");
    assert_eq!(statuses(&quarterly(&[]), ["2020-01-01"]), [Status::Overdue]);
    // 21 January is 21 days after the end of December, 22 January is 22.
    assert_eq!(deadline(&quarterly(&["2020-01-21"]), "2020-01-21"), "2020-03-31");
    assert_eq!(deadline(&quarterly(&["2020-01-22"]), "2020-01-22"), "2020-06-30");
    // The second update soon after the end is for the quarter that has begun.
    assert_eq!(deadline(&quarterly(&["2020-01-07", "2020-01-21"]), "2020-02-01"), "2020-06-30");
    assert_eq!(deadline(&quarterly(&["2020-06-30"]), "2020-06-30"), "");
    assert_eq!(statuses(&quarterly(&["2020-06-30"]), ["2026-11-24"]), [Status::Open]);
}

#[test]
fn an_update_without_a_rating_answers_nothing() {
    let plan = TestPlan::with(
        r#"due = { every = "quarter", from = 2019-10-01, until = 2020-06-30 }
[[updates]]
date = 2019-12-10
by = "council"
note = "Nothing new""#,
    );
    assert_eq!(deadline(&plan, "2020-01-05"), "2019-12-31");
    assert!(on(&plan, "2020-01-05", |standing| standing.owes_update));
    assert_eq!(on(&plan, "2020-01-05", |standing| standing.rag), None);
}

#[test]
fn an_update_is_owed_once_its_quarter_has_ended_without_one() {
    let owes = |updates: &[&str], day| {
        let plan = TestPlan::with(&("due = 2020-09-30\n".to_owned() + &rated(updates)));
        on(&plan, day, |standing| standing.owes_update)
    };
    // The plan's first quarter is cut short: it has September 2019 alone.
    assert!(!owes(&[], "2019-09-30"));
    assert!(owes(&[], "2019-10-01"));
    assert!(!owes(&["2019-10-21"], "2019-12-31"));
    assert!(owes(&["2019-10-21"], "2020-01-01"));
    // 22 October is too late for September, so it is for October to December.
    assert!(!owes(&["2019-10-22"], "2020-01-01"));
    assert!(!owes(&["2019-12-31"], "2020-03-31"));
    assert!(owes(&["2019-12-31"], "2020-04-01"));
}

#[test]
fn a_rating_is_stale_when_it_is_of_neither_this_quarter_nor_the_last() {
    let stale = |updates: &[&str], day| {
        let plan = TestPlan::with(&("due = 2020-09-30\n".to_owned() + &rated(updates)));
        on(&plan, day, |standing| standing.rag_is_stale)
    };
    assert!(!stale(&["2019-11-01"], "2020-03-31"));
    assert!(stale(&["2019-11-01"], "2020-04-01"));
    // Given for September, within 21 days of its end.
    assert!(!stale(&["2019-10-21"], "2019-12-31"));
    assert!(stale(&["2019-10-21"], "2020-01-01"));
    // Without a rating there is none to be stale.
    assert!(!stale(&[], "2026-11-24"));
    // From before the plan: as old as the quarter before its first.
    assert!(!stale(&["2019-08-15"], "2019-09-30"));
    assert!(stale(&["2019-08-15"], "2019-10-01"));
}

#[test]
fn the_ratings_of_a_day_are_the_latest_by_then() {
    let plan = TestPlan::with(
        r#"due = 2020-09-30
[[updates]]
date = 2019-10-14
by = "council"
rag = "amber"
impact = "red"
note = "Drafted"
[[updates]]
date = 2019-12-19
by = "council"
note = "A decision alone"
[[updates]]
date = 2020-01-10
by = "council"
rag = "green""#,
    );
    let ratings = |day| on(&plan, day, |standing| (standing.rag, standing.impact));
    let last = |day| {
        on(&plan, day, |standing| {
            let update = standing.last_update.and_then(|update| update.date);
            (
                update.map(|day| day.to_string()),
                standing.last_note().map(|(_, note)| note.to_owned()),
            )
        })
    };
    assert_eq!(ratings("2019-10-13"), (None, None));
    assert_eq!(ratings("2019-10-14"), (Some(Rating::Amber), Some(Rating::Red)));
    assert_eq!(ratings("2019-12-31"), (Some(Rating::Amber), Some(Rating::Red)));
    assert_eq!(ratings("2020-01-10"), (Some(Rating::Green), Some(Rating::Red)));
    assert_eq!(last("2019-10-13"), (None, None));
    assert_eq!(
        last("2020-01-10"),
        (Some("2020-01-10".to_owned()), Some("A decision alone".to_owned()))
    );
}

#[test]
fn each_rating_is_stale_by_its_own_update() {
    let plan = TestPlan::with(
        r#"due = 2020-09-30
[[updates]]
date = 2019-11-01
by = "council"
rag = "amber"
[[updates]]
date = 2020-02-14
by = "council"
impact = "red""#,
    );
    let stale = |day| {
        on(&plan, day, |standing| {
            (standing.rag_is_stale, standing.impact_is_stale, standing.is_stale())
        })
    };
    // Delivery was rated for October to December, impact for January to March.
    assert_eq!(stale("2020-03-31"), (false, false, false));
    assert_eq!(stale("2020-04-01"), (true, false, true));
    assert_eq!(stale("2020-07-01"), (true, true, true));
}

#[test]
fn the_ratings_of_the_plans_last_quarter_grow_stale_like_all_others() {
    let plan = TestPlan::with(&("due = 2020-09-30\n".to_owned() + &rated(&["2020-08-14"])));
    let stale = |day| on(&plan, day, |standing| standing.rag_is_stale);
    assert!(!stale("2020-12-31"));
    assert!(stale("2021-01-01"));
    // Yet nobody owes an update for the time after the plan.
    assert!(!on(&plan, "2021-04-15", |standing| standing.owes_update));
}

#[test]
fn what_a_later_update_has_passed_over_is_not_owed_any_more() {
    let plan = TestPlan::with(&("due = 2020-09-30\n".to_owned() + &rated(&["2020-01-22"])));
    let owes = |day| on(&plan, day, |standing| standing.owes_update);
    assert!(owes("2020-01-21"));
    // 22 January is too late for October to December, and answers January to March.
    assert!(!owes("2020-01-22"));
    assert!(!owes("2020-06-30"));
    assert!(owes("2020-07-01"));
    // What comes too late after the plan's end has ended that wait too.
    let plan = TestPlan::with(&("due = 2020-09-30\n".to_owned() + &rated(&["2020-11-02"])));
    assert!(on(&plan, "2020-11-01", |standing| standing.owes_update));
    assert!(!on(&plan, "2020-11-02", |standing| standing.owes_update));
}

#[test]
fn where_plan_toml_cannot_be_read_updates_still_answer_for_three_weeks() {
    let due = "due = { every = \"quarter\", from = 2019-10-01, until = 2020-06-30 }\n";
    let plan = TestPlan::with(&(due.to_owned() + &rated(&["2020-01-21"])));
    plan.write("plan.toml", "name = \n");
    assert_eq!(deadline(&plan, "2020-02-01"), "2020-03-31");
}

#[test]
fn nobody_owes_an_update_for_a_quarter_at_whose_end_the_action_was_at_rest() {
    // At rest over 31 December, at work again from 6 January: only the quarter to 30 September was missed before.
    let plan = TestPlan::with(
        "due = 2020-06-30\nsuspended = { date = 2019-12-01, until = 2020-01-05, reason = \"Moving\" }",
    );
    assert!(on(&plan, "2019-11-30", |standing| standing.owes_update));
    assert!(!on(&plan, "2020-01-20", |standing| standing.owes_update));
}
