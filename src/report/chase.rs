//! What is to be asked of each lead: what is late, what is due soon, and which updates are owed.

mod action;
mod sheet;
mod unfilled;

use serde::Serialize;

use super::owed::Owed;
use super::summary::RatingKey;
use super::{
    Asked, Audience, Document, DueRow, Listing, Name, OF_A_MESSAGE, Part, PlanFiles, Report, count,
    deadlines, listed, long_date,
};
use crate::model::{AgencyId, Date, Plan, Standing};
pub use action::{ChasedAction, ChasedMilestone, Reason};
pub use sheet::COLUMNS;
use sheet::SheetRow;

/// What is to be asked of the leads of whom there is something to ask.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Chase {
    /// Each lead, in the order of the register.
    pub leads: Vec<ChasedLead>,
    /// The same as a sheet to be filled in, a row an action.
    #[serde(skip)]
    pub sheet: Listing<SheetRow>,
    /// What the others are called: nothing is to be asked of them.
    #[serde(skip)]
    others: Vec<String>,
}

/// What is to be asked of a lead.
#[derive(Clone, Debug, Serialize)]
pub struct ChasedLead {
    /// The agency's id.
    pub agency: String,
    /// Its full name.
    pub name: String,
    /// How many of its actions are late, or have a milestone that is.
    pub overdue: usize,
    /// How many are due soon, or have a milestone that is.
    pub due_soon: usize,
    /// The last day that is soon.
    pub due_until: Date,
    /// How many lack the update that is owed.
    pub update_owed: usize,
    /// The span whose update is owed, in words; `None`: none is.
    pub owed_for: Option<String>,
    /// The last day on which that update is in time; `None`: that has passed.
    pub in_time_until: Option<Date>,
    /// The actions: first what is late, then what is due soon, each by its day, then what lacks its update alone.
    pub actions: Vec<ChasedAction>,
    #[serde(skip)]
    today: Date,
    #[serde(skip)]
    owed: Option<Owed>,
    #[serde(skip)]
    key: RatingKey,
}

/// What is asked, and of whom.
pub struct Asking<'plan> {
    /// The day.
    pub today: Date,
    /// The last day that is soon.
    pub until: Date,
    /// These leads alone; none: all.
    pub leads: Vec<&'plan AgencyId>,
    /// The way to the plan's files.
    pub files: PlanFiles<'plan>,
}

/// What is to be asked of the leads of these actions. `file` is the file of an action, from the plan folder.
pub fn chase(
    plan: &Plan,
    standings: &[Standing<'_>],
    asking: &Asking<'_>,
    file: impl Fn(&Standing<'_>) -> String,
) -> Chase {
    let asked = Asked { last: Some(asking.until), ..Asked::default() };
    let mut rows = deadlines(plan, standings, asking.today, asked).listing.rows;
    rows.sort_by_key(|row| row.index);
    let owed = Owed::on(plan, asking.today);
    let action = |standing: &Standing<'_>| {
        let rows = rows_of(standing, &rows);
        ChasedAction::new(standing, rows, owed.as_ref(), &asking.files, file(standing))
    };
    let (asked, others) = leads(plan, standings, asking)
        .into_iter()
        .map(|lead| {
            let led = standings.iter().filter(|standing| standing.lead == lead);
            ChasedLead::new(plan, lead, led.filter_map(action).collect(), asking, owed.clone())
        })
        .partition::<Vec<_>, _>(|lead| !lead.actions.is_empty());
    let others = others.iter().map(|lead| plan.short_name(&lead.agency.as_str().into()).to_owned());
    Chase::of(asked, others.collect())
}

/// The deadlines of an action, of rows in the order of the plan.
fn rows_of<'rows>(standing: &Standing<'_>, rows: &'rows [DueRow]) -> &'rows [DueRow] {
    let first = rows.partition_point(|row| row.index < standing.index);
    let behind = rows.partition_point(|row| row.index <= standing.index);
    rows.get(first..behind).unwrap_or_default()
}

/// Those who are asked, in the order of the register; who is not on it comes last.
fn leads<'plan>(
    plan: &'plan Plan,
    standings: &[Standing<'plan>],
    asking: &Asking<'plan>,
) -> Vec<&'plan AgencyId> {
    let mut leads: Vec<&AgencyId> = if asking.leads.is_empty() {
        standings.iter().map(|standing| standing.lead).collect()
    } else {
        asking.leads.clone()
    };
    let place = |lead: &AgencyId| {
        let place = plan.agencies.iter().position(|agency| agency.id == *lead);
        (place.unwrap_or(usize::MAX), lead.to_string())
    };
    leads.sort_by_cached_key(|lead| place(lead));
    leads.dedup();
    leads
}

