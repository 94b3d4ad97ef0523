//! A document that has every part and every cell, all of its words the same.

use cov_plan::model::{Date, Number, Rating, Status};
use cov_plan::report::{
    Cell, Document, Figure, Head, Link, Mark, Name, Notes, Part, Point, PointKind, Table, Tally,
    Timeline, TimelineRow,
};

/// Texts that would do harm where a page took them for more than text.
pub const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</style></script></title></textarea><svg onload=alert(1)>",
    "]]> --> <!-- </svg> <![CDATA[",
    "javascript:alert(1)",
    "a\u{202e}b\u{2066}c\u{0}d\u{1b}[31m",
    "&lt;b&gt; &#x3c;b&#x3e;",
    "=cmd|' /C calc'!A0",
];

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn number(action: u32) -> Number {
    Number { objective: 3, action }
}

/// A document of every part.
pub fn every_part(words: &str) -> Document {
    let said = || words.to_owned();
    let link = || Link { words: said(), target: Some(said()) };
    let figure = |number, mark| Figure { number, words: said(), mark };
    Document::new([
        Part::Title(said()),
        Part::Prose(format!("{words}\n\n- {words}\n- {words}\n\n{words}")),
        Part::Figures(vec![
            figure(13, Some(Mark::Late)),
            figure(5, Some(Mark::Red)),
            figure(21, Some(Mark::Amber)),
            figure(9, Some(Mark::Green)),
            figure(14, None),
        ]),
        Part::Heading(said()),
        Part::Text(said()),
        Part::Link(link()),
        Part::Subheading(said()),
        Part::Lines(vec![said(), said()]),
        Part::Toml { caption: said(), lines: said() },
        Part::Minor("All cells".to_owned()),
        Part::Table(all_cells(words)),
        Part::Heading("Charts".to_owned()),
        Part::Tally(tally(words)),
        Part::Timeline(timeline(words)),
        Part::Heading("Register".to_owned()),
        Part::Fields(vec![(said(), vec![said(), format!("- {words}\n- {words}")])]),
        Part::Table(register(words)),
        Part::Key(vec![(Rating::Red, said()), (Rating::Amber, said()), (Rating::Green, said())]),
    ])
}

fn all_cells(words: &str) -> Table {
    let council = Name { id: "c".into(), short: "CCC".into(), full: words.to_owned() };
    let police = Name { id: "p".into(), short: "police".into(), full: "police".into() };
    let link = Link { words: words.to_owned(), target: Some(words.to_owned()) };
    let row = vec![
        Cell::Number(number(10)),
        Cell::Text(words.to_owned()),
        Cell::Count(7),
        Cell::Date(day("2019-12-05")),
        Cell::Rating(Some(Rating::Red)),
        Cell::Stale(Rating::Amber),
        Cell::Rating(None),
        Cell::Status(Status::Overdue),
        Cell::When("12 days late".to_owned(), Status::Overdue),
        Cell::Flag(true),
        Cell::Name(council.clone()),
        Cell::Names(vec![council, police]),
        Cell::Share(3, 6),
        Cell::List(vec![words.to_owned()]),
        Cell::Links(vec![link]),
    ];
    let heads =
        (0..row.len()).map(|column| Head::new(format!("c{column}"), format!("Head {column}")));
    let heads = heads.enumerate().map(|(at, head)| if at == 1 { head.giving_way() } else { head });
    let notes = Notes { heading: "Note", texts: vec![Some(words.to_owned())] };
    Table { notes: Some(notes), ..Table::new("All kinds of cells", heads.collect(), vec![row]) }
}

fn tally(words: &str) -> Tally {
    let heads = vec![Head::new("title", "Section").giving_way(), Head::new("actions", "All")];
    let row = |name: &str, actions| vec![Cell::Text(name.to_owned()), Cell::Count(actions)];
    let bars = [vec![Mark::Late, Mark::NotRated, Mark::Late], vec![Mark::Complete], vec![]];
    Tally {
        table: Table::new("Ratings", heads, vec![row(words, 3), row("Second", 1), row("Total", 4)]),
        bars: bars.into_iter().map(|marks| marks.into_iter().collect()).collect(),
    }
}

fn timeline(words: &str) -> Timeline {
    let marks = [
        Mark::Late,
        Mark::Red,
        Mark::Amber,
        Mark::Green,
        Mark::NotRated,
        Mark::Complete,
        Mark::Suspended,
        Mark::Withdrawn,
    ];
    let row = |(at, mark): (u32, &Mark)| TimelineRow {
        number: Number { objective: 1, action: at },
        title: words.to_owned(),
        mark: *mark,
        points: points(*mark, words),
    };
    let heads = vec![Head::new("number", "No."), Head::new("title", "Action").giving_way()];
    let rows: Vec<TimelineRow> = (1..).zip(marks.iter().cycle().take(45)).map(row).collect();
    let cells = |row: &TimelineRow| vec![Cell::Number(row.number), Cell::Text(row.title.clone())];
    Timeline {
        description: words.to_owned(),
        first: day("2019-09-01"),
        last: day("2020-09-30"),
        today: day("2020-02-14"),
        days: Table::new("Timeline", heads.clone(), rows.iter().map(cells).collect()),
        table: Table::new("Timeline", heads, rows.iter().map(cells).collect()),
        key: vec![words.to_owned()],
        rows,
    }
}

fn points(mark: Mark, words: &str) -> Vec<Point> {
    let point = |text, kind| Point { day: day(text), kind, words: None };
    let named = |text, kind| Point { words: Some(words.to_owned()), ..point(text, kind) };
    let mut points = vec![
        point("2019-12-31", PointKind::FirstDeadline),
        named("2020-02-29", PointKind::Milestone),
        point("2020-03-31", PointKind::Deadline),
    ];
    if mark == Mark::Complete {
        points.insert(0, named("2019-11-30", PointKind::MilestoneComplete));
        points.push(point("2020-04-15", PointKind::Complete));
    }
    points
}

fn register(words: &str) -> Table {
    let heads = vec![
        Head::new("due", "Due"),
        Head::new("number", "No."),
        Head::new("title", "Action").giving_way(),
        Head::new("rag", "RAG"),
    ];
    let row = |action| {
        vec![
            Cell::Date(day("2020-03-31")),
            Cell::Number(number(action)),
            Cell::Text(words.to_owned()),
            Cell::Rating([None, Some(Rating::Red), Some(Rating::Green)][action as usize % 3]),
        ]
    };
    let table = Table::new("All actions", heads, (1..=12).map(row).collect());
    Table { is_register: true, ..table }
}
