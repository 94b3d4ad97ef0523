//! From reports to bytes: one file a format, one writer that puts them out.

mod csv;
mod diff;
mod file_format;
pub mod findings;
mod flow;
mod json;
mod markdown;
mod output;
mod screen;
mod table;
mod tally;
mod text;
mod visible;

pub use diff::diff;
pub use file_format::FileFormat;
pub use output::{Output, WriteError, to_stderr};
pub use screen::{Colour, Screen};
pub use visible::visible;

use crate::model::Named;
use crate::report::{Audience, Report};

/// A form in which a report can be put out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a terminal, or lines for a pipe.
    Text,
    /// For a web page, an issue or a pull request.
    Markdown,
    /// For a spreadsheet.
    Csv,
    /// For a program.
    Json,
}

impl Named for Format {
    const ALL: &'static [Self] = &[Self::Text, Self::Markdown, Self::Csv, Self::Json];

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

impl FileFormat for Format {
    const USUAL: Self = Self::Text;

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Markdown => &["md", "markdown"],
            Self::Csv => &["csv"],
            Self::Json => &["json"],
        }
    }
}

/// A report in a format.
///
/// # Errors
/// Where a value cannot be written in that format, which no report of ours has.
pub fn render(report: &impl Report, format: Format, screen: Screen) -> Result<Vec<u8>, WriteError> {
    match format {
        Format::Text => Ok(text::write(&report.document(Audience::People), screen).into_bytes()),
        Format::Markdown => Ok(markdown::write(&report.document(Audience::People)).into_bytes()),
        Format::Csv => csv::write(&report.document(Audience::Data)),
        Format::Json => json::write(report),
    }
}
