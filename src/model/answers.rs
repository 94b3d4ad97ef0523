//! The one rule of what an update answers: recurring deadlines, owed quarterly updates, stale ratings, the quarter of a report.

use super::{Date, Span};

/// Which spans of time have been answered by an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    spans: Vec<Span>,
    /// The place of the span that each rated update answers; `None`: it answers none.
    given: Vec<Option<usize>>,
}

/// Lets each rated update, in the order of their dates, answer a span: the one just ended, if nothing has answered it and it
/// ended at most `within` days before; else the one in which the update falls.
pub fn answers(spans: Vec<Span>, rated: impl IntoIterator<Item = Date>, within: u32) -> Answers {
    let mut given = Vec::new();
    for day in rated {
        let next = spans.partition_point(|span| span.last < day);
        let is_late = |span: &Span| (day - span.last).num_days() > within.into();
        let just_ended = next.checked_sub(1).filter(|&ended| {
            !given.contains(&Some(ended)) && spans.get(ended).is_some_and(|span| !is_late(span))
        });
        let present = || spans.get(next).filter(|span| span.contains(day)).map(|_| next);
        given.push(just_ended.or_else(present));
    }
    Answers { spans, given }
}

impl Answers {
    /// The first span that still waits for an answer. Spans before the last answer that got none are missed: nothing can answer
    /// them any more. `None`: nothing is left to answer.
    pub fn awaited(&self) -> Option<Span> {
        let last = self.given.iter().copied().flatten().max();
        self.spans.get(behind(last)).copied()
    }

    /// Whether the span still waits for its answer: neither it nor a later one has got one.
    pub fn awaits(&self, span: Span) -> bool {
        self.awaited().is_some_and(|awaited| awaited.first <= span.first)
    }

    /// Whether an update has answered the span.
    pub fn has_answered(&self, span: Span) -> bool {
        self.given.iter().flatten().any(|&place| self.spans.get(place) == Some(&span))
    }

    /// The span that the rated update of that place answers; `None`: it answers none.
    pub fn answered(&self, update: usize) -> Option<Span> {
        self.spans.get((*self.given.get(update)?)?).copied()
    }

    /// Whether the rated update of that place answered neither the span of that day nor the one before, so that what it said is
    /// stale. What is from before the first span counts as the answer of a span before it.
    pub fn is_stale(&self, update: usize, day: Date) -> bool {
        let present = self.spans.partition_point(|span| span.last < day);
        behind(self.given.get(update).copied().flatten()) < present
    }
}

/// The place of the span behind an answered one.
fn behind(answered: Option<usize>) -> usize {
    answered.map_or(0, |place| place + 1)
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
        // Neither the quarter to March nor the one to December is owed, although no update has answered them.
        assert!(quarters()[..3].iter().all(|quarter| !answers.awaits(*quarter)));
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
    fn without_an_update_each_quarter_waits() {
        assert!(quarters().iter().all(|quarter| after(&[]).awaits(*quarter)));
    }

    #[test]
    fn a_rating_of_the_last_quarter_is_fresh_and_one_before_is_stale() {
        let answers = after(&["2019-11-01", "2020-02-14"]);
        assert!(!answers.is_stale(0, day("2020-03-31")));
        assert!(answers.is_stale(0, day("2020-04-01")));
        // The later one is of the quarter to March.
        assert!(!answers.is_stale(1, day("2020-06-30")));
        assert!(answers.is_stale(1, day("2020-07-01")));
    }
}
