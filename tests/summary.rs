//! The plan at a glance: the figures of the real plan, counted in its files by hand, and those of a plan with everything in it.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod folder;

use folder::{TestPlan, run};
use serde_json::{Value, json};

/// The real plan at a glance on a day, as JSON.
fn real(day: &str) -> Value {
    serde_json::from_str(&run(None, None, &["summary", "--today", day, "--format", "json"]))
        .unwrap()
}

/// One figure of each section of the real plan, and of all.
fn figures(summary: &Value, figure: &str) -> [u64; 4] {
    let sections = summary["sections"].as_array().unwrap();
    let of = |section: &Value| section[figure].as_u64().unwrap();
    [of(&sections[0]), of(&sections[1]), of(&sections[2]), of(&summary["total"])]
}

#[test]
fn on_the_plans_first_day_nothing_is_late_and_no_update_is_owed() {
    let summary = real("2019-09-01");
    assert_eq!(figures(&summary, "actions"), [26, 19, 17, 62]);
    assert_eq!(figures(&summary, "open"), [26, 19, 17, 62]);
    assert_eq!(figures(&summary, "not_rated"), [26, 19, 17, 62]);
    assert_eq!(figures(&summary, "overdue"), [0, 0, 0, 0]);
    assert_eq!(summary["overdue"], json!([]));
    assert_eq!(summary["updates_owed"], json!([]));
    assert_eq!(summary["quarter"], "2019/20-Q2");
    let alone = |numbers: &[&str]| -> Value {
        numbers.iter().map(|number| json!({ "number": number, "milestone": null })).collect()
    };
    assert_eq!(
        summary["next"],
        json!([
            { "due": "2019-09-30", "days": 29, "deadlines": alone(&["5.3", "21.1", "26.1"]) },
            { "due": "2019-10-22", "days": 51, "deadlines": alone(&["24.1"]) },
            { "due": "2019-10-31", "days": 60, "deadlines": alone(&[
                "3.4", "4.3", "5.2", "10.1", "13.3", "17.1", "20.2", "25.1", "27.1"
            ]) },
        ])
    );
}

#[test]
fn in_mid_november_thirteen_are_late_by_three_lengths() {
    let summary = real("2019-11-15");
    assert_eq!(figures(&summary, "open"), [21, 16, 12, 49]);
    assert_eq!(figures(&summary, "overdue"), [5, 3, 5, 13]);
    assert_eq!(figures(&summary, "complete"), [0, 0, 0, 0]);
    assert_eq!(figures(&summary, "not_rated"), [26, 19, 17, 62]);
    assert_eq!(
        summary["overdue"],
        json!([
            "3.4", "4.3", "5.2", "5.3", "10.1", "13.3", "17.1", "20.2", "21.1", "24.1", "25.1",
            "26.1", "27.1"
        ])
    );
    let late: Vec<_> = summary["late"].as_array().unwrap().iter().map(|day| &day["days"]).collect();
    assert_eq!(late, [-46, -24, -15]);
    assert_eq!(summary["updates_owed"].as_array().unwrap().len(), 62);
    assert_eq!(summary["stale"], json!([]));
}

#[test]
fn after_march_all_but_two_are_late_and_three_milestones_too() {
    let summary = real("2020-04-15");
    // 9.1 is due in June, 23.2 in September.
    assert_eq!(figures(&summary, "open"), [1, 0, 1, 2]);
    assert_eq!(figures(&summary, "overdue"), [25, 19, 16, 60]);
    let milestones: Vec<_> = summary["late"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|day| day["deadlines"].as_array().unwrap())
        .filter(|deadline| !deadline["milestone"].is_null())
        .map(|deadline| deadline["number"].as_str().unwrap())
        .collect();
    assert_eq!(milestones, ["9.5", "7.1", "9.1"]);
    assert_eq!(
        summary["next"],
        json!([
            { "due": "2020-06-30", "days": 76, "deadlines": [{ "number": "9.1", "milestone": null }] },
            { "due": "2020-09-30", "days": 168, "deadlines": [{ "number": "23.2", "milestone": null }] },
        ])
    );
}

#[test]
fn six_years_after_its_end_all_of_the_plan_is_late() {
    let summary = real("2026-11-24");
    assert_eq!(figures(&summary, "overdue"), [26, 19, 17, 62]);
    assert_eq!(summary["next"], json!([]));
    let text = run(None, None, &["summary", "--today", "2026-11-24"]);
    assert!(text.contains("2026/27-Q3 ends in 37 days, the plan ended 6 years ago\n"), "{text}");
    assert!(
        text.contains("62 actions (and 3 milestones): CCC 55, CSCP 5, CCG 1, Police 1\n"),
        "{text}"
    );
    assert!(text.contains("No deadline is still to come\n"), "{text}");
}

