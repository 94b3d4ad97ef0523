//! `cov-plan extend`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::changing::deciding::decide;
use super::changing::prose;
use super::changing::signing::{Signing, group};
use super::typed::{text, the_day, when};
use super::{App, Changing, Exit, offers};
use crate::change::Extend;
use crate::query::When;

/// Move a deadline; the first one is kept, and the history says who agreed and why
///
/// What moves is the day that the deadline has: the day itself, the end of a period or of a recurrence, or the day of review.
#[derive(clap::Args, Debug)]
#[command(
    override_usage = "cov-plan extend N DATE --reason TEXT [OPTIONS]",
    after_help = "\
Examples:
  cov-plan extend 3.1 2020-03-31 --reason 'Illness' --agreed-by executive-group
  cov-plan extend 7.1 2020-03 --milestone 2 --reason 'The trainer is ill'"
)]
pub struct Args {
    /// The action's number, or the path of its file
    #[arg(value_name = "N", add = ArgValueCompleter::new(offers::numbers))]
    action: String,

    /// The new last day; of a month, its last
    #[arg(value_name = "DATE", value_parser = when, allow_hyphen_values = true)]
    to: When,

    /// Why it moves; a dash reads it from standard input
    #[arg(long, value_name = "TEXT", required = true, value_parser = text, allow_hyphen_values = true)]
    reason: String,

    /// The group that agreed, by id or name
    #[arg(long, value_name = "GROUP", add = ArgValueCompleter::new(offers::groups))]
    agreed_by: Option<String>,

    /// The milestone that moves, by its title or its place from 1 on; else the action itself
    #[arg(long, value_name = "TITLE")]
    milestone: Option<String>,

    /// Let the deadline move to an earlier day
    #[arg(long)]
    earlier: bool,

    #[command(flatten)]
    signing: Signing,

    #[command(flatten)]
    changing: Changing,
}

/// Moves a deadline.
///
/// # Errors
/// Where the change is refused or cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let to = the_day(args.to.last_day(app.today()))?;
    let reason = prose::reason(&args.reason)?;
    decide(&args.action, &args.changing, app, |plan| {
        Ok(Extend {
            signed: args.signing.signed(plan, app.today())?,
            milestone: args.milestone.clone(),
            to,
            reason,
            agreed_by: args.agreed_by.as_deref().map(|word| group(plan, word)).transpose()?,
            earlier: args.earlier,
        })
    })
}
