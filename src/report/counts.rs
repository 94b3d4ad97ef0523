//! How many actions stand where, and how that has moved.

use std::cmp::Ordering;

use serde::Serialize;

use super::long_date;
use crate::model::{Date, Rating, Standing, Status};

/// How many actions stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All of them.
    pub actions: usize,
    /// Under way, the deadline not passed.
    pub open: usize,
    /// Under way, the deadline passed.
    pub overdue: usize,
    /// Done.
    pub complete: usize,
    /// At rest by decision.
    pub suspended: usize,
    /// Given up by decision.
    pub withdrawn: usize,
    /// Under way, delivery rated red.
    pub red: usize,
    /// Under way, delivery rated amber.
    pub amber: usize,
    /// Under way, delivery rated green.
    pub green: usize,
    /// Under way, delivery not rated.
    pub not_rated: usize,
}

/// Something that is counted.
pub struct Category {
    /// What people read above it.
    pub heading: &'static str,
    /// The same in a sentence: "3 more late".
    words: &'static str,
    /// The same of one.
    one: &'static str,
    /// How many of the counts it are.
    pub of: fn(&Counts) -> usize,
    /// Whether people see it where there is none on either day: that none is late is news, that none is withdrawn is not.
    pub always: bool,
}

/// All actions, those that are late, and then those of each standing, which together are all.
pub const CATEGORIES: [Category; 9] = [
    Category { one: "action", ..category("All", "actions", |counts| counts.actions, true) },
    category("Late", "late", |counts| counts.overdue, true),
    category("Done", "done", |counts| counts.complete, false),
    category("Red", "red", |counts| counts.red, false),
    category("Amber", "amber", |counts| counts.amber, false),
    category("Green", "green", |counts| counts.green, false),
    category("Not rated", "not rated", |counts| counts.not_rated, false),
    category("Suspended", "suspended", |counts| counts.suspended, false),
    category("Withdrawn", "withdrawn", |counts| counts.withdrawn, false),
];

const fn category(
    heading: &'static str,
    words: &'static str,
    of: fn(&Counts) -> usize,
    always: bool,
) -> Category {
    Category { heading, words, one: words, of, always }
}

impl Counts {
    /// The counts of these actions.
    pub fn of<'row>(standings: impl IntoIterator<Item = &'row Standing<'row>>) -> Self {
        standings.into_iter().fold(Self::default(), Self::with)
    }

    /// The counts with one more action.
    fn with(mut self, standing: &Standing<'_>) -> Self {
        self.actions += 1;
        *match standing.status {
            Status::Open => &mut self.open,
            Status::Overdue => &mut self.overdue,
            Status::Complete => &mut self.complete,
            Status::Suspended => &mut self.suspended,
            Status::Withdrawn => &mut self.withdrawn,
        } += 1;
        if standing.status.is_under_way() {
            *match standing.rag {
                Some(Rating::Red) => &mut self.red,
                Some(Rating::Amber) => &mut self.amber,
                Some(Rating::Green) => &mut self.green,
                None => &mut self.not_rated,
            } += 1;
        }
        self
    }

    /// Whether people need the column of a section: that none is late is news, that none is withdrawn is not.
    pub(super) fn shows(&self, column: &str) -> bool {
        match column {
            "section" => false,
            "suspended" => self.suspended > 0,
            "withdrawn" => self.withdrawn > 0,
            "red" | "amber" | "green" => self.red + self.amber + self.green > 0,
            _ => true,
        }
    }

    /// How the counts have moved since a day, in a sentence; `None`: they have not.
    pub fn moved_in_words(&self, before: &Self, since: Date) -> Option<String> {
        let moves = CATEGORIES.iter().filter_map(|category| {
            let (now, before) = ((category.of)(self), (category.of)(before));
            let (more, number) = match now.cmp(&before) {
                Ordering::Greater => ("more", now - before),
                Ordering::Less => ("fewer", before - now),
                Ordering::Equal => return None,
            };
            let words = if number == 1 { category.one } else { category.words };
            Some(format!("{number} {more} {words}"))
        });
        let moves: Vec<String> = moves.collect();
        let since = long_date(since);
        (!moves.is_empty()).then(|| format!("{} than on {since}", moves.join(", ")))
    }
}
