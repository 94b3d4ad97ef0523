//! One agency: its figures, the actions it leads, and those it partners in.

use serde::Serialize;

use super::leads::{self, LeadRow};
use super::{Actions, Audience, Cell, Document, Head, Listing, Part, Report, Table, actions};
use crate::model::{Agency, Date, Plan, Standing};

/// An agency with its actions.
#[derive(Serialize)]
pub struct LeadDetail {
    /// Its figures.
    #[serde(flatten)]
    pub row: LeadRow,
    /// The actions that it leads.
    pub as_lead: Actions,
    /// The actions that it partners in.
    pub as_partner: Actions,
}

/// The one agency that is asked about, as a list like that of all agencies.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Lead {
    agency: [LeadDetail; 1],
}

/// The agency's part of the standings. `file` names the file of each from the plan folder.
pub fn lead(
    plan: &Plan,
    agency: &Agency,
    standings: Vec<Standing<'_>>,
    today: Date,
    file: impl Fn(&Standing<'_>) -> String,
) -> Lead {
    let row = leads::row(plan, &agency.id, &standings, today);
    let (led, others): (Vec<_>, Vec<_>) =
        standings.into_iter().partition(|standing| *standing.lead == agency.id);
    let partnered: Vec<_> = others.into_iter().filter(|other| other.involves(agency)).collect();
    let as_lead = Actions { listing: actions(plan, &led, today, &file).listing.without("lead") };
    let as_partner = actions(plan, &partnered, today, &file);
    Lead { agency: [LeadDetail { row, as_lead, as_partner }] }
}

impl Lead {
    /// Its two listings: what it leads, and what it partners in.
    pub fn listings(&mut self) -> [&mut Listing<super::ActionRow>; 2] {
        let [agency] = &mut self.agency;
        [&mut agency.as_lead.listing, &mut agency.as_partner.listing]
    }
}

impl Report for Lead {
    fn title(&self) -> String {
        let [agency] = &self.agency;
        format!("Actions of {}", agency.row.both_names())
    }

    fn document(&self, audience: Audience) -> Document {
        let [agency] = &self.agency;
        match audience {
            Audience::People => agency.parts(),
            Audience::Data | Audience::Spreadsheet => Document::of_tables([agency.table()]),
        }
    }
}

impl LeadDetail {
    fn parts(&self) -> Document {
        let mut parts = vec![Part::Heading(self.row.both_names())];
        for (role, actions) in [("As lead", &self.as_lead), ("As partner", &self.as_partner)] {
            parts.push(Part::Subheading(role.to_owned()));
            parts.extend(actions.document(Audience::People).parts);
        }
        Document::new(parts)
    }

    /// All actions in one table, with the agency's part in each.
    fn table(&self) -> Table {
        let mut table = with_role(self.as_lead.listing.table(Audience::Data), "lead");
        table.rows.extend(with_role(self.as_partner.listing.table(Audience::Data), "partner").rows);
        table
    }
}

fn with_role(mut table: Table, role: &str) -> Table {
    table.heads.push(Head::new("role", "Role"));
    for row in &mut table.rows {
        row.push(Cell::Text(role.to_owned()));
    }
    table
}
