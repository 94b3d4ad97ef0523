//! Whatever stands in an action's file, each of its days has an answer.

use cov_plan::model::{Date, Named, Rating, Status};
use proptest::prelude::*;

use super::folder::TestPlan;
use super::{any_day, cases};

/// A deadline in any of its forms.
fn any_due() -> impl Strategy<Value = String> {
    // A recurrence over all of the calendar is right, but takes its time: one in a while is enough.
    let cadence =
        prop::sample::select(vec!["month", "two-months", "quarter", "six-months", "year"]);
    prop_oneof![
        3 => any_day().prop_map(|day| format!("{day}")),
        1 => (any_day(), any_day()).prop_map(|(from, to)| format!("{{ from = {from}, to = {to} }}")),
        2 => (cadence, any_day(), any_day()).prop_map(|(every, from, until)| {
            format!("{{ every = \"{every}\", from = {from}, until = {until} }}")
        }),
        2 => (prop::option::of(any_day()), any_day(), prop::sample::select(vec!["board", "council", "nobody"]))
            .prop_map(|(from, until, group)| {
                let from = from.map(|from| format!("from = {from}, ")).unwrap_or_default();
                format!("{{ each_meeting_of = \"{group}\", {from}until = {until} }}")
            }),
        1 => any_day().prop_map(|review| format!("{{ described = \"Soon\", review = {review} }}")),
    ]
}

fn line(key: &'static str, most: f64) -> impl Strategy<Value = String> {
    prop::option::weighted(most, any_day())
        .prop_map(move |day| day.map(|day| format!("{key} = {day}\n")).unwrap_or_default())
}

fn pause(key: &'static str) -> impl Strategy<Value = String> {
    prop::option::weighted(0.15, (any_day(), prop::option::of(any_day()))).prop_map(move |pause| {
        let Some((date, until)) = pause else { return String::new() };
        let until = until.map(|until| format!(", until = {until}")).unwrap_or_default();
        format!("{key} = {{ date = {date}, reason = \"So\"{until} }}\n")
    })
}

fn any_update() -> impl Strategy<Value = String> {
    let words =
        prop::sample::select(vec!["", "rag = \"red\"", "rag = \"amber\"", "impact = \"green\""]);
    let milestone = prop::sample::select(vec!["", "milestone = \"A part\""]);
    let reopened = line("completed", 0.5).prop_map(|line| match line.trim() {
        "" => String::new(),
        line => format!("reopened_from = {{ {line} }}\n"),
    });
    (line("date", 0.95), words, milestone, line("moved_from", 0.2), line("moved_to", 0.2), reopened)
        .prop_map(|(date, words, milestone, from, to, reopened)| {
            format!(
                "[[updates]]\n{date}by = \"council\"\n{words}\n{milestone}\n{from}{to}{reopened}"
            )
        })
}

fn any_milestone() -> impl Strategy<Value = String> {
    (any_due(), line("completed", 0.3), line("original_due", 0.2)).prop_map(
        |(due, completed, first)| {
            format!("[[milestones]]\ntitle = \"A part\"\ndue = {due}\n{completed}{first}")
        },
    )
}

/// The text of an action, right in shape, odd in everything else.
fn any_action() -> impl Strategy<Value = String> {
    (
        any_due(),
        [
            line("completed", 0.2).boxed(),
            line("added", 0.2).boxed(),
            line("original_due", 0.2).boxed(),
        ],
        [pause("suspended").boxed(), pause("withdrawn").boxed()],
        prop::collection::vec(any_milestone(), 0..3),
        prop::collection::vec(any_update(), 0..5),
    )
        .prop_map(|(due, lines, pauses, milestones, updates)| {
            let pauses = pauses.concat();
            format!(
                "due = {due}\n{}{pauses}{}{}",
                lines.concat(),
                milestones.concat(),
                updates.concat()
            )
        })
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn an_action_stands_somewhere_on_any_day(
        actions in prop::collection::vec(any_action(), 1..6),
        days in prop::collection::vec(any_day(), 1..4),
        within in prop::sample::select(vec![0_u32, 21, 400, u32::MAX]),
        meets in prop::sample::select(vec!["", "meets = \"month\"", "meets = \"year\""]),
    ) {
        let plan = TestPlan::new();
        let period = "period = { from = 2019-09-01, to = 2020-09-30 }";
        plan.write("plan.toml", format!("name = \"A plan\"\n{period}\nupdate_every = \"quarter\"\nupdate_within = {within}\n"));
        plan.write("governance.toml", format!("[groups.board]\nname = \"B\"\nmeetings = [2019-10-22, 2019-12-19]\n{meets}\n"));
        for (index, action) in actions.iter().enumerate() {
            plan.action(&format!("1.{}", index + 1), action);
        }
        let reading = plan.read();
        for source in &reading.sources {
            prop_assert!(!source.is_broken(), "{}\n{:?}", source.text, source.problems);
        }
        for day in days {
            holds_on(&reading.plan, day);
        }
    }
}

/// What holds of the standings of any plan on any day.
fn holds_on(plan: &cov_plan::model::Plan, day: Date) {
    for standing in plan.standings(day) {
        let action = standing.action;
        let was_rated = action.updates_by(day).any(cov_plan::model::Update::is_rated);
        assert!(was_rated || standing.deadline.is_some(), "what nobody answered has a deadline");
        assert!(standing.form.recurs() || standing.deadline == Some(standing.form.last_day()));
        assert!(!standing.is_stale() || was_rated, "only a rating can be stale");
        assert!(!standing.owes_update || standing.status.is_under_way());
        let completed = action.completed_by(day);
        assert!(standing.status != Status::Complete || completed.is_some());
        assert!(!standing.status.is_under_way() || completed.is_none());
        let is_past = standing.deadline.is_some_and(|deadline| deadline < day);
        assert!(!standing.status.is_under_way() || (standing.status == Status::Overdue) == is_past);
        assert!(standing.rag.is_none_or(|rag| Rating::ALL.contains(&rag)));
        for part in &standing.parts {
            assert!(was_rated || part.deadline.is_some());
            assert_eq!(
                part.status.is_under_way(),
                standing.status.is_under_way() && part.completed.is_none()
            );
        }
    }
}
