//! Deadlines as a calendar: what another reader finds in the file.

#![allow(clippy::unwrap_used, reason = "a test may stop where its plan cannot be made")]

mod copied;
mod folder;
mod program;

use std::collections::BTreeSet;

use folder::TestPlan;
use ical::IcalParser;
use ical::parser::ical::component::{IcalAlarm, IcalCalendar, IcalEvent};
use ical::property::Property;
use program::{cov_plan, refused};

/// The calendar of a plan on a day, read by another library.
fn calendar(plan: &TestPlan, day: &str, options: &[&str]) -> IcalCalendar {
    read(&plan.run(&[&["due", "--today", day, "--format", "ical"], options].concat()))
}

fn read(text: &str) -> IcalCalendar {
    let mut calendars = IcalParser::new(text.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    calendar
}

/// A value as people read it.
fn value(properties: &[Property], name: &str) -> String {
    let property = properties.iter().find(|property| property.name == name);
    unescaped(property.and_then(|property| property.value.as_deref()).unwrap_or("(none)"))
}

fn unescaped(value: &str) -> String {
    let mut letters = value.chars();
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        let meant = if letter == '\\' { letters.next().unwrap() } else { letter };
        text.push(if letter == '\\' && meant == 'n' { '\n' } else { meant });
    }
    text
}

fn of(event: &IcalEvent, name: &str) -> String {
    value(&event.properties, name)
}

/// The id, first day and title of each event.
fn events(calendar: &IcalCalendar) -> Vec<[String; 3]> {
    let told = |event| ["UID", "DTSTART", "SUMMARY"].map(|name| of(event, name));
    calendar.events.iter().map(told).collect()
}

#[test]
fn a_deadline_is_one_whole_day_with_all_that_a_lead_needs() {
    let plan = TestPlan::three_actions();
    let calendar = calendar(&plan, "2026-07-20", &["--objective", "1", "--after", "2026-09-01"]);
    assert_eq!(value(&calendar.properties, "VERSION"), "2.0");
    assert_eq!(value(&calendar.properties, "METHOD"), "PUBLISH");
    assert_eq!(value(&calendar.properties, "X-WR-CALNAME"), "Northtown improvement plan");
    let [event] = &calendar.events[..] else { panic!("{:?}", events(&calendar)) };
    assert_eq!(of(event, "UID"), "1.1@northtown-improvement-plan.northtown-council");
    assert_eq!(of(event, "DTSTAMP"), "20260720T000000Z");
    assert_eq!(of(event, "DTSTART"), "20260930");
    assert_eq!(of(event, "DTEND"), "20261001");
    let start = event.properties.iter().find(|property| property.name == "DTSTART").unwrap();
    let whole_day = vec![("VALUE".to_owned(), vec!["DATE".to_owned()])];
    assert_eq!(start.params.as_ref(), Some(&whole_day));
    assert_eq!(of(event, "SUMMARY"), "1.1 Train every team on thresholds (NC)");
    assert_eq!(of(event, "CATEGORIES"), "Early help");
    assert_eq!(of(event, "TRANSP"), "TRANSPARENT");
    let page = "https://git.example/northtown/plan/edit/main/three-actions/actions/early-help/01-thresholds/1.1.toml";
    assert_eq!(of(event, "URL"), page);
    assert_eq!(
        of(event, "DESCRIPTION"),
        format!(
            "Lead: Northtown Council\nFirst due: 30 June 2026\nStatus: open on 20 July 2026\n\
             RAG: amber\nImpact: red\n\
             File: three-actions/actions/early-help/01-thresholds/1.1.toml\nEdit: {page}"
        )
    );
}

const TWO_PARTS: &str = r#"
due = 2020-03-31
[[milestones]]
title = "Strategy, in place"
due = 2019-12-31
[[milestones]]
title = "Reports"
due = { every = "quarter", from = 2019-10-01, until = 2020-06-30 }
"#;

