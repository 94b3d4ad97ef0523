//! `cov-plan due`

use anyhow::Result;

use super::choice::View;
use super::shape::Shape;
use super::stop::Stop;
use super::{App, Exit};
use crate::model::Date;
use crate::query::{Ahead, When};
use crate::report::{self, Asked, Deadlines, long_date};

/// Show open deadlines in their order
///
/// A row for each action, milestone and next occurrence that is open or overdue.
/// A filter given twice means either; different filters mean both.
/// Dates: 2019-12-31, "31 December 2019", 2019-12, today, +30d, +2w, +3m, 2019/20-Q3.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan due --before 2019-12-31 --today 2019-09-01
  cov-plan due --within 30d --today 2019-11-15
  cov-plan due --overdue --lead CCC")]
pub struct Args {
    /// Only what falls due before this day, the day itself left out
    #[arg(long, value_name = "DATE", help_heading = "When")]
    before: Option<When>,

    /// Only what falls due by this day, the day itself included
    #[arg(long, value_name = "DATE", help_heading = "When")]
    by: Option<When>,

    /// Only what falls due after this day, the day itself left out
    #[arg(long, value_name = "DATE", help_heading = "When")]
    after: Option<When>,

    /// Only from today to so many days, weeks or months ahead, as 30d, 2w or 3m
    #[arg(long, value_name = "TIME", help_heading = "When")]
    within: Option<Ahead>,

    /// Only what is late, with each one's last note
    #[arg(long, help_heading = "When")]
    overdue: bool,

    #[command(flatten)]
    view: View,
    #[command(flatten)]
    shape: Shape,
}

/// Shows deadlines.
///
/// # Errors
/// Where there is no plan, a word is unknown, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let plan = app.plan()?;
    let today = app.today();
    let choice = args.view.choice(plan)?;
    let standings = choice.choose(plan.standings(today), plan)?;
    let mut deadlines = report::deadlines(plan, &standings, today, args.asked(today)?);
    choice.lay_out(&mut deadlines.listing)?;
    let exit = app.show(&deadlines, &args.shape)?;
    if let Some(before) = args.before.and_then(|before| before.first_day(today)) {
        let on_it = Asked { first: Some(before), last: Some(before), only_overdue: args.overdue };
        let on_it = report::deadlines(plan, &standings, today, on_it);
        note_the_day_itself(before, &on_it, &choice.typed(), app);
    }
    app.note_end_of(plan);
    Ok(exit)
}

/// Whoever asks for "before" a deadline may well mean that deadline too.
fn note_the_day_itself(day: Date, on_it: &Deadlines, filters: &str, app: &App) {
    let number = on_it.listing.rows.len();
    if number > 0 {
        let falls = if number == 1 { "deadline falls" } else { "deadlines fall" };
        app.note(&format!(
            "{number} more {falls} on {} itself: cov-plan due --by {day}{filters}",
            long_date(day)
        ));
    }
}

impl Args {
    /// The deadlines that are asked for.
    fn asked(&self, today: Date) -> Result<Asked, Stop> {
        let day =
            |day: Option<Date>| day.ok_or_else(|| Stop::new("that day is past the year 9999"));
        let before = self
            .before
            .map(|before| day(before.first_day(today)))
            .transpose()?
            .and_then(|day| day.pred_opt());
        let by = self.by.map(|by| day(by.last_day(today))).transpose()?;
        let after = self
            .after
            .map(|after| day(after.last_day(today)))
            .transpose()?
            .and_then(|day| day.succ_opt());
        let within = self.within.map(|within| day(within.from(today))).transpose()?;
        Ok(Asked {
            first: after.max(within.map(|_| today)),
            last: [before, by, within].into_iter().flatten().min(),
            only_overdue: self.overdue,
        })
    }
}
