//! `cov-plan man`

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::{App, Exit};
use crate::cli::Cli;
use crate::render::Output;
use crate::report::count;

/// Write a manual page for the program and for each command
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Example:
  cov-plan man man1")]
pub struct Args {
    /// The folder to write them to; made where it is not there
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: PathBuf,
}

/// Writes the manual.
///
/// # Errors
/// Where a page cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let folder = &args.folder;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let mut program = Cli::command();
    program.build();
    let verbs = program.get_subcommands().filter(|verb| !verb.is_hide_set());
    let pages: Vec<&Command> = [&program].into_iter().chain(verbs).collect();
    for page in &pages {
        write(page, folder, app)?;
    }
    app.note(&format!("{} in {}", count(pages.len(), "page"), folder.display()));
    Ok(Exit::Fine)
}

fn write(command: &Command, folder: &Path, app: &App) -> Result<()> {
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render(&mut page)?;
    app.write(&page, &Output::File(folder.join(man.get_filename())))?;
    Ok(())
}
