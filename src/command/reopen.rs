//! `cov-plan reopen`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::changing::deciding::decide;
use super::changing::prose;
use super::changing::signing::Signing;
use super::typed::text;
use super::{App, Changing, Exit, offers};
use crate::change::Reopen;

/// Undo a completion, a suspension or a withdrawal; the history keeps it
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan reopen 3.1 --reason 'The audit found plans that were not updated'
  cov-plan reopen 7.1 --milestone 2")]
pub struct Args {
    /// The action's number, or the path of its file
    #[arg(value_name = "N", add = ArgValueCompleter::new(offers::numbers))]
    action: String,

    /// The milestone that goes on, by its title or its place from 1 on; else the action itself
    #[arg(long, value_name = "TITLE")]
    milestone: Option<String>,

    /// Why it goes on; a dash reads it from standard input
    #[arg(long, value_name = "TEXT", value_parser = text, allow_hyphen_values = true)]
    reason: Option<String>,

    #[command(flatten)]
    signing: Signing,

    #[command(flatten)]
    changing: Changing,
}

/// Reopens an action.
///
/// # Errors
/// Where the change is refused or cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let reason = prose::note(args.reason.as_deref())?;
    decide(&args.action, &args.changing, app, |plan| {
        Ok(Reopen {
            signed: args.signing.signed(plan, app.today())?,
            milestone: args.milestone.clone(),
            reason,
        })
    })
}
