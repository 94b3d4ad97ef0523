//! The one rule of what an update answers: recurring deadlines, owed quarterly updates, stale ratings, the quarter of a report.

use super::{Date, Span};

/// Which spans of time have been answered by an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    spans: Vec<Span>,
    answered: Vec<bool>,
    latest: Option<usize>,
}

/// Lets each rated update, in the order of their dates, answer a span: the one just ended, if nothing has answered it and it
/// ended at most `within` days before; else the one in which the update falls.
pub fn answers(spans: Vec<Span>, rated: impl IntoIterator<Item = Date>, within: u32) -> Answers {
    let mut answered = vec![false; spans.len()];
    for day in rated {
        if let Some(answer) =
            answered_by(&spans, &answered, day, within).and_then(|index| answered.get_mut(index))
        {
            *answer = true;
        }
    }
    Answers { latest: answered.iter().rposition(|&answer| answer), spans, answered }
}

fn answered_by(spans: &[Span], answered: &[bool], day: Date, within: u32) -> Option<usize> {
    let ended = spans.partition_point(|span| span.last < day).checked_sub(1);
    let just_ended = ended.filter(|&index| {
        let is_open = answered.get(index) == Some(&false);
        let late = spans.get(index).map(|span| (day - span.last).num_days());
        is_open && late.is_some_and(|late| late <= within.into())
    });
    just_ended.or_else(|| spans.iter().position(|span| span.contains(day)))
}

impl Answers {
    /// The first span that still waits for an answer. Spans before the last answer that got none are missed: nothing can answer
    /// them any more. `None`: nothing is left to answer.
    pub fn awaited(&self) -> Option<Span> {
        self.spans.get(self.next()).copied()
    }

    /// The last span that ended before the day, if no update has answered it.
    pub fn owed(&self, day: Date) -> Option<Span> {
        let index = self.spans.partition_point(|span| span.last < day).checked_sub(1)?;
        let span = self.spans.get(index).copied()?;
        (self.answered.get(index) == Some(&false)).then_some(span)
    }

    /// Whether the last answer is for neither the span of that day nor the one before, so that what it said is stale. What is
    /// from before the first span counts as the answer of a span before it.
    pub fn is_stale(&self, day: Date) -> bool {
        let present = self.spans.partition_point(|span| span.last < day);
        self.next() < present
    }

    /// The place of the span behind the last answered one.
    fn next(&self) -> usize {
        self.latest.map_or(0, |index| index + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cadence;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// The quarters of 2019 from October on: they end on 31 December, 31 March, 30 June and 30 September.
    fn quarters() -> Vec<Span> {
        Cadence::Quarter.spans(day("2019-10-01")).take(4).collect()
    }

    fn after(rated: &[&str]) -> Answers {
        answers(quarters(), rated.iter().map(|text| day(text)), 21)
    }

    #[test]
    fn without_an_update_the_first_quarter_waits_however_late_it_is() {
        assert_eq!(after(&[]).awaited().unwrap().last, day("2019-12-31"));
    }

    #[test]
    fn an_update_within_three_weeks_of_the_end_is_for_the_quarter_that_ended() {
        assert_eq!(after(&["2020-01-21"]).awaited().unwrap().last, day("2020-03-31"));
        assert_eq!(after(&["2020-01-22"]).awaited().unwrap().last, day("2020-06-30"));
    }

    #[test]
    fn a_second_update_soon_after_the_end_is_for_the_new_quarter() {
        assert_eq!(after(&["2019-12-20", "2020-01-10"]).awaited().unwrap().last, day("2020-06-30"));
    }

    #[test]
    fn a_missed_quarter_is_not_awaited_any_more() {
        let answers = after(&["2020-05-04"]);
        assert_eq!(answers.awaited().unwrap().last, day("2020-09-30"));
        assert_eq!(answers.owed(day("2020-06-30")).unwrap().last, day("2020-03-31"));
    }

    #[test]
    fn after_the_last_answer_nothing_falls_due() {
        assert_eq!(after(&["2020-09-30"]).awaited(), None);
    }

    #[test]
    fn an_update_before_the_first_span_answers_nothing() {
        assert_eq!(after(&["2019-09-30"]).awaited().unwrap().last, day("2019-12-31"));
    }

    #[test]
    fn a_rating_of_the_last_quarter_is_fresh_and_one_before_is_stale() {
        let answers = after(&["2019-11-01"]);
        assert!(!answers.is_stale(day("2020-03-31")));
        assert!(answers.is_stale(day("2020-04-01")));
    }
}
