//! `cov-plan list`

use anyhow::Result;

use super::shape::Shape;
use super::view::{Chosen, View};
use super::{App, Exit};
use crate::report;

/// List actions in the order of their numbers
///
/// All of the plan, or those that the filters leave. A filter given twice, or with words parted by commas, means either;
/// different filters mean both.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan list --lead police
  cov-plan list --status overdue --sort due --columns number,title,due,lead
  cov-plan list --missing measures --format markdown")]
pub struct Args {
    #[command(flatten)]
    view: View,
    #[command(flatten)]
    shape: Shape,
}

/// Lists actions.
///
/// # Errors
/// Where there is no plan, a word is unknown, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let Chosen { plan, standings, choice, .. } = args.view.chosen(app)?;
    let mut actions = report::actions(plan, &standings, app.today(), |standing| app.file(standing));
    choice.lay_out(&mut actions.listing)?;
    app.show(&actions, &args.shape)
}
