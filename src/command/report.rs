//! `cov-plan report`

use std::path::PathBuf;

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::choice::{Choosing, Filters};
use super::shape::Shape;
use super::stop::Stop;
use super::typed::{the_day, when};
use super::view::{Own, View};
use super::{App, Exit, foreword, offers};
use crate::model::{Plan, Quarter};
use crate::query::{self, When};
use crate::report::{self, AskedPeriod, Brief, NoPeriod, Period, long_date};

/// Write the paper for a meeting
///
/// What is to be decided, how the ratings moved and why, what is late, what moved, what was completed and what comes next, who
/// owes an update, and every objective with its actions and evidence. Without a period: the quarter whose updates are asked for.
/// The figures are those of the day that --today gives. Without it they are of today, but of a time that is over they are of its
/// last day: of --to, or of the last day on which the updates of a quarter were in time.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan report --quarter 2019/20-Q3 --output report.html
  cov-plan report --group executive-group --today 2019-12-19
  cov-plan report --exceptions --today 2019-11-15
  cov-plan report --from 2019-09-01 --to 2019-11-30 --lead CCC --output council.xlsx")]
pub struct Args {
    #[command(flatten)]
    view: View<Time, Filters>,

    /// Only what is late, worse, moved, unrated or to be decided, in lines that fit a message
    #[arg(long)]
    exceptions: bool,

    /// Put the words of this text file before the figures
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "exceptions")]
    foreword: Option<PathBuf>,

    #[command(flatten)]
    shape: Shape,
}

/// Options that say which time the paper is on.
#[derive(clap::Args, Clone, Debug)]
pub struct Time {
    /// On this quarter of a financial year, as 2019/20-Q3
    #[arg(long, value_name = "QUARTER", help_heading = "When")]
    quarter: Option<Quarter>,

    /// From this day on
    #[arg(long, value_name = "DATE", value_parser = when, allow_hyphen_values = true, conflicts_with = "quarter", help_heading = "When")]
    from: Option<When>,

    /// To this day, itself included; else to the day that is asked about
    #[arg(long, value_name = "DATE", value_parser = when, allow_hyphen_values = true, conflicts_with_all = ["quarter", "group"], help_heading = "When")]
    to: Option<When>,

    /// Since this group's last meeting, by id or name
    #[arg(long, value_name = "GROUP", add = ArgValueCompleter::new(offers::groups), conflicts_with_all = ["quarter", "from"], help_heading = "When")]
    group: Option<String>,
}

/// Writes the paper.
///
/// # Errors
/// Where there is no plan, a word is unknown, the period has not begun, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let plan = app.plan()?;
    let asked = args.view.question(app)?;
    let period = asked.own.period(plan, app)?;
    let now = asked.choice.choose(plan, period.day)?;
    let foreword = args.foreword.as_deref().map(foreword::read).transpose()?;
    note_the_day(&period, app);
    let only = asked.choice.words();
    let paper = report::paper(plan, &now, Brief { period, only, foreword });
    let exit = if args.exceptions {
        app.show(&paper.exceptions(), &args.shape)
    } else {
        app.show(&paper, &args.shape)
    }?;
    if paper.today == app.today() {
        app.note_end_of(plan);
    }
    Ok(exit)
}

/// Whoever asks today for a quarter long past gets its figures of then, and is told so.
fn note_the_day(period: &Period, app: &App) {
    if period.day != app.today() {
        let day = long_date(period.day);
        app.note(&format!(
            "the period is over: its figures are of {day}; --today asks about another day"
        ));
    }
}

impl Own for Time {
    /// One way to say the time leaves no room for another.
    fn and(self, saved: Self) -> Self {
        let is_said = self.quarter.is_some() || self.from.is_some() || self.group.is_some();
        if is_said { self } else { saved }
    }
}

impl Time {
    fn period(&self, plan: &Plan, app: &App) -> Result<Period> {
        let day = |when: When, today| the_day(when.beginning(today));
        let group = self.group.as_ref().map(|word| query::group(plan, word)).transpose()?;
        let today = app.today();
        if self.to.is_some() && self.from.is_none() {
            return Err(Stop::new("--to needs a first day").help("give it with --from").into());
        }
        let asked = match (self.quarter, self.from, group) {
            (Some(quarter), _, _) => AskedPeriod::Quarter(quarter),
            (_, Some(from), _) => {
                let to = self.to.map(|to| the_day(to.last_day(today))).transpose()?;
                AskedPeriod::Days { from: day(from, today)?, to }
            }
            (_, _, Some(group)) => AskedPeriod::Since(group),
            (None, None, None) => AskedPeriod::Present,
        };
        Ok(Period::of(plan, asked, app.asked_about()).map_err(|none| stop(&none))?)
    }
}

fn stop(none: &NoPeriod) -> Stop {
    let stop = Stop::new(none.to_string());
    match none {
        NoPeriod::NotBegun { from, .. } => {
            stop.help(format!("ask about a day in it: --today {from}"))
        }
        NoPeriod::Reversed { from, to } => stop.help(format!("perhaps --from {to} --to {from}")),
        NoPeriod::BeforeThePlan { start } => {
            stop.help(format!("ask about a time from then on: --from {start}"))
        }
        NoPeriod::NoStart { .. } => stop.help("give its first day with --from"),
        NoPeriod::OffTheCalendar => stop,
    }
}
