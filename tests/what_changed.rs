//! `changes`: what has changed between two states of a plan, each kind of change told in words worked out by hand.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod dated;
mod folder;

use dated::DatedPlan;
use serde_json::{Value, json};

fn update(date: &str, rest: &str) -> String {
    format!("[[updates]]\ndate = {date}\nby = \"council\"\n{rest}\n")
}

/// The lines on action 1.1 when its file changes so, without the dash before each.
fn told(before: &str, after: &str) -> Vec<String> {
    let dated = DatedPlan::new();
    dated.plan.write("governance.toml", "[groups.board]\nname = \"The Board\"\n");
    dated.plan.write("agencies.toml", AGENCIES);
    dated.plan.action("1.1", before);
    dated.commit("2019-09-02", "Add an action");
    dated.plan.action("1.1", after);
    let (printed, _) = dated.says(0, &["changes"]);
    let about = printed.split("\n1.1 Action 1.1 (TC)\n").nth(1);
    let lines = about.unwrap_or_default().split("\n\n").next().unwrap().lines();
    lines.map(|line| line.trim_start_matches("- ").to_owned()).collect()
}

const AGENCIES: &str = "[council]\nname = \"The council\"\nshort = \"TC\"\n[police]\nname = \"The police\"\n[schools]\nname = \"The schools\"\n";
const DUE: &str = "due = 2019-12-31\n";

#[test]
fn a_deadline_that_moved_is_told_with_who_agreed_and_why() {
    let moved = update(
        "2019-10-22",
        "moved_from = 2019-12-31\nmoved_to = 2020-03-31\nagreed_by = \"board\"\nnote = \"The group\\nmeets late\"",
    );
    assert_eq!(
        told(DUE, &format!("due = 2020-03-31\noriginal_due = 2019-12-31\n{moved}")),
        [
            "deadline moved from 31 December 2019 to 31 March 2020, 91 days later; agreed by The Board: The group meets late"
        ]
    );
    let nobody = moved.replace("agreed_by = \"board\"\n", "").replace("2020-03-31", "2019-12-30");
    assert_eq!(
        told(DUE, &format!("due = 2019-12-30\noriginal_due = 2019-12-31\n{nobody}")),
        [
            "deadline moved from 31 December 2019 to 30 December 2019, 1 day earlier; agreed by nobody yet: The group meets late"
        ]
    );
}

#[test]
fn a_deadline_that_moved_without_an_update_is_told_as_silent() {
    assert_eq!(
        told(DUE, "due = 2020-01-31\n"),
        [
            "deadline moved from 31 December 2019 to 31 January 2020, 31 days later; no update says so"
        ]
    );
    // The update says half of it.
    let moved =
        update("2019-10-22", "moved_from = 2019-12-31\nmoved_to = 2020-01-31\nnote = \"x\"");
    assert_eq!(
        told(DUE, &format!("due = 2020-02-29\noriginal_due = 2019-12-31\n{moved}")),
        [
            "deadline moved from 31 December 2019 to 31 January 2020, 31 days later; agreed by nobody yet: x",
            "deadline moved from 31 January 2020 to 29 February 2020, 29 days later; no update says so"
        ]
    );
    let kept = "due = 2019-12-31\noriginal_due = 2019-09-30\n";
    assert_eq!(
        told(kept, "due = 2019-12-31\noriginal_due = 2019-10-31\n"),
        ["first deadline changed from 30 September 2019 to 31 October 2019"]
    );
    assert_eq!(
        told(DUE, "due = { every = \"quarter\", from = 2019-10-01, until = 2020-09-30 }\n"),
        [
            "deadline put otherwise: every quarter from 1 October 2019 until 30 September 2020; it was 31 December 2019; no update says so"
        ]
    );
}

