//! In which format a result goes where.

use std::path::{Path, PathBuf};

use super::stop::Stop;
use super::typed::word;
use crate::render::{FileFormat, Format, Output};

/// Options of every command that has a result.
#[derive(clap::Args, Debug)]
pub struct Shape<Form: FileFormat + Send + Sync = Format> {
    /// The form of the result
    #[arg(long, short = 'f', value_name = "FORMAT", value_parser = word::<Form>(), help_heading = "Result")]
    format: Option<Form>,

    /// Write to a file instead; its ending gives the format
    #[arg(long, short = 'o', value_name = "FILE", help_heading = "Result")]
    output: Option<PathBuf>,
}

impl<Form: FileFormat + Send + Sync> Shape<Form> {
    /// The format asked for, or the one of the file's ending, or the usual one.
    pub fn format(&self) -> Result<Form, Stop> {
        self.format_or(Form::USUAL)
    }

    /// The format asked for, or the one of the file's ending, or this one.
    pub fn format_or(&self, usual: Form) -> Result<Form, Stop> {
        match (self.format, self.output()) {
            (Some(format), Output::File(path)) => unless_named_otherwise(format, &path),
            (Some(format), Output::Stdout) => Ok(format),
            (None, Output::Stdout) => Ok(usual),
            (None, Output::File(path)) if path.is_dir() => Err(Stop::new(format!(
                "{} is a folder",
                path.display()
            ))
            .help(format!("name a file in it, its name ending in {}", known_endings::<Form>()))),
            (None, Output::File(path)) => {
                ending(&path).and_then(Form::of_ending).ok_or_else(|| {
                    Stop::new(format!("{} does not say which format to write", path.display()))
                        .help(format!(
                            "end the name in {}, or add --format",
                            known_endings::<Form>()
                        ))
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

/// The format, where the file's ending is not that of another one: a spreadsheet that is a page inside opens nowhere. Any text may
/// be a text file.
pub(super) fn unless_named_otherwise<Form: FileFormat>(
    format: Form,
    path: &Path,
) -> Result<Form, Stop> {
    let is_plain = |ending: &&str| format.is_text() && ending.eq_ignore_ascii_case("txt");
    match ending(path).filter(|ending| !is_plain(ending)).and_then(Form::of_ending) {
        Some(other) if other != format => Err(Stop::new(format!(
            "--format {} does not go with {}, whose name is that of {}",
            format.name(),
            path.display(),
            other.name()
        ))
        .help("leave out --format, or name the file otherwise")),
        _ => Ok(format),
    }
}

/// The ending of a file's name, without the dot.
pub(super) fn ending(path: &Path) -> Option<&str> {
    path.extension().and_then(|ending| ending.to_str())
}

fn known_endings<Form: FileFormat>() -> String {
    let usual = Form::ALL.iter().filter_map(|format| format.endings().first());
    usual.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}
