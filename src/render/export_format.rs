//! The forms in which the plan is exported.

use super::{FileFormat, Format};
use crate::model::Named;

/// A form of the export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// A folder with a file a table.
    Csv,
    /// One object with a list a table.
    Json,
    /// A workbook for Excel with a sheet a table.
    Xlsx,
    /// The same for `LibreOffice`.
    Ods,
}

impl Named for ExportFormat {
    const ALL: &'static [Self] = &[Self::Csv, Self::Json, Self::Xlsx, Self::Ods];

    fn name(self) -> &'static str {
        self.of_a_report().name()
    }
}

impl FileFormat for ExportFormat {
    const USUAL: Self = Self::Json;

    fn endings(self) -> &'static [&'static str] {
        match self {
            // Its tables are files in a folder, which no ending tells.
            Self::Csv => &[],
            _ => self.of_a_report().endings(),
        }
    }

    fn is_text(self) -> bool {
        self.of_a_report().is_text()
    }
}

impl ExportFormat {
    /// The same form of a report.
    pub fn of_a_report(self) -> Format {
        match self {
            Self::Csv => Format::Csv,
            Self::Json => Format::Json,
            Self::Xlsx => Format::Xlsx,
            Self::Ods => Format::Ods,
        }
    }
}
