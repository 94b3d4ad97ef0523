//! Actions, a row each.

use serde::{Serialize, Serializer};

use super::{
    Audience, Cell, Column, Document, Listing, MilestoneRow, Name, Part, Report, Shown, away,
    count, milestones,
};
use crate::model::{Date, Named, Number, Plan, Rating, Standing, Status};

/// An action as it stands on a day.
#[derive(Clone, Debug, Serialize)]
pub struct ActionRow {
    /// Its number.
    #[serde(serialize_with = "number")]
    pub number: Number,
    /// The section's id.
    pub section: String,
    /// The objective's number.
    pub objective: u32,
    /// Its title.
    pub title: String,
    /// What is done, in full.
    pub description: Option<String>,
    /// The lead's id.
    pub lead: String,
    /// The partners' ids.
    pub partners: Vec<String>,
    /// The day it is held to; `None`: nothing more falls due.
    pub due: Option<Date>,
    /// `date`, `period`, `recurring`, `meeting` or `described`.
    pub due_kind: &'static str,
    /// The first day that the deadline's form names.
    pub due_from: Option<Date>,
    /// The first deadline, where it has moved.
    pub original_due: Option<Date>,
    /// Its parts with a deadline of their own.
    pub milestones: Vec<MilestoneRow>,
    /// What is measured.
    pub measures: Vec<String>,
    /// What will be better for children.
    pub outcome: Option<String>,
    /// `improvement`, `development`, or `None` where the objective answers no Ofsted area.
    pub ofsted: Option<&'static str>,
    /// How delivery goes.
    pub rag: Option<&'static str>,
    /// What it has changed.
    pub impact: Option<&'static str>,
    /// Whether one of these ratings is too old to be taken for the present one.
    pub stale: bool,
    /// Whether that of delivery is.
    pub rag_stale: bool,
    /// Whether that of impact is.
    pub impact_stale: bool,
    /// `open`, `overdue`, `complete`, `suspended` or `withdrawn`.
    pub status: &'static str,
    /// The day it was completed.
    pub completed: Option<Date>,
    /// The day of its latest update.
    pub last_update: Option<Date>,
    /// Its file, from the plan folder.
    pub file: String,
    /// Days left, negative when late; `None` where nothing falls due any more.
    pub days: Option<i64>,
    #[serde(skip)]
    section_name: Name,
    #[serde(skip)]
    pub(super) lead_name: Name,
    #[serde(skip)]
    partner_names: Vec<Name>,
    #[serde(skip)]
    pub(super) when: Option<String>,
    #[serde(skip)]
    pub(super) ratings: (Option<Rating>, Option<Rating>),
    #[serde(skip)]
    pub(super) standing: Status,
}

/// Actions in the order of their numbers, or of a column.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Actions {
    /// A row an action.
    pub listing: Listing<ActionRow>,
}

/// The columns that there are.
pub static COLUMNS: &[Column<ActionRow>] = &[
    Column::new("number", "No.", |row: &ActionRow| Cell::Number(row.number)),
    Column::new("section", "Section", |row: &ActionRow| Cell::Name(row.section_name.clone()))
        .shown(Shown::OnRequest),
    Column::new("objective", "Objective", |row: &ActionRow| Cell::Count(row.objective.into()))
        .shown(Shown::OnRequest),
    Column::new("title", "Action", |row: &ActionRow| Cell::Text(row.title.clone())).gives_way(),
    Column::new("description", "Description", |row: &ActionRow| {
        Cell::text(row.description.as_deref())
    })
    .shown(Shown::OnRequest)
    .gives_way(),
    Column::new("lead", "Lead", |row: &ActionRow| Cell::Name(row.lead_name.clone())),
    Column::new("partners", "Partners", |row: &ActionRow| Cell::Names(row.partner_names.clone()))
        .shown(Shown::OnRequest),
    Column::new("due", "Due", |row: &ActionRow| Cell::date(row.due)),
    Column::new("due_kind", "Form", |row: &ActionRow| Cell::Text(row.due_kind.to_owned()))
        .shown(Shown::InDataAlone),
    Column::new("due_from", "From", |row: &ActionRow| Cell::date(row.due_from))
        .shown(Shown::InDataAlone),
    Column::new("original_due", "First due", |row: &ActionRow| Cell::date(row.original_due))
        .shown(Shown::OnRequest),
    Column::new("days", "When", |row: &ActionRow| row.days.map_or(Cell::Nothing, Cell::Count))
        .people(|row| Cell::when(row.when.as_deref(), row.standing)),
    Column::new("milestones", "Milestones", |row: &ActionRow| {
        Cell::List(row.milestones.iter().map(|milestone| milestone.title.clone()).collect())
    })
    .shown(Shown::InDataAlone)
    .gives_way(),
    Column::new("measures", "Measures", |row: &ActionRow| Cell::List(row.measures.clone()))
        .shown(Shown::OnRequest)
        .gives_way(),
    Column::new("outcome", "Outcome", |row: &ActionRow| Cell::text(row.outcome.as_deref()))
        .shown(Shown::OnRequest)
        .gives_way(),
    Column::new("ofsted", "Ofsted", |row: &ActionRow| Cell::text(row.ofsted))
        .shown(Shown::OnRequest),
    Column::new("rag", "RAG", |row: &ActionRow| Cell::rating(row.ratings.0, row.rag_stale))
        .shown(Shown::WhereGiven),
    Column::new("impact", "Impact", |row: &ActionRow| {
        Cell::rating(row.ratings.1, row.impact_stale)
    })
    .shown(Shown::WhereGiven),
    Column::new("stale", "Stale", |row: &ActionRow| Cell::Flag(row.stale))
        .shown(Shown::InDataAlone),
    Column::new("rag_stale", "RAG stale", |row: &ActionRow| Cell::Flag(row.rag_stale))
        .shown(Shown::InDataAlone),
    Column::new("impact_stale", "Impact stale", |row: &ActionRow| Cell::Flag(row.impact_stale))
        .shown(Shown::InDataAlone),
    Column::new("status", "Status", |row: &ActionRow| Cell::Status(row.standing))
        .shown(Shown::OnRequest),
    Column::new("completed", "Completed", |row: &ActionRow| Cell::date(row.completed))
        .shown(Shown::OnRequest),
    Column::new("last_update", "Updated", |row: &ActionRow| Cell::date(row.last_update))
        .shown(Shown::OnRequest),
    Column::new("file", "File", |row: &ActionRow| Cell::Text(row.file.clone()))
        .shown(Shown::InDataAlone),
];

