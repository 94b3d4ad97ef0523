//! A deadline on the command line, in each of its forms.

use clap_complete::ArgValueCompleter;

use super::changing::signing::group;
use super::offers;
use super::stop::Stop;
use super::typed::{text, the_day, when, word};
use crate::model::{Cadence, Date, Due, Form, Plan};
use crate::query::When;

/// When a new action falls due.
#[derive(clap::Args, Clone, Debug)]
pub struct Deadline {
    /// The deadline: a day; of a month, its last
    #[arg(long, value_name = "DATE", group = "form", value_parser = when, allow_hyphen_values = true, help_heading = "The deadline")]
    due: Option<When>,

    /// The first day of the work or of the recurrence; with --due, the deadline is the end of a period
    #[arg(long, value_name = "DATE", value_parser = when, allow_hyphen_values = true, conflicts_with = "described", help_heading = "The deadline")]
    from: Option<When>,

    /// It falls due at the end of each month, two-months, quarter, six-months or year
    #[arg(long, value_name = "SPAN", group = "form", value_parser = word::<Cadence>(), hide_possible_values = true, requires_all = ["from", "until"], help_heading = "The deadline")]
    every: Option<Cadence>,

    /// It falls due at each meeting of this group
    #[arg(long, value_name = "GROUP", group = "form", requires = "until", add = ArgValueCompleter::new(offers::groups), help_heading = "The deadline")]
    each_meeting_of: Option<String>,

    /// The day after which a recurrence falls due no more
    #[arg(long, value_name = "DATE", value_parser = when, allow_hyphen_values = true, conflicts_with_all = ["due", "described"], help_heading = "The deadline")]
    until: Option<When>,

    /// The deadline in words, with --review
    #[arg(
        long,
        value_name = "TEXT",
        group = "form",
        value_parser = text,
        allow_hyphen_values = true,
        requires = "review",
        help_heading = "The deadline"
    )]
    described: Option<String>,

    /// The day that reports hold a deadline in words to
    #[arg(long, value_name = "DATE", value_parser = when, allow_hyphen_values = true, requires = "described", conflicts_with_all = ["due", "every", "each_meeting_of"], help_heading = "The deadline")]
    review: Option<When>,
}

impl Deadline {
    /// The deadline that the options give; `None` where they give none.
    ///
    /// # Errors
    /// Where the plan has no such group, or a day is past the calendar's end.
    pub fn due(&self, plan: &Plan, today: Date) -> Result<Option<Due>, Stop> {
        let last = |when: Option<When>| when.map(|when| the_day(when.last_day(today))).transpose();
        let from = self.from.map(|when| the_day(when.first_day(today))).transpose()?;
        let until = last(self.until)?;
        let form = if let Some(day) = last(self.due)? {
            Some(from.map_or(Form::On(day), |from| Form::Within { from, to: day }))
        } else if let (Some(every), Some(from), Some(until)) = (self.every, from, until) {
            Some(Form::Every { every, from, until })
        } else if let (Some(of), Some(until)) = (&self.each_meeting_of, until) {
            Some(Form::EachMeeting { of: group(plan, of)?, from, until })
        } else if let (Some(words), Some(review)) = (&self.described, last(self.review)?) {
            Some(Form::Described { words: words.clone(), review })
        } else {
            None
        };
        Ok(form.map(|form| Due { form, said: None }))
    }
}
