//! The paper on small plans, each with one thing that is easily counted wrong.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod folder;

use folder::TestPlan;
use serde_json::{Value, json};

/// The paper on a plan as JSON.
fn paper(plan: &TestPlan, line: &str) -> Value {
    let words = ["report", "--format", "json"].into_iter().chain(line.split_whitespace());
    serde_json::from_str(&plan.run(&words.collect::<Vec<_>>())).unwrap()
}

/// The paper on a plan as people read it.
fn text(plan: &TestPlan, line: &str) -> String {
    plan.run(&["report"].into_iter().chain(line.split_whitespace()).collect::<Vec<_>>())
}

/// The values of these keys in each row of a list.
fn rows(list: &Value, keys: &[&str]) -> Value {
    let row = |row: &Value| keys.iter().map(|key| row[key].clone()).collect::<Value>();
    list.as_array().unwrap().iter().map(row).collect()
}

/// A plan of one agency with these settings in place of its period and reporting cycle.
fn settings(lines: &str) -> TestPlan {
    let plan = TestPlan::new();
    let sections = "[[sections]]\nid = \"help\"\ntitle = \"Help\"\n";
    plan.write("plan.toml", format!("name = \"A plan\"\n{lines}\n{sections}"));
    plan
}

fn update(date: &str, rest: &str) -> String {
    format!("[[updates]]\ndate = {date}\nby = \"council\"\n{rest}\n")
}

const YEAR: &str = "period = { from = 2019-09-01, to = 2020-09-30 }";

#[test]
fn what_recurred_is_held_to_the_occurrence_that_stood_when_it_was_completed() {
    // Quarterly from October. The update of 10 January answers the quarter to December, that of the day of completion would answer
    // the one to March, and what is said of the impact in May the one to June.
    let plan = TestPlan::with(
        &("due = { every = \"quarter\", from = 2019-10-01, until = 2023-12-31 }\ncompleted = 2020-03-02\n".to_owned()
            + &update("2020-01-10", "rag = \"amber\"\nnote = \"Begun\"")
            + &update("2020-03-02", "rag = \"green\"\nnote = \"Done\"")
            + &update("2020-05-04", "impact = \"amber\"\nnote = \"It shows\"")),
    );
    let completed = |line: &str| {
        rows(&paper(&plan, line)["completed"], &["number", "completed", "due", "late"])
    };
    // From 2 to 31 March are 29 days.
    let expected = json!([["1.1", "2020-03-02", "2020-03-31", -29]]);
    assert_eq!(completed("--quarter 2019/20-Q4 --today 2020-03-02"), expected);
    assert_eq!(completed("--from 2020-03-01 --to 2020-06-30 --today 2020-07-15"), expected);
}

#[test]
fn a_recurring_milestone_is_held_to_its_occurrence_too() {
    let plan = TestPlan::with(
        &("due = 2020-09-30\n[[milestones]]\ntitle = \"Minutes\"\ncompleted = 2019-11-30\n\
           due = { every = \"month\", from = 2019-10-01, until = 2020-09-30 }\n"
            .to_owned()
            + &update("2019-12-12", "rag = \"amber\"\nnote = \"Begun\"")),
    );
    let paper = paper(&plan, "--quarter 2019/20-Q3 --today 2019-12-31");
    // Nothing had answered October.
    assert_eq!(
        rows(&paper["completed"], &["milestone", "due", "late"]),
        json!([["Minutes", "2019-10-31", 30]])
    );
}

#[test]
fn a_rating_is_of_the_day_on_which_it_became_so_and_its_reason_the_latest() {
    let plan = TestPlan::with(
        &("due = 2020-09-30\n".to_owned()
            + &update("2019-09-20", "rag = \"green\"\nnote = \"Well\"")
            + &update("2019-10-15", "rag = \"red\"\nnote = \"Two posts are empty\"")
            + &update("2019-11-15", "rag = \"red\"\nnote = \"Three posts are empty\"")
            + &update("2019-12-15", "rag = \"red\"")),
    );
    let paper = paper(&plan, "--quarter 2019/20-Q3 --today 2019-12-31");
    assert_eq!(
        rows(&paper["worse"], &["before", "now", "date", "note"]),
        json!([["green", "red", "2019-10-15", "Two posts are empty"]])
    );
    assert_eq!(
        rows(&paper["ratings"], &["since", "rated", "reason"]),
        json!([["2019-10-15", "2019-12-15", "Three posts are empty"]])
    );
}

