//! The update that is owed on a day.

use super::long_date;
use crate::model::{Cadence, Date, Plan, Quarter, Span};

/// The update that leads owe on a day who have not given it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The span that it is for, in words: "2019/20-Q3".
    pub span: String,
    /// The last day on which it is still in time; `None`: that has passed.
    pub in_time_until: Option<Date>,
}

impl Owed {
    /// What is owed on a day; `None`: nothing is, whoever asks.
    pub fn on(plan: &Plan, today: Date) -> Option<Self> {
        let span = plan.owed_span(&plan.update_spans(today), today)?;
        Some(Self {
            span: span_in_words(plan.update_every?, span),
            in_time_until: plan.in_time_until(span).filter(|&last| today <= last),
        })
    }

    /// The span, and until when an update for it is in time.
    pub fn words(&self) -> String {
        let still = self.in_time_until.map(|last| format!(", in time until {}", long_date(last)));
        format!("{}{}", self.span, still.unwrap_or_default())
    }
}

/// A span of a cadence in words, as in "the update for 2019/20-Q3".
pub fn span_in_words(every: Cadence, span: Span) -> String {
    let length = match every {
        Cadence::Quarter => return Quarter::of(span.last).to_string(),
        Cadence::Month => "month",
        Cadence::TwoMonths => "two months",
        Cadence::SixMonths => "six months",
        Cadence::Year => "year",
    };
    format!("the {length} to {}", long_date(span.last))
}
