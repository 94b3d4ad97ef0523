//! The time axis in words, a row an action.

use super::{DatedAction, Dates, Point};
use crate::model::{Date, Named};
use crate::report::{Cell, Head, Table, short_date};

/// The actions with all that happens when.
pub fn table(dates: &Dates) -> Table {
    let heads = vec![
        Head::new("number", "No."),
        Head::new("title", "Action").giving_way(),
        Head::new("lead", "Lead"),
        Head::new("days", "When").giving_way(),
    ];
    let row = |action: &DatedAction| {
        let days = action.points.iter().map(|point| words(point, action, dates.today));
        let nothing = action.points.is_empty().then(|| "nothing more falls due".to_owned());
        vec![
            Cell::Number(action.number),
            Cell::Text(action.title.clone()),
            Cell::Name(action.lead_name.clone()),
            Cell::List(days.chain(nothing).collect()),
        ]
    };
    Table::new("Timeline", heads, dates.actions.iter().map(row).collect())
}

/// A day in words: "31 Oct 2021: milestone (late), Half of the staff trained".
fn words(point: &Point, action: &DatedAction, today: Date) -> String {
    let day = short_date(point.day);
    let late = if action.is_late(point, today) { " (late)" } else { "" };
    let what = format!("{}: {}{late}", day.trim(), point.kind.name());
    match &point.words {
        Some(title) => format!("{what}, {title}"),
        None => what,
    }
}