#[test]
fn a_rating_is_told_with_the_one_before_and_its_note() {
    let first = update("2019-10-14", "rag = \"amber\"\nimpact = \"red\"\nnote = \"Begun\"");
    assert_eq!(
        told(DUE, &format!("{DUE}{first}")),
        [
            "delivery rated amber for the first time on 14 October 2019: Begun",
            "impact rated red for the first time on 14 October 2019: Begun"
        ]
    );
    let second = update("2020-01-10", "rag = \"red\"\nimpact = \"red\"\nnote = \"Staff left\"");
    assert_eq!(
        told(&format!("{DUE}{first}"), &format!("{DUE}{first}{second}")),
        [
            "delivery amber to red on 10 January 2020: Staff left",
            "impact still red on 10 January 2020: Staff left"
        ]
    );
    let asked = update("2020-01-11", "asks = \"May we hire?\"");
    assert_eq!(
        told(&format!("{DUE}{first}"), &format!("{DUE}{first}{asked}")),
        ["update of 11 January 2020 by TC; asks: May we hire?"]
    );
}

#[test]
fn an_update_that_was_changed_or_taken_out_is_told() {
    let first = update("2019-10-14", "rag = \"amber\"\nnote = \"Begun last week\"");
    let edited = update("2019-10-14", "rag = \"green\"\nnote = \"Begun last week\"");
    assert_eq!(
        told(&format!("{DUE}{first}"), &format!("{DUE}{edited}")),
        [
            "update of 14 October 2019 edited after it was given: delivery amber to green",
            "  TC: RAG [-amber-] {+green+} Begun last week"
        ]
    );
    assert_eq!(told(&format!("{DUE}{first}"), DUE), ["update of 14 October 2019 removed"]);
}

#[test]
fn how_an_action_ends_and_goes_on_again_is_told() {
    assert_eq!(
        told(DUE, &format!("{DUE}completed = 2019-12-20\n")),
        ["completed on 20 December 2019"]
    );
    assert_eq!(
        told(&format!("{DUE}completed = 2019-12-20\n"), &format!("{DUE}completed = 2019-12-19\n")),
        ["completed on 19 December 2019, not on 20 December 2019"]
    );
    let rest = "[suspended]\ndate = 2019-10-10\nuntil = 2019-11-30\nagreed_by = \"board\"\nreason = \"Illness\"\n";
    assert_eq!(
        told(DUE, &format!("{DUE}{rest}")),
        ["suspended from 10 October 2019 until 30 November 2019, agreed by The Board: Illness"]
    );
    let given_up = "[withdrawn]\ndate = 2019-10-10\nreason = \"Done elsewhere\"\n";
    assert_eq!(
        told(DUE, &format!("{DUE}{given_up}")),
        ["withdrawn on 10 October 2019: Done elsewhere"]
    );
    let complete = format!("{DUE}completed = 2019-12-20\n");
    assert_eq!(told(&complete, DUE), ["reopened without an update that says so, was complete"]);
    let reopened =
        update("2020-01-10", "note = \"An audit\"\nreopened_from = { completed = 2019-12-20 }");
    assert_eq!(
        told(&complete, &format!("{DUE}{reopened}")),
        ["reopened on 10 January 2020, was complete: An audit"]
    );
}

