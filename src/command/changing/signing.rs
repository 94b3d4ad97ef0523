//! Who speaks in a change, and of which day.

use clap_complete::ArgValueCompleter;

use crate::change::Signed;
use crate::command::offers;
use crate::command::stop::Stop;
use crate::command::typed::{the_day, when};
use crate::model::{AgencyId, Date, GroupId, Plan};
use crate::query::{self, When};

/// The day of a change.
#[derive(clap::Args, Clone, Debug)]
pub struct OnDay {
    /// The day of the change; else today
    #[arg(long, value_name = "DATE", value_parser = when, allow_hyphen_values = true)]
    date: Option<When>,

    /// Let that day lie in the future
    #[arg(long)]
    allow_future: bool,
}

/// Who speaks, and of which day.
#[derive(clap::Args, Clone, Debug)]
pub struct Signing {
    /// The agency that says so, by id, short or full name; else the action's lead
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(offers::agencies))]
    by: Option<String>,

    #[command(flatten)]
    /// Of which day.
    pub day: OnDay,
}

impl OnDay {
    /// The day.
    ///
    /// # Errors
    /// Where it lies in the future, and that is not allowed.
    pub fn day(&self, today: Date) -> Result<Date, Stop> {
        Ok(self.given(today)?.unwrap_or(today))
    }

    /// The day that is named; `None` where none is.
    ///
    /// # Errors
    /// Where it lies in the future, and that is not allowed.
    pub fn given(&self, today: Date) -> Result<Option<Date>, Stop> {
        let Some(date) = self.date else { return Ok(None) };
        self.not_ahead(the_day(date.last_day(today))?, today).map(Some)
    }

    /// A day that is given in another way.
    ///
    /// # Errors
    /// Where it lies in the future, and that is not allowed.
    pub fn not_ahead(&self, day: Date, today: Date) -> Result<Date, Stop> {
        if day <= today || self.allow_future {
            return Ok(day);
        }
        Err(Stop::new(format!("{day} is in the future: today is {today}"))
            .help("add --allow-future where it is meant"))
    }
}

impl Signing {
    /// Who speaks, and of which day.
    ///
    /// # Errors
    /// Where the plan has no such agency, or the day lies in the future.
    pub fn signed(&self, plan: &Plan, today: Date) -> Result<Signed, Stop> {
        Ok(Signed { by: self.author(plan)?, date: self.day.day(today)? })
    }

    /// Who speaks; `None` where nobody is named.
    ///
    /// # Errors
    /// Where the plan has no such agency.
    pub fn author(&self, plan: &Plan) -> Result<Option<AgencyId>, Stop> {
        self.by.as_deref().map(|by| agency(plan, by)).transpose()
    }
}

/// The id of the agency that is called so.
///
/// # Errors
/// Where the plan has none.
pub fn agency(plan: &Plan, word: &str) -> Result<AgencyId, Stop> {
    Ok(query::agency(plan, word)?.id.clone())
}

/// The id of the group that is called so.
///
/// # Errors
/// Where the plan has none.
pub fn group(plan: &Plan, word: &str) -> Result<GroupId, Stop> {
    Ok(query::group(plan, word)?.id.clone())
}
