//! `cov-plan leads`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::shape::Shape;
use super::view::{Chosen, View};
use super::{App, Exit, offers};
use crate::{query, report};

/// Show who leads what and how it goes: a row for each agency, or the actions of one
///
/// Ratings, late actions and the next deadline count what an agency leads and is still under way; what is complete,
/// suspended or withdrawn is never red, late or unrated.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan leads --today 2019-11-15
  cov-plan leads CSCP
  cov-plan leads police --format csv --output police.csv")]
pub struct Args {
    /// Show the actions of this agency, by id, short or full name: first those it leads, then those it partners in
    #[arg(id = "one", value_name = "AGENCY", add = ArgValueCompleter::new(offers::agencies))]
    agency: Option<String>,

    #[command(flatten)]
    view: View,
    #[command(flatten)]
    shape: Shape,
}

/// Shows agencies.
///
/// # Errors
/// Where there is no plan, a word is unknown, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let Chosen { plan, standings, choice, .. } = args.view.chosen(app)?;
    let today = app.today();
    let Some(word) = &args.agency else {
        let mut leads = report::leads(plan, &standings, today);
        choice.lay_out(&mut leads.listing)?;
        return app.show(&leads, &args.shape);
    };
    let agency = query::agency(plan, word)?;
    let mut lead = report::lead(plan, agency, standings, today, |standing| app.file(standing));
    for listing in lead.listings() {
        choice.lay_out(listing)?;
    }
    app.show(&lead, &args.shape)
}
