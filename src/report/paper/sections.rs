//! How many actions of each section are rated how, now and at the period's start.

use serde::Serialize;

use super::Review;
use crate::model::{Date, SectionId, Standing};
use crate::report::{
    Bar, CATEGORIES, Category, Cell, Counts, Head, Mark, Table, Tally, long_date, marks_in,
    section_titles,
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
    let all = if review.only.is_some() { "All of these" } else { "Whole plan" };
    rows.push(movement(None, all, now, before));
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
        bar: now.clone().map(Mark::of_rating).collect(),
        now: Counts::of(now),
        before: Counts::of(before),
    }
}

/// The ratings on the paper's day, with a bar a section and the figures of each bar.
pub fn tally(sections: &[SectionMovement], day: Date) -> Tally {
    let bars: Vec<Bar> = sections.iter().map(|row| row.bar.clone()).collect();
    let marks = marks_in(&bars);
    let first =
        [Head::new("title", "Section"), Head::new("actions", "All"), Head::new("overdue", "Late")];
    let heads = first.into_iter().chain(marks.iter().map(|mark| mark.head()));
    let rows = sections.iter().map(|row| {
        let counts = [row.now.actions, row.now.overdue].map(Cell::count);
        let of_marks = marks.iter().map(|&mark| Cell::count(row.bar.count(mark)));
        [Cell::Text(row.title.clone())].into_iter().chain(counts).chain(of_marks).collect()
    });
    let caption = format!("Sections on {}", long_date(day));
    let table = Table::new(caption, heads.collect(), rows.collect());
    // The bars of the sections add up to the last one.
    let bars = sections
        .iter()
        .map(|row| if row.section.is_some() { row.bar.clone() } else { Bar::default() });
    Tally { table, bars: bars.collect() }
}

/// The counts on both days with their shares of all actions, a row a section and standing.
pub fn table(sections: &[SectionMovement]) -> Table {
    let rows = sections.iter().flat_map(|section| {
        let shown = CATEGORIES.iter().filter(|category| section.shows(category));
        shown.map(|category| section.row(category))
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

impl SectionMovement {
    fn shows(&self, category: &Category) -> bool {
        category.always || (category.of)(&self.now) + (category.of)(&self.before) > 0
    }

    fn row(&self, category: &Category) -> Vec<Cell> {
        let (now, before) = ((category.of)(&self.now), (category.of)(&self.before));
        let change = now.cast_signed() - before.cast_signed();
        vec![
            Cell::Text(self.title.clone()),
            Cell::Text(category.heading.to_owned()),
            Cell::count(now),
            Cell::Share(now, self.now.actions),
            Cell::count(before),
            Cell::Share(before, self.before.actions),
            Cell::Count(change.try_into().unwrap_or_default()),
        ]
    }
}
