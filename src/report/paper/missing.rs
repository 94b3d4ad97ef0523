//! Who has given the update that the period asks for, and who has not.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::Review;
use crate::model::{AgencyId, Cadence, Date, Plan, Quarter, Span};
use crate::report::{Cell, Column, Listing, Name, Shown, long_date};

/// The updates of a span.
#[derive(Serialize)]
pub struct Updates {
    /// The first day of the span.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// What people call it.
    pub name: String,
    /// The last day on which an update still answers it.
    pub in_time_until: Option<Date>,
    /// How many actions are asked for one.
    pub owed: usize,
    /// How many of them have none yet.
    pub missing: usize,
    /// The same by lead, most missing first.
    pub leads: Listing<MissingRow>,
}

/// A lead with the updates that are missing.
#[derive(Clone, Debug, Serialize)]
pub struct MissingRow {
    /// The agency's id.
    pub agency: String,
    /// Its full name.
    pub name: String,
    /// Actions that it leads and is asked for.
    pub owed: usize,
    /// Those without an update.
    pub missing: usize,
    /// Their numbers.
    pub numbers: Vec<String>,
    #[serde(skip)]
    called: Option<Name>,
}

static COLUMNS: &[Column<MissingRow>] = &[
    Column::new("agency", "Lead", |row: &MissingRow| {
        row.called.clone().map_or(Cell::Nothing, Cell::Name)
    }),
    Column::new("name", "Name", |row: &MissingRow| Cell::Text(row.name.clone()))
        .shown(Shown::OnRequest),
    Column::new("missing", "Missing", |row: &MissingRow| Cell::count(row.missing)),
    Column::new("owed", "Asked", |row: &MissingRow| Cell::count(row.owed)),
    Column::new("numbers", "Actions", |row: &MissingRow| Cell::List(row.numbers.clone()))
        .gives_way(),
];

/// The updates of the paper's span; `None`: the plan asks for none.
pub fn updates(review: &Review<'_>) -> Option<Updates> {
    let span = asked(review)?;
    let plan = review.plan;
    let mut leads: BTreeMap<&AgencyId, (usize, Vec<String>)> = BTreeMap::new();
    for standing in review.now.iter().filter(|standing| plan.asks_update(standing, span)) {
        let (owed, numbers) = leads.entry(standing.lead).or_default();
        *owed += 1;
        if plan.awaits_update(standing, span) {
            numbers.push(standing.action.number.to_string());
        }
    }
    let mut rows: Vec<MissingRow> = leads
        .into_iter()
        .map(|(agency, (owed, numbers))| row(plan, agency, owed, numbers))
        .collect();
    rows.sort_by_key(|row| Reverse(row.missing));
    Some(Updates {
        from: span.first,
        to: span.last,
        name: spoken(plan, span),
        in_time_until: plan.in_time_until(span),
        owed: rows.iter().map(|row| row.owed).sum(),
        missing: rows.iter().map(|row| row.missing).sum(),
        leads: Listing::new("Updates missing", COLUMNS, rows),
    })
}

fn row(plan: &Plan, agency: &AgencyId, owed: usize, numbers: Vec<String>) -> MissingRow {
    MissingRow {
        agency: agency.to_string(),
        name: plan.full_name(agency).to_owned(),
        owed,
        missing: numbers.len(),
        numbers,
        called: Some(Name::of_agency(plan, agency)),
    }
}

/// The span whose updates the paper asks for: a quarter's own, else the one that is asked for on its last day.
fn asked(review: &Review<'_>) -> Option<Span> {
    let (plan, period) = (review.plan, review.period);
    let last = period.to.min(period.day);
    if period.name.is_none() {
        return plan.asked_span(last);
    }
    let end = plan.period?.to;
    plan.update_spans(last).into_iter().rfind(|span| span.contains(last) && span.first <= end)
}

/// The span, as people call it.
fn spoken(plan: &Plan, span: Span) -> String {
    match plan.update_every {
        Some(Cadence::Quarter) => Quarter::of(span.last).to_string(),
        _ => format!("{} to {}", long_date(span.first), long_date(span.last)),
    }
}

impl Updates {
    /// How many are missing, and until when they are in time.
    pub fn words(&self, day: Date) -> String {
        let until = self.in_time_until.filter(|&last| day <= last);
        let still = until.map(|last| format!("; in time until {}", long_date(last)));
        let still = still.unwrap_or_default();
        match (self.owed, self.missing) {
            (0, _) => format!("No action is asked for an update for {}.", self.name),
            (owed, 0) => format!("All {owed} updates for {} are there.", self.name),
            (owed, missing) if missing == owed => {
                format!("None of the {owed} updates for {} is there yet{still}.", self.name)
            }
            (owed, missing) => {
                format!("{missing} of {owed} updates for {} are missing{still}.", self.name)
            }
        }
    }
}