#[test]
fn why_no_update_is_asked_for_is_said() {
    let why = |plan: &TestPlan, line: &str| {
        let paper = paper(plan, line);
        assert_eq!(paper["updates"].is_null(), !paper["no_updates"].is_null());
        paper["no_updates"].clone()
    };
    let plan = TestPlan::with("due = 2020-03-31");
    assert_eq!(why(&plan, "--quarter 2020/21-Q2 --today 2020-10-10"), json!(null));
    let after = "--quarter 2020/21-Q3 --today 2020-12-31";
    assert_eq!(why(&plan, after), "outside_the_plan");
    let line = "Updates missing\nNo update is asked for: the plan does not run in this time.\n";
    assert!(text(&plan, after).contains(line));
    let silent = settings(YEAR);
    silent.action("1.1", "due = 2020-03-31");
    assert_eq!(why(&silent, "--quarter 2019/20-Q3 --today 2019-12-31"), "not_asked");
    let endless = settings("update_every = \"quarter\"");
    endless.action("1.1", "due = 2020-03-31");
    assert_eq!(why(&endless, "--quarter 2019/20-Q3 --today 2019-12-31"), "no_plan_period");
}

#[test]
fn a_quarter_of_monthly_updates_names_the_months_that_were_missed() {
    let plan = settings(&format!("{YEAR}\nupdate_every = \"month\"\nupdate_within = 7"));
    // 1.1 misses November; 1.2 answers October alone, by an update of the week after it.
    plan.action(
        "1.1",
        &("due = 2020-03-31\n".to_owned()
            + &update("2019-10-20", "rag = \"red\"\nnote = \"x\"")
            + &update("2019-12-20", "rag = \"red\"\nnote = \"x\"")),
    );
    plan.action(
        "1.2",
        &("due = 2020-03-31\n".to_owned() + &update("2019-11-07", "rag = \"red\"\nnote = \"x\"")),
    );
    let updates = &paper(&plan, "--quarter 2019/20-Q3 --today 2019-12-31")["updates"];
    assert_eq!(updates["name"], "the month to 31 December 2019");
    assert_eq!(
        rows(&updates["leads"], &["agency", "owed", "missing", "numbers"]),
        json!([["council", 2, 1, ["1.2"]]])
    );
    assert_eq!(
        rows(&updates["missed"], &["from", "to", "owed", "missed", "numbers"]),
        json!([["2019-11-01", "2019-11-30", 2, 2, ["1.1", "1.2"]]])
    );
}

#[test]
fn meetings_before_the_plan_do_not_count() {
    let plan = TestPlan::with("due = 2020-03-31");
    plan.write(
        "governance.toml",
        "[groups.board]\nname = \"The Board\"\nmeetings = [2019-05-23, 2019-08-12, 2019-10-22]\n",
    );
    let words = |line: &str| text(&plan, line).lines().nth(1).unwrap().to_owned();
    assert!(words("--group board --today 2019-10-22").contains(
        ", 1 September 2019 to 22 October 2019, from the plan's start: the Board had not met before in its time; "
    ));
    assert!(words("--group board --today 2019-10-23").contains(
        ", 22 October 2019 to 23 October 2019, since the meeting of the Board on 22 October 2019; "
    ));
}

#[test]
fn a_quarter_in_which_the_plan_ends_counts_what_answers_it_later() {
    let plan = settings(
        "period = { from = 2019-04-01, to = 2019-11-15 }\nupdate_every = \"quarter\"\nupdate_within = 21",
    );
    plan.action(
        "1.1",
        &("due = 2020-03-31\n".to_owned()
            + &update("2019-09-20", "rag = \"red\"\nnote = \"x\"")
            + &update("2020-01-10", "rag = \"green\"\nnote = \"x\"")),
    );
    let quarters = &paper(&plan, "--quarter 2019/20-Q3 --today 2020-01-15")["quarters"];
    assert_eq!(
        rows(quarters, &["quarter", "day", "red", "green"]),
        json!([
            ["2019/20-Q1", "2019-06-30", 0, 0],
            ["2019/20-Q2", "2019-09-30", 1, 0],
            ["2019/20-Q3", "2019-12-31", 0, 1]
        ])
    );
}

