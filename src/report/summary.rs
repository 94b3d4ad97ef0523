//! The plan at a glance: sections × ratings, what needs attention first, what falls due next.

mod attention;
mod days;
mod sections;
mod since;

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    Asked, Audience, Bar, Counts, Document, Listing, Part, QuarterRow, Report, Tally, ago, count,
    deadlines, long_date, quarters,
};
use crate::model::{Date, Named, Number, Period, Plan, Quarter, Rating, Ratings, Standing, Status};
use attention::Attention;
pub use days::{DayRow, DeadlineRow};
pub use sections::{COLUMNS, SectionRow, section_titles};
pub use since::Since;

/// How a plan stands on a day.
#[derive(Serialize)]
pub struct Summary {
    /// What the plan is called.
    pub plan: Option<String>,
    /// Whose plan it is.
    pub organisation: Option<String>,
    /// The day that is asked about.
    pub today: Date,
    /// The quarter in which it falls.
    pub quarter: String,
    /// A row a section, in the plan's order.
    pub sections: Listing<SectionRow>,
    /// All sections together.
    pub total: Counts,
    /// The actions whose own deadline has passed.
    pub overdue: Vec<String>,
    /// The actions under way whose delivery is rated red.
    pub red: Vec<String>,
    /// The actions under way whose ratings are older than the span before the present one.
    pub stale: Vec<String>,
    /// The actions under way without the update of the span that ended last.
    pub updates_owed: Vec<String>,
    /// The deadlines that have passed, milestones among them, by day.
    pub late: Vec<DayRow>,
    /// The next days on which something falls due.
    pub next: Vec<DayRow>,
    /// What has moved since the last quarter ended; `None`: the plan had not begun by then.
    pub since: Option<Since>,
    /// The ratings at the end of each quarter of the plan, the last two years at most.
    pub quarters: Vec<QuarterRow>,
    /// What the ratings mean in this plan.
    pub ratings: RatingKey,
    #[serde(skip)]
    period: Option<Period>,
    /// The filters as they are typed, for the commands that show more.
    #[serde(skip)]
    filters: String,
    #[serde(skip)]
    attention: Attention,
}

/// What the ratings mean; `None`: the plan does not say.
#[derive(Clone, Debug, Serialize)]
pub struct RatingKey {
    /// The meaning of red.
    pub red: Option<String>,
    /// The meaning of amber.
    pub amber: Option<String>,
    /// The meaning of green.
    pub green: Option<String>,
}

