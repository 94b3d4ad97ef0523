//! `cov-plan suspend`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::changing::deciding::decide;
use super::changing::prose;
use super::changing::signing::{OnDay, group};
use super::typed::{text, the_day, when};
use super::{App, Changing, Exit, offers};
use crate::change::{Signed, Suspend};
use crate::query::When;

/// Let an action rest for a time that a group agreed; it counts as neither late nor red meanwhile
#[derive(clap::Args, Debug)]
#[command(
    override_usage = "cov-plan suspend N --until DATE --reason TEXT --agreed-by GROUP [OPTIONS]",
    after_help = "\
Example:
  cov-plan suspend 12.5 --until 2020-01-31 --reason 'Illness' --agreed-by executive-group"
)]
pub struct Args {
    /// The action's number, or the path of its file
    #[arg(value_name = "N", add = ArgValueCompleter::new(offers::numbers))]
    action: String,

    /// The last day of the pause
    #[arg(long, value_name = "DATE", required = true, value_parser = when, allow_hyphen_values = true)]
    until: When,

    /// Why it rests; a dash reads it from standard input
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

/// Suspends an action.
///
/// # Errors
/// Where the change is refused or cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let until = the_day(args.until.last_day(app.today()))?;
    let reason = prose::reason(&args.reason)?;
    let date = args.day.day(app.today())?;
    decide(&args.action, &args.changing, app, |plan| {
        Ok(Suspend {
            signed: Signed { by: None, date },
            until,
            reason,
            agreed_by: group(plan, &args.agreed_by)?,
        })
    })
}