#[test]
fn a_decision_that_is_changed_is_told_as_that_and_one_taken_in_between_is_told_too() {
    let rest = |until: &str| {
        format!(
            "{DUE}[suspended]\ndate = 2019-10-10\nuntil = {until}\nagreed_by = \"board\"\nreason = \"Illness\"\n"
        )
    };
    assert_eq!(
        told(&rest("2019-11-30"), &rest("2019-12-15")),
        [
            "suspension changed after it was decided",
            "  suspended from 10 October 2019 until [-30 November-] {+15 December+} 2019, agreed by The Board: Illness"
        ]
    );
    let given_up = |day: &str| format!("{DUE}[withdrawn]\ndate = {day}\nreason = \"Elsewhere\"\n");
    assert_eq!(
        told(&given_up("2019-10-10"), &given_up("2019-10-11")),
        [
            "withdrawal changed after it was decided",
            "  withdrawn on [-10-] {+11+} October 2019: Elsewhere"
        ]
    );
    // Completed and reopened since the earlier state, which shows in neither.
    let reopened =
        update("2020-01-10", "note = \"An audit\"\nreopened_from = { completed = 2019-12-20 }");
    assert_eq!(
        told(DUE, &format!("{DUE}{reopened}")),
        ["reopened on 10 January 2020, was complete: An audit"]
    );
    // What was given up while it was at rest had been given up.
    let both = "reopened_from = { suspended = { date = 2019-10-10, reason = \"Illness\" }, withdrawn = { date = 2019-11-10, reason = \"w\" } }";
    let ended = format!(
        "{DUE}[suspended]\ndate = 2019-10-10\nreason = \"Illness\"\n[withdrawn]\ndate = 2019-11-10\nreason = \"w\"\n"
    );
    assert_eq!(
        told(&ended, &format!("{DUE}{}", update("2020-01-10", &format!("note = \"n\"\n{both}")))),
        ["reopened on 10 January 2020, was withdrawn: n"]
    );
    // Reopened and completed again: both are new.
    assert_eq!(
        told(
            &format!("{DUE}completed = 2019-12-20\n"),
            &format!("{DUE}completed = 2020-02-01\n{reopened}")
        ),
        ["reopened on 10 January 2020, was complete: An audit", "completed on 1 February 2020"]
    );
}

#[test]
fn what_says_the_same_is_the_same_action_whatever_came_into_its_place() {
    // The third action becomes 2.2, the first takes its number, and there is a new first one.
    let dated = DatedPlan::new();
    let text = |title: &str, more: &str| {
        format!(
            "title = \"{title}\"\nlead = \"council\"\ndue = 2019-12-31\noutcome = \"o\"\n{more}"
        )
    };
    let red = update("2019-10-14", "rag = \"red\"\nnote = \"x\"");
    let file = |number: &str| format!("actions/help/01-first/{number}.toml");
    dated.plan.write(&file("1.1"), text("One", ""));
    dated.plan.write(&file("1.3"), text("Three", &red));
    dated.commit("2019-09-02", "Add");
    dated.plan.write(&file("1.3"), text("One", ""));
    dated.plan.write(&file("1.4"), text("Three", &red));
    dated.plan.write(&file("1.1"), text("New", ""));
    let (printed, _) = dated.says(0, &["changes"]);
    assert!(printed.contains("\n1.3 One (TC)\n- was 1.1\n"), "{printed}");
    assert!(printed.contains("\n1.4 Three (TC)\n- was 1.3\n"), "{printed}");
    assert!(printed.ends_with("In all\n1 new action, 2 actions renumbered\n"), "{printed}");
}

#[test]
fn a_copy_of_an_action_is_another_and_hides_nothing_of_the_first() {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", &format!("{DUE}outcome = \"o\"\n"));
    dated.commit("2019-09-02", "Add");
    std::fs::copy(dated.file("1.1"), dated.file("1.2")).unwrap();
    dated.plan.action("1.1", "due = 2020-03-31\noutcome = \"o\"\n");
    let (printed, _) = dated.says(0, &["changes"]);
    assert!(printed.ends_with("\nIn all\n1 new action, 1 deadline moved silently\n"), "{printed}");
    assert!(printed.contains("\n1.2 Action 1.1 (TC)\n- new, due 31 December 2019\n"), "{printed}");
}

#[test]
fn who_agreed_to_an_action_and_the_order_of_its_updates_are_told() {
    let joins = |group: &str| format!("added = 2019-09-15\n{group}{DUE}");
    let (nobody, board) = (joins(""), joins("agreed_by = \"board\"\n"));
    assert_eq!(told(&nobody, &board), ["agreed by The Board"]);
    assert_eq!(told(&board, &nobody), ["no longer agreed by The Board"]);
    let (one, two) = (
        update("2019-10-14", "rag = \"red\"\nnote = \"x\""),
        update("2019-10-14", "rag = \"green\"\nnote = \"y\""),
    );
    assert_eq!(
        told(&format!("{DUE}{one}{two}"), &format!("{DUE}{two}{one}")),
        ["updates of one day put in another order, of which the last counts"]
    );
    // What rates nothing, or is there twice, puts nothing in another order.
    let said = update("2019-10-14", "note = \"z\"");
    assert_eq!(
        told(&format!("{DUE}{one}{said}"), &format!("{DUE}{said}{one}{said}")),
        ["update of 14 October 2019 by TC: z"]
    );
    // A date that is mended is an edit of the update.
    assert_eq!(
        told(&format!("{DUE}{one}"), &format!("{DUE}{}", one.replace("10-14", "10-15"))),
        ["update of 15 October 2019 edited after it was given, was of 14 October 2019"]
    );
}

