//! `cov-plan schema`

use anyhow::Result;

use super::shape::Shape;
use super::typed::word;
use super::{App, Exit};
use crate::render::Format;
use crate::report;
use crate::store::FileKind;

/// Print a kind of file's JSON Schema for editors, or list its keys
///
/// With the schema, an editor such as VS Code with Even Better TOML completes keys and underlines what is wrong while
/// you type. Without KIND: the kinds of file that there are. Needs no plan.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan schema
  cov-plan schema action --format text
  cov-plan schema action --output action.json")]
pub struct Args {
    /// The kind of file
    #[arg(value_name = "KIND", value_parser = word::<FileKind>())]
    kind: Option<FileKind>,

    #[command(flatten)]
    shape: Shape,
}

/// Prints a schema, or the kinds of file.
///
/// # Errors
/// Where the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    match args.kind {
        Some(kind) => {
            app.show_as(&report::keys(kind), args.shape.format_or(Format::Json)?, &args.shape)
        }
        None => app.show(&report::file_kinds(), &args.shape),
    }
}
