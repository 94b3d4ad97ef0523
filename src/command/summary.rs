//! `cov-plan summary`

use anyhow::Result;

use super::shape::Shape;
use super::view::{Chosen, View};
use super::{App, Exit};
use crate::report;

/// Show the plan at a glance
///
/// How many actions of each section are open, late, done and rated how; what needs attention first; what falls due next.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan summary --today 2019-11-15
  cov-plan summary --lead CCC --format markdown
  cov-plan summary --sort overdue:desc --format csv")]
pub struct Args {
    #[command(flatten)]
    view: View,
    #[command(flatten)]
    shape: Shape,
}

/// Shows the plan at a glance.
///
/// # Errors
/// Where there is no plan, a word is unknown, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let Chosen { plan, standings, choice, .. } = args.view.chosen(app)?;
    let same = choice.filters_typed() + &app.typed();
    let mut summary = report::summary(plan, &standings, app.today(), &same);
    choice.lay_out(&mut summary.sections)?;
    let exit = app.show(&summary, &args.shape)?;
    app.note_end_of(plan);
    Ok(exit)
}
