//! A report on less than the whole plan says so.

use serde::{Serialize, Serializer};

use crate::model::Date;

use super::{Audience, Document, Part, Report, count};

/// A report, and how many files of the plan it had to leave out. Its data is that of the report.
pub struct Partial<'report, R> {
    /// The report.
    pub report: &'report R,
    /// How many files it leaves out.
    pub left_out: usize,
}

impl<R: Report> Serialize for Partial<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.report.serialize(serializer)
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
        if self.left_out > 0 && audience != Audience::Data {
            let files = count(self.left_out, "file");
            document.parts.push(Part::Text(format!("Left out: {files}; see cov-plan check")));
        }
        document
    }
}