/// The standings as rows. `file` names the file of each from the plan folder.
pub fn actions(
    plan: &Plan,
    standings: &[Standing<'_>],
    today: Date,
    file: impl Fn(&Standing<'_>) -> String,
) -> Actions {
    standings.iter().map(|standing| row(plan, standing, today, file(standing))).collect()
}

impl FromIterator<ActionRow> for Actions {
    fn from_iter<Rows: IntoIterator<Item = ActionRow>>(rows: Rows) -> Self {
        Self { listing: Listing::new("Actions", COLUMNS, rows.into_iter().collect()) }
    }
}

/// One standing as a row. `file` is its file, from the plan folder.
pub(super) fn row(plan: &Plan, standing: &Standing<'_>, today: Date, file: String) -> ActionRow {
    let action = standing.action;
    // What is complete, suspended or withdrawn is neither late nor to come.
    let open_deadline = standing.deadline.filter(|_| standing.status.is_under_way());
    ActionRow {
        number: action.number,
        section: action.section.to_string(),
        objective: action.number.objective,
        title: standing.title.to_owned(),
        description: action.description.clone(),
        lead: standing.lead.to_string(),
        partners: action.partners.iter().map(ToString::to_string).collect(),
        due: standing.deadline,
        due_kind: standing.form.kind(),
        due_from: standing.form.from(),
        original_due: standing.original_due,
        milestones: standing.parts.iter().map(|part| MilestoneRow::new(part, today)).collect(),
        measures: action.measures.clone(),
        outcome: action.outcome.clone(),
        ofsted: ofsted(plan, action.number),
        rag: standing.rag.map(Named::name),
        impact: standing.impact.map(Named::name),
        stale: standing.is_stale(),
        rag_stale: standing.rag_is_stale,
        impact_stale: standing.impact_is_stale,
        status: standing.status.name(),
        completed: action.completed_by(today),
        last_update: standing.last_update.and_then(|update| update.date),
        file,
        days: open_deadline.map(|due| (due - today).num_days()),
        when: open_deadline.map(|due| away(due, today)),
        section_name: Name::of_section(plan, &action.section),
        lead_name: Name::of_agency(plan, standing.lead),
        partner_names: action.partners.iter().map(|id| Name::of_agency(plan, id)).collect(),
        ratings: (standing.rag, standing.impact),
        standing: standing.status,
    }
}

/// The kind of Ofsted area that the action's objective answers.
fn ofsted(plan: &Plan, number: Number) -> Option<&'static str> {
    Some(plan.objective(number.objective)?.ofsted.as_ref()?.kind.name())
}

impl ActionRow {
    /// Only what is under way is counted as not rated.
    fn counts_as_unrated(&self) -> bool {
        self.standing.is_under_way() && self.rag.is_none()
    }
}

impl Report for Actions {
    fn title(&self) -> String {
        "Actions".to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        let rows = &self.listing.rows;
        if rows.is_empty() && audience == Audience::People {
            return Document::new([Part::Text("No action".to_owned())]);
        }
        let total = [
            Some(count(rows.len(), "action")),
            self.counted(Status::Overdue),
            self.counted(Status::Complete),
            self.counted(Status::Suspended),
            self.counted(Status::Withdrawn),
            Some(rows.iter().filter(|row| row.counts_as_unrated()).count())
                .filter(|&unrated| unrated > 0)
                .map(|unrated| format!("{unrated} not rated")),
        ];
        let total = total.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let parts = [Part::Table(self.listing.table(audience)), Part::Text(total)];
        Document::new(parts.into_iter().chain(self.sheet_of_milestones(audience)))
    }
}

impl Actions {
    /// In a spreadsheet the milestones have a sheet of their own, unless somebody has chosen what to see.
    fn sheet_of_milestones(&self, audience: Audience) -> Option<Part> {
        let rows = milestones::with_numbers(&self.listing.rows);
        let is_shown =
            audience == Audience::Spreadsheet && !self.listing.is_chosen() && !rows.rows.is_empty();
        is_shown.then(|| Part::Table(rows.table(audience)))
    }

    fn counted(&self, status: Status) -> Option<String> {
        let number = self.listing.rows.iter().filter(|row| row.standing == status).count();
        (number > 0).then(|| format!("{number} {}", status.name()))
    }
}

/// A number as the JSON has it: text, so that 3.10 stays 3.10.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
pub fn number<S: Serializer>(number: &Number, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}