impl Chase {
    fn of(leads: Vec<ChasedLead>, others: Vec<String>) -> Self {
        let rows = leads.iter().flat_map(SheetRow::all).collect();
        Self { sheet: Listing::new("Updates to be filled in", COLUMNS, rows), leads, others }
    }

    /// A chase for each lead, to be sent to that lead alone.
    pub fn of_each(self) -> impl Iterator<Item = (ChasedLead, Self)> {
        self.leads.into_iter().map(|lead| (lead.clone(), Self::of(vec![lead], Vec::new())))
    }

    /// Those of whom nothing is to be asked, in a line; `None`: there are none.
    pub fn nothing_to_chase(&self) -> Option<String> {
        let others = self.others.len();
        let named = listed(&self.others, NAMED);
        (others > 0).then(|| format!("Nothing to chase: {} ({named})", count(others, "lead")))
    }
}

/// As many leads of whom nothing is asked are named; the others are counted.
const NAMED: usize = 8;

impl ChasedLead {
    fn new(
        plan: &Plan,
        lead: &AgencyId,
        mut actions: Vec<ChasedAction>,
        asking: &Asking<'_>,
        owed: Option<Owed>,
    ) -> Self {
        actions.sort_by_key(ChasedAction::urgency);
        let with =
            |reason| actions.iter().filter(|action| action.reasons.contains(&reason)).count();
        Self {
            agency: lead.to_string(),
            name: plan.full_name(lead).to_owned(),
            overdue: with(Reason::Overdue),
            due_soon: with(Reason::DueSoon),
            due_until: asking.until,
            update_owed: with(Reason::UpdateOwed),
            owed_for: owed.as_ref().map(|owed| owed.span.clone()),
            in_time_until: owed.as_ref().and_then(|owed| owed.in_time_until),
            actions,
            today: asking.today,
            owed,
            key: RatingKey::of(&plan.ratings),
        }
    }

    /// Who, how many of what, and until when.
    fn heading(&self) -> String {
        let until = long_date(self.due_until);
        let owed = self.owed.as_ref().map(Owed::words).unwrap_or_default();
        let counts = [
            (self.overdue, "overdue".to_owned()),
            (self.due_soon, format!("due by {until}")),
            (self.update_owed, format!("without an update for {owed}")),
        ];
        let counted = counts.into_iter().filter(|(number, _)| *number > 0);
        let counted: Vec<String> =
            counted.map(|(number, what)| format!("{number} {what}")).collect();
        format!("{}, {}: {}", self.name, count(self.actions.len(), "action"), counted.join("; "))
    }

    /// What is to be done with what follows.
    fn what_to_do(&self) -> Vec<String> {
        let completed = format!("completed = {}", self.today);
        let has_milestones = self.actions.iter().any(|action| !action.milestones.is_empty());
        let lines = [
            "Fill in the lines below each action, take out those that do not apply, and put them at the end of its file."
                .to_owned(),
            format!(
                "Done: write {completed} above the first line of the file that begins with [, and rate it green."
            ),
            "More time, or another decision of the group: add asks = \"…\".".to_owned(),
        ];
        let of_milestone = has_milestones
            .then(|| format!("A milestone is done: write {completed} below its title."));
        lines.into_iter().chain(of_milestone).collect()
    }

    fn heading_of(&self, reason: Reason) -> String {
        match reason {
            Reason::Overdue => "Overdue".to_owned(),
            Reason::DueSoon => format!("Due by {}", long_date(self.due_until)),
            Reason::UpdateOwed => {
                let owed = self.owed.as_ref().map(Owed::words).unwrap_or_default();
                format!("No update for {owed}")
            }
        }
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Heading(self.heading()), Part::Lines(self.what_to_do())];
        for actions in self.actions.chunk_by(|one, other| one.reason() == other.reason()) {
            let reason = actions.first().and_then(ChasedAction::reason);
            parts.extend(reason.map(|reason| Part::Subheading(self.heading_of(reason))));
            parts.extend(actions.iter().flat_map(ChasedAction::parts));
        }
        parts.extend(self.key.part());
        parts
    }
}

impl Report for Chase {
    fn title(&self) -> String {
        match &self.leads[..] {
            [lead] => format!("To be updated by {}", lead.name),
            _ => "To be updated".to_owned(),
        }
    }

    fn widest(&self) -> Option<usize> {
        Some(OF_A_MESSAGE)
    }

    fn document(&self, audience: Audience) -> Document {
        if audience != Audience::People {
            return Document::of_tables([self.sheet.table(audience)]);
        }
        let nothing = self
            .nothing_to_chase()
            .or_else(|| self.leads.is_empty().then(|| "Nothing to chase".to_owned()));
        let leads = self.leads.iter().flat_map(ChasedLead::parts);
        Document::new(leads.chain(nothing.map(Part::Prose)))
    }
}
