//! How many actions of each section are rated how, now and at the period's start.

use std::cmp::Ordering;

use serde::Serialize;

use super::Review;
use crate::model::{Date, SectionId, Standing};
use crate::report::{Bar, Cell, Counts, Head, Mark, Table, Tally, long_date, section_titles};

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

/// Something that is counted of a section.
struct Category {
    heading: &'static str,
    /// The same in a sentence: "3 more late".
    words: &'static str,
    of: fn(&Counts) -> usize,
    /// Whether people see it where there is none: that none is red is news, that none is withdrawn is not.
    always: bool,
}

/// All actions, those that are late, and then those of each standing, which together are all.
const CATEGORIES: [Category; 9] = [
    category("All", "actions", |counts| counts.actions, true),
    category("Late", "late", |counts| counts.overdue, true),
    category("Done", "done", |counts| counts.complete, true),
    category("Red", "red", |counts| counts.red, true),
    category("Amber", "amber", |counts| counts.amber, true),
    category("Green", "green", |counts| counts.green, true),
    category("Not rated", "not rated", |counts| counts.not_rated, true),
    category("Suspended", "suspended", |counts| counts.suspended, false),
    category("Withdrawn", "withdrawn", |counts| counts.withdrawn, false),
];

const fn category(
    heading: &'static str,
    words: &'static str,
    of: fn(&Counts) -> usize,
    always: bool,
) -> Category {
    Category { heading, words, of, always }
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

/// The counts on both days with their shares of all actions, a row a section and standing.
pub fn table(sections: &[SectionMovement]) -> Table {
    let rows = sections.iter().flat_map(|section| {
        let shown = CATEGORIES.iter().filter(|category| category.is_shown(section));
        shown.map(|category| category.row(section))
    });
    let heads = vec![
        Head::new("section", "Section").giving_way(),
        Head::new("standing", "Actions"),
        Head::new("now", "Now"),
        Head::new("now_share", "Share"),
        Head::new("before", "At the start"),
        Head::new("before_share", "Share then"),
        Head::new("change", "Change"),
    ];
    Table::new("Ratings now and at the start", heads, rows.collect())
}

impl Category {
    fn is_shown(&self, section: &SectionMovement) -> bool {
        self.always || (self.of)(&section.now) + (self.of)(&section.before) > 0
    }

    fn row(&self, section: &SectionMovement) -> Vec<Cell> {
        let (now, before) = ((self.of)(&section.now), (self.of)(&section.before));
        let change = now.cast_signed() - before.cast_signed();
        vec![
            Cell::Text(section.title.clone()),
            Cell::Text(self.heading.to_owned()),
            Cell::count(now),
            Cell::Share(now, section.now.actions),
            Cell::count(before),
            Cell::Share(before, section.before.actions),
            Cell::Count(change.try_into().unwrap_or_default()),
        ]
    }
}

/// How counts have moved since a day, in a sentence; `None`: they have not.
pub fn moved_in_words(now: &Counts, before: &Counts, since: Date) -> Option<String> {
    let moves = CATEGORIES.iter().filter_map(|category| {
        let (now, before) = ((category.of)(now), (category.of)(before));
        let words = category.words;
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
