//! Reports as CSV: the first table, every column, under the names of the JSON.

use super::{WriteError, visible};
use crate::query::sheet::guarded;
use crate::report::{Cell, Document, Table};

/// The first table of a document; nothing where it has none.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    let Some(table) = document.tables().next() else { return Ok(Vec::new()) };
    rows(table).map_err(|error| WriteError::Format(error.into()))
}

fn rows(table: &Table) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(table.heads.iter().map(|head| head.name.as_bytes()))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(field))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A cell that no terminal acts on, and that no spreadsheet takes for a formula. Its lines stay lines.
fn field(cell: &Cell) -> String {
    let data = cell.data();
    let lines: Vec<_> = data.split('\n').map(|line| visible(line.trim_end_matches('\r'))).collect();
    let text = lines.join("\n");
    let is_foreign = matches!(
        cell,
        Cell::Text(_) | Cell::List(_) | Cell::Name(_) | Cell::Names(_) | Cell::Links(_)
    );
    if is_foreign { guarded(&text).into_owned() } else { text }
}