/// How these actions of the plan stand. `filters` are the options that chose them, as they are typed.
pub fn summary(plan: &Plan, standings: &[Standing<'_>], today: Date, filters: &str) -> Summary {
    let total = Counts::of(standings);
    let chosen: BTreeSet<Number> =
        standings.iter().map(|standing| standing.action.number).collect();
    let days = days::by_day(&deadlines(plan, standings, today, Asked::default()).listing.rows);
    let (late, to_come): (Vec<_>, Vec<_>) = days.into_iter().partition(|day| day.days < 0);
    Summary {
        plan: plan.name.clone(),
        organisation: plan.organisation.clone(),
        today,
        quarter: Quarter::of(today).to_string(),
        sections: sections::sections(plan, standings, &total),
        total,
        overdue: numbers(standings, is_overdue),
        red: numbers(standings, |standing| standing.counts_as(Some(Rating::Red))),
        stale: numbers(standings, is_stale),
        updates_owed: numbers(standings, |standing| standing.owes_update),
        late,
        next: days::next(to_come),
        since: since::since(plan, standings, today),
        quarters: quarters(plan, today, |number| chosen.contains(&number)),
        ratings: RatingKey::of(&plan.ratings),
        period: plan.period,
        filters: filters.to_owned(),
        attention: Attention::new(plan, standings, today),
    }
}

fn is_overdue(standing: &Standing<'_>) -> bool {
    standing.status == Status::Overdue
}

fn is_stale(standing: &Standing<'_>) -> bool {
    standing.is_stale()
}

/// The numbers of the actions under way of which something is true.
fn numbers(standings: &[Standing<'_>], is_so: impl Fn(&Standing<'_>) -> bool) -> Vec<String> {
    standings
        .iter()
        .filter(|standing| standing.status.is_under_way() && is_so(standing))
        .map(|standing| standing.action.number.to_string())
        .collect()
}

impl RatingKey {
    /// What a plan says.
    pub(super) fn of(ratings: &Ratings) -> Self {
        let Ratings { red, amber, green } = ratings.clone();
        Self { red, amber, green }
    }

    /// The key as a part of a document; `None`: the plan gives no meaning of any rating.
    pub(super) fn part(&self) -> Option<Part> {
        let meanings = Rating::ALL.iter().copied().zip([&self.red, &self.amber, &self.green]);
        let meanings: Vec<(Rating, String)> =
            meanings.filter_map(|(rating, meaning)| Some((rating, meaning.clone()?))).collect();
        (!meanings.is_empty()).then_some(Part::Key(meanings))
    }
}

impl Report for Summary {
    fn title(&self) -> String {
        "The plan at a glance".to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        match audience {
            Audience::People => {}
            Audience::Data => return Document::new([Part::Tally(self.tally(audience))]),
            Audience::Spreadsheet => return self.sheets(),
        }
        let head = [Part::Heading(self.heading()), Part::Text(self.day())];
        if self.total.actions == 0 {
            return Document::new(head.into_iter().chain([Part::Text("No action".to_owned())]));
        }
        let by_quarter = quarters::tally(&self.quarters)
            .map(|tally| [Part::Heading("Ratings by quarter".to_owned()), Part::Tally(tally)]);
        let parts = [Part::Tally(self.tally(audience))]
            .into_iter()
            .chain(self.attention.parts(self))
            .chain(days::parts(&self.next, self.today))
            .chain(by_quarter.into_iter().flatten())
            .chain(self.ratings.part());
        Document::new(head.into_iter().chain(parts))
    }
}

impl Summary {
    /// The sections, the quarters, and what is late or comes next, a sheet each.
    fn sheets(&self) -> Document {
        let sections = self.tally(Audience::Spreadsheet).table;
        let tables = [sections, quarters::table(&self.quarters)]
            .into_iter()
            .chain([days::table("Late", &self.late), days::table("Next", &self.next)]);
        let parts = [Part::Text(self.day())].into_iter();
        let tables = tables.filter(|table| !table.rows.is_empty()).map(Part::Table);
        Document::new(parts.chain(tables).chain(self.ratings.part()))
    }

    fn heading(&self) -> String {
        let names = [self.plan.as_deref(), self.organisation.as_deref()];
        let names: Vec<&str> = names.into_iter().flatten().collect();
        if names.is_empty() { "The plan".to_owned() } else { names.join(", ") }
    }

    /// The day, with what is left of its quarter and of the plan.
    fn day(&self) -> String {
        let today = self.today;
        let quarter = Quarter::of(today)
            .span()
            .map(|span| format!("{} ends {}", self.quarter, until(span.last, today)));
        let plan = self.period.map(|period| {
            if today < period.from {
                format!("the plan starts {}", until(period.from, today))
            } else if today <= period.to {
                format!("the plan {}", until(period.to, today))
            } else {
                format!("the plan ended {}", ago(period.to, today))
            }
        });
        let left: Vec<String> = quarter.into_iter().chain(plan).collect();
        format!("{} {}: {}", today.format("%A"), long_date(today), left.join(", "))
    }

    /// The sections and their total. People see no section without an action, and no total of one section.
    fn tally(&self, audience: Audience) -> Tally {
        let is_shown = |row: &&SectionRow| audience != Audience::People || row.counts.actions > 0;
        let mut rows: Vec<&SectionRow> = self.sections.rows.iter().filter(is_shown).collect();
        let mut bars: Vec<Bar> = rows.iter().map(|row| row.bar.clone()).collect();
        let total = self.total_row();
        if rows.len() > 1 || audience != Audience::People {
            rows.push(&total);
            // The bars above add up to it.
            bars.push(Bar::default());
        }
        Tally { table: self.sections.table_of(&rows, audience), bars }
    }

    fn total_row(&self) -> SectionRow {
        let title = "Total".to_owned();
        SectionRow { section: None, title, counts: self.total, bar: Bar::default() }
    }
}

/// How many days it is to a day.
fn until(day: Date, today: Date) -> String {
    match (day - today).num_days() {
        0 => "today".to_owned(),
        days => format!("in {}", count(days, "day")),
    }
}
