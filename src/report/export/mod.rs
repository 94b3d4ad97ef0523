//! The plan as data for other tools: actions, milestones, updates and agencies as four tables with keys.

mod actions;
mod agencies;
mod deadline;
mod explained;
mod milestones;
mod table;
mod updates;

pub use explained::{ColumnRow, ExportColumns, export_columns};
pub use table::Exported;

use serde::Serialize;

use super::{Audience, Document, Report};
use crate::model::{Date, Number, Plan, Standing};

/// Raised when a name of the export is taken away or comes to mean something else, which adding one is not.
const SCHEMA_VERSION: u32 = 1;

/// The plan as four tables, with the figures of a day. What happened after that day is left out.
#[derive(Serialize)]
pub struct Export {
    /// The version of the names.
    pub schema_version: u32,
    /// What the plan is called.
    pub plan: Option<String>,
    /// Whose plan it is.
    pub organisation: Option<String>,
    /// The day that the figures are of.
    pub today: Date,
    /// A row an action.
    pub actions: Exported,
    /// A row a milestone of one of these actions.
    pub milestones: Exported,
    /// A row an update of one of these actions, up to the day.
    pub updates: Exported,
    /// A row an agency of the register.
    pub agencies: Exported,
}

/// The standings as data. `file` names the file of each from the plan folder.
pub fn export(
    plan: &Plan,
    standings: &[Standing<'_>],
    today: Date,
    file: impl Fn(&Standing<'_>) -> String,
) -> Export {
    Export {
        schema_version: SCHEMA_VERSION,
        plan: plan.name.clone(),
        organisation: plan.organisation.clone(),
        today,
        actions: actions::table(plan, standings, today, file),
        milestones: milestones::table(standings, today),
        updates: updates::table(standings),
        agencies: agencies::table(plan, standings, today),
    }
}

impl Export {
    /// Its tables, those that others point to first.
    pub fn tables(&self) -> [&Exported; 4] {
        [&self.actions, &self.milestones, &self.updates, &self.agencies]
    }
}

impl Report for Export {
    fn title(&self) -> String {
        "The plan as data".to_owned()
    }

    fn document(&self, _: Audience) -> Document {
        Document::of_tables(self.tables().map(|exported| exported.table.clone()))
    }
}

/// The key of a part of an action: the action's number, and the part's place in its file, counted from 1.
fn key(action: Number, place: usize) -> String {
    format!("{action}/{}", place + 1)
}
