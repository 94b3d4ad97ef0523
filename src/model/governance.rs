//! The groups that the plan reports to, and when they meet.

use super::{Cadence, Date, GroupId, Span};

/// A group of `governance.toml`.
#[derive(Clone, Debug)]
pub struct Group {
    /// The id by which deadlines and decisions name it.
    pub id: GroupId,
    /// Its full name; `None` where the file gives none.
    pub name: Option<String>,
    /// The group above it; `None` at the top, or where nobody has said.
    pub reports_to: Option<GroupId>,
    /// How often it meets; `None` where nobody has said.
    pub meets: Option<Cadence>,
    /// The days on which it met or will meet, earliest first.
    pub meetings: Vec<Date>,
}

impl Group {
    /// Its full name, or its id where the file gives no name.
    pub fn full_name(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }

    /// The spans that end with each meeting from `from` to `until`: the listed meetings, then those that the cadence gives.
    /// Where the next meeting is not known, or none comes before it, `until` stands for it. Without `from` the first meeting
    /// is the first of those listed.
    pub fn spans(&self, from: Option<Date>, until: Date) -> Vec<Span> {
        let from = from.or(self.meetings.first().copied()).unwrap_or(until);
        let listed = self.meetings.iter().copied().filter(|day| (from..=until).contains(day));
        let mut days: Vec<Date> = listed.chain(self.by_cadence(from, until)).collect();
        days.dedup();
        let is_known_to_the_end = self.meets.is_some() && !days.is_empty();
        if !is_known_to_the_end && days.last() != Some(&until) {
            days.push(until);
        }
        days.iter()
            .scan(Some(from), |first, &last| {
                let span = Span { first: (*first)?, last };
                *first = last.succ_opt();
                Some(span)
            })
            .collect()
    }

    /// Its last meeting before a day, as far as that is known; meetings before `start` do not count. Where none is listed, its
    /// cadence counts from `start`.
    pub fn last_meeting_before(&self, day: Date, start: Option<Date>) -> Option<Date> {
        let counted = self.meetings_from(start).skip_while(|&meeting| Some(meeting) < start);
        counted.take_while(|&meeting| meeting < day).last()
    }

    /// Its first meeting after a day, as far as that is known. Where none is listed, its cadence counts from `start`.
    pub fn next_meeting_after(&self, day: Date, start: Option<Date>) -> Option<Date> {
        self.meetings_from(start).find(|&meeting| day < meeting)
    }

    /// The meetings that are listed, and those that the cadence gives behind them.
    fn meetings_from(&self, start: Option<Date>) -> impl Iterator<Item = Date> {
        let first = self.meetings.first().copied().or(start);
        let by_cadence = first.into_iter().flat_map(|first| self.by_cadence(first, Date::MAX));
        self.meetings.iter().copied().chain(by_cadence)
    }

    /// The days on which it meets after those listed, as far as it has a cadence.
    fn by_cadence(&self, from: Date, until: Date) -> impl Iterator<Item = Date> {
        let last = self.meetings.last().copied().unwrap_or(from);
        let days = self.meets.into_iter().flat_map(move |cadence| {
            (1..)
                .map_while(move |count| cadence.after(last, count))
                .take_while(move |day| *day <= until)
        });
        days.filter(move |day| from <= *day)
    }
}
