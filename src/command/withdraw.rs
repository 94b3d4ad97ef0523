//! `cov-plan withdraw`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::changing::deciding::decide;
use super::changing::prose;
use super::changing::signing::{OnDay, group};
use super::typed::text;
use super::{App, Changing, Exit, offers};
use crate::change::Withdraw;

/// Give an action up, as a group agreed; its file and its history stay
#[derive(clap::Args, Debug)]
#[command(
    override_usage = "cov-plan withdraw N --reason TEXT --agreed-by GROUP [OPTIONS]",
    after_help = "\
Example:
  cov-plan withdraw 12.5 --reason 'Another plan does it' --agreed-by executive-group"
)]
pub struct Args {
    /// The action's number, or the path of its file
    #[arg(value_name = "N", add = ArgValueCompleter::new(offers::numbers))]
    action: String,

    /// Why it is given up; a dash reads it from standard input
    #[arg(long, value_name = "TEXT", required = true, value_parser = text, allow_hyphen_values = true)]
    reason: String,

    /// The group that agreed, by id or name
    #[arg(long, value_name = "GROUP", required = true, add = ArgValueCompleter::new(offers::groups))]
    agreed_by: String,

    #[command(flatten)]
    day: OnDay,

    #[command(flatten)]
    changing: Changing,
}

/// Withdraws an action.
///
/// # Errors
/// Where the change is refused or cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let date = args.day.day(app.today())?;
    let reason = prose::reason(&args.reason)?;
    decide(&args.action, &args.changing, app, |plan| {
        Ok(Withdraw { date, reason, agreed_by: group(plan, &args.agreed_by)? })
    })
}
