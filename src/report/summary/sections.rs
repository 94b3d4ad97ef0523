//! Sections, a row each: how many of their actions stand where.

use serde::Serialize;

use crate::model::{Plan, SectionId, Standing};
use crate::report::{Bar, Cell, Column, Counts, Listing, Mark, Shown};

/// A section as it stands on a day.
#[derive(Clone, Debug, Serialize)]
pub struct SectionRow {
    /// Its id; `None` in the row of all sections.
    pub section: Option<String>,
    /// What people call it.
    pub title: String,
    /// How many of its actions stand where.
    #[serde(flatten)]
    pub counts: Counts,
    /// The same to the eye.
    #[serde(skip)]
    pub bar: Bar,
}

/// The columns that there are.
pub static COLUMNS: &[Column<SectionRow>] = &[
    Column::new("section", "Id", |row: &SectionRow| Cell::text(row.section.as_deref()))
        .shown(Shown::OnRequest),
    Column::new("title", "Section", |row: &SectionRow| Cell::Text(row.title.clone())).gives_way(),
    Column::new("actions", "All", |row: &SectionRow| Cell::count(row.counts.actions)),
    Column::new("open", "Open", |row: &SectionRow| Cell::count(row.counts.open)),
    Column::new("overdue", "Late", |row: &SectionRow| Cell::count(row.counts.overdue)),
    Column::new("complete", "Done", |row: &SectionRow| Cell::count(row.counts.complete)),
    Column::new("suspended", "Suspended", |row: &SectionRow| Cell::count(row.counts.suspended)),
    Column::new("withdrawn", "Withdrawn", |row: &SectionRow| Cell::count(row.counts.withdrawn)),
    Column::new("red", "Red", |row: &SectionRow| Cell::count(row.counts.red)),
    Column::new("amber", "Amber", |row: &SectionRow| Cell::count(row.counts.amber)),
    Column::new("green", "Green", |row: &SectionRow| Cell::count(row.counts.green)),
    Column::new("not_rated", "Not rated", |row: &SectionRow| Cell::count(row.counts.not_rated)),
];

/// The sections of the plan in its order with their titles, then those that only a folder knows.
pub fn section_titles<'plan>(
    plan: &'plan Plan,
    standings: &[Standing<'plan>],
) -> Vec<(&'plan SectionId, &'plan str)> {
    let mut sections: Vec<(&SectionId, &str)> =
        plan.sections.iter().map(|section| (&section.id, section.title.as_str())).collect();
    for standing in standings {
        let id = &standing.action.section;
        if !sections.iter().any(|(known, _)| *known == id) {
            sections.push((id, id.as_str()));
        }
    }
    sections
}

/// A row a section.
pub fn sections(plan: &Plan, standings: &[Standing<'_>], total: &Counts) -> Listing<SectionRow> {
    let sections = section_titles(plan, standings);
    let rows = sections.into_iter().map(|(id, title)| section(id, title, standings)).collect();
    let mut listing = Listing::new("Sections", COLUMNS, rows);
    listing.suggest(|column| total.shows(column));
    listing
}

fn section(id: &SectionId, title: &str, standings: &[Standing<'_>]) -> SectionRow {
    let of_section = || standings.iter().filter(|standing| standing.action.section == *id);
    SectionRow {
        section: Some(id.to_string()),
        title: title.to_owned(),
        counts: Counts::of(of_section()),
        bar: of_section().map(Mark::of).collect(),
    }
}