/// The first bytes of the SHA-256 of "strategy, in place" and of "reports", as sha256sum gives them.
const STRATEGY: &str = "72188e08cd87";
const REPORTS: &str = "7f26104f77a7";

#[test]
fn a_milestone_and_each_time_of_what_comes_round_are_events_of_their_own() {
    let plan = TestPlan::with(TWO_PARTS);
    let key = "@a-plan.a-council";
    assert_eq!(
        events(&calendar(&plan, "2019-11-15", &[])),
        [
            [
                &format!("1.1-milestone-{STRATEGY}{key}"),
                "20191231",
                "1.1 Strategy, in place (milestone, TC)"
            ],
            [
                &format!("1.1-milestone-{REPORTS}-2019-12-31{key}"),
                "20191231",
                "1.1 Reports (milestone, TC)"
            ],
            [&format!("1.1{key}"), "20200331", "1.1 Action 1.1 (TC)"],
        ]
    );
    // The answer to the first quarter lets the second one stand.
    let update = "[[updates]]\ndate = 2019-12-20\nby = \"council\"\nrag = \"red\"\n";
    plan.action("1.1", &format!("{TWO_PARTS}{update}"));
    let ids: Vec<String> = events(&calendar(&plan, "2019-12-21", &[]))
        .into_iter()
        .map(|[id, day, _]| format!("{day} {id}"))
        .collect();
    assert_eq!(
        ids,
        [
            format!("20191231 1.1-milestone-{STRATEGY}{key}"),
            // On the action's own day, and so part of it: its second quarter.
            format!("20200331 1.1{key}"),
        ]
    );
}

#[test]
fn a_milestone_keeps_its_event_when_others_are_put_before_it() {
    let milestone =
        |title: &str, day: &str| format!("[[milestones]]\ntitle = \"{title}\"\ndue = {day}\n");
    let ids = |milestones: &[String]| -> Vec<String> {
        let plan = TestPlan::with(&format!("due = 2020-03-31\n{}", milestones.concat()));
        let told = events(&calendar(&plan, "2019-11-15", &[]));
        told.into_iter().map(|[id, day, _]| format!("{day} {id}")).collect()
    };
    let (half, twice) = (milestone("Half", "2019-12-31"), milestone("Half", "2020-01-31"));
    let before = ids(&[half.clone(), twice.clone()]);
    let after = ids(&[milestone("A survey", "2019-11-30"), half, twice]);
    assert_eq!(after[1..], before[..]);
    // Two of one title are two events all the same.
    let parts: Vec<&str> = before.iter().map(|id| id.split('@').next().unwrap()).collect();
    assert_eq!(
        parts,
        [
            "20191231 1.1-milestone-a11ae06469c6",
            "20200131 1.1-milestone-a11ae06469c6-2",
            "20200331 1.1"
        ]
    );
}

#[test]
fn a_deadline_that_moves_and_a_title_written_anew_keep_their_events() {
    let before = TestPlan::with("due = 2019-12-31\n");
    let after = TestPlan::new();
    after.write(
        "actions/help/01-first/1.1.toml",
        r#"
title = "Another title"
lead = "council"
due = 2020-03-31
original_due = 2019-12-31
[[updates]]
date = 2019-11-01
by = "council"
moved_from = 2019-12-31
moved_to = 2020-03-31
note = "Later"
"#,
    );
    let one = |plan| {
        let calendar = calendar(plan, "2019-11-15", &[]);
        let told = ["UID", "DTSTART", "SEQUENCE"].map(|name| of(&calendar.events[0], name));
        assert_eq!(calendar.events.len(), 1);
        told
    };
    let id = "1.1@a-plan.a-council";
    assert_eq!(one(&before), [id, "20191231", "0"]);
    assert_eq!(one(&after), [id, "20200331", "1"]);
}