#[test]
fn a_pause_that_began_and_ended_in_the_period_is_told() {
    let plan = TestPlan::new();
    // 1.1 was reopened by an update, the pause of 1.2 ran out of itself, that of 1.3 goes on.
    plan.action(
        "1.1",
        &("due = 2020-03-31\n".to_owned()
            + &update(
                "2019-11-20",
                "note = \"Staff are back\"\n\
                 reopened_from = { suspended = { date = 2019-10-10, until = 2019-12-31, reason = \"Illness\" } }",
            )),
    );
    let paused = "due = 2020-03-31\n[suspended]\ndate = 2019-10-10\nreason = \"Moving house\"\n";
    plan.action("1.2", &format!("{paused}until = 2019-10-31"));
    plan.action("1.3", paused);
    let paper = paper(&plan, "--quarter 2019/20-Q3 --today 2019-12-31");
    assert_eq!(
        rows(&paper["ended"], &["number", "date", "until", "goes_on", "reason"]),
        json!([
            ["1.1", "2019-10-10", "2019-12-31", "2019-11-20", "Illness"],
            ["1.2", "2019-10-10", "2019-10-31", "2019-11-01", "Moving house"],
            ["1.3", "2019-10-10", null, null, "Moving house"]
        ])
    );
    assert_eq!(
        rows(&paper["reopened"], &["number", "date", "was", "by"]),
        json!([
            ["1.2", "2019-11-01", "suspended", null],
            ["1.1", "2019-11-20", "suspended", "council"]
        ])
    );
    assert_eq!(paper["figures"]["suspended"], 1);
}

#[test]
fn a_paper_on_some_actions_says_which() {
    let plan = TestPlan::with("due = 2020-03-31");
    plan.action("1.2", "due = 2020-03-31\npartners = [\"council\"]");
    let line = "--quarter 2019/20-Q3 --today 2019-12-31 --partner TC";
    let paper = paper(&plan, line);
    assert_eq!(
        [&paper["only"], &paper["actions_of_plan"], &paper["figures"]["actions"]],
        [&json!("partner TC"), &json!(2), &json!(1)]
    );
    let text = text(&plan, line);
    assert!(
        text.contains("; 1 of its 2 actions only (partner TC), their figures as on 31 "),
        "{text}"
    );
    assert!(text.contains("\nAll of these "), "{text}");
    assert!(!text.contains("Whole plan"), "{text}");
}

#[test]
fn a_group_that_never_met_in_a_plan_without_a_period_leaves_no_time_to_report_on() {
    let plan = settings("update_every = \"quarter\"");
    plan.action("1.1", "due = 2020-03-31");
    plan.write("governance.toml", "[groups.board]\nname = \"Board\"\n");
    let mut command = assert_cmd::Command::cargo_bin("cov-plan").unwrap();
    let words = ["report", "--group", "board", "--today", "2019-12-31", "--plan"];
    let output = command.args(words).arg(plan.root()).assert().code(2).get_output().stderr.clone();
    assert_eq!(
        String::from_utf8(output).unwrap(),
        "error: the Board has not met before 31 December 2019, and the plan has no period to begin with\n  \
         help: give its first day with --from\n"
    );
}

#[test]
fn what_was_given_up_or_completed_during_a_pause_does_not_go_on_when_that_runs_out() {
    let plan = TestPlan::new();
    let pause = "[suspended]\ndate = 2019-10-01\nuntil = 2019-12-01\nreason = \"Illness\"\n";
    let given_up = "[withdrawn]\ndate = 2019-11-01\nreason = \"Not needed\"\n";
    plan.action("1.1", &format!("due = 2020-03-31\n{pause}{given_up}"));
    plan.action("1.2", &format!("due = 2020-03-31\ncompleted = 2019-11-01\n{pause}"));
    let paper = paper(&plan, "--quarter 2019/20-Q3 --today 2019-12-31");
    assert_eq!(
        rows(&paper["ended"], &["number", "status", "goes_on"]),
        json!([["1.1", "suspended", null], ["1.2", "suspended", null], ["1.1", "withdrawn", null]])
    );
    assert_eq!(paper["reopened"], json!([]));
}

