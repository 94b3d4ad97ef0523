//! `cov-plan due`

use anyhow::Result;

use super::shape::Shape;
use super::stop::Stop;
use super::typed::{the_day, when};
use super::view::{Chosen, Own, View};
use super::{App, Exit, shell};
use crate::model::{Date, Named};
use crate::query::{Ahead, When};
use crate::render::{self, DueFormat};
use crate::report::{self, Asked, Calendar, Deadlines, PlanFiles, long_date};

/// Show open deadlines in their order
///
/// A row for each action, milestone and next occurrence that is open or overdue. A milestone on its action's own day
/// is part of that action's row.
/// A filter given twice, or with words parted by commas, means either; different filters mean both.
/// As a calendar (--format ical), each deadline is a day of its own, which moves when the deadline does.
/// Dates: 2019-12-31, "31 December 2019", 2019-12, today, +30d, +2w, +3m, 2019/20-Q3.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan due --before 2019-12-31 --today 2019-09-01
  cov-plan due --within 30d --today 2019-11-15
  cov-plan due --overdue --lead CCC
  cov-plan due --lead CCC --alarms --output due.ics")]
pub struct Args {
    #[command(flatten)]
    view: View<Days>,
    #[command(flatten)]
    shape: Shape<DueFormat>,

    /// In a calendar (ical), with alarms a month and a week before each day
    #[arg(long, help_heading = "Result")]
    alarms: bool,
}

/// Options that say on which days.
#[derive(clap::Args, Clone, Debug)]
pub struct Days {
    /// Only what falls due before this day, the day itself left out
    #[arg(long, value_name = "DATE", value_parser = when, allow_hyphen_values = true, help_heading = "When")]
    before: Option<When>,

    /// Only what falls due by this day, the day itself included
    #[arg(long, value_name = "DATE", value_parser = when, allow_hyphen_values = true, help_heading = "When")]
    by: Option<When>,

    /// Only what falls due after this day, the day itself left out
    #[arg(long, value_name = "DATE", value_parser = when, allow_hyphen_values = true, help_heading = "When")]
    after: Option<When>,

    /// Only from today to so many days, weeks or months ahead, as 30d, 2w or 3m
    #[arg(long, value_name = "TIME", help_heading = "When")]
    within: Option<Ahead>,

    /// Only what is late, with each one's last note
    #[arg(long, help_heading = "When")]
    overdue: bool,
}

impl Own for Days {
    fn and(self, saved: Self) -> Self {
        Self {
            before: self.before.or(saved.before),
            by: self.by.or(saved.by),
            after: self.after.or(saved.after),
            within: self.within.or(saved.within),
            overdue: self.overdue || saved.overdue,
        }
    }
}

/// Shows deadlines.
///
/// # Errors
/// Where there is no plan, a word is unknown, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let format = args.format()?;
    let chosen = args.view.chosen(app)?;
    let span = chosen.own.asked(app.today())?;
    let mut deadlines = report::deadlines(chosen.plan, &chosen.standings, app.today(), span);
    chosen.choice.lay_out(&mut deadlines.listing)?;
    let output = args.shape.output();
    let exit = match format {
        DueFormat::Report(format) => {
            app.show_on(&deadlines, format, app.screen(&output), &output)?
        }
        DueFormat::Calendar => {
            app.write(&render::calendar(&args.calendar(&chosen, &deadlines, app)), &output)?
        }
    };
    note_the_day_itself(&chosen, app)?;
    app.note_end_of(chosen.plan);
    Ok(exit)
}

impl Args {
    fn format(&self) -> Result<DueFormat, Stop> {
        let format = self.shape.format()?;
        if self.alarms && format != DueFormat::Calendar {
            let stop = Stop::new(format!("--alarms is for a calendar, not for {}", format.name()));
            return Err(stop.help("add --format ical, or write a file with --output due.ics"));
        }
        Ok(format)
    }

    fn calendar(&self, chosen: &Chosen<'_, Days>, deadlines: &Deadlines, app: &App) -> Calendar {
        let files = PlanFiles::new(chosen.plan, app.from_repository(""));
        let file = |index| app.file_at(index);
        let calendar = report::calendar(chosen.plan, deadlines, app.today(), &files, file);
        if self.alarms { calendar.with_alarms() } else { calendar }
    }
}

/// Whoever asks for "before" a deadline may well mean that deadline too.
fn note_the_day_itself(chosen: &Chosen<'_, Days>, app: &App) -> Result<(), Stop> {
    let Chosen { plan, standings, choice, own } = chosen;
    let Some(before) = own.before else { return Ok(()) };
    let day = the_day(before.first_day(app.today()))?;
    let but_for_before = Days { before: None, ..own.clone() }.asked(app.today())?;
    let on_it = Asked {
        first: but_for_before.first.max(Some(day)),
        last: but_for_before.last.min(Some(day)).or(Some(day)),
        ..but_for_before
    };
    let number = report::deadlines(plan, standings, app.today(), on_it).listing.rows.len();
    if number > 0 {
        let falls = if number == 1 { "deadline falls" } else { "deadlines fall" };
        let by = shell::option("by", &day.to_string());
        let last_before = but_for_before.first.and_then(|first| first.pred_opt());
        let after = last_before.map(|day| shell::option("after", &day.to_string()));
        let overdue = if own.overdue { " --overdue" } else { "" };
        let rest = [overdue, &choice.typed(), &app.typed()].concat();
        let command = format!("cov-plan due{by}{}{rest}", after.unwrap_or_default());
        app.note(&format!("{number} more {falls} on {} itself: {command}", long_date(day)));
    }
    Ok(())
}

impl Days {
    /// The days that are asked for, both counted.
    fn asked(&self, today: Date) -> Result<Asked, Stop> {
        let first =
            |when: Option<When>| when.map(|when| the_day(when.first_day(today))).transpose();
        let last = |when: Option<When>| when.map(|when| the_day(when.last_day(today))).transpose();
        let before = first(self.before)?.and_then(|day| day.pred_opt());
        let after = last(self.after)?.and_then(|day| day.succ_opt());
        let within = self.within.map(|within| the_day(within.from(today))).transpose()?;
        Ok(Asked {
            first: after.max(within.map(|_| today)),
            last: [before, last(self.by)?, within].into_iter().flatten().min(),
            only_overdue: self.overdue,
        })
    }
}
