//! What the check found, one file a format.

mod excerpt;
mod github;
mod json;
mod text;

use super::{FileFormat, Screen, WriteError};
use crate::check::Finding;
use crate::model::Named;
use crate::store::{Position, Reading};

/// A form in which findings can be put out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingsFormat {
    /// For people: the line, a caret under the fault, what to do.
    Text,
    /// For a program.
    Json,
    /// For a pull request on GitHub: marks at the lines.
    Github,
}

impl Named for FindingsFormat {
    const ALL: &'static [Self] = &[Self::Text, Self::Json, Self::Github];

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Github => "github",
        }
    }
}

impl FileFormat for FindingsFormat {
    const USUAL: Self = Self::Text;

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Json => &["json"],
            Self::Github => &[],
        }
    }
}

/// Findings, and the plan that they are about.
pub struct Findings<'check> {
    /// The findings, in the order in which they are shown.
    pub found: &'check [Finding],
    /// The plan's files.
    pub reading: &'check Reading,
    /// A file of the plan as people reach it from where they stand.
    pub from_here: &'check dyn Fn(&str) -> String,
    /// The plan folder from the top of its repository.
    pub from_repository: &'check str,
    /// How many findings there are, in a line.
    pub count: &'check str,
}

impl Findings<'_> {
    /// The findings in a format.
    ///
    /// # Errors
    /// Where a value cannot be written in that format, which no finding has.
    pub fn render(&self, format: FindingsFormat, screen: Screen) -> Result<Vec<u8>, WriteError> {
        match format {
            FindingsFormat::Text => Ok(text::write(self, screen).into_bytes()),
            FindingsFormat::Json => json::write(self),
            FindingsFormat::Github => Ok(github::write(self).into_bytes()),
        }
    }

    /// First and last position of a finding; `None` where it is about a file as a whole.
    fn positions(&self, finding: &Finding) -> Option<(Position, Position)> {
        let source = self.reading.sources.get(finding.source?)?;
        Some(source.positions(finding.span.as_ref()?))
    }
}

/// A path below a folder, with `/` between them.
fn joined(folder: &str, file: &str) -> String {
    if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") }
}
