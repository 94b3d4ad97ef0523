//! Deadlines that moved: the first date beside the new one, how far, who agreed, and why.

use serde::Serialize;

use super::Review;
use super::subject::{OfAction, Subject, in_period, lead, milestone, number, title};
use crate::model::{Date, Plan, Standing, Update};
use crate::report::{
    Audience, Cell, Column, Listing, Name, Notes, Shown, Table, count, long_date, short_date,
};

/// A deadline that moved.
#[derive(Clone, Debug, Serialize)]
pub struct MoveRow {
    /// The action.
    #[serde(flatten)]
    pub of: Subject,
    /// The milestone's title; `None`: the action itself.
    pub milestone: Option<String>,
    /// The day of the decision.
    pub date: Date,
    /// The deadline before all moves.
    pub first_due: Date,
    /// The deadline before this one.
    pub moved_from: Date,
    /// The deadline after it.
    pub moved_to: Date,
    /// Days from the deadline before to the one after; negative where it came nearer.
    pub moved_by: i64,
    /// Days from the first deadline to the one after.
    pub slip: i64,
    /// The id of the group that agreed; `None`: nobody has.
    pub agreed_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Whether it was decided in the period itself, not since then.
    pub in_period: bool,
    #[serde(skip)]
    agreed_name: Option<Name>,
}

impl OfAction for MoveRow {
    fn subject(&self) -> &Subject {
        &self.of
    }

    fn milestone(&self) -> Option<&str> {
        self.milestone.as_deref()
    }

    fn is_in_period(&self) -> bool {
        self.in_period
    }
}

/// The columns that there are.
pub static COLUMNS: &[Column<MoveRow>] = &[
    number(),
    milestone(),
    title(),
    lead(),
    Column::new("first_due", "First due", |row: &MoveRow| Cell::Date(row.first_due)),
    Column::new("moved_from", "From", |row: &MoveRow| Cell::Date(row.moved_from))
        .shown(Shown::OnRequest),
    Column::new("moved_to", "Now due", |row: &MoveRow| Cell::Date(row.moved_to)),
    Column::new("moved_by", "Moved by", |row: &MoveRow| Cell::Count(row.moved_by))
        .shown(Shown::OnRequest),
    Column::new("slip", "Slip, days", |row: &MoveRow| Cell::Count(row.slip)),
    Column::new("agreed_by", "Agreed by", |row: &MoveRow| {
        row.agreed_name.clone().map_or(Cell::Nothing, Cell::Name)
    })
    .people(|row| {
        row.agreed_name.clone().map_or_else(|| Cell::Text("nobody yet".to_owned()), Cell::Name)
    })
    .gives_way(),
    Column::new("date", "Decided", |row: &MoveRow| Cell::Date(row.date)).shown(Shown::OnRequest),
    Column::new("reason", "Reason", |row: &MoveRow| Cell::text(row.reason.as_deref()))
        .shown(Shown::OnRequest)
        .gives_way(),
    in_period(),
];

/// The moves that were decided since the period began.
pub fn moved(review: &Review<'_>) -> Vec<MoveRow> {
    let mut rows: Vec<MoveRow> = review
        .now
        .iter()
        .flat_map(|standing| moves_of(review, standing))
        .filter(|row| review.period.reports(row.date))
        .collect();
    rows.sort_by_key(|row| (row.date, row.of.number));
    rows
}

/// The last move of each deadline that is still open, where nobody has agreed to it, however long ago it was.
pub fn unagreed(review: &Review<'_>) -> Vec<MoveRow> {
    let of_action = |standing: &Standing<'_>| {
        let moves = moves_of(review, standing);
        let is_last = |place: usize, row: &MoveRow| {
            moves.iter().skip(place + 1).all(|later| later.milestone != row.milestone)
        };
        let open = moves.iter().enumerate().filter(|(place, row)| {
            is_last(*place, row) && row.agreed_by.is_none() && is_open(standing, row)
        });
        open.map(|(_, row)| row.clone()).collect::<Vec<_>>()
    };
    let under_way = review.now.iter().filter(|standing| standing.status.is_under_way());
    under_way.flat_map(of_action).collect()
}

fn is_open(standing: &Standing<'_>, row: &MoveRow) -> bool {
    let part = standing.parts.iter().find(|part| Some(part.title) == row.milestone.as_deref());
    part.is_none_or(|part| part.status.is_under_way())
}

/// All moves of an action and its milestones up to the day of the standing.
fn moves_of(review: &Review<'_>, standing: &Standing<'_>) -> Vec<MoveRow> {
    standing.updates().filter_map(|update| row(review, standing, update)).collect()
}

fn row(review: &Review<'_>, standing: &Standing<'_>, update: &Update) -> Option<MoveRow> {
    let (date, moved) = (update.date?, update.moved()?);
    let first_due = first_due(standing, update.milestone.as_deref()).unwrap_or(moved.from);
    Some(MoveRow {
        of: Subject::new(review.plan, standing),
        milestone: update.milestone.clone(),
        date,
        first_due,
        moved_from: moved.from,
        moved_to: moved.to,
        moved_by: (moved.to - moved.from).num_days(),
        slip: (moved.to - first_due).num_days(),
        agreed_by: update.agreed_by.as_ref().map(ToString::to_string),
        reason: update.note.clone(),
        in_period: review.period.contains(date),
        agreed_name: agreed_name(review.plan, update),
    })
}

/// The deadline before all moves: the one that the file keeps, else the one that the first recorded move left.
fn first_due(standing: &Standing<'_>, milestone: Option<&str>) -> Option<Date> {
    let action = standing.action;
    let part = || action.milestones.iter().find(|part| part.title.as_deref() == milestone);
    let kept = if milestone.is_none() {
        action.original_due
    } else {
        part().and_then(|part| part.original_due)
    };
    kept.or_else(|| action.moves(milestone).next().map(|(_, moved)| moved.from))
}

fn agreed_name(plan: &Plan, update: &Update) -> Option<Name> {
    let id = update.agreed_by.as_ref()?;
    let name = plan.group_name(id).to_owned();
    Some(Name { id: id.to_string(), short: name.clone(), full: name })
}

/// The rows for people, the reason of each below it.
pub fn with_reasons(moves: &Listing<MoveRow>) -> Table {
    let texts: Vec<Option<String>> = moves.rows.iter().map(|row| row.reason.clone()).collect();
    let notes = texts.iter().any(Option::is_some).then_some(Notes { heading: "Why", texts });
    Table { notes, ..moves.table(Audience::People) }
}

impl MoveRow {
    /// The move in a line.
    pub fn words(&self) -> String {
        let by = match &self.agreed_name {
            Some(group) => format!("agreed by {}", group.full),
            None => "agreed by nobody yet".to_owned(),
        };
        let from = (self.moved_from != self.first_due)
            .then(|| format!(", before that {}", short_date(self.moved_from).trim()));
        format!(
            "{}: first due {}{}, now {}, {}; {by}",
            self.of.words(self.milestone.as_deref()),
            long_date(self.first_due),
            from.unwrap_or_default(),
            long_date(self.moved_to),
            slip(self.slip),
        )
    }
}

/// How far a deadline has moved, in words.
fn slip(days: i64) -> String {
    match days {
        0 => "back on its first day".to_owned(),
        1.. => format!("{} later", count(days, "day")),
        _ => format!("{} earlier", count(-days, "day")),
    }
}
