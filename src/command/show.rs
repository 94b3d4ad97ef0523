//! `cov-plan show`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::shape::Shape;
use super::target::number;
use super::{App, Exit, Stop, offers};
use crate::model::{Date, Number, Plan, Standing};
use crate::report::{self, File, long_date};

/// Show everything about an action: what was agreed, how it stands, what happened, and its file
///
/// Several actions are shown in the order in which they are named.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan show 3.1
  cov-plan show 7.1 24.1 --today 2019-11-15
  cov-plan show 9.2 --format markdown")]
pub struct Args {
    /// The action's number, or the path of its file
    #[arg(value_name = "N", required = true, add = ArgValueCompleter::new(offers::numbers))]
    actions: Vec<String>,

    #[command(flatten)]
    shape: Shape,
}

/// Shows actions.
///
/// # Errors
/// Where there is no plan or no such action, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let reading = app.reading()?;
    let mut numbers: Vec<Number> = Vec::new();
    for word in &args.actions {
        let number = number(word, reading)?;
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    app.note_day_of_commit();
    let plan = app.plan_about(|source| numbers.iter().any(|&number| source.is_action(number)))?;
    let today = app.today();
    let standings = plan.standings(today);
    let mut chosen: Vec<Standing<'_>> = Vec::new();
    for number in numbers {
        match standings.iter().find(|standing| standing.action.number == number) {
            Some(standing) => chosen.push(standing.clone()),
            // Why it is left out has been said on standard error.
            None if reading.leaves_out(number) => {}
            None => return Err(not_yet(plan, number, today).into()),
        }
    }
    let file = |standing: &Standing<'_>| File {
        in_plan: app.file(standing),
        from_here: app.path(standing),
    };
    app.show(&report::details(plan, &chosen, today, file), &args.shape)
}

/// The plan has the action, but not on that day.
fn not_yet(plan: &Plan, number: Number, today: Date) -> Stop {
    let stop = Stop::new(format!("action {number} is not in the plan on {}", long_date(today)));
    match plan.action(number).and_then(|action| action.added) {
        Some(added) => stop.help(format!("it joined on {}: add --today {added}", long_date(added))),
        None => stop,
    }
}