#[test]
fn what_was_taken_back_silently_is_counted_apart() {
    let dated = DatedPlan::new();
    let rated = update("2019-10-14", "rag = \"amber\"\nnote = \"x\"");
    dated.plan.action("1.1", &format!("{DUE}completed = 2019-12-20\n{rated}"));
    dated.commit("2019-09-02", "Add");
    dated.plan.action("1.1", &format!("{DUE}{}", rated.replace("amber", "green")));
    let (printed, _) = dated.says(0, &["changes"]);
    assert!(
        printed.ends_with("\nIn all\n1 reopened silently, 1 update with another rating\n"),
        "{printed}"
    );
}

#[test]
fn the_files_of_a_renamed_folder_are_the_same_ones() {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", DUE);
    dated.commit("2019-09-02", "Add");
    dated.git("2019-09-03", &["mv", "plan/actions/help/01-first", "plan/actions/help/01-other"]);
    assert!(dated.says(0, &["changes"]).0.ends_with("Nothing has changed.\n"));
    dated.plan.write("actions/help/01-other/objective.toml", "title = \"Another\"\n");
    let (printed, _) = dated.says(0, &["changes"]);
    assert!(
        printed.contains("\nOther files\nactions/help/01-other/objective.toml: changed\n"),
        "{printed}"
    );
}

#[test]
fn what_another_branch_did_besides_is_no_change_of_this_one() {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", DUE);
    let fork = dated.commit("2019-09-02", "Add");
    dated.git("2019-09-02", &["checkout", "--quiet", "-b", "work"]);
    dated.plan.action("1.2", DUE);
    dated.commit("2019-09-03", "Add on a branch");
    dated.git("2019-09-04", &["checkout", "--quiet", "main"]);
    dated
        .plan
        .action("1.1", &format!("{DUE}{}", update("2019-09-04", "rag = \"red\"\nnote = \"x\"")));
    dated.commit("2019-09-04", "Rate");
    dated.git("2019-09-05", &["checkout", "--quiet", "work"]);
    let note = format!(
        "note: main has gone on since the branch left it: compared with {fork} of 2 September 2019, where that was\n"
    );
    let (printed, said) = dated.says(0, &["changes", "main"]);
    assert!(printed.ends_with("In all\n1 new action\n"), "{printed}");
    assert_eq!(said, note);
    assert_eq!(dated.says(0, &["changes", &fork]).0, printed);
    // Two commits that are named are compared as they are.
    let (printed, said) = dated.says(0, &["changes", "main", "work"]);
    assert!(printed.contains("update of 4 September 2019 removed"), "{printed}");
    assert_eq!(said, "");
    // The check blames the branch for nothing that it did not do.
    let (printed, said) = dated.says(0, &["check", "--since", "main"]);
    assert!(!printed.contains("update-removed"), "{printed}");
    assert!(said.starts_with(&note), "{said}");
    assert_eq!(dated.says(0, &["check", "--since", "main", "--at", "work"]).0, printed);
    // --at alone says up to when, and not since when.
    let (_, said) = dated.says(2, &["changes", "--at", "HEAD~1"]);
    assert!(
        said.starts_with("error: --at says up to when, but nothing says since when\n"),
        "{said}"
    );
}