#[test]
fn the_whole_plan_fits_a_screen_of_80_columns_and_30_lines() {
    let text = run(None, Some("80"), &["summary", "--today", "2019-11-15"]);
    assert!(text.lines().count() <= 30);
    assert_eq!(
        text,
        "\
Children's Services Continuous Improvement Plan, Coventry City Council
Friday 15 November 2019: 2019/20-Q3 ends in 46 days, the plan in 320 days

Section                                         All  Open  Late  Done  Not rated
Children who need help and protection            26    21     5     0         26
  !!!!!.....................
Children looked after and achieving permanence   19    16     3     0         19
  !!!................
Leadership, management and governance            17    12     5     0         17
  !!!!!............
Total                                            62    49    13     0         62
A mark is an action: ! late, . not rated

Needs attention
Late          13 actions, all led by CCC
46 days late  5.3, 21.1, 26.1
24 days late  24.1
15 days late  3.4, 4.3, 5.2, 10.1, 13.3, 17.1, 20.2, 25.1, 27.1
No update     62 actions for 2019/20-Q2: CCC 55, CSCP 5, CCG 1, Police 1
See           cov-plan due --overdue --today 2019-11-15
              cov-plan chase --today 2019-11-15

Next (milestones in brackets)
30 Nov 2019  6 in 15 days: 4.2, 7.1, (9.5), 15.1, 23.1, 27.3
31 Dec 2019  23 in 46 days: 1.1, 2.1, 3.1, 3.2, 3.3, 5.1, (7.1), 8.1, 8.2, 8.3,
             (9.1), 9.2, 12.1, 12.2, 12.4, 12.5, 13.1, 13.2 and 5 more

Red: Under way, no significant change in the target and measure yet. Amber:
Under way, with evidence of a significant shift in them and of its direction.
Green: Targets and measures met.
"
    );
}

