//! Workbooks as another program reads them.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataType, Ods, Reader, Xlsx};

/// A cell as another program reads it.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// As 2019-12-31.
    Date(String),
}

/// The sheets of a workbook, each with its name and its rows from A1 on.
pub type Book = Vec<(String, Vec<Vec<Cell>>)>;

/// A workbook as another program reads it.
pub fn read_back(bytes: Vec<u8>, format: &str) -> Book {
    match format {
        "xlsx" => sheets(Xlsx::new(Cursor::new(bytes)).unwrap()),
        _ => sheets(Ods::new(Cursor::new(bytes)).unwrap()),
    }
}

fn sheets<R: Reader<Cursor<Vec<u8>>>>(mut book: R) -> Book {
    let names = book.sheet_names();
    let rows = |range: &calamine::Range<Data>| {
        let (last_row, last_column) = range.end().unwrap_or_default();
        let cell = |row, column| range.get_value((row, column)).map_or(Cell::Empty, cell);
        (0..=last_row)
            .map(|row| (0..=last_column).map(|column| cell(row, column)).collect())
            .collect()
    };
    let sheet = |name: String| {
        let range = book.worksheet_range(&name).ok().unwrap();
        (name, rows(&range))
    };
    names.into_iter().map(sheet).collect()
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(words) if words.is_empty() => Cell::Empty,
        Data::String(words) => Cell::Text(words.clone()),
        Data::Float(number) => Cell::Number(*number),
        // Every number would answer with a day: only what is one is asked.
        day if day.is_datetime() || day.is_datetime_iso() => {
            Cell::Date(day.as_date().unwrap().to_string())
        }
        other => panic!("{other:?} has no place in a workbook"),
    }
}

/// Words in a cell.
pub fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

/// The rows of a sheet below its heads, each by the heads.
pub fn rows(book: &Book, sheet: usize) -> Vec<BTreeMap<String, Cell>> {
    let rows = &book[sheet].1;
    let heads: Vec<String> = rows[2].iter().map(|head| words(head).to_owned()).collect();
    let by_head = |row: &Vec<Cell>| heads.iter().cloned().zip(row.iter().cloned()).collect();
    rows[3..].iter().map(by_head).collect()
}

/// The words in a cell.
pub fn words(cell: &Cell) -> &str {
    match cell {
        Cell::Text(words) => words,
        other => panic!("{other:?} is no text"),
    }
}