#[test]
fn milestones_are_told_by_their_titles() {
    let plan =
        |rest: &str| format!("{DUE}[[milestones]]\ntitle = \"Draft\"\ndue = 2019-11-30\n{rest}");
    assert_eq!(told(DUE, &plan("")), ["new milestone: Draft"]);
    assert_eq!(told(&plan(""), DUE), ["milestone gone: Draft"]);
    assert_eq!(
        told(&plan(""), &plan("completed = 2019-11-20\n")),
        ["milestone \"Draft\" completed on 20 November 2019"]
    );
    assert_eq!(
        told(&plan(""), &plan("").replace("2019-11-30", "2019-12-10")),
        [
            "milestone \"Draft\" deadline moved from 30 November 2019 to 10 December 2019, 10 days later; no update says so"
        ]
    );
    assert_eq!(
        told(&plan(""), &plan("").replace("Draft", "First draft")),
        ["milestone \"First draft\" title changed", "  [-Draft-] {+First draft+}"]
    );
}

#[test]
fn people_and_texts_are_told() {
    let with = |lines: &str| format!("{DUE}{lines}\n");
    assert_eq!(
        told(&with("partners = [\"police\"]"), &with("partners = [\"schools\"]")),
        ["partners: new The schools; no longer The police"]
    );
    assert_eq!(
        told(&with("measures = [\"a b\", \"c\"]"), &with("measures = [\"a d\", \"c\", \"e\"]")),
        ["measure changed", "  a [-b-] {+d+}", "new measure", "  {+e+}"]
    );
    assert_eq!(
        told(&with("outcome = \"Safe\""), &with("description = \"Read every file\"")),
        ["new description", "  {+Read every file+}", "outcome taken out", "  [-Safe-]"]
    );
    assert_eq!(
        told(DUE, &with("added = 2019-09-15")),
        ["in the plan from 15 September 2019 on, not from the plan's start"]
    );
}

#[test]
fn a_new_lead_is_told_by_name() {
    let dated = DatedPlan::new();
    dated.plan.write("agencies.toml", AGENCIES);
    let file = "actions/help/01-first/1.1.toml";
    dated.plan.write(file, "title = \"x\"\nlead = \"council\"\ndue = 2019-12-31\n");
    dated.commit("2019-09-02", "Add");
    dated.plan.write(file, "title = \"x\"\nlead = \"police\"\ndue = 2019-12-31\n");
    let (printed, _) = dated.says(0, &["changes"]);
    assert!(
        printed.contains("\n1.1 x (The police)\n- led by The police, no longer by The council\n"),
        "{printed}"
    );
}

#[test]
fn new_vanished_and_renumbered_actions_are_told_each_once() {
    let dated = DatedPlan::new();
    for number in ["1.1", "1.2", "1.3"] {
        dated.plan.action(number, DUE);
    }
    let before = dated.commit("2019-09-02", "Add actions");
    // 1.2 is taken out, and 1.3 takes its number; 1.4 is new.
    std::fs::remove_file(dated.file("1.2")).unwrap();
    std::fs::rename(dated.file("1.3"), dated.file("1.2")).unwrap();
    dated.plan.action("1.4", "due = 2020-03-31\nadded = 2019-10-01");
    let (printed, _) = dated.says(0, &["changes"]);
    assert_eq!(
        printed,
        format!(
            "What has changed in the plan\nFrom {before} of 2 September 2019 to the folder as it is\n\n\
             1.2 Action 1.2 (TC)\n- gone from the plan; nobody withdrew it\n\n\
             1.2 Action 1.3 (TC)\n- was 1.3\n\n\
             1.4 Action 1.4 (TC)\n- new, due 31 March 2020\n\n\
             In all\n1 new action, 1 action gone, 1 action renumbered\n"
        )
    );
}

#[test]
fn an_action_in_another_section_is_the_same_one() {
    let dated = DatedPlan::new();
    let settings = std::fs::read_to_string(dated.plan.root().join("plan.toml")).unwrap();
    let more =
        settings.replace("[ratings]", "[[sections]]\nid = \"care\"\ntitle = \"Care\"\n[ratings]");
    dated.plan.write("plan.toml", &more);
    dated.plan.action("1.1", DUE);
    dated.commit("2019-09-02", "Add");
    dated.git("2019-09-03", &["mv", "plan/actions/help", "plan/actions/care"]);
    let (printed, _) = dated.says(0, &["changes"]);
    assert!(
        printed.contains("\n1.1 Action 1.1 (TC)\n- moved from the section help\n"),
        "{printed}"
    );
}

