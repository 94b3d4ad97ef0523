//! What the check finds wrong with deadlines, milestones, groups and how often something comes round.

mod copied;
mod plan;

use plan::{GUIDE, SUPERVISE, TRAIN, TestPlan, with};

const PERIOD: &str = "due = { from = 2026-04-01, to = 2026-06-30 }";
const RECURRING: &str = "due = { every = \"quarter\", from = 2026-04-01, until = 2027-03-31 }";

#[test]
fn an_action_without_a_deadline_is_named() {
    let plan = with(TRAIN, "due = 2026-09-30\n", "");
    plan.finds("date-missing", TRAIN, (1, 1), "the action has no deadline");
    for empty in ["due = {}", "due = { said = \"soon\" }"] {
        with(TRAIN, "due = 2026-09-30", empty).finds(
            "date-missing",
            TRAIN,
            (7, 7),
            "the deadline names no day",
        );
    }
}

#[test]
fn a_date_in_quotes_is_named_with_the_line_to_write() {
    let help = |written: &str| {
        let plan = with(TRAIN, "due = 2026-09-30", &format!("due = \"{written}\""));
        plan.finds("date-as-text", TRAIN, (7, 7), "the deadline is text, not a date");
        plan.help()
    };
    assert_eq!(help("2026-09-30"), "take the quotes away: due = 2026-09-30");
    for written in ["30/09/2026", "30.09.2026", "30 September 2026", "30th Sept 2026"] {
        assert_eq!(help(written), "write it without quotes: due = 2026-09-30", "{written}");
    }
    assert_eq!(help("soon"), "write the day without quotes, year first: due = 2019-12-31");
    assert_eq!(
        help("September 2026"),
        "a date needs a day; for the month's last one write due = 2026-09-30"
    );
}

#[test]
fn a_date_in_quotes_is_found_wherever_a_date_belongs() {
    let says = |key: &str| format!("{key} is text, not a date");
    with(TRAIN, "completed = 2026-05-20", "completed = \"2026-05-20\"").finds(
        "date-as-text",
        TRAIN,
        (15, 13),
        &says("completed"),
    );
    with(TRAIN, "date = 2026-06-09", "date = \"2026-06-09\"").finds(
        "date-as-text",
        TRAIN,
        (30, 8),
        &says("date"),
    );
    with(SUPERVISE, "until = 2027-03-31", "until = \"2027-03-31\"").finds(
        "date-as-text",
        SUPERVISE,
        (3, 55),
        &says("until"),
    );
    with("plan.toml", "to = 2027-03-31", "to = \"2027-03-31\"").finds(
        "date-as-text",
        "plan.toml",
        (3, 36),
        &says("to"),
    );
    let plan = with("governance.toml", "2026-07-14]", "\"14/07/2026\"]");
    plan.finds("date-as-text", "governance.toml", (5, 25), &says("meetings"));
    assert_eq!(plan.help(), "write it without quotes: 2026-07-14");
    with(TRAIN, "due = 2026-09-30", "due = \"\"").finds(
        "date-as-text",
        TRAIN,
        (7, 7),
        "the deadline is empty",
    );
}

#[test]
fn a_day_that_the_calendar_does_not_have_is_named() {
    let plan = with(TRAIN, "due = 2026-09-30", "due = 2026-09-31");
    plan.finds("date-impossible", TRAIN, (7, 7), "there is no 2026-09-31");
    assert_eq!(
        plan.help(),
        "September 2026 has 30 days: write 2026-09-30, or the day that was meant"
    );
    with(TRAIN, "moved_to = 2026-09-30", "moved_to = 2026-02-30").finds(
        "date-impossible",
        TRAIN,
        (34, 12),
        "there is no 2026-02-30",
    );
    with(TRAIN, "due = 2026-07-31", "due = 0000-07-31").finds(
        "date-impossible",
        TRAIN,
        (19, 7),
        "there is no 0000-07-31",
    );
}

