//! A report on less than the whole plan says so.

use serde::{Serialize, Serializer};

use crate::model::Date;

use super::{Audience, Document, FEW, Part, Report, listed};

/// A report, and the files of the plan that it had to leave out. Its data is that of the report.
pub struct Partial<'report, R> {
    /// The report.
    pub report: &'report R,
    /// The names of the files that it leaves out.
    pub left_out: &'report [String],
}

impl<R: Report> Serialize for Partial<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.report.serialize(serializer)
    }
}

impl<R> Partial<'_, R> {
    /// A long paper says it before its figures, where nobody misses it; a list below its rows.
    fn place(parts: &[Part]) -> usize {
        match parts {
            [Part::Title(_), Part::Text(_), ..] => 2,
            [Part::Title(_), ..] => 1,
            _ => parts.len(),
        }
    }
}

impl<R: Report> Report for Partial<'_, R> {
    fn title(&self) -> String {
        self.report.title()
    }

    fn day(&self) -> Option<Date> {
        self.report.day()
    }

    fn widest(&self) -> Option<usize> {
        self.report.widest()
    }

    fn document(&self, audience: Audience) -> Document {
        let mut document = self.report.document(audience);
        if !self.left_out.is_empty() && audience != Audience::Data {
            let files = listed(self.left_out, FEW);
            let said = Part::Text(format!("Left out: {files}; see cov-plan check"));
            document.parts.insert(Self::place(&document.parts), said);
        }
        document
    }
}
