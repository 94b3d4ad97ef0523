//! How many actions of each section are rated how, now and at the period's start.

use std::cmp::Ordering;

use serde::Serialize;

use super::Review;
use crate::model::{Date, SectionId, Standing};
use crate::report::{
    Audience, Bar, Cell, Counts, Head, Mark, Table, Tally, long_date, section_titles,
};

/// A section, now and at the period's start.
#[derive(Clone, Debug, Serialize)]
pub struct SectionMovement {
    /// Its id; `None`: all sections together.
    pub section: Option<String>,
    /// What people call it.
    pub title: String,
    /// How many of its actions stand where now.
    pub now: Counts,
    /// How many stood where at the period's start.
    pub before: Counts,
    #[serde(skip)]
    bar: Bar,
}

/// Something that is counted of a section, of all of whose actions it is a share.
struct Category {
    name: &'static str,
    share: &'static str,
    heading: &'static str,
    of: fn(&Counts) -> usize,
    /// Whether people see it where there is none: that none is red is news, that none is withdrawn is not.
    always: bool,
}

/// Together they are all actions.
const CATEGORIES: [Category; 7] = [
    category("complete", "complete_share", "Done", |counts| counts.complete, true),
    category("red", "red_share", "Red", |counts| counts.red, true),
    category("amber", "amber_share", "Amber", |counts| counts.amber, true),
    category("green", "green_share", "Green", |counts| counts.green, true),
    category("not_rated", "not_rated_share", "Not rated", |counts| counts.not_rated, true),
    category("suspended", "suspended_share", "Suspended", |counts| counts.suspended, false),
    category("withdrawn", "withdrawn_share", "Withdrawn", |counts| counts.withdrawn, false),
];

const fn category(
    name: &'static str,
    share: &'static str,
    heading: &'static str,
    of: fn(&Counts) -> usize,
    always: bool,
) -> Category {
    Category { name, share, heading, of, always }
}

/// The sections in the plan's order, all together last.
pub fn sections(review: &Review<'_>) -> Vec<SectionMovement> {
    let of_section = |id: &SectionId, title: &str| {
        let is_of_it = |standing: &&Standing<'_>| standing.action.section == *id;
        let now = review.now.iter().filter(is_of_it);
        movement(Some(id), title, now, review.before.values().filter(is_of_it))
    };
    let titles = section_titles(review.plan, review.now);
    let occurring = titles
        .iter()
        .filter(|(id, _)| review.now.iter().any(|standing| standing.action.section == **id));
    let mut rows: Vec<SectionMovement> =
        occurring.map(|(id, title)| of_section(id, title)).collect();
    let (now, before) = (review.now.iter(), review.before.values());
    rows.push(movement(None, "Whole plan", now, before));
    rows
}

fn movement<'row>(
    section: Option<&SectionId>,
    title: &str,
    now: impl Iterator<Item = &'row Standing<'row>> + Clone,
    before: impl Iterator<Item = &'row Standing<'row>>,
) -> SectionMovement {
    SectionMovement {
        section: section.map(ToString::to_string),
        title: title.to_owned(),
        bar: now.clone().map(Mark::of).collect(),
        now: Counts::of(now),
        before: Counts::of(before),
    }
}

/// The counts on the paper's day, with a bar a section.
pub fn tally(sections: &[SectionMovement], day: Date) -> Tally {
    let heads =
        [("title", "Section"), ("actions", "All"), ("overdue", "Late"), ("complete", "Done")];
    let rows = sections.iter().map(|row| {
        let now = row.now;
        let counts = [now.actions, now.overdue, now.complete].map(Cell::count);
        [Cell::Text(row.title.clone())].into_iter().chain(counts).collect()
    });
    let caption = format!("Sections on {}", long_date(day));
    let heads = heads.map(|(name, heading)| Head::new(name, heading)).into();
    let table = Table::new(caption, heads, rows.collect());
    // The bars of the sections add up to the last one.
    let bars = sections
        .iter()
        .map(|row| if row.section.is_some() { row.bar.clone() } else { Bar::default() });
    Tally { table, bars: bars.collect() }
}

/// The counts on both days, a row each. Data has each share in a column of its own; people read it behind its count.
pub fn table(sections: &[SectionMovement], review: &Review<'_>, audience: Audience) -> Table {
    let days = [(review.period.day, false), (review.period.start(), true)];
    let categories: Vec<&Category> = CATEGORIES
        .iter()
        .filter(|category| audience != Audience::People || category.is_shown(sections))
        .collect();
    let rows = sections.iter().flat_map(|row| {
        days.map(|(day, is_start)| {
            let counts = if is_start { row.before } else { row.now };
            let first = [
                Cell::Text(row.title.clone()),
                Cell::Date(day),
                Cell::count(counts.actions),
                Cell::count(counts.overdue),
            ];
            let shares = categories.iter().flat_map(|category| category.cells(&counts, audience));
            first.into_iter().chain(shares).collect()
        })
    });
    let first = [("title", "Section"), ("day", "On"), ("actions", "All"), ("overdue", "Late")];
    let [title, others @ ..] = first.map(|(name, heading)| Head::new(name, heading));
    let first = [title.giving_way()].into_iter().chain(others);
    let shares = categories.iter().flat_map(|category| category.heads(audience));
    let heads = first.chain(shares).collect();
    Table::new("Ratings now and at the start", heads, rows.collect())
}

impl Category {
    fn is_shown(&self, sections: &[SectionMovement]) -> bool {
        let occurs = |row: &SectionMovement| (self.of)(&row.now) + (self.of)(&row.before) > 0;
        self.always || sections.iter().any(occurs)
    }

    fn heads(&self, audience: Audience) -> Vec<Head> {
        let count = Head::new(self.name, self.heading);
        match audience {
            Audience::People => vec![count],
            Audience::Data | Audience::Spreadsheet => {
                vec![count, Head::new(self.share, format!("{}, %", self.heading))]
            }
        }
    }

    fn cells(&self, counts: &Counts, audience: Audience) -> Vec<Cell> {
        let number = (self.of)(counts);
        let share = Cell::Share(number, counts.actions);
        match audience {
            Audience::People if number == 0 => vec![Cell::Text("0".to_owned())],
            Audience::People => vec![Cell::Text(format!("{number} ({})", share.words()))],
            Audience::Data | Audience::Spreadsheet => vec![Cell::count(number), share],
        }
    }
}

/// How counts have moved since a day, in a sentence; `None`: they have not.
pub fn moved_in_words(now: &Counts, before: &Counts, since: Date) -> Option<String> {
    let late = category("overdue", "", "Late", |counts| counts.overdue, true);
    let moves = [&late].into_iter().chain(&CATEGORIES).filter_map(|category| {
        let (now, before) = ((category.of)(now), (category.of)(before));
        let words = category.heading.to_lowercase();
        match now.cmp(&before) {
            Ordering::Greater => Some(format!("{} more {words}", now - before)),
            Ordering::Less => Some(format!("{} fewer {words}", before - now)),
            Ordering::Equal => None,
        }
    });
    let moves: Vec<String> = moves.collect();
    let since = long_date(since);
    (!moves.is_empty()).then(|| format!("{} than on {since}", moves.join(", ")))
}
