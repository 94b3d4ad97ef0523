//! Deadlines in words, for each of their forms.

use super::long_date;
use crate::model::{Date, Form, Plan};

/// A title, and in brackets behind it what its deadline is that the title does not say: "Report (milestone, every quarter)".
pub fn with_kind(title: &str, kinds: &[Option<&str>]) -> String {
    let kinds: Vec<&str> = kinds.iter().copied().flatten().collect();
    if kinds.is_empty() { title.to_owned() } else { format!("{title} ({})", kinds.join(", ")) }
}

/// A deadline as a sentence tells it; `next` is the occurrence that stands.
pub fn in_words(plan: &Plan, form: &Form, next: Option<Date>) -> String {
    let words = form_in_words(plan, form);
    match next {
        _ if !form.recurs() => words,
        Some(next) => format!("{words}, next {}", long_date(next)),
        None => format!("{words}, nothing more falls due"),
    }
}

/// The form of a deadline in words, as it stands in the plan.
pub fn form_in_words(plan: &Plan, form: &Form) -> String {
    match form {
        Form::On(day) => long_date(*day),
        Form::Within { from, to } => format!("from {} to {}", long_date(*from), long_date(*to)),
        Form::Every { every, from, until } => {
            let from = long_date(*from);
            format!("{} from {from} until {}", every.words(), long_date(*until))
        }
        Form::EachMeeting { of, from, until } => {
            let from = from.map(|from| format!(" from {}", long_date(from))).unwrap_or_default();
            let group = plan.group_name(of);
            format!("each meeting of {group}{from} until {}", long_date(*until))
        }
        Form::Described { words, review } => format!("{words} (review {})", long_date(*review)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cadence;
    use crate::model::Group;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn words(form: &Form, next: Option<&str>) -> String {
        let group = Group {
            id: "executive-group".into(),
            name: Some("Executive Group".to_owned()),
            reports_to: None,
            meets: None,
            meetings: Vec::new(),
        };
        let plan = Plan { groups: vec![group], ..Plan::default() };
        in_words(&plan, form, next.map(day))
    }

    #[test]
    fn a_day_and_a_period_are_told_whole() {
        assert_eq!(words(&Form::On(day("2019-12-31")), Some("2019-12-31")), "31 December 2019");
        let period = Form::Within { from: day("2019-04-01"), to: day("2020-03-31") };
        assert_eq!(words(&period, Some("2020-03-31")), "from 1 April 2019 to 31 March 2020");
    }

    #[test]
    fn what_recurs_is_told_with_its_next_time() {
        let quarters = Form::Every {
            every: Cadence::Quarter,
            from: day("2019-10-01"),
            until: day("2023-12-31"),
        };
        assert_eq!(
            words(&quarters, Some("2019-12-31")),
            "every quarter from 1 October 2019 until 31 December 2023, next 31 December 2019"
        );
        assert_eq!(
            words(&quarters, None),
            "every quarter from 1 October 2019 until 31 December 2023, nothing more falls due"
        );
        let meetings = Form::EachMeeting {
            of: "executive-group".into(),
            from: None,
            until: day("2020-09-30"),
        };
        assert_eq!(
            words(&meetings, Some("2019-10-22")),
            "each meeting of Executive Group until 30 September 2020, next 22 October 2019"
        );
    }

    #[test]
    fn words_are_kept_and_their_review_day_added() {
        let described = Form::Described {
            words: "As the programme says".to_owned(),
            review: day("2020-03-31"),
        };
        assert_eq!(
            words(&described, Some("2020-03-31")),
            "As the programme says (review 31 March 2020)"
        );
    }
}
