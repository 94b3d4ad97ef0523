//! The sheet that a lead fills in and sends back: a row an action, in the columns that are read back, and what helps to fill
//! them in.

use super::{ChasedAction, ChasedLead, Name};
use crate::model::{Named, Number};
use crate::report::{Cell, Column};

/// An action that a lead is to give an update of.
#[derive(Clone, Debug)]
pub struct SheetRow {
    lead: Name,
    action: ChasedAction,
}

impl SheetRow {
    /// A row for each action of a lead.
    pub(super) fn all(lead: &ChasedLead) -> Vec<Self> {
        let name =
            Name { id: lead.agency.clone(), short: lead.name.clone(), full: lead.name.clone() };
        lead.actions
            .iter()
            .map(|action| Self { lead: name.clone(), action: action.clone() })
            .collect()
    }

    fn number(&self) -> Number {
        self.action.number
    }

    fn reasons(&self) -> Vec<String> {
        self.action.reasons.iter().map(|reason| reason.name().to_owned()).collect()
    }

    fn milestones(&self) -> Vec<String> {
        let milestones = self.action.milestones.iter();
        milestones.map(|milestone| format!("{} ({})", milestone.title, milestone.due)).collect()
    }
}

/// The columns that there are. Those that are empty are filled in by the lead.
pub static COLUMNS: &[Column<SheetRow>] = &[
    Column::new("number", "No.", |row: &SheetRow| Cell::Number(row.number())),
    Column::new("title", "Action", |row: &SheetRow| Cell::Text(row.action.title.clone()))
        .gives_way(),
    Column::new("due", "Due", |row: &SheetRow| Cell::date(row.action.due)),
    Column::new("days", "Days left", |row: &SheetRow| {
        row.action.days.map_or(Cell::Nothing, Cell::Count)
    }),
    Column::new("reasons", "Why it is asked about", |row: &SheetRow| Cell::List(row.reasons())),
    Column::new("milestones", "Milestones late or soon", |row: &SheetRow| {
        Cell::List(row.milestones())
    })
    .gives_way(),
    Column::new("last_rag", "Last RAG", |row: &SheetRow| Cell::text(row.action.last_rag)),
    Column::new("last_impact", "Last impact", |row: &SheetRow| Cell::text(row.action.last_impact)),
    Column::new("last_update", "Updated", |row: &SheetRow| Cell::date(row.action.last_update)),
    Column::new("rag", "RAG", |_: &SheetRow| Cell::Nothing),
    Column::new("impact", "Impact", |_: &SheetRow| Cell::Nothing),
    Column::new("note", "Note", |_: &SheetRow| Cell::Nothing).gives_way(),
    Column::new("evidence", "Evidence", |_: &SheetRow| Cell::Nothing).gives_way(),
    Column::new("asks", "Asks", |_: &SheetRow| Cell::Nothing).gives_way(),
    Column::new("by", "By", |row: &SheetRow| Cell::Name(row.lead.clone())),
    Column::new("date", "Date", |row: &SheetRow| Cell::Date(row.action.today)),
    Column::new("file", "File", |row: &SheetRow| Cell::Text(row.action.file.clone())),
    Column::new("edit_link", "Edit", |row: &SheetRow| Cell::text(row.action.edit_link.as_deref())),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sheet;

    #[test]
    fn the_sheet_has_every_column_that_is_read_back() {
        for column in sheet::Column::names() {
            assert!(COLUMNS.iter().any(|own| own.name == column), "{column}");
        }
    }
}