#[test]
fn the_real_plan_gives_each_deadline_an_id_of_its_own_and_the_same_bytes_again() {
    let run = || folder::run(None, None, &["due", "--today", "2019-11-15", "--format", "ical"]);
    let text = run();
    assert_eq!(text, run());
    let calendar = read(&text);
    let rows = folder::run(None, None, &["due", "--today", "2019-11-15", "--format", "csv"]);
    let ids: BTreeSet<String> = calendar.events.iter().map(|event| of(event, "UID")).collect();
    assert_eq!(calendar.events.len(), rows.lines().count() - 1);
    assert_eq!(ids.len(), calendar.events.len());
}

#[test]
fn every_line_ends_as_the_standard_has_it_and_fits_75_bytes() {
    let plan = TestPlan::new();
    let title = "Zwölf, Boxkämpfer; jagen \\ 日本".repeat(400);
    let text = format!("title = '{title}'\nlead = \"council\"\ndue = 2019-12-31\n");
    plan.write("actions/help/01-first/1.1.toml", text);
    let written = plan.run(&["due", "--today", "2019-11-15", "--format", "ical"]);
    assert_eq!(written.matches('\n').count(), written.matches("\r\n").count());
    assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    assert_eq!(of(&read(&written).events[0], "SUMMARY"), format!("1.1 {title} (TC)"));
}

#[test]
fn what_would_end_an_event_or_act_on_a_terminal_is_text() {
    let plan = TestPlan::new();
    plan.write(
        "agencies.toml",
        "[council]\nname = \"The\\nEdit: https://a.example\"\nshort = \"TC\"\n",
    );
    let text = "title = \"a\\nEND:VEVENT\\r\\nb\\u001b[31m\\u202e\"\nlead = \"council\"\ndue = 2019-12-31\n";
    plan.write("actions/help/01-first/1.1.toml", text);
    let calendar = calendar(&plan, "2019-11-15", &[]);
    assert_eq!(calendar.events.len(), 1);
    assert_eq!(of(&calendar.events[0], "SUMMARY"), "1.1 a END:VEVENT b\\u{1b}[31m\\u{202e} (TC)");
    let told = of(&calendar.events[0], "DESCRIPTION");
    assert!(told.starts_with("Lead: The Edit: https://a.example\nStatus: open"), "{told}");
}

#[test]
fn alarms_ring_a_month_and_a_week_before_unless_that_has_passed() {
    let plan = TestPlan::with("due = 2019-12-31\n");
    let triggers = |day| {
        let calendar = calendar(&plan, day, &["--alarms"]);
        let trigger = |alarm: &IcalAlarm| {
            assert_eq!(value(&alarm.properties, "ACTION"), "DISPLAY");
            assert!(value(&alarm.properties, "DESCRIPTION").ends_with("days: 1.1 Action 1.1 (TC)"));
            value(&alarm.properties, "TRIGGER")
        };
        calendar.events[0].alarms.iter().map(trigger).collect::<Vec<String>>()
    };
    assert_eq!(triggers("2019-12-01"), ["-P30D", "-P7D"]);
    assert_eq!(triggers("2019-12-02"), ["-P7D"]);
    assert_eq!(triggers("2019-12-24"), ["-P7D"]);
    assert!(triggers("2020-01-01").is_empty());
}

#[test]
fn alarms_are_for_a_calendar_alone() {
    let message = refused(&mut cov_plan("due --alarms --output due.csv"));
    assert_eq!(
        message,
        "error: --alarms is for a calendar, not for csv\n  \
         help: add --format ical, or write a file with --output due.ics\n"
    );
}

#[test]
fn no_other_command_offers_a_calendar() {
    let message = refused(&mut cov_plan("list --format ical"));
    assert!(message.contains("[possible values: text, markdown, csv, json"), "{message}");
    assert!(!message.contains("possible values: text, markdown, csv, json, html, xlsx, ods, ical"));
    assert!(refused(&mut cov_plan("due --format ics")).contains("'ical'"));
}
