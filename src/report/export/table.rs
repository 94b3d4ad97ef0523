//! A table of the export: its columns, and its rows as JSON has them.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::report::{Audience, Cell, Column, Document, Head, Report, Table, capitalised};

/// The columns of a table, in groups: what several tables have is written once.
pub type Columns<Row> = [&'static [Column<Row>]];

/// A table of the export. Its JSON is a list of objects under the names of the columns.
pub struct Exported {
    /// What it is called: the key of the JSON, and the name of its file.
    pub name: &'static str,
    /// The table.
    pub table: Table,
}

impl Exported {
    /// The rows in these columns.
    pub fn new<Row>(name: &'static str, columns: &Columns<Row>, rows: &[Row]) -> Self {
        let columns: Vec<&Column<Row>> = columns.iter().copied().flatten().collect();
        let heads = columns.iter().map(|column| column.head()).collect();
        let cells =
            |row: &Row| columns.iter().map(|column| column.cell(row, Audience::Data)).collect();
        let table = Table::new(capitalised(name), heads, rows.iter().map(cells).collect());
        Self { name, table }
    }
}

impl Serialize for Exported {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(
            self.table.rows.iter().map(|cells| Record { heads: &self.table.heads, cells }),
        )
    }
}

impl Report for Exported {
    fn title(&self) -> String {
        self.table.caption.clone()
    }

    fn document(&self, _: Audience) -> Document {
        Document::of_tables([self.table.clone()])
    }
}

/// A row with the names of its cells.
struct Record<'table> {
    heads: &'table [Head],
    cells: &'table [Cell],
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.heads.iter().zip(self.cells).map(|(head, cell)| (&head.name, value(cell))),
        )
    }
}

/// A cell as a value of JSON: counts and flags as such, several things as a list, what is not known as null.
fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Count(count) => (*count).into(),
        Cell::Flag(is_so) => (*is_so).into(),
        Cell::List(words) => words.clone().into(),
        Cell::Text(words) => words.clone().into(),
        _ if cell.is_empty() => Value::Null,
        _ => cell.data().into(),
    }
}