#[test]
fn at_40_columns_each_section_is_a_name_its_counts_and_its_bar() {
    let text = run(None, Some("40"), &["summary", "--today", "2019-11-15"]);
    assert!(
        text.contains(
            "
Children looked after and achieving
permanence
  All 19, Open 16, Late 3, Done 0,
  Not rated 19
  !!!................
"
        ),
        "{text}"
    );
    assert_eq!(text.lines().filter(|line| line.chars().count() > 40).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn in_a_pipe_each_section_is_one_line_and_nothing_is_coloured() {
    let text = run(None, None, &["summary", "--today", "2019-11-15"]);
    let leadership = "Leadership, management and governance            17    12     5     0         17  !!!!!............";
    assert!(text.lines().any(|line| line == leadership), "{text}");
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn colour_says_nothing_that_the_letters_do_not() {
    let today = ["summary", "--today", "2020-01-15"];
    let plan = everything();
    let coloured = plan.run(&[&today[..], &["--color", "always"]].concat());
    assert!(coloured.contains("\u{1b}[31mR\u{1b}[0m"), "{coloured}");
    assert!(coloured.contains("\u{1b}[33mA\u{1b}[0m"), "{coloured}");
    assert_eq!(without_colour(&coloured), plan.run(&today));
}

fn without_colour(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().unwrap();
    let others = pieces.map(|piece| piece.split_once('m').unwrap().1);
    std::iter::once(first).chain(others).collect()
}

/// A plan in which something stands everywhere on 15 January 2020, in the fourth quarter of 2019/20.
fn everything() -> TestPlan {
    let rated = |date: &str, rag: &str| {
        format!("\n[[updates]]\ndate = {date}\nby = \"council\"\nrag = \"{rag}\"\nnote = \"So.\"")
    };
    let june = "due = 2020-06-30";
    let plan = TestPlan::new();
    plan.action("1.1", &(june.to_owned() + &rated("2019-12-10", "red")));
    plan.action("1.2", &("due = 2019-12-31".to_owned() + &rated("2019-12-20", "amber")));
    // Given for September, so stale in January.
    plan.action("1.3", &(june.to_owned() + &rated("2019-10-10", "green")));
    plan.action("1.4", june);
    plan.action(
        "1.5",
        &(format!("{june}\ncompleted = 2019-12-20") + &rated("2019-12-20", "green")),
    );
    let suspended = "suspended = { date = 2020-01-01, reason = \"The court decides first\" }";
    plan.action("1.6", &(format!("{june}\n{suspended}") + &rated("2019-12-10", "red")));
    let withdrawn = "withdrawn = { date = 2020-01-10, reason = \"Another plan does it\" }";
    plan.action("1.7", &(format!("due = 2019-12-31\n{withdrawn}") + &rated("2019-12-10", "red")));
    // Completed two weeks from now, so not yet.
    let later = "due = 2020-01-10\ncompleted = 2020-02-01";
    plan.action("1.8", &(later.to_owned() + &rated("2019-12-15", "red")));
    // Within 21 days of December's end, so for the quarter that ended.
    plan.action("1.10", &("due = 2020-01-15".to_owned() + &rated("2020-01-05", "amber")));
    plan
}

#[test]
fn every_kind_of_action_is_counted_once_and_rated_only_while_under_way() {
    let summary: Value = serde_json::from_str(&everything().run(&[
        "summary",
        "--today",
        "2020-01-15",
        "--format",
        "json",
    ]))
    .unwrap();
    let counts = json!({
        "actions": 9, "open": 4, "overdue": 2, "complete": 1, "suspended": 1, "withdrawn": 1,
        "red": 2, "amber": 2, "green": 1, "not_rated": 1,
    });
    assert_eq!(summary["total"], counts);
    let mut section = counts;
    section["section"] = json!("help");
    section["title"] = json!("Help");
    assert_eq!(summary["sections"], json!([section]));
    assert_eq!(summary["overdue"], json!(["1.2", "1.8"]));
    assert_eq!(summary["red"], json!(["1.1", "1.8"]));
    assert_eq!(summary["stale"], json!(["1.3"]));
    assert_eq!(summary["updates_owed"], json!(["1.3", "1.4"]));
    assert_eq!(summary["next"][0]["deadlines"], json!([{ "number": "1.10", "milestone": null }]));
    assert_eq!(summary["next"][0]["days"], 0);
    assert_eq!(
        summary["ratings"],
        json!({ "red": "No change yet", "amber": "Changing", "green": "Met" })
    );
}

#[test]
fn the_keys_of_the_json_stand_in_the_order_in_which_they_are_promised() {
    let text = everything().run(&["summary", "--today", "2020-01-15", "--format", "json"]);
    let keys: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("  \"")?.split('"').next()).collect();
    assert_eq!(
        keys,
        [
            "plan",
            "organisation",
            "today",
            "quarter",
            "sections",
            "total",
            "overdue",
            "red",
            "stale",
            "updates_owed",
            "late",
            "next",
            "ratings"
        ]
    );
}

#[test]
fn one_section_has_no_total_and_every_mark_its_kind() {
    let plan = everything();
    let same = format!("--plan {} --today 2020-01-15", plan.root().display());
    assert_eq!(
        plan.run(&["summary", "--today", "2020-01-15"]).replace(&same, "[the same]"),
        "\
A plan, A council
Wednesday 15 January 2020: 2019/20-Q4 ends in 76 days, the plan in 259 days

Section  All  Open  Late  Done  Suspended  Withdrawn  Red  Amber  Green  Not rated
Help       9     4     2     1          1          1    2      2      1          1  !!RAG.=sw
A mark is an action: ! late, R red, A amber, G green, . not rated, = complete, s suspended, w withdrawn

Needs attention
Late          2 actions, all led by TC
15 days late  1.2
5 days late   1.8
No update     2 actions for 2019/20-Q3, in time until 21 January 2020, all led by TC
Stale rating  1.3
Red           1.1, 1.8
See           cov-plan due --overdue [the same]
              cov-plan chase [the same]
              cov-plan list --rag red [the same]

Next
15 Jan 2020  1 today: 1.10
30 Jun 2020  3 in 5 months: 1.1, 1.3, 1.4

Red: No change yet. Amber: Changing. Green: Met.
"
    );
}

#[test]
fn the_key_stands_below_a_plan_without_a_rating_too() {
    let plan = TestPlan::with("due = 2020-06-30");
    let text = plan.run(&["summary", "--today", "2019-12-09"]);
    assert!(text.ends_with("\n\nRed: No change yet. Amber: Changing. Green: Met.\n"), "{text}");
}

#[test]
fn csv_is_the_sections_and_their_total() {
    assert_eq!(
        everything().run(&["summary", "--today", "2020-01-15", "--format", "csv"]),
        "\
section,title,actions,open,overdue,complete,suspended,withdrawn,red,amber,green,not_rated
help,Help,9,4,2,1,1,1,2,2,1,1
,Total,9,4,2,1,1,1,2,2,1,1
"
    );
}

#[test]
fn markdown_has_the_bar_as_code_and_the_rest_as_lists() {
    let text = everything().run(&["summary", "--today", "2020-01-15", "--format", "markdown"]);
    assert!(
        text.contains("\n| Help | 9 | 4 | 2 | 1 | 1 | 1 | 2 | 2 | 1 | 1 | `!!RAG.=sw` |\n"),
        "{text}"
    );
    assert!(
        text.contains("\n## Needs attention\n\n- **Late**: 2 actions, all led by TC\n"),
        "{text}"
    );
    assert!(
        text.ends_with("\n\n**Red**: No change yet<br>\n**Amber**: Changing<br>\n**Green**: Met\n"),
        "{text}"
    );
}

#[test]
fn filters_leave_only_the_figures_of_what_they_choose() {
    let text = run(None, None, &["summary", "--today", "2019-11-15", "--lead", "Police"]);
    assert!(
        text.contains(
            "\nChildren who need help and protection    1     1     0     0          1  .\n"
        ),
        "{text}"
    );
    assert!(!text.contains("Leadership"), "{text}");
    assert!(text.contains("\nNo update  1 action for 2019/20-Q2, led by Police\n"), "{text}");
    assert!(text.contains("\n31 Mar 2020  1 in 4 months: 9.4\n"), "{text}");
    assert!(
        text.contains("\nSee        cov-plan chase --lead Police --today 2019-11-15\n"),
        "{text}"
    );
    // Data keeps a section that has none of them.
    let csv = run(
        None,
        None,
        &["summary", "--today", "2019-11-15", "--lead", "Police", "--format", "csv"],
    );
    assert!(
        csv.contains("\nleadership-and-governance,\"Leadership, management and governance\",0,0,"),
        "{csv}"
    );
    let none = run(None, None, &["summary", "--today", "2019-11-15", "--rag", "red"]);
    assert!(none.ends_with("\nNo action\n"), "{none}");
}

#[test]
fn sections_can_be_put_in_the_order_of_what_is_late() {
    let csv = run(
        None,
        None,
        &[
            "summary",
            "--today",
            "2019-11-15",
            "--sort",
            "overdue:desc",
            "--columns",
            "section,overdue",
            "--format",
            "csv",
        ],
    );
    assert_eq!(
        csv,
        "section,overdue\nhelp-and-protection,5\nleadership-and-governance,5\nlooked-after-and-permanence,3\n,13\n"
    );
}

#[test]
fn a_plan_of_hundreds_has_shorter_bars_and_says_so() {
    let plan = TestPlan::new();
    for number in 1..=130 {
        let due = if number <= 3 { "due = 2019-10-31" } else { "due = 2020-06-30" };
        plan.action(&format!("1.{number}"), due);
    }
    let text = plan.run(&["summary", "--today", "2019-11-15"]);
    // 130 actions: 3 late are one mark of five, the other 127 are 26.
    let bar = format!("!{}\n", ".".repeat(26));
    assert!(text.contains(&bar), "{text}");
    assert!(
        text.contains("\nA mark is up to 5 actions of a kind: ! late, . not rated\n"),
        "{text}"
    );
    assert!(text.contains("\n30 Jun 2020  127 in 7 months: 1.4, 1.5, "), "{text}");
    assert!(text.contains(" and 109 more\n"), "{text}");
}

#[test]
fn a_section_that_the_plan_does_not_name_is_counted_under_its_folder() {
    let plan = TestPlan::with("due = 2020-06-30");
    plan.write("actions/other/02-second/objective.toml", "title = \"Another\"");
    plan.write(
        "actions/other/02-second/2.1.toml",
        "title = \"Stray\"\nlead = \"nobody\"\ndue = 2020-06-30\n",
    );
    let csv = plan.run(&["summary", "--today", "2019-09-15", "--format", "csv"]);
    assert!(csv.contains("\nother,other,1,1,0,"), "{csv}");
    assert!(csv.ends_with("\n,Total,2,2,0,0,0,0,0,0,0,2\n"), "{csv}");
}

#[test]
fn what_a_plan_does_not_say_is_left_out() {
    let plan = TestPlan::with("due = 2020-06-30");
    plan.write("plan.toml", "[[sections]]\nid = \"help\"\ntitle = \"He\\u001b[31mlp\"\n");
    assert_eq!(
        plan.run(&["summary", "--today", "2019-09-15"]),
        "\
The plan
Sunday 15 September 2019: 2019/20-Q2 ends in 15 days

Section         All  Open  Late  Done  Not rated
He\\u{1b}[31mlp    1     1     0     0          1  .
A mark is an action: . not rated

Needs attention
Nothing is late, red or without its update

Next
30 Jun 2020  1 in 9 months: 1.1
"
    );
}