#[test]
fn keys_of_two_forms_in_one_deadline_are_one_finding() {
    let plan = with(SUPERVISE, "until = 2027-03-31", "to = 2027-03-31");
    plan.finds(
        "deadline-two-forms",
        SUPERVISE,
        (3, 47),
        "to does not belong to a deadline with every",
    );
    assert_eq!(
        plan.help(),
        "take to out, or write another form; this one takes every, from, until, said"
    );
    with(GUIDE, "to = 2026-06-30 }", "to = 2026-06-30, review = 2026-06-30 }").finds(
        "deadline-two-forms",
        GUIDE,
        (4, 45),
        "review does not belong to a period",
    );
}

#[test]
fn a_period_the_wrong_way_round_is_named_at_its_end() {
    with(GUIDE, PERIOD, "due = { from = 2026-06-30, to = 2026-04-01 }").finds(
        "period-reversed",
        GUIDE,
        (4, 33),
        "it ends on 2026-04-01, before it starts on 2026-06-30",
    );
    with("plan.toml", "to = 2027-03-31", "to = 2025-03-31").finds(
        "period-reversed",
        "plan.toml",
        (3, 36),
        "it ends on 2025-03-31, before it starts on 2026-04-01",
    );
    let pause = "suspended = { date = 2026-07-01, until = 2026-06-01, reason = \"no trainers\" }\n";
    with(TRAIN, "outcome = ", &format!("{pause}outcome = ")).finds(
        "period-reversed",
        TRAIN,
        (10, 42),
        "it ends on 2026-06-01, before it starts on 2026-07-01",
    );
    with(GUIDE, PERIOD, "due = { from = 2026-06-30, to = 2026-06-30 }").passes();
}

#[test]
fn a_recurring_deadline_without_a_start_or_an_end_is_named() {
    with(SUPERVISE, ", until = 2027-03-31", "").finds(
        "recurrence-without-end",
        SUPERVISE,
        (3, 7),
        "the recurring deadline has no end",
    );
    with(SUPERVISE, " from = 2026-04-01,", "").finds(
        "recurrence-without-end",
        SUPERVISE,
        (3, 7),
        "the recurring deadline has no start",
    );
    with(SUPERVISE, "until = 2027-03-31", "until = 2026-03-31").finds(
        "recurrence-without-end",
        SUPERVISE,
        (3, 55),
        "the recurring deadline ends on 2026-03-31, before it starts on 2026-04-01",
    );
    with(SUPERVISE, RECURRING, "due = { each_meeting_of = \"executive-group\" }").finds(
        "recurrence-without-end",
        SUPERVISE,
        (3, 7),
        "the recurring deadline has no end",
    );
    let each = "due = { each_meeting_of = \"executive-group\", until = 2027-03-31 }";
    with(SUPERVISE, RECURRING, each).passes();
}

#[test]
fn how_often_is_one_of_five_words() {
    let words = "is not one of month, two-months, quarter, six-months, year";
    let plan = with(SUPERVISE, "every = \"quarter\"", "every = \"quarterly\"");
    plan.finds("cadence-unknown", SUPERVISE, (3, 17), &format!("quarterly {words}"));
    assert_eq!(plan.help(), "did you mean \"quarter\"?");
    with("plan.toml", "\"quarter\"", "\"week\"").finds(
        "cadence-unknown",
        "plan.toml",
        (4, 16),
        &format!("week {words}"),
    );
    with("governance.toml", "\"two-months\"", "\"Two months\"").finds(
        "cadence-unknown",
        "governance.toml",
        (4, 9),
        &format!("Two months {words}"),
    );
}

