//! Deadlines in their order: actions, milestones, and the occurrence that stands of what recurs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    Audience, Cell, Column, Document, Listing, Name, Notes, Part, Report, Shown, away, count,
    long_date, short_date, with_kind,
};
use crate::model::{Date, Form, Named, Number, Plan, Rating, Standing, Status};

/// A deadline.
#[derive(Clone, Debug, Serialize)]
pub struct DueRow {
    /// The action's number.
    #[serde(serialize_with = "super::actions::number")]
    pub number: Number,
    /// The milestone's title; `None`: the action itself.
    pub milestone: Option<String>,
    /// The action's title.
    pub title: String,
    /// The lead's id.
    pub lead: String,
    /// The day it falls due.
    pub due: Date,
    /// The first deadline, where it has moved.
    pub original_due: Option<Date>,
    /// Days left, negative when late.
    pub days: i64,
    /// `open` or `overdue`.
    pub status: &'static str,
    /// How delivery of the action goes.
    pub rag: Option<&'static str>,
    /// What the action has changed.
    pub impact: Option<&'static str>,
    /// Whether one of these ratings is too old to be taken for the present one.
    pub stale: bool,
    /// Whether that of delivery is.
    pub rag_stale: bool,
    /// Whether that of impact is.
    pub impact_stale: bool,
    /// The day of the action's latest update.
    pub last_update: Option<Date>,
    /// Its latest note.
    pub last_note: Option<String>,
    /// The day of that note.
    #[serde(skip)]
    pub(super) noted: Option<Date>,
    #[serde(skip)]
    pub(super) lead_name: Name,
    #[serde(skip)]
    pub(super) comes_round: Option<&'static str>,
    #[serde(skip)]
    today: Date,
    #[serde(skip)]
    pub(super) ratings: (Option<Rating>, Option<Rating>),
    /// The action's place in the plan.
    #[serde(skip)]
    pub(super) index: usize,
    /// The milestone's place in the action's file.
    #[serde(skip)]
    pub(super) place: Option<usize>,
    #[serde(skip)]
    standing: Status,
}

/// The deadlines that are asked for. Days count from the first to the last; `None` asks for no limit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// No deadline before this day.
    pub first: Option<Date>,
    /// No deadline after this day.
    pub last: Option<Date>,
    /// Only what has passed.
    pub only_overdue: bool,
}

/// Open deadlines.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Deadlines {
    /// A row a deadline, by day, then number.
    pub listing: Listing<DueRow>,
    /// Whether people read the last note on each.
    #[serde(skip)]
    asks_why: bool,
}

/// The columns that there are.
pub static COLUMNS: &[Column<DueRow>] = &[
    Column::new("due", "Due", |row: &DueRow| Cell::Date(row.due)),
    Column::new("number", "No.", |row: &DueRow| Cell::Number(row.number)),
    Column::new("milestone", "Milestone", |row: &DueRow| Cell::text(row.milestone.as_deref()))
        .shown(Shown::OnRequest),
    Column::new("title", "Action", |row: &DueRow| Cell::Text(row.title.clone()))
        .people(|row| Cell::Text(row.spoken_title()))
        .gives_way(),
    Column::new("lead", "Lead", |row: &DueRow| Cell::Name(row.lead_name.clone())),
    Column::new("original_due", "First due", |row: &DueRow| Cell::date(row.original_due))
        .shown(Shown::OnRequest),
    Column::new("days", "When", |row: &DueRow| Cell::Count(row.days))
        .people(|row| Cell::when(Some(&away(row.due, row.today)), row.standing)),
    Column::new("status", "Status", |row: &DueRow| Cell::Status(row.standing))
        .shown(Shown::OnRequest),
    Column::new("rag", "RAG", |row: &DueRow| Cell::rating(row.ratings.0, row.rag_stale))
        .shown(Shown::WhereGiven),
    Column::new("impact", "Impact", |row: &DueRow| Cell::rating(row.ratings.1, row.impact_stale))
        .shown(Shown::WhereGiven),
    Column::new("stale", "Stale", |row: &DueRow| Cell::Flag(row.stale)).shown(Shown::InDataAlone),
    Column::new("rag_stale", "RAG stale", |row: &DueRow| Cell::Flag(row.rag_stale))
        .shown(Shown::InDataAlone),
    Column::new("impact_stale", "Impact stale", |row: &DueRow| Cell::Flag(row.impact_stale))
        .shown(Shown::InDataAlone),
    Column::new("last_update", "Updated", |row: &DueRow| Cell::date(row.last_update))
        .shown(Shown::OnRequest),
    Column::new("last_note", "Note", |row: &DueRow| Cell::text(row.last_note.as_deref()))
        .shown(Shown::OnRequest)
        .gives_way(),
];

/// The open deadlines of the standings that are asked for.
pub fn deadlines(plan: &Plan, standings: &[Standing<'_>], today: Date, asked: Asked) -> Deadlines {
    let mut rows: Vec<DueRow> =
        standings.iter().flat_map(|standing| of_action(plan, standing, today)).collect();
    rows.retain(|row| asked.contains(row));
    rows.sort_by_key(|row| (row.due, row.number));
    Deadlines {
        listing: Listing::new(title(asked.only_overdue), COLUMNS, rows),
        asks_why: asked.only_overdue,
    }
}

fn title(only_overdue: bool) -> &'static str {
    if only_overdue { "Overdue" } else { "Open deadlines" }
}