#[test]
fn where_each_branch_was_merged_into_the_other_neither_is_blamed_for_both() {
    // Main moves a deadline; a branch rates another action and merges main; main merges what the branch had before that. The rating is
    // the later one, so that git names its place first, from which main's move looks like the branch's.
    let dated = DatedPlan::new();
    for number in ["1.1", "1.2"] {
        dated.plan.action(number, &format!("{DUE}measures = [\"m\"]\noutcome = \"o\"\n"));
    }
    dated.commit("2019-09-02", "Add");
    dated.git("2019-09-03", &["checkout", "--quiet", "-b", "work"]);
    let rated = update("2019-09-03", "rag = \"red\"\nnote = \"x\"");
    dated.plan.action("1.2", &format!("{DUE}measures = [\"m\"]\noutcome = \"o\"\n{rated}"));
    dated.commit("2019-09-05", "Rate");
    dated.git("2019-09-04", &["checkout", "--quiet", "main"]);
    dated.plan.action("1.1", "due = 2020-01-31\nmeasures = [\"m\"]\noutcome = \"o\"\n");
    dated.commit("2019-09-04", "Move");
    dated.git("2019-09-06", &["merge", "--quiet", "--no-edit", "work"]);
    dated.git("2019-09-06", &["checkout", "--quiet", "work"]);
    dated.git("2019-09-06", &["merge", "--quiet", "--no-edit", "main~1"]);
    let (printed, said) = dated.says(0, &["check", "--since", "main"]);
    assert_eq!(printed, "");
    assert!(
        said.starts_with("note: main has gone on since the branch left it: compared with "),
        "{said}"
    );
}

#[test]
fn two_revisions_or_days_are_compared_and_nothing_between_them_is_seen() {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", DUE);
    let first = dated.commit("2019-09-02", "Add");
    dated
        .plan
        .action("1.1", &format!("{DUE}{}", update("2019-10-14", "rag = \"red\"\nnote = \"x\"")));
    dated.commit("2019-10-14", "Rate");
    dated
        .plan
        .action("1.1", &format!("{DUE}{}", update("2019-10-14", "rag = \"red\"\nnote = \"x\"")));
    dated.plan.action("1.2", DUE);
    let last = dated.commit("2019-10-22", "Add another");
    let counts = |words: &[&str]| -> Value {
        let all = [&["changes", "--format", "json"], words].concat();
        serde_json::from_str::<Value>(&dated.says(0, &all).0).unwrap()["counts"].clone()
    };
    let both = json!([{ "kind": "new", "count": 1 }, { "kind": "rated", "count": 1 }]);
    assert_eq!(counts(&["2019-09-30", "2019-10-31"]), both);
    assert_eq!(counts(&[&first, &last]), both);
    assert_eq!(counts(&["2019-10-14", "HEAD"]), json!([{ "kind": "new", "count": 1 }]));
    // Up to a commit by --at, and back in time.
    assert_eq!(counts(&[&first, "--at", "HEAD~1"]), json!([{ "kind": "rated", "count": 1 }]));
    assert_eq!(counts(&["HEAD", "HEAD~1"]), json!([{ "kind": "vanished", "count": 1 }]));
}

