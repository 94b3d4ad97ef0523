//! From reports to bytes: one file a format, one writer that puts them out.

mod csv;
mod diff;
mod due_format;
mod export_format;
mod file_format;
pub mod findings;
mod flow;
mod followed;
mod html;
mod ical;
mod json;
mod markdown;
mod ods;
mod output;
mod screen;
mod table;
mod tally;
mod text;
mod visible;
mod workbook;
mod xlsx;

pub use diff::diff;
pub use due_format::DueFormat;
pub use export_format::ExportFormat;
pub use file_format::FileFormat;
pub use ical::write as calendar;
pub use output::{Output, WriteError, to_stderr};
pub use screen::{Colour, Screen};
pub use visible::visible;

use crate::model::Named;
use crate::report::{About, Audience, Report};
use followed::followed;
use workbook::Workbook;

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
    /// For a browser: one page that needs nothing else.
    Html,
    /// For Excel: a sheet a table.
    Xlsx,
    /// The same for `LibreOffice`.
    Ods,
}

impl Named for Format {
    const ALL: &'static [Self] =
        &[Self::Text, Self::Markdown, Self::Csv, Self::Json, Self::Html, Self::Xlsx, Self::Ods];

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
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
            Self::Html => &["html", "htm"],
            Self::Xlsx => &["xlsx"],
            Self::Ods => &["ods"],
        }
    }

    fn is_text(self) -> bool {
        !matches!(self, Self::Xlsx | Self::Ods)
    }
}

/// A report in a format. `about` says what plan it is on, for the formats that stand alone.
///
/// # Errors
/// Where a value cannot be written in that format, which no report of ours has.
pub fn render(
    report: &impl Report,
    about: &About,
    format: Format,
    screen: Screen,
) -> Result<Vec<u8>, WriteError> {
    let workbook =
        || Workbook::new(&report.title(), about, &report.document(Audience::Spreadsheet));
    match format {
        Format::Text => {
            let screen = screen.at_most(report.widest());
            Ok(text::write(&report.document(Audience::People), screen).into_bytes())
        }
        Format::Markdown => Ok(markdown::write(&report.document(Audience::People)).into_bytes()),
        Format::Csv => csv::write(&report.document(Audience::Data)),
        Format::Json => json::write(report),
        Format::Html => {
            let document = report.document(Audience::People);
            Ok(html::write(&report.title(), about, &document).into_bytes())
        }
        Format::Xlsx => xlsx::write(&workbook()),
        Format::Ods => ods::write(&workbook()),
    }
}
