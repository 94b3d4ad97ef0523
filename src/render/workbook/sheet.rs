//! A sheet with one table.

use unicode_width::UnicodeWidthStr;

use super::Value;
use super::names::{Names, Taken};
use super::value::inert;
use crate::report::{Cell, Head, Table, count};

/// A sheet with one table.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The name on its tab: unique, at most 31 letters, none of which a spreadsheet refuses.
    pub name: String,
    /// The name of its table: unique, letters, digits and `_` alone.
    pub table: String,
    /// What the table shows; stands in the first row.
    pub title: String,
    /// What is on the sheet; stands in the second row.
    pub contents: String,
    /// The columns, their heads unique.
    pub columns: Vec<Column>,
    /// Its rows, each as long as the columns.
    pub rows: Vec<Vec<Value>>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub head: String,
    /// How many letters stand side by side in it.
    pub width: usize,
    /// Whether it says a rating or a status, and so is tinted by its words.
    pub is_tinted: bool,
    /// Whether it holds figures, which stand to the right, each below the other.
    pub is_figures: bool,
}

/// How many letters a column has at the least and at the most; what is longer goes on in the next line.
const NARROWEST: usize = 7;
const WIDEST: usize = 44;

/// A spreadsheet has no more rows, and three of them stand above the first of a table.
const MOST_ROWS: usize = 1_048_576 - 3;

impl Sheet {
    /// The row of the heads, counted from 0: title and contents stand above it.
    pub const HEAD_ROW: u32 = 2;

    /// A table as a sheet.
    pub fn new(table: &Table, names: &mut Names) -> Self {
        let values = |row: &Vec<Cell>| row.iter().map(Value::of).collect();
        let rows: Vec<Vec<Value>> = table.rows.iter().take(MOST_ROWS).map(values).collect();
        let mut taken = Taken::default();
        let column = |(index, head)| Column::new(head, index, table, &rows, &mut taken);
        Self {
            name: names.sheet(&table.caption),
            table: names.table(&table.caption),
            title: inert(&table.caption),
            contents: contents(table, &rows),
            columns: table.heads.iter().enumerate().map(column).collect(),
            rows,
        }
    }

    /// What the contents of the workbook say of it.
    pub fn listed(&self) -> String {
        let rows = count(self.rows.len(), "row");
        if self.name == self.title {
            format!("{} ({rows})", self.name)
        } else {
            format!("{}: {} ({rows})", self.name, self.title)
        }
    }
}

/// What is on a sheet, in words: whoever hears it read out learns at once what to expect.
fn contents(table: &Table, rows: &[Vec<Value>]) -> String {
    let has_gaps = rows.iter().flatten().any(|value| *value == Value::Empty);
    let sentences = [
        Some(if rows.is_empty() {
            "This worksheet contains one table without rows."
        } else {
            "This worksheet contains one table."
        }),
        has_gaps.then_some("A cell is empty where there is nothing to say."),
        (table.rows.len() > MOST_ROWS).then_some("A spreadsheet holds no more rows: the plan has."),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

impl Column {
    fn new(
        head: &Head,
        index: usize,
        table: &Table,
        rows: &[Vec<Value>],
        taken: &mut Taken,
    ) -> Self {
        let head = taken.column(head);
        let mut cells = table.rows.iter().filter_map(|row| row.get(index));
        let values = || rows.iter().filter_map(|row| row.get(index));
        let longest_word = head.split(' ').map(UnicodeWidthStr::width).max();
        let longest = values().map(width).chain(longest_word).max().unwrap_or_default();
        let is_tinted =
            cells.any(|cell| matches!(cell, Cell::Rating(_) | Cell::Stale(_) | Cell::Status(_)));
        let is_figures = values().any(|value| matches!(value, Value::Number(_) | Value::Share(_)));
        Self { head, is_figures, width: longest.clamp(NARROWEST, WIDEST), is_tinted }
    }
}

/// How many letters a value needs side by side.
fn width(value: &Value) -> usize {
    match value {
        Value::Empty => 0,
        Value::Text(words) => words.split('\n').map(UnicodeWidthStr::width).max().unwrap_or(0),
        Value::Number(number) => number.to_string().len(),
        Value::Share(_) => "100%".len(),
        Value::Date(_) => "31 Dec 2019".len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rating;

    fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
        let heads = vec![Head::new("number", ""), Head::new("rag", "")];
        Sheet::new(&Table::new("Actions", heads, rows), &mut Names::default())
    }

    #[test]
    fn a_sheet_says_what_is_on_it() {
        assert_eq!(sheet(Vec::new()).contents, "This worksheet contains one table without rows.");
        let full = vec![Cell::Count(1), Cell::Rating(None)];
        let gap = vec![Cell::Nothing, Cell::Rating(Some(Rating::Red))];
        assert_eq!(sheet(vec![full.clone()]).contents, "This worksheet contains one table.");
        assert_eq!(
            sheet(vec![full, gap]).contents,
            "This worksheet contains one table. A cell is empty where there is nothing to say."
        );
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_line_within_bounds() {
        let widths = |words: &str| {
            let row = vec![Cell::Text(words.to_owned()), Cell::Rating(None)];
            let columns = sheet(vec![row]).columns;
            (columns[0].width, columns[1].width)
        };
        assert_eq!(widths("1"), (7, 9));
        assert_eq!(widths("ten letters\nand then thirteen"), (17, 9));
        assert_eq!(widths(&"long ".repeat(100)), (44, 9));
    }

    #[test]
    fn only_ratings_and_statuses_are_tinted() {
        let columns =
            sheet(vec![vec![Cell::Text("red".to_owned()), Cell::Stale(Rating::Red)]]).columns;
        assert_eq!((columns[0].is_tinted, columns[1].is_tinted), (false, true));
    }
}
