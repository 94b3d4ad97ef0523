//! `cov-plan help`

use anyhow::Result;

use super::Exit;
use crate::cli::Cli;

/// Print the help of the program or of a command, as --help does
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan help
  cov-plan help due")]
pub struct Args {
    /// The command
    #[arg(value_name = "COMMAND")]
    verb: Option<String>,
}

/// Prints help.
///
/// # Errors
/// Never: help, or what is wrong with the word, ends the program.
pub fn run(args: &Args) -> Result<Exit> {
    let line = ["cov-plan"].into_iter().chain(args.verb.as_deref()).chain(["--help"]);
    Cli::from_words(line);
    Ok(Exit::Fine)
}
