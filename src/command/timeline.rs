//! `cov-plan timeline`

use anyhow::Result;

use super::choice::{Filters, Sorting};
use super::shape::Shape;
use super::view::{Chosen, View};
use super::{App, Exit};
use crate::report;

/// Show what falls due when: the actions on a time axis by quarter
///
/// Deadlines and milestones, where they stood before they moved, and what is complete, suspended or withdrawn. In the order of
/// what falls due next, unless --sort gives another. As a page it is a picture; as data, a row for each day of an action.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan timeline --today 2019-11-15
  cov-plan timeline --section leadership-and-governance --output timeline.html
  cov-plan timeline --status overdue --sort lead,number
  cov-plan timeline --lead CCC --format csv")]
pub struct Args {
    #[command(flatten)]
    view: View<Sorting, Filters>,
    #[command(flatten)]
    shape: Shape,
}

/// Shows the time axis.
///
/// # Errors
/// Where there is no plan, a word is unknown, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let Chosen { plan, standings, own, .. } = args.view.chosen(app)?;
    let mut dates = report::dates(plan, &standings, app.today());
    dates.sort(own.orders())?;
    let exit = app.show(&dates, &args.shape)?;
    app.note_end_of(plan);
    Ok(exit)
}
