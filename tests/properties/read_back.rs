//! Whatever is written in a plan, sheets and calendars of it read back as it was.

use cov_plan::model::{Date, Number};
use cov_plan::query::sheet;
use cov_plan::render::{Format, Screen, calendar, visible};
use cov_plan::report::{Calendar, Cell, Event, Head, Part, Table};
use ical::IcalParser;
use proptest::prelude::*;

use super::hostile_text::{any_text, rendered};
use super::{any_day, cases};

/// The text as every format shows it: its lines, with nothing in them that a reader would act on.
fn shown(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| visible(line.trim_end_matches('\r'))).collect();
    lines.join("\n")
}

/// A sheet of one update that says this, and asks that.
fn sheet_of(note: &str, asks: &str) -> Table {
    let heads = ["number", "note", "asks"].map(|name| Head::new(name, name));
    let number = Number { objective: 3, action: 10 };
    let words = [note, asks].map(|words| Cell::Text(words.to_owned()));
    let row = [vec![Cell::Number(number)], words.to_vec()].concat();
    Table::new("Updates", heads.to_vec(), vec![row])
}

/// A calendar of two events that have this text wherever there is foreign text.
fn calendar_of(text: &str, today: Date) -> Calendar {
    let event = Event {
        id: text.to_owned(),
        day: today,
        moves: 0,
        title: format!("3.1 {text}"),
        lines: vec![text.to_owned(), "Lead: TC".to_owned()],
        section: Some(text.to_owned()),
        link: Some(text.to_owned()),
        alarms: vec![30, 7],
    };
    Calendar { name: text.to_owned(), today, events: vec![event.clone(), event] }
}

/// A value without the signs that let it stand in its line.
fn unescaped(value: &str) -> String {
    let mut letters = value.chars();
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        let meant = if letter == '\\' { letters.next().unwrap_or(letter) } else { letter };
        text.push(if letter == '\\' && meant == 'n' { '\n' } else { meant });
    }
    text
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_sheet_reads_back_as_it_was_written(note in any_text(), asks in any_text()) {
        let csv = rendered([Part::Table(sheet_of(&note, &asks))], Format::Csv, Screen::default());
        let read = sheet::read(csv.as_bytes(), |_| false);
        prop_assert!(read.faults.is_empty(), "{csv:?}: {:?}", read.faults);
        let said = |text: &str| Some(shown(text)).filter(|text| !text.trim().is_empty());
        let expected = (said(&note), said(&asks));
        let row = read.rows.first();
        let found = row.map(|row| (row.note.clone(), row.asks.clone())).unwrap_or_default();
        prop_assert_eq!(found, expected);
        prop_assert!(row.is_none_or(|row| row.number == "3.10"));
    }

    #[test]
    fn a_calendar_has_its_events_and_no_more(text in any_text(), today in any_day()) {
        let written = String::from_utf8(calendar(&calendar_of(&text, today))).unwrap();
        prop_assert!(written.split("\r\n").all(|line| line.len() <= 75 && visible(line) == line));
        let calendars: Vec<_> = IcalParser::new(written.as_bytes()).collect();
        prop_assert_eq!(calendars.len(), 1);
        let read = calendars.into_iter().next().unwrap().unwrap();
        prop_assert_eq!(read.events.len(), 2);
        for event in read.events {
            prop_assert_eq!(event.alarms.len(), 2);
            let title = event.properties.iter().find(|property| property.name == "SUMMARY");
            let title = title.and_then(|title| title.value.clone()).unwrap_or_default();
            let lines: Vec<_> = text.lines().map(visible).collect();
            // The reader takes the spaces around a value for none of it.
            let (found, expected) = (unescaped(&title), format!("3.1 {}", lines.join("\n")));
            prop_assert_eq!(found.trim(), expected.trim());
        }
    }
}