#[test]
fn a_group_that_nobody_knows_is_named_wherever_it_stands() {
    let unknown = |plan: TestPlan, file: &str, at| {
        plan.finds("group-unknown", file, at, "exec-group is not a group of governance.toml");
    };
    unknown(with(TRAIN, "\"executive-group\"", "\"exec-group\""), TRAIN, (35, 13));
    let each = "due = { each_meeting_of = \"exec-group\", until = 2027-03-31 }";
    unknown(with(SUPERVISE, RECURRING, each), SUPERVISE, (3, 27));
    unknown(
        with(TRAIN, "due = 2026-07-31", &each.replace("2027-03-31", "2026-07-31")),
        TRAIN,
        (19, 27),
    );
    for key in ["suspended", "withdrawn"] {
        let table = format!("{key} = {{ date = 2026-06-15, agreed_by = \"exec-group\" }}\n");
        unknown(with(GUIDE, "completed = 2026-06-15\n", &table), GUIDE, (7, 46));
    }
    unknown(
        with(SUPERVISE, "measures", "added = 2026-05-12\nagreed_by = \"exec-group\"\nmeasures"),
        SUPERVISE,
        (5, 13),
    );
    let governance = with("governance.toml", "\"cabinet\"", "\"cabnet\"");
    governance.finds(
        "group-unknown",
        "governance.toml",
        (3, 14),
        "cabnet is not a group of governance.toml",
    );
    assert_eq!(governance.help(), "did you mean \"cabinet\"?");
    let by_name = with(TRAIN, "\"executive-group\"", "\"Improvement executive group\"");
    assert_eq!(by_name.help(), "did you mean \"executive-group\"?");
}

#[test]
fn a_deadline_in_words_needs_a_review_date() {
    let plan = with(GUIDE, PERIOD, "due = { described = \"Before the summer\" }");
    plan.finds("review-missing", GUIDE, (4, 7), "the deadline in words has no review date");
}

#[test]
fn half_a_period_is_named() {
    with(GUIDE, ", to = 2026-06-30", "").finds(
        "period-incomplete",
        GUIDE,
        (4, 7),
        "the period has no last day",
    );
    with(GUIDE, "from = 2026-04-01, ", "").finds(
        "period-incomplete",
        GUIDE,
        (4, 7),
        "the period has no first day",
    );
    let table = with(GUIDE, &format!("{PERIOD}\n"), "").with(
        GUIDE,
        "[[updates]]",
        "[due]\nfrom = 2026-04-01\n\n[[updates]]",
    );
    table.finds("period-incomplete", GUIDE, (8, 1), "the period has no last day");
}

#[test]
fn a_deadline_outside_the_plan_is_named_at_its_day() {
    with(GUIDE, "to = 2026-06-30", "to = 2027-06-30").finds(
        "deadline-outside-plan",
        GUIDE,
        (4, 33),
        "2027-06-30 is after the plan's end on 2027-03-31",
    );
    with(TRAIN, "due = 2026-05-29", "due = 2016-05-29").finds(
        "deadline-outside-plan",
        TRAIN,
        (14, 7),
        "2016-05-29 is before the plan's start on 2026-04-01",
    );
    with(GUIDE, "to = 2026-06-30", "to = 2027-03-31").passes();
}

#[test]
fn a_withdrawn_action_may_lie_outside_the_plan() {
    let plan = with(GUIDE, "to = 2026-06-30", "to = 2027-06-30");
    plan.with(GUIDE, "completed = 2026-06-15", "withdrawn = { date = 2026-07-14 }").passes();
}

#[test]
fn a_milestone_without_a_title_or_a_deadline_is_named_at_its_header() {
    with(TRAIN, "title = \"First teams trained\"\n", "").finds(
        "milestone-incomplete",
        TRAIN,
        (17, 1),
        "the milestone has no title",
    );
    with(TRAIN, "due = 2026-07-31\n", "").finds(
        "milestone-incomplete",
        TRAIN,
        (17, 1),
        "the milestone has no deadline",
    );
    with(TRAIN, "title = \"First teams trained\"", "title = \"\"").finds(
        "milestone-incomplete",
        TRAIN,
        (18, 9),
        "the milestone's title is empty",
    );
}

