//! In which format a report goes where.

use std::path::PathBuf;

use super::stop::Stop;
use super::typed::word;
use crate::model::Named;
use crate::render::{Format, Output};

/// Options of every command that reports.
#[derive(clap::Args, Debug)]
pub struct Shape {
    /// The form of the result
    #[arg(long, short = 'f', value_name = "FORMAT", value_parser = word::<Format>(), help_heading = "Result", ignore_case = true)]
    format: Option<Format>,

    /// Write to a file instead; its ending gives the format
    #[arg(long, short = 'o', value_name = "FILE", help_heading = "Result")]
    output: Option<PathBuf>,
}

impl Shape {
    /// The format asked for, or the one of the file's ending, or text.
    pub fn format(&self) -> Result<Format, Stop> {
        self.format_or(Format::Text)
    }

    /// The format asked for, or the one of the file's ending, or this one.
    pub fn format_or(&self, usual: Format) -> Result<Format, Stop> {
        match (self.format, &self.output) {
            (Some(format), _) => Ok(format),
            (None, None) => Ok(usual),
            (None, Some(path)) => {
                let extension =
                    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
                Format::of_extension(extension).ok_or_else(|| {
                    let known: Vec<_> = Format::ALL
                        .iter()
                        .map(|format| format!(".{}", format.extension()))
                        .collect();
                    Stop::new(format!("{} does not say which format to write", path.display()))
                        .help(format!("end the name in {}, or add --format", known.join(", ")))
                })
            }
        }
    }

    /// Where the result goes.
    pub fn output(&self) -> Output {
        match &self.output {
            Some(path) if path.as_os_str() != "-" => Output::File(path.clone()),
            _ => Output::Stdout,
        }
    }
}
