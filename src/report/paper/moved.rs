//! Deadlines that moved: the first date beside the new one, how far, who agreed, and why.

use serde::Serialize;

use super::subject::{Dated, OfAction, Subject, in_period, lead, milestone, number, title};
use super::{Review, why};
use crate::model::{Date, Move, Standing, Update};
use crate::report::{Audience, Cell, Column, Listing, Name, Shown, Table, count, long_date};

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
}

impl Dated for MoveRow {
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
    Column::new("moved_to", "Moved to", |row: &MoveRow| Cell::Date(row.moved_to)),
    Column::new("moved_by", "Moved by", |row: &MoveRow| Cell::Count(row.moved_by))
        .shown(Shown::OnRequest),
    Column::new("slip", "Slip, days", |row: &MoveRow| Cell::Count(row.slip)),
    Column::new("agreed_by", "Agreed by", |row: &MoveRow| Cell::named(row.agreed_name.as_ref()))
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

/// A move as an update records it.
struct Recorded<'plan> {
    date: Date,
    moved: Move,
    update: &'plan Update,
}

/// The moves that were decided since the period began.
pub fn moved(review: &Review<'_>) -> Listing<MoveRow> {
    let of_action = |standing| {
        let moves = recorded(standing).filter(|recorded| review.period.reports(recorded.date));
        moves.map(move |recorded| row(review, standing, &recorded))
    };
    let mut rows: Vec<MoveRow> = review.now.iter().flat_map(of_action).collect();
    rows.sort_by_key(|row| (row.date, row.of.number));
    Listing::new("Deadlines that moved", COLUMNS, rows)
}

/// The last move of each deadline that is still open, where nobody has agreed to it, however long ago it was.
pub fn unagreed(review: &Review<'_>) -> Listing<MoveRow> {
    let under_way = review.now.iter().filter(|standing| standing.status.is_under_way());
    let rows = under_way.flat_map(|standing| {
        let waiting = last_moves(standing).into_iter().filter(|recorded| {
            recorded.update.agreed_by.is_none() && is_open(standing, recorded.update)
        });
        waiting.map(|recorded| row(review, standing, &recorded))
    });
    Listing::new("Moves that nobody has agreed", COLUMNS, rows.collect())
}

/// The last move of the action's deadline and of each of its milestones, in the order of the updates.
fn last_moves<'plan>(standing: &'plan Standing<'_>) -> Vec<Recorded<'plan>> {
    let mut moves: Vec<Recorded<'_>> = Vec::new();
    for recorded in recorded(standing) {
        moves.retain(|earlier| earlier.update.milestone != recorded.update.milestone);
        moves.push(recorded);
    }
    moves
}

fn is_open(standing: &Standing<'_>, update: &Update) -> bool {
    let part = standing.parts.iter().find(|part| Some(part.title) == update.milestone.as_deref());
    part.is_none_or(|part| part.status.is_under_way())
}

/// All moves of an action and its milestones up to the day of the standing.
fn recorded<'plan>(standing: &'plan Standing<'_>) -> impl Iterator<Item = Recorded<'plan>> {
    let moves = standing.updates();
    moves.filter_map(|update| Some(Recorded { date: update.date?, moved: update.moved()?, update }))
}

fn row(review: &Review<'_>, standing: &Standing<'_>, recorded: &Recorded<'_>) -> MoveRow {
    let Recorded { date, moved, update } = *recorded;
    let first_due =
        standing.action.first_deadline(update.milestone.as_deref()).unwrap_or(moved.from);
    let group = update.agreed_by.as_ref();
    MoveRow {
        of: Subject::new(review.plan, standing),
        milestone: update.milestone.clone(),
        date,
        first_due,
        moved_from: moved.from,
        moved_to: moved.to,
        moved_by: (moved.to - moved.from).num_days(),
        slip: (moved.to - first_due).num_days(),
        agreed_by: group.map(ToString::to_string),
        reason: update.note.clone(),
        in_period: review.period.contains(date),
        agreed_name: group.map(|group| Name::of_group(review.plan, group)),
    }
}

/// The rows for people, the reason of each below it.
pub fn with_reasons(moves: &Listing<MoveRow>) -> Table {
    let reasons = moves.rows.iter().map(|row| row.reason.as_deref());
    why::told(moves.table(Audience::People), reasons)
}

impl MoveRow {
    /// The move in a line.
    pub fn words(&self) -> String {
        let by = match &self.agreed_name {
            Some(group) => format!("agreed by {}", group.full),
            None => "agreed by nobody yet".to_owned(),
        };
        let from = (self.moved_from != self.first_due)
            .then(|| format!(", then {}", long_date(self.moved_from)));
        format!(
            "{}: first due {}{}, moved to {}, {}; {by}. {}",
            self.of.words(self.milestone.as_deref()),
            long_date(self.first_due),
            from.unwrap_or_default(),
            long_date(self.moved_to),
            slip(self.slip),
            why::given(self.reason.as_deref()),
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
