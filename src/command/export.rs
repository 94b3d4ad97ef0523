//! `cov-plan export`

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::choice::Filters;
use super::shape::{ending, unless_named_otherwise};
use super::stop::Stop;
use super::typed::word;
use super::view::{Chosen, NothingOwn, View};
use super::{App, Exit, shell};
use crate::disk;
use crate::model::Named;
use crate::render::{ExportFormat, FileFormat, Format, Output};
use crate::report::{self, Export, count};

/// Hand the plan to other tools: actions, milestones, updates and agencies as four tables
///
/// Each row has a key, and points to others by theirs: all that the files hold, and the figures of the day. Updates after the
/// day are left out. Filters choose actions; milestones and updates follow them, and every agency stays.
/// JSON goes to standard output; a folder takes actions.csv, milestones.csv, updates.csv and agencies.csv, each in place of
/// an earlier one; a workbook has a sheet a table.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan export --output data
  cov-plan export --output plan.xlsx --today 2019-11-15
  cov-plan export --lead police
  cov-plan export --explain")]
pub struct Args {
    #[command(flatten)]
    view: View<NothingOwn, Filters>,

    /// List the columns instead, with what each means
    #[arg(long, conflicts_with_all = ["Filters", "view", "format", "output"], help_heading = "Result")]
    explain: bool,

    /// The form of the result
    #[arg(long, short = 'f', value_name = "FORMAT", value_parser = word::<ExportFormat>(), help_heading = "Result")]
    format: Option<ExportFormat>,

    /// Write to a file instead, whose ending gives the format, or CSV files into a folder
    #[arg(long, short = 'o', value_name = "DIR|FILE", value_hint = clap::ValueHint::AnyPath, help_heading = "Result")]
    output: Option<PathBuf>,
}

/// Exports the plan, or lists the columns of the export.
///
/// # Errors
/// Where there is no plan, a word is unknown, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    if args.explain {
        let stdout = Output::Stdout;
        return app.show_in(&report::export_columns(), Format::Text, &stdout);
    }
    let place = args.place()?;
    let Chosen { plan, standings, .. } = args.view.chosen(app)?;
    let export = report::export(plan, &standings, app.today(), |standing| app.file(standing));
    match place {
        Place::Folder(folder) => fill(folder, &export, app),
        Place::One(format, output) => app.show_in(&export, format, &output),
    }
}

/// Where an export goes.
enum Place<'typed> {
    /// Into a folder, a file a table.
    Folder(&'typed Path),
    /// To one place, in that format.
    One(Format, Output),
}

impl Args {
    fn place(&self) -> Result<Place<'_>, Stop> {
        let file = self.output.as_deref().filter(|path| path.as_os_str() != "-");
        let format = match (self.format, file) {
            (Some(format), _) => format,
            (None, None) => ExportFormat::USUAL,
            (None, Some(path)) => format_of(path)?,
        };
        match (format, file) {
            (ExportFormat::Csv, None) => Err(not_one_file(Path::new("DIR"))),
            (ExportFormat::Csv, Some(path)) if is_of_a_file(path) => Err(not_one_file(path)),
            (ExportFormat::Csv, Some(folder)) => Ok(Place::Folder(folder)),
            (format, Some(folder)) if is_a_folder(folder) => {
                let (name, folder) = (format.name(), folder.display());
                Err(Stop::new(format!("{folder} is a folder, and {name} goes into one file"))
                    .help(format!("name a file in it, such as plan.{name}")))
            }
            (format, None) => Ok(Place::One(format.of_a_report(), Output::Stdout)),
            (format, Some(file)) => {
                let format = unless_named_otherwise(format.of_a_report(), file)?;
                Ok(Place::One(format, Output::File(file.to_owned())))
            }
        }
    }
}

/// The format that a path tells: the one of its ending; a folder, or what has no ending, takes CSV.
fn format_of(path: &Path) -> Result<ExportFormat, Stop> {
    let ending = ending(path);
    match ending.and_then(ExportFormat::of_ending) {
        _ if is_a_folder(path) || ending.is_none() => Ok(ExportFormat::Csv),
        Some(format) => Ok(format),
        None if ending.and_then(Format::of_ending) == Some(Format::Csv) => Ok(ExportFormat::Csv),
        None => Err(Stop::new(format!("{} does not say which format to write", path.display()))
            .help(
                "end the name in .json, .xlsx or .ods, or add --format; a folder takes CSV files",
            )),
    }
}

/// Whether it is one, or is written as one.
fn is_a_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

/// Whether whoever writes this name means a file: nobody wishes for a folder called plan.csv.
fn is_of_a_file(path: &Path) -> bool {
    !is_a_folder(path) && ending(path).and_then(Format::of_ending).is_some()
}

/// CSV was to go to a file, or to standard output.
fn not_one_file(path: &Path) -> Stop {
    let folder = path.with_extension("").display().to_string();
    let folder = shell::option("output", &format!("{folder}/"));
    Stop::new("four tables of CSV do not go into one file").help(format!(
        "name a folder for them: cov-plan export{folder}; one file takes .json, .xlsx or .ods"
    ))
}

/// Writes a file a table into a folder, which is made where it is missing.
fn fill(folder: &Path, export: &Export, app: &App) -> Result<Exit> {
    let files = export.tables().map(|table| (folder.join(format!("{}.csv", table.name)), table));
    // Nothing is written before it is known that all may be.
    for (file, _) in &files {
        app.spare_the_plan(file)?;
    }
    disk::make_folder(folder)?;
    for (file, table) in files {
        let output = Output::File(file.clone());
        app.show_in(table, Format::Csv, &output)?;
        let rows = count(table.table.rows.len(), "row");
        app.last_line(&format!("wrote {}: {rows}", file.display()));
    }
    Ok(app.exit())
}
