//! `cov-plan complete`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::changing::deciding::decide;
use super::changing::prose;
use super::changing::signing::{OnDay, agency};
use super::typed::text_or_none;
use super::{App, Changing, Exit, offers};
use crate::change::{Complete, Signed};

/// Close an action, or one of its milestones, as done
///
/// What it changes for children may still be rated afterwards; its delivery is not rated any more.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan complete 3.1 --note 'Agreed by the policy group' --date 2019-12-20
  cov-plan complete 7.1 --milestone 2 --commit")]
pub struct Args {
    /// The action's number, or the path of its file
    #[arg(value_name = "N", add = ArgValueCompleter::new(offers::numbers))]
    action: String,

    /// The milestone that is done, by its title or its place from 1 on; else the action itself
    #[arg(long, value_name = "TITLE")]
    milestone: Option<String>,

    /// What to note about it; a dash reads it from standard input
    #[arg(long, value_name = "TEXT", value_parser = text_or_none, allow_hyphen_values = true)]
    note: Option<String>,

    /// The agency that says so, by id, short or full name; else the action's lead
    #[arg(long, value_name = "AGENCY", requires = "note", add = ArgValueCompleter::new(offers::agencies))]
    by: Option<String>,

    #[command(flatten)]
    day: OnDay,

    #[command(flatten)]
    changing: Changing,
}

/// Completes an action.
///
/// # Errors
/// Where the change is refused or cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let note = prose::note(args.note.as_deref())?;
    let date = args.day.day(app.today())?;
    decide(&args.action, &args.changing, app, |plan| {
        Ok(Complete {
            signed: Signed {
                by: args.by.as_deref().map(|word| agency(plan, word)).transpose()?,
                date,
            },
            milestone: args.milestone.clone(),
            note,
        })
    })
}
