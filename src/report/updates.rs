//! The updates of an action, as plain values and in words.

use serde::Serialize;

use super::endings::{self, EndingRow};
use super::{ActionDetail, Cell, Column, Link, Listing, Name, long_date};
use crate::model::{Date, Evidence, Named, Number, Plan, Rating, Update};

/// An update.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateRow {
    /// The day it speaks of.
    pub date: Date,
    /// The id of the agency that gave it.
    pub by: Option<String>,
    /// How delivery goes.
    pub rag: Option<&'static str>,
    /// What it has changed for children.
    pub impact: Option<&'static str>,
    /// Why, in the author's words.
    pub note: Option<String>,
    /// What shows it.
    pub evidence: Vec<EvidenceRow>,
    /// A question put to the group.
    pub asks: Option<String>,
    /// The deadline before the move that this update records.
    pub moved_from: Option<Date>,
    /// The deadline after it.
    pub moved_to: Option<Date>,
    /// The id of the group that decided.
    pub agreed_by: Option<String>,
    /// The milestone that the decision is about; `None`: the action itself.
    pub milestone: Option<String>,
    /// What reopening took out.
    pub reopened_from: Option<EndingRow>,
    #[serde(skip)]
    words: Vec<String>,
    #[serde(skip)]
    names: Names,
}

/// What people read in place of ids and of what they cannot open.
#[derive(Clone, Debug)]
struct Names {
    by: Option<Name>,
    agreed_by: Option<Name>,
    evidence: Vec<Link>,
    ratings: (Option<Rating>, Option<Rating>),
}

/// What shows that an update is true, as the plan's files have it.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum EvidenceRow {
    /// A path or a link.
    Reference(String),
    /// A document that an agency holds.
    HeldBy {
        /// The id of the agency.
        held_by: String,
        /// What it is called.
        title: String,
    },
}

impl UpdateRow {
    /// An update as a row; `None` where it has no date and so counts for nothing.
    pub(super) fn new(plan: &Plan, update: &Update) -> Option<Self> {
        Some(Self {
            date: update.date?,
            by: update.by.as_ref().map(ToString::to_string),
            rag: update.rag.map(Named::name),
            impact: update.impact.map(Named::name),
            note: update.note.clone(),
            evidence: evidence_rows(update),
            asks: update.asks.clone(),
            moved_from: update.moved_from,
            moved_to: update.moved_to,
            agreed_by: update.agreed_by.as_ref().map(ToString::to_string),
            milestone: update.milestone.clone(),
            reopened_from: update.reopened_from.as_deref().map(Into::into),
            words: in_words(plan, update),
            names: Names {
                by: update.by.as_ref().map(|by| Name::of_agency(plan, by)),
                agreed_by: update.agreed_by.as_ref().map(|group| Name::of_group(plan, group)),
                evidence: evidence_links(plan, update),
                ratings: (update.rag, update.impact),
            },
        })
    }

