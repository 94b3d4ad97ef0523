//! Who has given the update that the period asks for, and who has not.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{Period, Review};
use crate::model::{AgencyId, Cadence, Date, Plan, Span};
use crate::report::{Cell, Column, Listing, Name, Shown, capitalised, long_date, span_in_words};

/// The updates that a paper asks for.
#[derive(Serialize)]
pub struct Updates {
    /// The first day of the span that they are for.
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
    /// The spans before it that ended in the period, or just before it where it still runs, and have no update of every action that
    /// was asked: nothing can answer them any more.
    pub missed: Listing<MissedRow>,
}

/// Why a paper asks for no updates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoUpdates {
    /// The plan does not say how often they are to be given.
    NotAsked,
    /// The plan has no period from which the spans could be counted.
    NoPlanPeriod,
    /// The time lies before the plan's first day, or after its last span.
    OutsideThePlan,
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

/// A span that is over, with the updates that were never given.
#[derive(Clone, Debug, Serialize)]
pub struct MissedRow {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// What people call it.
    pub name: String,
    /// Actions that were asked for an update.
    pub owed: usize,
    /// Those that have none.
    pub missed: usize,
    /// Their numbers.
    pub numbers: Vec<String>,
}

static COLUMNS: &[Column<MissingRow>] = &[
    Column::new("agency", "Lead", |row: &MissingRow| {
        row.called.clone().map_or(Cell::Nothing, Cell::Name)
    }),
    Column::new("name", "Name", |row: &MissingRow| Cell::Text(row.name.clone()))
        .shown(Shown::InDataAlone),
    Column::new("missing", "Missing", |row: &MissingRow| Cell::count(row.missing)),
    Column::new("owed", "Asked", |row: &MissingRow| Cell::count(row.owed)),
    Column::new("numbers", "Actions", |row: &MissingRow| Cell::List(row.numbers.clone()))
        .gives_way(),
];

static MISSED: &[Column<MissedRow>] = &[
    Column::new("name", "For", |row: &MissedRow| Cell::Text(capitalised(&row.name))),
    Column::new("from", "From", |row: &MissedRow| Cell::Date(row.from)).shown(Shown::OnRequest),
    Column::new("to", "To", |row: &MissedRow| Cell::Date(row.to)).shown(Shown::OnRequest),
    Column::new("missed", "Missed", |row: &MissedRow| Cell::count(row.missed)),
    Column::new("owed", "Asked", |row: &MissedRow| Cell::count(row.owed)),
    Column::new("numbers", "Actions", |row: &MissedRow| Cell::List(row.numbers.clone()))
        .gives_way(),
];

/// The updates of the paper's span.
///
/// # Errors
/// Where none are asked for.
pub fn updates(review: &Review<'_>) -> Result<Updates, NoUpdates> {
    let plan = review.plan;
    let every = plan.update_every.ok_or(NoUpdates::NotAsked)?;
    let end = plan.period.ok_or(NoUpdates::NoPlanPeriod)?.to;
    let spans = plan.update_spans(review.period.day);
    let span = asked(review, &spans, end).ok_or(NoUpdates::OutsideThePlan)?;
    let rows = leads(review, &spans, span);
    let missed = missed(review, &spans, span, every);
    Ok(Updates {
        from: span.first,
        to: span.last,
        name: span_in_words(every, span),
        in_time_until: plan.in_time_until(span),
        owed: rows.iter().map(|row| row.owed).sum(),
        missing: rows.iter().map(|row| row.missing).sum(),
        leads: Listing::new("Updates missing", COLUMNS, rows),
        missed: Listing::new("Updates that were never given", MISSED, missed),
    })
}

fn leads(review: &Review<'_>, spans: &[Span], span: Span) -> Vec<MissingRow> {
    let plan = review.plan;
    let mut leads: BTreeMap<&AgencyId, (usize, Vec<String>)> = BTreeMap::new();
    for standing in review.now.iter().filter(|one| one.action.is_asked_for(span, one.day)) {
        let (owed, numbers) = leads.entry(standing.lead).or_default();
        *owed += 1;
        if !plan.answers(standing, spans).has_answered(span) {
            numbers.push(standing.action.number.to_string());
        }
    }
    let rows = leads.into_iter().map(|(agency, (owed, numbers))| row(plan, agency, owed, numbers));
    let mut rows: Vec<MissingRow> = rows.collect();
    rows.sort_by_key(|row| Reverse(row.missing));
    rows
}

