//! What has moved since the last quarter ended.

use std::collections::BTreeMap;

use serde::Serialize;

use super::days::NAMED;
use crate::model::{Date, Number, Plan, Quarter, Rating, Standing};
use crate::report::{Counts, count, listed};

/// The plan at the end of the last quarter, and what has moved since.
#[derive(Clone, Debug, Serialize)]
pub struct Since {
    /// The last day of the last quarter.
    pub day: Date,
    /// How many actions stood where on that day. An update that was given in the weeks after it and answers that quarter counts.
    pub total: Counts,
    /// The actions under way whose delivery is rated higher now.
    pub improved: Vec<String>,
    /// Those whose delivery is rated lower.
    pub worsened: Vec<String>,
}

/// What has moved of these actions; `None`: the plan had not begun by then.
pub fn since(plan: &Plan, standings: &[Standing<'_>], today: Date) -> Option<Since> {
    let day = Quarter::of(today).span()?.first.pred_opt()?;
    if plan.period.is_none_or(|period| day < period.from) {
        return None;
    }
    let before = plan.standings_as_answered(day, today);
    let before: BTreeMap<Number, Standing<'_>> =
        before.into_iter().map(|standing| (standing.action.number, standing)).collect();
    let pairs: Vec<_> =
        standings.iter().filter_map(|now| Some((before.get(&now.action.number)?, now))).collect();
    let moved = |is_so: fn(Rating, Rating) -> bool| {
        let rated = pairs.iter().filter(|(before, now)| {
            now.status.is_under_way()
                && before.rag.zip(now.rag).is_some_and(|(before, now)| is_so(before, now))
        });
        rated.map(|(_, now)| now.action.number.to_string()).collect()
    };
    Some(Since {
        day,
        total: Counts::of(pairs.iter().map(|(before, _)| *before)),
        improved: moved(|before, now| before < now),
        worsened: moved(|before, now| now < before),
    })
}

impl Since {
    /// The counts that moved and the ratings that did, a line each, behind a name; `None`: nothing moved.
    pub fn field(&self, now: &Counts) -> Option<(String, Vec<String>)> {
        let counts = now.moved_in_words(&self.total, self.day);
        let ratings = [("rose", &self.improved), ("fell", &self.worsened)];
        let ratings = ratings.into_iter().filter(|(_, numbers)| !numbers.is_empty());
        let ratings = ratings.map(|(how, numbers)| {
            format!("{} {how}: {}", count(numbers.len(), "rating"), listed(numbers, NAMED))
        });
        let lines: Vec<String> = counts.into_iter().chain(ratings).collect();
        (!lines.is_empty()).then(|| ("Movement".to_owned(), lines))
    }
}