impl Asked {
    fn contains(&self, row: &DueRow) -> bool {
        self.first.is_none_or(|first| first <= row.due)
            && self.last.is_none_or(|last| row.due <= last)
            && (!self.only_overdue || row.days < 0)
    }
}

fn of_action(plan: &Plan, standing: &Standing<'_>, today: Date) -> Vec<DueRow> {
    if !standing.status.is_under_way() {
        return Vec::new();
    }
    let own = standing
        .deadline
        .map(|due| row(plan, standing, &standing.form, due, standing.status, today));
    let parts =
        standing.parts.iter().filter(|part| part.status.is_under_way()).filter_map(|part| {
            // A milestone on its action's own day is part of that action's row.
            let due = part.deadline.filter(|&due| standing.deadline != Some(due))?;
            Some(DueRow {
                milestone: Some(part.title.to_owned()),
                place: Some(part.place),
                original_due: part.original_due,
                ..row(plan, standing, &part.form, due, part.status, today)
            })
        });
    own.into_iter().chain(parts).collect()
}

fn row(
    plan: &Plan,
    standing: &Standing<'_>,
    form: &Form,
    due: Date,
    status: Status,
    today: Date,
) -> DueRow {
    let note = standing.last_note();
    DueRow {
        number: standing.action.number,
        milestone: None,
        title: standing.title.to_owned(),
        lead: standing.lead.to_string(),
        due,
        original_due: standing.original_due,
        days: (due - today).num_days(),
        status: status.name(),
        rag: standing.rag.map(Named::name),
        impact: standing.impact.map(Named::name),
        stale: standing.is_stale(),
        rag_stale: standing.rag_is_stale,
        impact_stale: standing.impact_is_stale,
        last_update: standing.last_update.and_then(|update| update.date),
        last_note: note.map(|(_, note)| note.to_owned()),
        noted: note.map(|(day, _)| day),
        lead_name: Name::of_agency(plan, standing.lead),
        comes_round: form.comes_round(),
        today,
        ratings: (standing.rag, standing.impact),
        index: standing.index,
        place: None,
        standing: status,
    }
}

impl DueRow {
    /// The deadline in a line, with how late it is and the last note.
    pub fn words(&self) -> String {
        let note = self.spoken_note().map(|note| format!(". Last note {note}"));
        let silent =
            self.last_update.map(|day| format!(". Last update {}, no note", long_date(day)));
        let note = note.or(silent).unwrap_or_else(|| ". No update".to_owned());
        let (title, lead) = (self.spoken_title(), &self.lead_name.short);
        let (day, late) = (long_date(self.due), away(self.due, self.today));
        format!("{} {title}, {lead}: {day}, {late}{note}", self.number)
    }

    /// The last note behind its day.
    fn spoken_note(&self) -> Option<String> {
        let (day, note) = self.noted.zip(self.last_note.as_deref())?;
        Some(format!("{}: {}", short_date(day).trim(), note.trim()))
    }

    fn spoken_title(&self) -> String {
        let first_due =
            self.original_due.map(|day| format!("first due {}", short_date(day).trim()));
        let kind = self.milestone.as_ref().map(|_| "milestone");
        let title = self.milestone.as_ref().unwrap_or(&self.title);
        with_kind(title, &[kind, self.comes_round, first_due.as_deref()])
    }
}

impl Report for Deadlines {
    fn title(&self) -> String {
        title(self.asks_why).to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        let totals = self.totals();
        if self.listing.rows.is_empty() && audience == Audience::People {
            return Document::new([Part::Text(totals)]);
        }
        let mut table = self.listing.table(audience);
        if audience == Audience::People {
            table.notes = self.notes();
        }
        Document::new([Part::Table(table), Part::Text(totals)])
    }
}

impl Deadlines {
    /// The last note on each, where people want to know why it is late and have not chosen what they see.
    fn notes(&self) -> Option<Notes> {
        if !self.asks_why || self.listing.is_chosen() {
            return None;
        }
        let texts: Vec<_> = self.listing.rows.iter().map(DueRow::spoken_note).collect();
        texts.iter().any(Option::is_some).then_some(Notes { heading: "Last note", texts })
    }

    /// How many, how many overdue, how many not rated, and the most crowded day.
    fn totals(&self) -> String {
        let rows = &self.listing.rows;
        if rows.is_empty() {
            return "No open deadline".to_owned();
        }
        let overdue = rows.iter().filter(|row| row.days < 0).count();
        let unrated = rows.iter().filter(|row| row.rag.is_none()).count();
        let of_all = |number: usize, words: &str| match number {
            0 => format!("none {words}"),
            number if number == rows.len() && number > 1 => format!("all {words}"),
            number => format!("{number} {words}"),
        };
        let rated = match unrated {
            0 => "all rated".to_owned(),
            unrated if unrated == rows.len() => "none rated".to_owned(),
            unrated => format!("{unrated} not rated"),
        };
        let total =
            format!("{}, {}, {rated}", count(rows.len(), "deadline"), of_all(overdue, "overdue"));
        match most_crowded(rows) {
            Some((day, on_it)) => {
                format!("{total}; most on one day: {on_it} on {}", long_date(day))
            }
            None => total,
        }
    }
}

/// The day with the most deadlines, the first of several; `None` where no day has more than one.
fn most_crowded(rows: &[DueRow]) -> Option<(Date, usize)> {
    let mut days: BTreeMap<Date, usize> = BTreeMap::new();
    for row in rows {
        *days.entry(row.due).or_default() += 1;
    }
    days.into_iter().rev().max_by_key(|&(_, on_it)| on_it).filter(|&(_, on_it)| on_it > 1)
}