#[test]
fn without_a_revision_it_is_since_the_branch_left_its_upstream() {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", DUE);
    dated.commit("2019-09-02", "Add");
    dated.git("2019-09-03", &["checkout", "--quiet", "--track", "-b", "work"]);
    dated.plan.action("1.2", DUE);
    dated.commit("2019-09-03", "Add on a branch");
    dated.plan.action("1.3", DUE);
    dated.git("2019-09-04", &["checkout", "--quiet", "main"]);
    dated.plan.action("1.4", DUE);
    dated.git("2019-09-04", &["add", "plan/actions/help/01-first/1.4.toml"]);
    dated.git("2019-09-04", &["commit", "--quiet", "-m", "Go on elsewhere"]);
    dated.git("2019-09-05", &["checkout", "--quiet", "work"]);
    let (printed, _) = dated.says(0, &["changes"]);
    assert!(printed.contains("\n1.2 Action 1.2 (TC)\n"), "{printed}");
    assert!(printed.ends_with("In all\n2 new actions\n"), "{printed}");
    // Without an upstream: since the last commit.
    dated.git("2019-09-05", &["branch", "--unset-upstream"]);
    assert!(dated.says(0, &["changes"]).0.ends_with("In all\n1 new action\n"));
}

#[test]
fn a_file_that_cannot_be_read_is_neither_new_nor_gone() {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", DUE);
    dated.commit("2019-09-02", "Add");
    dated.plan.write("actions/help/01-first/1.1.toml", "title = \"x");
    let (printed, said) = dated.says(1, &["changes"]);
    let untold =
        "Left out is what has changed of 1.1: its file cannot be read; see cov-plan check\n";
    assert!(printed.ends_with(&format!("\n{untold}Nothing else has changed.\n")), "{printed}");
    assert_eq!(said, format!("warning: {untold}"));
    let (comment, _) = dated.says(1, &["changes", "--format", "markdown"]);
    assert!(comment.contains(untold.trim_end()), "{comment}");
    dated.plan.write("actions/help/01-first/1.2.toml", "title = \"x");
    let (printed, _) = dated.says(1, &["changes"]);
    assert!(printed.contains("of 1.1, 1.2: their files cannot be read"), "{printed}");
    // The one that cannot be read may be the earlier state.
    let broken = dated.commit("2019-09-03", "Break them");
    dated.plan.action("1.1", DUE);
    dated.plan.action("1.2", DUE);
    let (_, said) = dated.says(1, &["changes"]);
    assert!(
        said.ends_with(&format!("cannot be read; see cov-plan check --at {broken}\n")),
        "{said}"
    );
}

#[test]
fn other_files_are_named_and_line_ends_are_no_change() {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", DUE);
    dated.commit("2019-09-02", "Add");
    dated.plan.action("1.1", &DUE.replace('\n', "\r\n"));
    dated.plan.write("actions/help/01-first/objective.toml", "title = \"An objective\"\r\n");
    assert!(dated.says(0, &["changes"]).0.ends_with("Nothing has changed.\n"));
    dated.plan.write("actions/help/01-first/objective.toml", "title = \"Another\"\n");
    dated.plan.write("governance.toml", "");
    let (printed, _) = dated.says(1, &["changes", "--exit-code"]);
    assert!(
        printed.contains(
            "\nOther files\nactions/help/01-first/objective.toml: changed\ngovernance.toml: new\n"
        ),
        "{printed}"
    );
    assert!(printed.ends_with("In all\n2 other files\n"), "{printed}");
    dated.says(0, &["changes", "HEAD", "HEAD", "--exit-code"]);
}

#[test]
fn markdown_and_a_page_mark_what_was_changed_in_a_text() {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", &format!("{DUE}outcome = \"Safe <b>at</b> home\""));
    dated.commit("2019-09-02", "Add");
    dated.plan.action("1.1", &format!("{DUE}outcome = \"Safe <b>at</b> school\""));
    let (markdown, _) = dated.says(0, &["changes", "--format", "markdown"]);
    assert!(
        markdown.contains("- outcome changed<br>\n  Safe &lt;b&gt;at&lt;/b&gt; <del>home</del> <ins>school</ins>\n"),
        "{markdown}"
    );
    let (page, _) = dated.says(0, &["changes", "--format", "html"]);
    assert!(page.contains("<del>home</del>") && page.contains("<ins>school</ins>"), "{page}");
    assert!(!page.contains("<b>at</b>"));
    assert!(page.contains("<p class=\"of\">A plan, "), "{page}");
}
