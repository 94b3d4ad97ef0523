//! Who leads what, and how it goes: one row an agency.

use serde::Serialize;

use super::{
    Audience, Cell, Column, Document, Listing, Name, Part, Report, Shown, count, long_date,
};
use crate::model::{AgencyId, Date, Plan, Rating, Standing, Status};

/// An agency with the figures of its actions. Ratings and what is overdue count only what is under way: what is complete,
/// suspended or withdrawn is never red, overdue or not rated.
#[derive(Clone, Debug, Serialize)]
pub struct LeadRow {
    /// The agency's id.
    pub agency: String,
    /// Its full name.
    pub name: String,
    /// Actions that it leads, whatever their status.
    pub leads: usize,
    /// Actions that it partners in, whatever their status.
    pub partners: usize,
    /// Actions that it leads and that are complete.
    pub complete: usize,
    /// Actions that it leads, under way, whose delivery is rated red.
    pub red: usize,
    /// The same, rated amber.
    pub amber: usize,
    /// The same, rated green.
    pub green: usize,
    /// The same, not rated.
    pub not_rated: usize,
    /// Actions that it leads and whose deadline has passed.
    pub overdue: usize,
    /// The first day from today on when one of them, or a milestone of it, falls due.
    pub next_due: Option<Date>,
    /// The day of the latest update of the actions that it leads.
    pub last_update: Option<Date>,
    #[serde(skip)]
    short: String,
}

/// The agencies, in the order of the register.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Leads {
    /// A row an agency.
    pub listing: Listing<LeadRow>,
}

/// The columns in which agencies can be shown.
pub static COLUMNS: &[Column<LeadRow>] = &[
    Column::new("agency", "Agency", |row: &LeadRow| Cell::Text(row.agency.clone()))
        .people(|row| Cell::Name(row.called())),
    Column::new("name", "Name", |row: &LeadRow| Cell::Text(row.name.clone()))
        .shown(Shown::OnRequest)
        .gives_way(),
    Column::new("leads", "Leads", |row: &LeadRow| Cell::count(row.leads)),
    Column::new("partners", "Partner", |row: &LeadRow| Cell::count(row.partners)),
    Column::new("complete", "Done", |row: &LeadRow| Cell::count(row.complete))
        .shown(Shown::WhereGiven),
    Column::new("red", "Red", |row: &LeadRow| Cell::count(row.red)).shown(Shown::WhereGiven),
    Column::new("amber", "Amber", |row: &LeadRow| Cell::count(row.amber)).shown(Shown::WhereGiven),
    Column::new("green", "Green", |row: &LeadRow| Cell::count(row.green)).shown(Shown::WhereGiven),
    Column::new("not_rated", "Unrated", |row: &LeadRow| Cell::count(row.not_rated)),
    Column::new("overdue", "Late", |row: &LeadRow| Cell::count(row.overdue)),
    Column::new("next_due", "Next due", |row: &LeadRow| Cell::date(row.next_due))
        .shown(Shown::WhereGiven),
    Column::new("last_update", "Updated", |row: &LeadRow| Cell::date(row.last_update))
        .shown(Shown::WhereGiven),
];

/// The agencies of the register, and behind them whoever leads an action without standing there.
pub fn leads(plan: &Plan, standings: &[Standing<'_>], today: Date) -> Leads {
    let mut agencies: Vec<&AgencyId> = plan.agencies.iter().map(|agency| &agency.id).collect();
    for standing in standings {
        if !agencies.contains(&standing.lead) {
            agencies.push(standing.lead);
        }
    }
    let rows = agencies.into_iter().map(|agency| row(plan, agency, standings, today)).collect();
    Leads { listing: Listing::new("Agencies", COLUMNS, rows) }
}

/// The figures of one agency.
pub(super) fn row(
    plan: &Plan,
    agency: &AgencyId,
    standings: &[Standing<'_>],
    today: Date,
) -> LeadRow {
    let led: Vec<_> = standings.iter().filter(|standing| standing.lead == agency).collect();
    let partnered = standings.iter().filter(|standing| standing.action.partners.contains(agency));
    let of_status = |status| led.iter().filter(|standing| standing.status == status).count();
    let rated = |rag: Option<Rating>| led.iter().filter(|standing| standing.counts_as(rag)).count();
    let deadlines = led.iter().flat_map(|standing| standing.open_deadlines());
    LeadRow {
        agency: agency.to_string(),
        name: plan.full_name(agency).to_owned(),
        leads: led.len(),
        partners: partnered.count(),
        complete: of_status(Status::Complete),
        red: rated(Some(Rating::Red)),
        amber: rated(Some(Rating::Amber)),
        green: rated(Some(Rating::Green)),
        not_rated: rated(None),
        overdue: of_status(Status::Overdue),
        next_due: deadlines.filter(|&due| due >= today).min(),
        last_update: led.iter().filter_map(|standing| standing.last_update?.date).max(),
        short: plan.short_name(agency).to_owned(),
    }
}

impl LeadRow {
    fn called(&self) -> Name {
        let (short, full) = (self.short.clone(), self.name.clone());
        Name { id: self.agency.clone(), short, full }
    }

    /// The full name, and the short one where it differs.
    pub(super) fn both_names(&self) -> String {
        if self.short == self.name {
            self.name.clone()
        } else {
            format!("{} ({})", self.name, self.short)
        }
    }
}

impl Report for Leads {
    fn title(&self) -> String {
        "Who leads what".to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        let total = totals(&self.listing.rows);
        Document::new([Part::Table(self.listing.table(audience)), Part::Text(total)])
    }
}

/// What the rows come to, in a line.
pub(super) fn totals(rows: &[LeadRow]) -> String {
    let sum = |figure: fn(&LeadRow) -> usize| rows.iter().map(figure).sum::<usize>();
    let counted = [
        (sum(|row| row.overdue), "overdue"),
        (sum(|row| row.complete), "complete"),
        (sum(|row| row.red), "red"),
        (sum(|row| row.amber), "amber"),
        (sum(|row| row.green), "green"),
        (sum(|row| row.not_rated), "not rated"),
    ];
    let mut said = vec![count(sum(|row| row.leads), "action")];
    said.extend(
        counted
            .into_iter()
            .filter(|&(number, _)| number > 0)
            .map(|(number, what)| format!("{number} {what}")),
    );
    let next = rows.iter().filter_map(|row| row.next_due).min();
    let next = next.map(|day| format!("; next deadline {}", long_date(day)));
    said.join(", ") + &next.unwrap_or_default()
}