/// The spans of the period before the one that is asked for, those alone for which an update was never given. While that one still
/// runs, what it lacks says nothing yet: the one before it is told of too.
fn missed(review: &Review<'_>, spans: &[Span], asked: Span, every: Cadence) -> Vec<MissedRow> {
    let plan = review.plan;
    let Period { from, day, .. } = *review.period;
    let ended = spans.iter().filter(|span| span.last < asked.first);
    let before = ended.clone().next_back().filter(|_| day <= asked.last);
    let is_over = |span: Span| plan.in_time_until(span).is_none_or(|last| last < day);
    let earlier = ended.filter(|span| from <= span.last || Some(*span) == before);
    let earlier = earlier.filter(|span| is_over(**span));
    let answers: Vec<_> = review.now.iter().map(|one| (one, plan.answers(one, spans))).collect();
    let rows = earlier.map(|&span| {
        let owing = answers.iter().filter(|(one, _)| one.action.is_asked_for(span, one.day));
        let owed = owing.clone().count();
        let without = owing.filter(|(_, answers)| !answers.has_answered(span));
        let numbers: Vec<String> = without.map(|(one, _)| one.action.number.to_string()).collect();
        let name = span_in_words(every, span);
        MissedRow { from: span.first, to: span.last, name, owed, missed: numbers.len(), numbers }
    });
    rows.filter(|row| row.missed > 0).collect()
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

/// The span whose updates the paper asks for: in a quarter's paper the last one in it, else the one that is asked for on the
/// period's last day.
fn asked(review: &Review<'_>, spans: &[Span], end: Date) -> Option<Span> {
    let period = review.period;
    let last = period.to.min(period.day);
    if period.name.is_none() {
        return review.plan.asked_span(last);
    }
    spans.iter().copied().rfind(|span| span.contains(last) && span.first <= end)
}

impl NoUpdates {
    /// Why, in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotAsked => "The plan asks for no regular updates.",
            Self::NoPlanPeriod => "The plan has no period, so that no update falls due.",
            Self::OutsideThePlan => "No update is asked for: the plan does not run in this time.",
        }
    }
}

impl Updates {
    /// How many are missing, and until when they are in time.
    pub fn words(&self, day: Date) -> String {
        let until = self.in_time_until.filter(|&last| day <= last);
        let still = until.map(|last| format!("; in time until {}", long_date(last)));
        let still = still.unwrap_or_default();
        // While the span runs, nobody is late.
        if day <= self.to && self.missing > 0 {
            return format!("{} still to come{still}.", self.awaited());
        }
        match (self.owed, self.missing) {
            (0, _) => format!("No action is asked for an update for {}.", self.name),
            (1, 0) => format!("The one update for {} was given.", self.name),
            (1, _) => format!("The one update for {} is missing{still}.", self.name),
            (owed, 0) => format!("All {owed} updates for {} were given.", self.name),
            (owed, missing) if missing == owed => {
                format!("None of the {owed} updates for {} was given{still}.", self.name)
            }
            (owed, missing) => {
                let are = if missing == 1 { "is" } else { "are" };
                format!("{missing} of {owed} updates for {} {are} missing{still}.", self.name)
            }
        }
    }
    /// How many are not there yet, up to the verb.
    fn awaited(&self) -> String {
        let (owed, missing, name) = (self.owed, self.missing, &self.name);
        match (owed, missing) {
            (1, _) => format!("The one update for {name} is"),
            (_, 1) => format!("1 of {owed} updates for {name} is"),
            _ if missing == owed => format!("All {owed} updates for {name} are"),
            _ => format!("{missing} of {owed} updates for {name} are"),
        }
    }
}
