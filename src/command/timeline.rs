//! `cov-plan timeline`

use anyhow::Result;

use super::choice::Filters;
use super::shape::Shape;
use super::{App, Exit};
use crate::report;

/// Show what falls due when: the actions on a time axis by quarter
///
/// Deadlines and milestones, where a deadline stood before it moved, and what is complete. As a page it is a picture; as data,
/// a row for each day of an action.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan timeline --today 2019-11-15
  cov-plan timeline --section leadership-and-governance --output timeline.html
  cov-plan timeline --lead CCC --format csv")]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    shape: Shape,
}

/// Shows the time axis.
///
/// # Errors
/// Where there is no plan, a word is unknown, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let plan = app.plan()?;
    let standings = args.filters.choose(plan, app.today())?;
    let exit = app.show(&report::dates(plan, &standings, app.today()), &args.shape)?;
    app.note_end_of(plan);
    Ok(exit)
}
