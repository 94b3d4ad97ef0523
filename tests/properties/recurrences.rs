//! What comes round again and again, and which updates answer it.

use cov_plan::model::{Answers, Cadence, Date, Group, GroupId, Named, Span, answers};
use proptest::prelude::*;

use super::{any_day, cases, plan_day};

fn any_cadence() -> impl Strategy<Value = Cadence> {
    prop::sample::select(Cadence::ALL)
}

/// Days of rated updates, oldest first.
fn updates() -> impl Strategy<Value = Vec<Date>> {
    prop::collection::vec(plan_day(), 0..8).prop_map(|mut days| {
        days.sort_unstable();
        days
    })
}

/// Spans that follow each other without a gap.
fn spans() -> impl Strategy<Value = Vec<Span>> {
    (any_cadence(), plan_day(), 0_usize..30)
        .prop_map(|(cadence, from, number)| cadence.spans(from).take(number).collect())
}

/// Whether a span or a later one is answered, so that nobody waits for it any more.
fn is_answered(answers: &Answers, span: Span) -> bool {
    !answers.awaits(span)
}

fn assert_gapless(spans: &[Span]) {
    for span in spans {
        assert!(span.first <= span.last, "{span:?}");
    }
    for pair in spans.windows(2) {
        assert_eq!(pair[0].last.succ_opt(), Some(pair[1].first), "{pair:?}");
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn spans_follow_each_other_without_a_gap(cadence in any_cadence(), from in any_day()) {
        let spans: Vec<Span> = cadence.spans(from).take(40).collect();
        prop_assert_eq!(spans.len(), 40);
        prop_assert_eq!(spans[0].first, from);
        assert_gapless(&spans);
    }

    #[test]
    fn the_span_after_twelve_months_begins_on_the_same_day_of_the_year(cadence in any_cadence(), from in plan_day()) {
        let a_year = 12 / cadence.months();
        let begins = cadence.spans(from).nth(a_year as usize).unwrap().first;
        prop_assert_eq!(Some(begins), from.checked_add_months(chrono::Months::new(12)));
    }

    #[test]
    fn meetings_make_spans_up_to_the_end_and_there_is_always_one(
        meetings in prop::collection::vec(any_day(), 0..6),
        meets in prop::option::of(any_cadence()),
        from in prop::option::of(plan_day()),
        ahead in 0_u64..1500,
    ) {
        let mut meetings = meetings;
        meetings.sort_unstable();
        let until = from.unwrap_or_else(|| "2019-10-01".parse().unwrap()) + chrono::Days::new(ahead);
        let group = Group { id: GroupId::from("board"), name: None, reports_to: None, meets, meetings };
        let spans = group.spans(from, until);
        prop_assert!(!spans.is_empty());
        prop_assert!(spans.iter().all(|span| span.last <= until));
        if from.is_some() {
            prop_assert_eq!(spans.first().map(|span| span.first), from);
            assert_gapless(&spans);
        }
        for day in group.meetings.iter().filter(|day| from.is_some_and(|from| from <= **day) && **day <= until) {
            prop_assert!(spans.iter().any(|span| span.last == *day));
        }
    }

    #[test]
    fn an_update_takes_no_answer_away_and_answers_its_own_span_or_the_one_before(
        spans in spans(), days in updates(), within in 0_u32..120
    ) {
        for number in 1..=days.len() {
            let day = days[number - 1];
            let before = answers(spans.clone(), days[..number - 1].iter().copied(), within);
            let after = answers(spans.clone(), days[..number].iter().copied(), within);
            for &span in &spans {
                prop_assert!(!is_answered(&before, span) || is_answered(&after, span));
            }
            let answered = spans.iter().rfind(|&&span| is_answered(&after, span) && !is_answered(&before, span));
            if let Some(span) = answered {
                let late = (day - span.last).num_days();
                prop_assert!(span.contains(day) || (0 < late && late <= within.into()), "{:?} {}", span, day);
            }
        }
    }

    #[test]
    fn what_is_awaited_is_the_span_behind_the_last_answered_one(
        spans in spans(), days in updates(), within in 0_u32..120
    ) {
        let answers = answers(spans.clone(), days, within);
        let last = spans.iter().rposition(|&span| is_answered(&answers, span));
        prop_assert_eq!(answers.awaited(), spans.get(last.map_or(0, |last| last + 1)).copied());
        if let Some(awaited) = answers.awaited() {
            prop_assert!(!is_answered(&answers, awaited));
        }
    }

    #[test]
    fn a_stale_last_rating_means_that_an_update_is_owed(
        spans in spans(), days in updates(), within in 0_u32..120, today in plan_day()
    ) {
        let end = spans.last().map_or(today, |span| span.last.min(today));
        let given = days.iter().filter(|&&day| day <= end).count();
        let answers = answers(spans.clone(), days.into_iter().take(given), within);
        let ended = spans.into_iter().rfind(|span| span.last < today);
        let owed = ended.is_some_and(|ended| answers.awaits(ended));
        let stale = given.checked_sub(1).is_some_and(|last| answers.is_stale(last, today));
        prop_assert!(!stale || owed);
    }

    #[test]
    fn however_long_the_days_of_grace_an_update_answers_the_span_just_ended(day in plan_day()) {
        let from: Date = "2019-01-01".parse().unwrap();
        let spans: Vec<Span> = Cadence::Quarter.spans(from).take(20).collect();
        let ended = spans.iter().rfind(|span| span.last < day).copied().unwrap();
        let answers = answers(spans, [day], u32::MAX);
        prop_assert!(is_answered(&answers, ended));
    }
}
