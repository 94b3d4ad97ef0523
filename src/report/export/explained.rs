//! What the columns of an export mean: the same tables that make it, for people.

use serde::Serialize;

use super::table::Columns;
use super::{actions, agencies, milestones, updates};
use crate::report::{Audience, Cell, Column, Document, Listing, Part, Report};

/// A column of the export.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnRow {
    /// The table that has it.
    pub table: &'static str,
    /// What it is called.
    pub column: &'static str,
    /// What it means.
    pub means: &'static str,
}

/// The columns of all tables.
#[derive(Serialize)]
#[serde(transparent)]
pub struct ExportColumns {
    /// A row a column.
    pub listing: Listing<ColumnRow>,
}

static COLUMNS: &[Column<ColumnRow>] = &[
    Column::new("table", "Table", |row: &ColumnRow| Cell::text(Some(row.table))),
    Column::new("column", "Column", |row: &ColumnRow| Cell::text(Some(row.column))),
    Column::new("means", "Meaning", |row: &ColumnRow| Cell::text(Some(row.means))).gives_way(),
];

/// The columns of all tables, with what each means.
pub fn export_columns() -> ExportColumns {
    let rows = [
        of_table(actions::NAME, actions::COLUMNS),
        of_table(milestones::NAME, milestones::COLUMNS),
        of_table(updates::NAME, updates::COLUMNS),
        of_table(agencies::NAME, agencies::COLUMNS),
    ];
    let listing = Listing::new("Columns of the export", COLUMNS, rows.concat());
    ExportColumns { listing: listing.without("table") }
}

fn of_table<Row>(table: &'static str, columns: &Columns<Row>) -> Vec<ColumnRow> {
    let columns = columns.iter().copied().flatten();
    columns.map(|column| ColumnRow { table, column: column.name, means: column.means }).collect()
}

impl Report for ExportColumns {
    fn title(&self) -> String {
        "Columns of the export".to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        if audience != Audience::People {
            return Document::of_tables([self.listing.table(audience)]);
        }
        let tables = self.listing.rows.chunk_by(|one, other| one.table == other.table);
        Document::new(tables.flat_map(|rows| {
            let name = rows.first().map_or("", |row| row.table);
            let rows: Vec<&ColumnRow> = rows.iter().collect();
            let mut table = self.listing.table_of(&rows, audience);
            table.caption = format!("Columns of {name}");
            [Part::Subheading(name.to_owned()), Part::Table(table)]
        }))
    }
}
