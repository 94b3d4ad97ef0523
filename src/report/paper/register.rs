//! Every objective with what the inspectors found, its actions, and the latest evidence: nothing of the inspection is left out.

use serde::Serialize;

use super::Review;
use super::subject::{OfAction, Subject, lead, number, rating_name, title};
use crate::model::{Date, Named, Rating, SectionId, Standing, Status, Update};
use crate::report::{
    Audience, Cell, Column, EvidenceRow, Head, Link, Listing, Name, Shown, Table, away,
    evidence_links, evidence_rows, section_titles,
};

/// An objective with its actions.
#[derive(Serialize)]
pub struct ObjectiveRow {
    /// Its number.
    pub objective: u32,
    /// The section's id.
    pub section: String,
    /// What is to be achieved; `None`: the plan does not say.
    pub title: Option<String>,
    /// `improvement`, `development`, or `None` where it answers no Ofsted area.
    pub ofsted: Option<&'static str>,
    /// What the inspectors found.
    pub finding: Option<String>,
    /// Its actions.
    pub actions: Listing<RegisterRow>,
    /// The section's title.
    #[serde(skip)]
    pub section_title: String,
}

/// An action with all that the paper knows of it.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// The section's id.
    pub section: String,
    /// The objective's number.
    pub objective: u32,
    /// The day it is held to; `None`: nothing more falls due.
    pub due: Option<Date>,
    /// The first deadline, where it has moved.
    pub original_due: Option<Date>,
    /// `open`, `overdue`, `complete`, `suspended` or `withdrawn`.
    pub status: &'static str,
    /// Days left, negative when late; `None` where nothing falls due any more.
    pub days: Option<i64>,
    /// How delivery goes.
    pub rag: Option<&'static str>,
    /// The same at the period's start.
    pub rag_before: Option<&'static str>,
    /// What it has changed.
    pub impact: Option<&'static str>,
    /// The same at the period's start.
    pub impact_before: Option<&'static str>,
    /// Whether the rating of delivery is too old to be taken for the present one.
    pub rag_stale: bool,
    /// Whether that of impact is.
    pub impact_stale: bool,
    /// Whether it joined the plan since the period began.
    pub new: bool,
    /// The day of its latest update.
    pub last_update: Option<Date>,
    /// What the latest update that has evidence shows.
    pub evidence: Vec<EvidenceRow>,
    /// The day of that update.
    pub evidence_date: Option<Date>,
    #[serde(skip)]
    section_name: Name,
    #[serde(skip)]
    when: Option<String>,
    #[serde(skip)]
    standing: Status,
    #[serde(skip)]
    ratings: [Option<Rating>; 4],
    #[serde(skip)]
    links: Vec<Link>,
}

impl OfAction for RegisterRow {
    fn subject(&self) -> &Subject {
        &self.of
    }
}

static COLUMNS: &[Column<RegisterRow>] = &[
    number(),
    Column::new("section", "Section", |row: &RegisterRow| Cell::Name(row.section_name.clone()))
        .shown(Shown::OnRequest),
    Column::new("objective", "Objective", |row: &RegisterRow| Cell::Count(row.objective.into()))
        .shown(Shown::OnRequest),
    title_with_new(),
    lead(),
    Column::new("due", "Due", |row: &RegisterRow| Cell::date(row.due)),
    Column::new("original_due", "First due", |row: &RegisterRow| Cell::date(row.original_due))
        .shown(Shown::WhereGiven),
    Column::new("status", "Status", |row: &RegisterRow| Cell::Status(row.standing))
        .shown(Shown::OnRequest),
    Column::new("days", "When", |row: &RegisterRow| row.days.map_or(Cell::Nothing, Cell::Count))
        .people(|row| Cell::when(row.when.as_deref(), row.standing)),
    Column::new("rag", "RAG", |row: &RegisterRow| Cell::rating(row.ratings[0], row.rag_stale)),
    Column::new("rag_before", "RAG before", |row: &RegisterRow| Cell::Rating(row.ratings[1]))
        .shown(Shown::OnRequest),
    Column::new("impact", "Impact", |row: &RegisterRow| {
        Cell::rating(row.ratings[2], row.impact_stale)
    }),
    Column::new("impact_before", "Impact before", |row: &RegisterRow| Cell::Rating(row.ratings[3]))
        .shown(Shown::OnRequest),
    Column::new("rag_stale", "RAG stale", |row: &RegisterRow| Cell::Flag(row.rag_stale))
        .shown(Shown::OnRequest),
    Column::new("impact_stale", "Impact stale", |row: &RegisterRow| Cell::Flag(row.impact_stale))
        .shown(Shown::OnRequest),
    Column::new("new", "New", |row: &RegisterRow| Cell::Flag(row.new)).shown(Shown::OnRequest),
    Column::new("last_update", "Updated", |row: &RegisterRow| Cell::date(row.last_update))
        .shown(Shown::OnRequest),
    Column::new("evidence", "Latest evidence", |row: &RegisterRow| Cell::Links(row.links.clone()))
        .shown(Shown::WhereGiven)
        .gives_way(),
    Column::new("evidence_date", "Evidence of", |row: &RegisterRow| Cell::date(row.evidence_date))
        .shown(Shown::WhereGiven),
];