#[test]
fn of_two_pauses_each_is_told_and_only_the_end_of_the_first_as_going_on() {
    // The second pause took the first out, which had run out by then: as `suspend` writes it.
    let plan = TestPlan::with(
        &("due = 2020-03-31\n[suspended]\ndate = 2019-11-15\nreason = \"Again\"\n".to_owned()
            + &update(
                "2019-11-15",
                "reopened_from = { suspended = { date = 2019-10-05, until = 2019-10-31, reason = \"Illness\" } }",
            )),
    );
    let paper = paper(&plan, "--quarter 2019/20-Q3 --today 2019-12-31");
    assert_eq!(
        rows(&paper["ended"], &["date", "until", "goes_on"]),
        json!([["2019-10-05", "2019-10-31", "2019-11-01"], ["2019-11-15", null, null]])
    );
    assert_eq!(
        rows(&paper["reopened"], &["date", "was", "by"]),
        json!([["2019-11-01", "suspended", null]])
    );
}

#[test]
fn an_update_that_was_missed_stays_missed_whatever_comes_later() {
    let plan = TestPlan::new();
    plan.action(
        "1.1",
        &("due = 2020-03-31\n".to_owned() + &update("2020-03-01", "rag = \"red\"\nnote = \"x\"")),
    );
    // Complete since, and asked all the same.
    plan.action("1.2", "due = 2020-03-31\ncompleted = 2020-02-01");
    for today in ["2020-01-25", "2020-04-10"] {
        let paper = paper(&plan, &format!("--quarter 2019/20-Q3 --today {today}"));
        assert_eq!(
            rows(&paper["updates"]["leads"], &["owed", "missing", "numbers"]),
            json!([[2, 2, ["1.1", "1.2"]]])
        );
    }
}

#[test]
fn a_rating_that_fell_from_the_first_that_was_given_fell() {
    let plan = TestPlan::with(
        &("due = 2020-03-31\n".to_owned()
            + &update("2019-10-30", "rag = \"green\"\nnote = \"Well\"")
            + &update("2019-12-10", "rag = \"amber\"\nnote = \"Staff left\"")),
    );
    let paper = paper(&plan, "--quarter 2019/20-Q3 --today 2019-12-31");
    assert_eq!(
        rows(&paper["worse"], &["before", "now", "date", "note"]),
        json!([["green", "amber", "2019-12-10", "Staff left"]])
    );
}

#[test]
fn the_same_days_have_the_same_figures_as_a_quarter_and_as_days() {
    let plan = TestPlan::with(
        &("due = 2020-03-31\n".to_owned()
            + &update("2019-10-10", "rag = \"red\"\nnote = \"For the quarter to September\"")
            + &update("2019-12-10", "rag = \"green\"\nnote = \"Done\"")),
    );
    let before = |line: &str| paper(&plan, line)["before"].clone();
    let quarter = before("--quarter 2019/20-Q3 --today 2019-12-31");
    assert_eq!(quarter["red"], 1);
    assert_eq!(before("--from 2019-10-01 --to 2019-12-31 --today 2019-12-31"), quarter);
    assert_eq!(before("--from 2019/20-Q3 --to 2019/20-Q3 --today 2019-12-31"), quarter);
}

#[test]
fn a_question_stands_until_something_is_added_to_its_action() {
    let asked = update("2019-09-20", "asks = \"Who pays?\"");
    let plan = TestPlan::with(&format!("due = 2020-03-31\n{asked}"));
    plan.action(
        "1.2",
        &format!("due = 2020-03-31\n{asked}{}", update("2019-10-20", "note = \"The board\"")),
    );
    let asks = |plan: &TestPlan| {
        let paper = paper(plan, "--quarter 2019/20-Q4 --today 2020-02-01");
        rows(&paper["decisions"]["asks"], &["number", "date", "in_period"])
    };
    assert_eq!(asks(&plan), json!([["1.1", "2019-09-20", false]]));
}

