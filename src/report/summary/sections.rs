//! Sections, a row each: how many of their actions stand where.

use serde::Serialize;

use crate::model::{Plan, Rating, SectionId, Standing, Status};
use crate::report::{Bar, Cell, Column, Listing, Mark, Shown};

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

    /// Whether people need the column: that none is late is news, that none is withdrawn is not.
    fn shows(&self, column: &str) -> bool {
        match column {
            "section" => false,
            "suspended" => self.suspended > 0,
            "withdrawn" => self.withdrawn > 0,
            "red" | "amber" | "green" => self.red + self.amber + self.green > 0,
            _ => true,
        }
    }
}