#[test]
fn two_milestones_of_one_title_are_named_at_the_second() {
    with(TRAIN, "First teams trained", "Trainers appointed").finds(
        "milestone-title-twice",
        TRAIN,
        (18, 9),
        "two milestones are called \"Trainers appointed\"",
    );
}

#[test]
fn a_milestone_after_its_action_is_named_once() {
    with(TRAIN, "due = 2026-07-31", "due = 2026-10-31").finds(
        "milestone-late",
        TRAIN,
        (19, 7),
        "the milestone is due on 2026-10-31, after its action on 2026-09-30",
    );
    // Outside the plan's time as well: that is the same slip.
    with(TRAIN, "due = 2026-07-31", "due = 2028-07-31").finds(
        "milestone-late",
        TRAIN,
        (19, 7),
        "the milestone is due on 2028-07-31, after its action on 2026-09-30",
    );
    with(TRAIN, "due = 2026-07-31", "due = 2026-09-30").passes();
    with(TRAIN, "due = 2026-07-31", RECURRING).passes();
}

#[test]
fn an_action_with_a_slip_in_its_year_does_not_make_its_milestones_late() {
    let plan = with(SUPERVISE, RECURRING, "due = 2016-07-31").with(
        SUPERVISE,
        "measures",
        "milestones = [{ title = \"First report\", due = 2026-06-30 }]\nmeasures",
    );
    plan.finds(
        "deadline-outside-plan",
        SUPERVISE,
        (3, 7),
        "2016-07-31 is before the plan's start on 2026-04-01",
    );
}

#[test]
fn a_first_deadline_without_the_decision_that_moved_it_is_named() {
    let plan = with(TRAIN, "original_due = 2026-06-30", "original_due = 2026-05-31");
    plan.finds(
        "original-due-unexplained",
        TRAIN,
        (8, 16),
        "no update says why the deadline moved from 2026-05-31",
    );
    assert_eq!(
        plan.help(),
        "add an update with moved_from = 2026-05-31, moved_to = 2026-09-30, agreed_by and the reason as its note"
    );
    with(TRAIN, "due = 2026-07-31", "due = 2026-07-31\noriginal_due = 2026-06-30").finds(
        "original-due-unexplained",
        TRAIN,
        (20, 16),
        "no update says why the deadline moved from 2026-06-30",
    );
}

const MILESTONE_MOVED: &str = "milestone = \"First teams trained\"\nmoved_from = 2026-07-10\nmoved_to = 2026-07-31\nimpact = \"red\"";

#[test]
fn the_move_of_a_milestone_explains_its_first_deadline() {
    let moved = || with(TRAIN, "impact = \"red\"", MILESTONE_MOVED);
    moved().with(TRAIN, "due = 2026-07-31", "due = 2026-07-31\noriginal_due = 2026-07-10").passes();
    moved().with(TRAIN, "due = 2026-07-31", "due = 2026-08-31").finds(
        "move-mismatch",
        TRAIN,
        (19, 7),
        "the deadline is 2026-08-31, but the last update that moved it says 2026-07-31",
    );
}

#[test]
fn an_update_about_a_milestone_that_is_not_there_is_named_once() {
    let plan = with(TRAIN, "impact = \"red\"", MILESTONE_MOVED)
        .with(TRAIN, "due = 2026-07-31", "due = 2026-07-31\noriginal_due = 2026-07-10")
        .with(TRAIN, "milestone = \"First", "milestone = \"Frist");
    plan.finds(
        "milestone-unknown",
        TRAIN,
        (26, 13),
        "the action has no milestone \"Frist teams trained\"",
    );
    assert_eq!(plan.help(), "did you mean \"First teams trained\"?");
    let none = with(GUIDE, "rag = \"green\"", "rag = \"green\"\nmilestone = \"Printed\"");
    none.finds("milestone-unknown", GUIDE, (13, 13), "the action has no milestone \"Printed\"");
    assert_eq!(none.help(), "take milestone out, or add the milestone under [[milestones]]");
}
