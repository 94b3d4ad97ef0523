//! The time axis as a table, a column a quarter.

use super::{DatedAction, Dates, Point, PointKind};
use crate::model::{Date, Named, Quarter, Span};
use crate::report::{Cell, Head, Table, long_date};

/// The most quarters that have a column each; what lies before or after them shares one.
const MOST: usize = 6;

/// A column of the axis.
struct Stretch {
    name: String,
    heading: String,
    days: Span,
}

/// The actions with a letter for each of their days, in the column of its quarter.
pub fn table(dates: &Dates) -> Table {
    let stretches = stretches(dates);
    let rows = dates.actions.iter().map(|action| {
        let first = [Cell::Number(action.number), Cell::Text(action.title.clone())];
        let lead = Cell::Name(action.lead_name.clone());
        let marks = stretches.iter().map(|stretch| marks(action, stretch, dates.today));
        first.into_iter().chain([lead]).chain(marks).collect()
    });
    let named = [
        Head::new("number", "No."),
        Head::new("title", "Action").giving_way(),
        Head::new("lead", "Lead"),
    ];
    let heads =
        stretches.iter().map(|stretch| Head::new(stretch.name.clone(), stretch.heading.clone()));
    Table::new("Timeline", named.into_iter().chain(heads).collect(), rows.collect())
}

/// The letters of an action in a stretch of time.
fn marks(action: &DatedAction, stretch: &Stretch, today: Date) -> Cell {
    let within = action.points.iter().filter(|point| stretch.days.contains(point.day));
    let letters: String = within.map(|point| letters(point, action, today)).collect();
    if letters.is_empty() { Cell::Nothing } else { Cell::When(letters, action.standing) }
}

fn letters(point: &Point, action: &DatedAction, today: Date) -> String {
    format!("{}{}", point.kind.letter(), if action.is_late(point, today) { "!" } else { "" })
}

/// The quarters of the axis; of more than have a column each, those around the day asked about.
fn stretches(dates: &Dates) -> Vec<Stretch> {
    let quarters = quarters(dates.axis.0, dates.axis.1);
    let present = quarters.iter().position(|(_, days)| dates.today <= days.last);
    let present = present.unwrap_or(quarters.len());
    let from = present.saturating_sub(MOST / 2).min(quarters.len().saturating_sub(MOST));
    let shown: Vec<&(Quarter, Span)> = quarters.iter().skip(from).take(MOST).collect();
    let days = dates.actions.iter().flat_map(|action| &action.points).map(|point| point.day);
    let (first, last) = (days.clone().min(), days.max());
    let begins = shown.first().map(|(_, days)| days.first);
    let ends = shown.last().map(|(_, days)| days.last);
    let earlier = first.zip(begins).filter(|(first, begins)| first < begins);
    let earlier = earlier.and_then(|(first, begins)| stretch("earlier", first, begins.pred_opt()?));
    let later = last.zip(ends).filter(|(last, ends)| ends < last);
    let later = later.and_then(|(last, ends)| stretch("later", ends.succ_opt()?, last));
    let shown = shown.into_iter().enumerate();
    let shown = shown.map(|(place, (quarter, days))| of_quarter(*quarter, *days, place == 0));
    earlier.into_iter().chain(shown).chain(later).collect()
}

fn stretch(name: &str, first: Date, last: Date) -> Option<Stretch> {
    let days = Span { first, last };
    (first <= last).then(|| Stretch { name: name.to_owned(), heading: name.to_owned(), days })
}

/// A quarter; people read its year above the first column and where a year begins, so that titles have room.
fn of_quarter(quarter: Quarter, days: Span, is_first: bool) -> Stretch {
    let name = quarter.to_string();
    let begins_a_year = quarter.financial_year().is_some_and(|year| year.first == days.first);
    let (year, number) = name.rsplit_once('-').unwrap_or_default();
    let heading =
        if is_first || begins_a_year { format!("{year} {number}") } else { number.to_owned() };
    Stretch { name, heading, days }
}

fn quarters(first: Date, last: Date) -> Vec<(Quarter, Span)> {
    let of = |day: Date| Some((Quarter::of(day), Quarter::of(day).span()?));
    std::iter::successors(of(first), |(_, days)| of(days.last.succ_opt()?))
        .take_while(|(_, days)| days.first <= last)
        .collect()
}

/// What the letters say that occur, each before its words; last, in which quarter the day asked about lies.
pub fn key(dates: &Dates) -> Vec<String> {
    let points = || dates.actions.iter().flat_map(|action| &action.points);
    let occurs = |kind: &&PointKind| points().any(|point| point.kind == **kind);
    let letters = PointKind::ALL.iter().filter(occurs);
    let letters = letters.map(|kind| format!("{} {}", kind.letter(), kind.name()));
    let is_late =
        |action: &DatedAction| action.points.iter().any(|point| action.is_late(point, dates.today));
    let late = dates.actions.iter().any(is_late).then(|| "! late".to_owned());
    let today = format!("{} lies in {}", long_date(dates.today), Quarter::of(dates.today));
    letters.chain(late).chain([today]).collect()
}
