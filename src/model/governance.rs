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
    /// Where the next meeting is not known, `until` stands for it.
    pub fn spans(&self, from: Date, until: Date) -> Vec<Span> {
        let mut days: Vec<Date> =
            self.meetings.iter().copied().filter(|day| (from..=until).contains(day)).collect();
        match self.meets {
            Some(cadence) => {
                let last = self.meetings.iter().max().copied();
                days.extend(
                    (1..)
                        .map_while(|count| cadence.after(last.unwrap_or(from), count))
                        .skip_while(|day| *day < from)
                        .take_while(|day| *day <= until),
                );
            }
            None if days.last() != Some(&until) => days.push(until),
            None => {}
        }
        days.iter()
            .scan(Some(from), |first, &last| {
                let span = Span { first: (*first)?, last };
                *first = last.succ_opt();
                Some(span)
            })
            .collect()
    }
}
