//! The agencies of an export.

use super::table::{Columns, Exported};
use crate::model::{AgencyId, Date, Plan, Standing};
use crate::report::{Cell, Column, LeadRow, leads};

/// What the table is called.
pub const NAME: &str = "agencies";

/// An agency with the figures of the actions that are exported.
pub struct Row {
    figures: LeadRow,
    short: Option<String>,
}

/// The columns of the table.
pub static COLUMNS: &Columns<Row> = &[CALLED, FIGURES];

/// All agencies of the register, whichever actions are exported: no key of theirs leads nowhere.
pub fn table(plan: &Plan, standings: &[Standing<'_>], today: Date) -> Exported {
    let rows: Vec<Row> = leads(plan, standings, today)
        .listing
        .rows
        .into_iter()
        .map(|figures| {
            let agency = plan.agency(&AgencyId::from(figures.agency.as_str()));
            Row { short: agency.and_then(|agency| agency.short.clone()), figures }
        })
        .collect();
    Exported::new(NAME, COLUMNS, &rows)
}

static CALLED: &[Column<Row>] = &[
    Column::explained("id", "the agency's id: the key", |row: &Row| {
        Cell::Text(row.figures.agency.clone())
    }),
    Column::explained("name", "its full name", |row: &Row| Cell::Text(row.figures.name.clone())),
    Column::explained("short", "what people call it", |row: &Row| Cell::text(row.short.as_deref())),
];

/// What it comes to on the day of the export.
static FIGURES: &[Column<Row>] = &[
    Column::explained("leads", "how many of the exported actions it leads", |row: &Row| {
        Cell::count(row.figures.leads)
    }),
    Column::explained("partners", "how many it partners in", |row: &Row| {
        Cell::count(row.figures.partners)
    }),
    Column::explained("complete", "how many it leads that are complete", |row: &Row| {
        Cell::count(row.figures.complete)
    }),
    Column::explained("red", "how many it leads, under way, whose delivery is red", |row: &Row| {
        Cell::count(row.figures.red)
    }),
    Column::explained("amber", "the same, amber", |row: &Row| Cell::count(row.figures.amber)),
    Column::explained("green", "the same, green", |row: &Row| Cell::count(row.figures.green)),
    Column::explained("not_rated", "the same, not rated", |row: &Row| {
        Cell::count(row.figures.not_rated)
    }),
    Column::explained("overdue", "how many it leads that are overdue", |row: &Row| {
        Cell::count(row.figures.overdue)
    }),
    Column::explained(
        "next_due",
        "the first day, from the day of the export on, when one of them or a milestone of it falls due",
        |row: &Row| Cell::date(row.figures.next_due),
    ),
    Column::explained(
        "last_update",
        "the day of the latest update of those that it leads",
        |row: &Row| Cell::date(row.figures.last_update),
    ),
];