    /// What people read of it beside its date: who and what, the note, the question, the evidence.
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

/// An update with the number of its action.
pub(super) struct NumberedRow {
    number: Number,
    row: UpdateRow,
}

static NUMBERED: &[Column<NumberedRow>] = &[
    Column::new("number", "No.", |of: &NumberedRow| Cell::Number(of.number)),
    Column::new("date", "Date", |of: &NumberedRow| Cell::Date(of.row.date)),
    Column::new("by", "By", |of: &NumberedRow| Cell::named(of.row.names.by.as_ref())),
    Column::new("rag", "RAG", |of: &NumberedRow| given(of.row.names.ratings.0)),
    Column::new("impact", "Impact", |of: &NumberedRow| given(of.row.names.ratings.1)),
    Column::new("note", "Note", |of: &NumberedRow| Cell::text(of.row.note.as_deref())),
    Column::new("evidence", "Evidence", |of: &NumberedRow| {
        Cell::Links(of.row.names.evidence.clone())
    }),
    Column::new("asks", "Asks", |of: &NumberedRow| Cell::text(of.row.asks.as_deref())),
    Column::new("milestone", "Milestone", |of: &NumberedRow| {
        Cell::text(of.row.milestone.as_deref())
    }),
    Column::new("moved_from", "Moved from", |of: &NumberedRow| Cell::date(of.row.moved_from)),
    Column::new("moved_to", "Moved to", |of: &NumberedRow| Cell::date(of.row.moved_to)),
    Column::new("agreed_by", "Agreed by", |of: &NumberedRow| {
        Cell::named(of.row.names.agreed_by.as_ref())
    }),
];

/// The updates of all these actions, those of each oldest first.
pub(super) fn with_numbers(actions: &[ActionDetail]) -> Listing<NumberedRow> {
    let rows = actions.iter().flat_map(|action| {
        let numbered =
            |row: &UpdateRow| NumberedRow { number: action.row.number, row: row.clone() };
        action.updates.iter().map(numbered)
    });
    Listing::new("Updates", NUMBERED, rows.collect())
}

/// A rating that an update gives. One that gives none leaves the rating before it.
fn given(rating: Option<Rating>) -> Cell {
    rating.map_or(Cell::Nothing, |rating| Cell::Rating(Some(rating)))
}

/// The evidence of an update, as the plan's files have it.
pub fn evidence_rows(update: &Update) -> Vec<EvidenceRow> {
    update.evidence.iter().map(evidence).collect()
}

/// The evidence of an update as people read it, with where it leads.
pub fn evidence_links(plan: &Plan, update: &Update) -> Vec<Link> {
    update.evidence.iter().map(|evidence| link(plan, evidence)).collect()
}

fn link(plan: &Plan, evidence: &Evidence) -> Link {
    match evidence {
        Evidence::File(reference) | Evidence::Link(reference) => {
            Link { words: reference.clone(), target: Some(reference.clone()) }
        }
        Evidence::HeldBy { agency, title } => {
            Link { words: format!("{title}, held by {}", plan.short_name(agency)), target: None }
        }
    }
}

fn evidence(evidence: &Evidence) -> EvidenceRow {
    match evidence {
        Evidence::File(reference) | Evidence::Link(reference) => {
            EvidenceRow::Reference(reference.clone())
        }
        Evidence::HeldBy { agency, title } => {
            EvidenceRow::HeldBy { held_by: agency.to_string(), title: title.clone() }
        }
    }
}

/// What people read of an update beside its date: who and what, the note, the question, the evidence.
pub(super) fn in_words(plan: &Plan, update: &Update) -> Vec<String> {
    let note = update.note.clone();
    let asks = update.asks.as_ref().map(|asks| format!("Asks: {}", asks.trim()));
    let evidence = evidence_links(plan, update);
    let evidence = evidence.into_iter().map(|link| format!("Evidence: {}", link.words));
    [Some(who_and_what(plan, update)), note, asks].into_iter().flatten().chain(evidence).collect()
}

/// "CCC: RAG amber, impact red", or the decision that it records.
fn who_and_what(plan: &Plan, update: &Update) -> String {
    let by = update.by.as_ref().map_or("nobody named", |by| plan.short_name(by));
    let of = update.milestone.as_ref().map_or_else(String::new, |title| format!("{title}: "));
    let moved = update.moved().map(|moved| {
        format!("{of}deadline moved from {} to {}", long_date(moved.from), long_date(moved.to))
    });
    let reopened = reopened(plan, update).map(|reopened| format!("{of}{reopened}"));
    let facts = [
        update.rag.map(|rag| format!("RAG {}", rag.name())),
        update.impact.map(|impact| format!("impact {}", impact.name())),
        moved,
        reopened,
        update.agreed_by.as_ref().map(|group| format!("agreed by {}", plan.group_name(group))),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    if facts.is_empty() { by.to_owned() } else { format!("{by}: {}", facts.join(", ")) }
}

fn reopened(plan: &Plan, update: &Update) -> Option<String> {
    let before = endings::in_words(plan, update.reopened_from.as_deref()?, update.date?);
    Some(if before.is_empty() {
        "reopened".to_owned()
    } else {
        format!("reopened, having been {before}")
    })
}
