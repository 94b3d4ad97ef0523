//! Why something is so: the reason of each row, below it.

use crate::model::Update;
use crate::report::{Notes, Table};

/// What stands where nobody has said why.
const NOT_SAID: &str = "No reason given";

/// The note of an update; `None`: it has none, or an empty one.
pub fn said(update: &Update) -> Option<String> {
    update.note.clone().filter(|note| !note.trim().is_empty())
}

/// A reason, or the words for none.
pub fn given(reason: Option<&str>) -> &str {
    reason.map(str::trim).filter(|reason| !reason.is_empty()).unwrap_or(NOT_SAID)
}

/// The table with the reason of each row below it.
pub fn told<'row>(table: Table, reasons: impl Iterator<Item = Option<&'row str>>) -> Table {
    let texts = reasons.map(|reason| Some(given(reason).to_owned())).collect();
    Table { notes: Some(Notes { heading: "Why", texts }), ..table }
}