#[test]
fn a_time_before_the_plan_and_options_that_say_two_times_are_refused() {
    let plan = TestPlan::with("due = 2020-03-31");
    let refused = |line: &str| {
        let mut command = assert_cmd::Command::cargo_bin("cov-plan").unwrap();
        command.arg("report").args(line.split_whitespace()).arg("--plan").arg(plan.root());
        let output = command.assert().code(2).get_output().stderr.clone();
        String::from_utf8(output).unwrap()
    };
    assert_eq!(
        refused("--quarter 2018/19-Q1 --today 2019-10-01"),
        "error: the plan begins on 1 September 2019 only\n  help: ask about a time from then on: --from 2019-09-01\n"
    );
    assert!(refused("--group board --to 2019-10-01").contains("--to"));
    assert!(refused("--quarter 2019/20-Q3 --to 2019-10-01").contains("--to"));
    assert_eq!(
        refused("--to 2019-10-01"),
        "error: --to needs a first day\n  help: give it with --from\n"
    );
}

#[test]
fn a_meeting_that_only_the_cadence_gives_is_not_told_as_held() {
    let plan = TestPlan::with("due = 2020-03-31");
    plan.write(
        "governance.toml",
        "[groups.board]\nname = \"Board\"\nmeets = \"month\"\nmeetings = [2019-10-10]\n",
    );
    let words = |today: &str| {
        let text = text(&plan, &format!("--group board --today {today}"));
        text.lines().nth(1).unwrap().to_owned()
    };
    assert!(words("2019-10-20").contains(", since the meeting of the Board on 10 October 2019; "));
    assert!(
        words("2019-11-20")
            .contains(", since 10 November 2019, when the Board was to meet by its cadence; ")
    );
}

#[test]
fn while_a_quarter_runs_its_updates_are_still_to_come() {
    let plan = TestPlan::with("due = 2020-03-31");
    let line = "The one update for 2019/20-Q3 is still to come; in time until 21 January 2020.";
    assert!(text(&plan, "--quarter 2019/20-Q3 --today 2019-12-31").contains(line));
    let line = "The one update for 2019/20-Q3 is missing; in time until 21 January 2020.";
    assert!(text(&plan, "--quarter 2019/20-Q3 --today 2020-01-01").contains(line));
    // What the quarter before lacked is told of once nothing can answer it any more.
    let before = |today: &str| {
        let text = text(&plan, &format!("--quarter 2019/20-Q3 --today {today}"));
        text.contains("Never given for an earlier time\nFor         Missed  Asked  Actions\n2019/20-Q2       1      1  1.1\n")
    };
    let days = ["2019-10-21", "2019-10-22", "2019-12-31", "2020-01-01"];
    assert_eq!(days.map(before), [false, true, true, false]);
}

#[test]
fn a_quarter_in_which_the_plan_begins_starts_with_the_plan() {
    let plan = TestPlan::with("due = 2019-09-30");
    let text = text(&plan, "--quarter 2019/20-Q2 --today 2019-10-10");
    assert!(text.contains("1 more late than on 1 September 2019"), "{text}");
}

#[test]
fn of_the_deadlines_that_are_overdue_the_headline_says_which_are_of_milestones() {
    let milestone =
        |title: &str| format!("[[milestones]]\ntitle = \"{title}\"\ndue = 2019-10-31\n");
    let line = |action: &str| {
        let text = text(&TestPlan::with(action), "--quarter 2019/20-Q3 --today 2019-12-10");
        text.lines().nth(2).unwrap().to_owned()
    };
    assert!(line("due = 2019-11-30").contains(", 1 deadline overdue, 0 complete"));
    let one = format!("due = 2019-11-30\n{}", milestone("One"));
    assert!(line(&one).contains(", 2 deadlines overdue, 1 of a milestone, 0 complete"));
    let two = format!("due = 2020-06-30\n{}{}", milestone("One"), milestone("Two"));
    assert!(line(&two).contains(", 2 deadlines overdue, 2 of milestones, 0 complete"));
}
