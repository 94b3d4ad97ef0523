//! An update that waits to be filled in.

use std::fmt::Write;

use crate::model::{AgencyId, Date, Named, Update};
use crate::query::sheet::Column;
use crate::store::edit::key_lines;
use crate::store::written;

/// What a lead fills in of every update.
const ASKED: [Column; 3] = [Column::Rag, Column::Impact, Column::Note];

/// The lines of an update as they stand in an action's file: day and author are there, and behind what is empty stands what
/// goes there. They have the layout that `fmt` gives.
pub fn unfilled(by: &AgencyId, date: Date) -> String {
    let signed = Update { date: Some(date), by: Some(by.clone()), ..Update::default() };
    let mut lines = format!("[[updates]]\n{}", key_lines(&written::update(&signed), ""));
    for column in ASKED {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{} = \"\" # {}", column.name(), column.means());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_says_what_goes_there_and_fits_a_mail() {
        let lines = unfilled(&"police".into(), "2019-12-20".parse().unwrap());
        let expected = "\
[[updates]]
date = 2019-12-20
by = \"police\"
rag = \"\" # how delivery goes: red, amber or green
impact = \"\" # what it has changed for children: red, amber or green
note = \"\" # why, in the author's words
";
        assert_eq!(lines, expected);
    }
}
