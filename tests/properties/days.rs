//! The days and quarters that people type, and the numbers of actions.

use chrono::{Datelike, Days, Months};
use cov_plan::model::{Number, Quarter};
use cov_plan::query::{self, Ahead, When};
use cov_plan::report::{away, long_date, short_date};
use proptest::prelude::*;

use super::{any_day, cases};

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn a_day_in_any_of_its_forms_is_that_day(day in any_day(), today in any_day()) {
        let month = long_date(day);
        let forms = [
            day.format("%Y-%m-%d").to_string(),
            long_date(day),
            short_date(day),
            month.to_uppercase(),
            format!("  {} ", month.to_lowercase()),
        ];
        for form in forms {
            let when: When = form.parse().unwrap();
            prop_assert_eq!(when, When::Day(day), "{}", form);
            prop_assert_eq!(when.first_day(today), Some(day));
            prop_assert_eq!(when.last_day(today), Some(day));
            prop_assert_eq!(query::day(&form), Ok(day));
        }
    }

    #[test]
    fn a_month_goes_from_its_first_day_to_the_one_before_the_next_month(day in any_day()) {
        let when: When = day.format("%Y-%m").to_string().parse().unwrap();
        let (first, last) = (when.first_day(day).unwrap(), when.last_day(day).unwrap());
        prop_assert!(first <= day && day <= last);
        prop_assert_eq!((first.day(), first.month(), last.month()), (1, day.month(), day.month()));
        prop_assert_eq!(last.succ_opt().unwrap().day(), 1);
    }

    #[test]
    fn time_ahead_is_that_far_away_or_past_the_calendar(day in any_day(), number in 0_u32..40_000) {
        let ahead = |unit: &str| {
            let typed = format!("+{number}{unit}");
            let when: When = typed.parse().unwrap();
            let within: Ahead = typed[1..].parse().unwrap();
            assert_eq!(when, When::Ahead(within));
            when.first_day(day)
        };
        let is_known = |day: &chrono::NaiveDate| day.year() <= 9999;
        let days = |days: u32| day.checked_add_days(Days::new(days.into())).filter(is_known);
        prop_assert_eq!(ahead("d"), days(number));
        prop_assert_eq!(ahead("w"), days(number * 7));
        let month = ahead("m");
        prop_assert_eq!(month, day.checked_add_months(Months::new(number)).filter(is_known));
        if let Some(month) = month {
            // The same day of that month, or its last.
            prop_assert!(month.day() == day.day() || month.succ_opt().unwrap().day() == 1);
        }
    }

    #[test]
    fn every_day_lies_in_its_own_quarter_and_no_other(day in any_day()) {
        let quarter = Quarter::of(day);
        let span = quarter.span().unwrap();
        prop_assert!(span.contains(day));
        let (before, after) = (span.first.pred_opt().unwrap(), span.last.succ_opt().unwrap());
        prop_assert!(Quarter::of(before) < quarter && quarter < Quarter::of(after));
        prop_assert_eq!(Quarter::of(span.first), quarter);
        prop_assert_eq!(Quarter::of(span.last), quarter);
    }

    #[test]
    fn a_quarter_reads_back_and_stands_for_its_last_day(day in any_day()) {
        let quarter = Quarter::of(day);
        let written = quarter.to_string();
        // January to March of the year 1 belong to a financial year that began before the calendar.
        prop_assume!(!written.starts_with("0000"));
        prop_assert_eq!(written.parse(), Ok(quarter));
        let last = quarter.span().unwrap().last;
        let when: When = written.to_lowercase().parse().unwrap();
        prop_assert_eq!(when, When::EndOf(quarter));
        prop_assert_eq!(when.first_day(day), Some(last).filter(|last| last.year() <= 9999));
        prop_assert_eq!(when.first_day(day), when.last_day(day));
    }

    #[test]
    fn how_far_away_a_day_is_says_on_which_side(day in any_day(), today in any_day()) {
        let words = away(day, today);
        prop_assert_eq!(words.ends_with(" late"), day < today);
        prop_assert_eq!(words.starts_with("in "), today < day);
        prop_assert!(!words.contains('-') && !words.contains(" 0 "), "{}", words);
    }

    #[test]
    fn no_text_that_is_typed_can_do_harm(text in "\\PC*|[0-9+/Qqdwm -]{0,14}|[0-9é]{0,4}-[0-9é]{0,2}-[0-9é]{0,2}") {
        let _ = text.parse::<When>();
        let _ = text.parse::<Ahead>();
        let _ = text.parse::<Quarter>();
        let _ = query::day(&text);
        if let Ok(number) = text.parse::<Number>() {
            prop_assert_eq!(number.to_string(), text);
        }
    }

    #[test]
    fn numbers_read_back_and_sort_by_objective_then_action(
        one in (1_u32..200, 1_u32..200), other in (1_u32..200, 1_u32..200)
    ) {
        let number = |(objective, action)| Number { objective, action };
        let read: Number = number(one).to_string().parse().unwrap();
        prop_assert_eq!(read, number(one));
        prop_assert_eq!(number(one).cmp(&number(other)), one.cmp(&other));
    }
}
