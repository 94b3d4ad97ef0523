//! Updates and the spans that they are asked for: who owes one, and how the plan stood at the end of a span when the updates that
//! came a little later are counted for it.

use super::{Answers, Date, Plan, Rating, Span, Standing, Update};

impl Plan {
    /// The span that an update of that day is asked for: the one just ended, if that is at most `update_within` days ago, else the
    /// one in which the day falls. When the plan is over it is the last of its spans. `None` where nobody owes updates, and before
    /// the plan's start.
    pub fn asked_span(&self, day: Date) -> Option<Span> {
        let end = self.period?.to;
        let spans = self.update_spans(day);
        let of_plan: Vec<Span> = spans.into_iter().filter(|span| span.first <= end).collect();
        let just_ended = of_plan.iter().rfind(|span| {
            span.last < day && self.in_time_until(**span).is_none_or(|last| day <= last)
        });
        just_ended.or(of_plan.last()).copied()
    }

    /// What the ratings of an action, up to the day of its standing, answer of these spans.
    pub fn answers(&self, standing: &Standing<'_>, spans: &[Span]) -> Answers {
        self.history(standing.action, spans, &rated_days(standing, standing.day))
    }

    /// How each action stood on a day. Its ratings are those of the updates up to that day, and of later ones, known by another
    /// day, that answer a span which had ended by then: the update for a quarter is often given in the weeks after it.
    pub fn standings_as_answered(&self, day: Date, known_by: Date) -> Vec<Standing<'_>> {
        let spans = self.update_spans(known_by);
        let mut standings = self.standings(day);
        for standing in &mut standings {
            let rated = rated_days(standing, known_by);
            let history = self.history(standing.action, &spans, &rated);
            let counts = |place: usize, given: Date| {
                given <= day || history.answered(place).is_some_and(|span| span.last <= day)
            };
            let latest = |kind: fn(&Update) -> Option<Rating>| {
                let updates = standing.action.rated_by(known_by).zip(&rated).enumerate();
                let counted = updates.filter(|(place, (_, given))| counts(*place, **given));
                counted.filter_map(|(place, (update, _))| Some((place, kind(update)?))).last()
            };
            let is_stale = |rating: Option<(usize, Rating)>| {
                standing.status.is_under_way()
                    && rating.is_some_and(|(place, _)| history.is_stale(place, day))
            };
            let (rag, impact) = (latest(|update| update.rag), latest(|update| update.impact));
            let stale = (is_stale(rag), is_stale(impact));
            (standing.rag_is_stale, standing.impact_is_stale) = stale;
            standing.rag = rag.map(|(_, rating)| rating);
            standing.impact = impact.map(|(_, rating)| rating);
        }
        standings
    }
}

fn rated_days(standing: &Standing<'_>, day: Date) -> Vec<Date> {
    standing.action.rated_by(day).filter_map(|update| update.date).collect()
}

impl Standing<'_> {
    /// The updates that gave the present rating of delivery, with no other rating between them: the first made it what it is, the
    /// last says why it still is so. None where it is not rated.
    pub fn rag_updates(&self) -> Vec<&Update> {
        self.latest_alike(|update| update.rag)
    }

    /// The updates that gave the present rating of impact, with no other rating between them.
    pub fn impact_updates(&self) -> Vec<&Update> {
        self.latest_alike(|update| update.impact)
    }

    fn latest_alike(&self, kind: fn(&Update) -> Option<Rating>) -> Vec<&Update> {
        let rated: Vec<&Update> = self.updates().filter(|update| kind(update).is_some()).collect();
        rated.chunk_by(|one, other| kind(one) == kind(other)).last().unwrap_or_default().to_vec()
    }

    /// The latest update that has evidence.
    pub fn evidence_update(&self) -> Option<&Update> {
        self.updates().rev().find(|update| !update.evidence.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Cadence, Due, Ending, Form, Period, SectionId};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// The plan of a financial year with one action that was rated on these days.
    fn plan(ratings: &[(&str, Rating)]) -> Plan {
        let update = |(date, rag): &(&str, Rating)| Update {
            date: date.parse().ok(),
            rag: Some(*rag),
            ..Update::default()
        };
        let action = Action {
            number: "1.1".parse().unwrap(),
            section: SectionId::from("help"),
            title: Some("Train staff".to_owned()),
            description: None,
            lead: Some("council".into()),
            partners: Vec::new(),
            due: Some(Due { form: Form::On(day("2020-03-31")), said: None }),
            original_due: None,
            measures: Vec::new(),
            outcome: None,
            added: None,
            agreed_by: None,
            milestones: Vec::new(),
            updates: ratings.iter().map(update).collect(),
            ending: Ending::default(),
        };
        Plan {
            period: Some(Period { from: day("2019-04-01"), to: day("2020-03-31") }),
            update_every: Some(Cadence::Quarter),
            actions: vec![action],
            ..Plan::default()
        }
    }

    fn rag(plan: &Plan, on: &str, known_by: &str) -> Option<Rating> {
        plan.standings_as_answered(day(on), day(known_by)).first().unwrap().rag
    }

    #[test]
    fn an_update_given_in_the_weeks_after_a_quarter_counts_for_it() {
        let plan = plan(&[("2019-06-20", Rating::Red), ("2019-10-10", Rating::Amber)]);
        assert_eq!(rag(&plan, "2019-09-30", "2019-09-30"), Some(Rating::Red));
        assert_eq!(rag(&plan, "2019-09-30", "2019-10-09"), Some(Rating::Red));
        assert_eq!(rag(&plan, "2019-09-30", "2019-10-10"), Some(Rating::Amber));
    }

    #[test]
    fn a_second_update_soon_after_the_end_is_of_the_new_quarter() {
        let given = [("2019-10-02", Rating::Amber), ("2019-10-10", Rating::Green)];
        assert_eq!(rag(&plan(&given), "2019-09-30", "2019-12-31"), Some(Rating::Amber));
        assert_eq!(rag(&plan(&given), "2019-12-31", "2019-12-31"), Some(Rating::Green));
    }

    #[test]
    fn an_update_after_the_three_weeks_is_not_of_the_quarter_before() {
        let plan = plan(&[("2019-10-22", Rating::Amber)]);
        assert_eq!(rag(&plan, "2019-09-30", "2019-12-31"), None);
    }

    #[test]
    fn three_weeks_into_a_quarter_the_last_one_is_still_asked_for() {
        let plan = plan(&[]);
        let asked = |on: &str| plan.asked_span(day(on)).unwrap().last;
        assert_eq!(asked("2019-10-21"), day("2019-09-30"));
        assert_eq!(asked("2019-10-22"), day("2019-12-31"));
        // The plan is over: its last quarter is the last that is asked for.
        assert_eq!(asked("2020-09-01"), day("2020-03-31"));
        assert_eq!(plan.asked_span(day("2019-03-31")), None);
    }
}