/// The title; people read behind it that the action is new.
const fn title_with_new() -> Column<RegisterRow> {
    title::<RegisterRow>().people(|row| {
        let kind = row.new.then_some("new");
        Cell::Text(crate::report::with_kind(&row.of.title, &[kind]))
    })
}

/// The objectives of the actions that are asked for, by section in the plan's order.
pub fn objectives(review: &Review<'_>) -> Vec<ObjectiveRow> {
    let titles = section_titles(review.plan, review.now);
    let mut objectives: Vec<ObjectiveRow> = Vec::new();
    for (id, section_title) in titles {
        for actions in of_section(review, id)
            .chunk_by(|one, other| one.action.number.objective == other.action.number.objective)
        {
            objectives.extend(objective(review, id, section_title, actions));
        }
    }
    objectives
}

fn of_section<'review>(
    review: &Review<'review>,
    id: &SectionId,
) -> Vec<&'review Standing<'review>> {
    review.now.iter().filter(|standing| standing.action.section == *id).collect()
}

fn objective(
    review: &Review<'_>,
    section: &SectionId,
    section_title: &str,
    actions: &[&Standing<'_>],
) -> Option<ObjectiveRow> {
    let number = actions.first()?.action.number.objective;
    let objective = review.plan.objective(number);
    let ofsted = objective.and_then(|objective| objective.ofsted.as_ref());
    let rows = actions.iter().map(|standing| row(review, standing)).collect();
    Some(ObjectiveRow {
        objective: number,
        section: section.to_string(),
        title: objective.and_then(|objective| objective.title.clone()),
        ofsted: ofsted.map(|ofsted| ofsted.kind.name()),
        finding: ofsted.map(|ofsted| ofsted.finding.clone()),
        actions: Listing::new(format!("Actions of objective {number}"), COLUMNS, rows),
        section_title: section_title.to_owned(),
    })
}

fn row(review: &Review<'_>, standing: &Standing<'_>) -> RegisterRow {
    let action = standing.action;
    let before = review.before(action.number);
    let ratings = [
        standing.rag,
        before.and_then(|before| before.rag),
        standing.impact,
        before.and_then(|before| before.impact),
    ];
    let open = standing.deadline.filter(|_| standing.status.is_under_way());
    let shown = standing.evidence_update();
    RegisterRow {
        of: Subject::new(review.plan, standing),
        section: action.section.to_string(),
        section_name: Name::of_section(review.plan, &action.section),
        objective: action.number.objective,
        due: standing.deadline,
        original_due: standing.original_due,
        status: standing.status.name(),
        days: open.map(|due| (due - standing.day).num_days()),
        rag: rating_name(ratings[0]),
        rag_before: rating_name(ratings[1]),
        impact: rating_name(ratings[2]),
        impact_before: rating_name(ratings[3]),
        rag_stale: standing.rag_is_stale,
        impact_stale: standing.impact_is_stale,
        new: action.added.is_some_and(|added| review.period.reports(added)),
        last_update: standing.last_update.and_then(|update| update.date),
        evidence: shown.map(evidence_rows).unwrap_or_default(),
        evidence_date: shown.and_then(|update| update.date),
        when: open.map(|due| away(due, standing.day)),
        standing: standing.status,
        ratings,
        links: shown.map(|update: &Update| evidence_links(review.plan, update)).unwrap_or_default(),
    }
}

impl RegisterRow {
    /// Whether something is still to be done.
    pub fn is_under_way(&self) -> bool {
        self.standing.is_under_way()
    }
}

impl ObjectiveRow {
    /// Number and title.
    pub fn heading(&self) -> String {
        match &self.title {
            Some(title) => format!("{} {title}", self.objective),
            None => format!("Objective {}", self.objective),
        }
    }

    /// What the inspectors found, with the kind of area; `None`: it answers none.
    pub fn found(&self) -> Option<String> {
        let finding = self.finding.as_deref()?.trim();
        Some(format!("Area for {}: {finding}", self.ofsted?))
    }
}

/// All actions in one table.
pub fn table(objectives: &[ObjectiveRow], audience: Audience) -> Table {
    let rows = objectives.iter().flat_map(|objective| objective.actions.rows.iter().cloned());
    let all = Listing::new("Actions", COLUMNS, rows.collect());
    Table { is_register: true, ..all.table(audience) }
}

/// The objectives alone, a row each, with what the inspectors found.
pub fn objectives_table(objectives: &[ObjectiveRow]) -> Table {
    let heads = [
        ("objective", "Objective"),
        ("title", "Title"),
        ("section", "Section"),
        ("ofsted", "Ofsted area for"),
        ("finding", "What the inspectors found"),
        ("actions", "Actions"),
    ];
    let rows = objectives.iter().map(|objective| {
        vec![
            Cell::Count(objective.objective.into()),
            Cell::text(objective.title.as_deref()),
            Cell::Text(objective.section_title.clone()),
            Cell::text(objective.ofsted),
            Cell::text(objective.finding.as_deref()),
            Cell::count(objective.actions.rows.len()),
        ]
    });
    let heads = heads.map(|(name, heading)| Head::new(name, heading)).into();
    Table::new("Objectives", heads, rows.collect())
}
