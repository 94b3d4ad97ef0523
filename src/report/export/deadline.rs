//! A deadline in columns: all that the file says of it, whichever form it has, so that it can be put together again.

use crate::model::{Form, Named};
use crate::report::{Cell, Column};

/// A deadline as it was stated on the day of the export.
pub struct Stated {
    /// Its form.
    pub form: Form,
    /// The published plan's own words.
    pub said: Option<String>,
}

/// What has a deadline.
pub trait Deadlined: 'static {
    /// The deadline.
    fn stated(&self) -> &Stated;
}

/// The columns of a deadline's form.
pub const fn columns<Row: Deadlined>() -> [Column<Row>; 7] {
    [
        Column::explained(
            "due_kind",
            "the form of the deadline: date, period, recurring, meeting or described",
            |row: &Row| Cell::text(Some(row.stated().form.kind())),
        ),
        Column::explained(
            "due_from",
            "the first day that the form names: the start of a period, or the day from which it comes round",
            |row: &Row| Cell::date(row.stated().form.from()),
        ),
        Column::explained(
            "due_until",
            "the last day that the form names: the day itself, the end of a period, the day after which nothing more falls due, or the day of the review",
            |row: &Row| Cell::Date(row.stated().form.last_day()),
        ),
        Column::explained(
            "due_every",
            "how often a recurring deadline comes round: month, two-months, quarter, six-months or year",
            |row: &Row| row.stated().every(),
        ),
        Column::explained(
            "due_group",
            "the id of the group at each of whose meetings it falls due",
            |row: &Row| row.stated().group(),
        ),
        Column::explained(
            "due_words",
            "the deadline in words, where it is described",
            |row: &Row| row.stated().words(),
        ),
        Column::explained(
            "due_said",
            "the deadline in the published plan's own words",
            |row: &Row| Cell::text(row.stated().said.as_deref()),
        ),
    ]
}

impl Stated {
    fn every(&self) -> Cell {
        match &self.form {
            Form::Every { every, .. } => Cell::text(Some(every.name())),
            _ => Cell::Nothing,
        }
    }

    fn group(&self) -> Cell {
        match &self.form {
            Form::EachMeeting { of, .. } => Cell::Text(of.to_string()),
            _ => Cell::Nothing,
        }
    }

    fn words(&self) -> Cell {
        match &self.form {
            Form::Described { words, .. } => Cell::Text(words.clone()),
            _ => Cell::Nothing,
        }
    }
}
