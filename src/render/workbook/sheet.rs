//! A sheet with one table.

use unicode_width::UnicodeWidthStr;

use super::Value;
use super::names::{Names, Taken};
use super::value::written;
use crate::render::text::wrapped;
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
    /// So many columns at its start say which row it is.
    pub keys: usize,
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

/// How many letters a column has at the least, and at the most where it holds names or prose; what is longer goes on in the next
/// line.
const NARROWEST: usize = 7;
const WIDEST_OF_NAMES: usize = 28;
const WIDEST_OF_PROSE: usize = 44;

/// A line that is no longer is a name; what is longer is prose.
const LONGEST_NAME: usize = 100;

/// So many letters on a page of paper can still be read: they are about half as large as on the cover.
const WIDEST_PAGE: usize = 230;

/// What stands around the letters of a column, in letters.
const AROUND: usize = 3;

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
            title: written(&table.caption),
            contents: contents(table, &rows),
            columns: table.heads.iter().enumerate().map(column).collect(),
            keys: keys(table),
            rows,
        }
    }

    /// How many pages wide it is on paper. On a single one, many columns would be too small to be read.
    pub fn pages(&self) -> usize {
        let letters: usize = self.columns.iter().map(Column::letters).sum();
        letters.div_ceil(WIDEST_PAGE).max(1)
    }

    /// The height of the heads in points.
    pub fn height_of_heads(&self) -> u32 {
        let heights = self.columns.iter().map(|column| height(&column.head, column.width));
        heights.max().unwrap_or_default()
    }

    /// The height of a row in points.
    pub fn height(&self, row: &[Value]) -> u32 {
        let heights = self.columns.iter().zip(row).map(|(column, value)| match value {
            Value::Text(words) => height(words, column.width),
            _ => height("", column.width),
        });
        heights.max().unwrap_or_default()
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

/// The first column, or the two of which the second has the numbers of actions.
fn keys(table: &Table) -> usize {
    let is_second = |row: &Vec<Cell>| matches!(row.get(1), Some(Cell::Number(_)));
    if table.rows.first().is_some_and(is_second) { 2 } else { 1 }
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
    /// How wide it is in letters, with what stands around them.
    pub fn letters(&self) -> usize {
        self.width + AROUND
    }

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
        Self { head, is_figures, width: fitting(longest), is_tinted }
    }
}

/// The height in points of a text where so many digits stand side by side: not every program works it out. Excel has none
/// above 409.
pub fn height(words: &str, width: usize) -> u32 {
    u32::try_from(lines(words, width))
        .unwrap_or(u32::MAX)
        .saturating_mul(15)
        .saturating_add(2)
        .min(409)
}

/// How many lines a text takes where so many digits stand side by side.
fn lines(words: &str, width: usize) -> usize {
    // Letters are a tenth narrower than the digits by which a spreadsheet measures.
    let room = width + width / 10 + 1;
    // A word that is too long is broken anywhere.
    let broken = |line: &String| line.width().div_ceil(room).max(1);
    words.split('\n').flat_map(|line| wrapped(line, Some(room))).map(|line| broken(&line)).sum()
}

/// How many letters a column has whose longest line has so many.
fn fitting(longest: usize) -> usize {
    let widest = if longest > LONGEST_NAME { WIDEST_OF_PROSE } else { WIDEST_OF_NAMES };
    longest.clamp(NARROWEST, widest)
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
    fn a_wide_sheet_takes_several_pages_and_each_says_which_row_it_is() {
        let long = Cell::Text("A sentence that is as long as a column is wide".repeat(3));
        let cells = |number: usize| {
            let heads = (0..=number).map(|index| Head::new(format!("h{index}"), "")).collect();
            let row = [Cell::Number("3.10".parse().unwrap())].into_iter();
            let row = row.chain(std::iter::repeat_n(long.clone(), number)).collect();
            Sheet::new(&Table::new("Actions", heads, vec![row]), &mut Names::default())
        };
        // 7 + 3 letters of the number, and 44 + 3 of each text: 10 + 4 * 47 = 198, and with a fifth 245.
        assert_eq!([0, 4, 5, 10].map(|number| cells(number).pages()), [1, 1, 2, 3]);
        assert_eq!(cells(4).keys, 1);
        let numbered = vec![Cell::Nothing, Cell::Number("3.10".parse().unwrap())];
        assert_eq!(sheet(vec![numbered]).keys, 2);
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
        assert_eq!(widths(&"Name ".repeat(20)), (28, 9));
        assert_eq!(widths(&"long ".repeat(100)), (44, 9));
    }

    #[test]
    fn a_row_is_as_high_as_its_longest_text() {
        let words = "ends here\nand ".to_owned() + &"so on ".repeat(18);
        let sheet = sheet(vec![vec![Cell::Text(words), Cell::Rating(None)]]);
        // The longer line has 111 letters, of which 49 stand side by side.
        let heights: Vec<u32> = sheet.rows.iter().map(|row| sheet.height(row)).collect();
        assert_eq!((heights, sheet.height_of_heads()), (vec![4 * 15 + 2], 15 + 2));
    }

    #[test]
    fn only_ratings_and_statuses_are_tinted() {
        let columns =
            sheet(vec![vec![Cell::Text("red".to_owned()), Cell::Stale(Rating::Red)]]).columns;
        assert_eq!((columns[0].is_tinted, columns[1].is_tinted), (false, true));
    }
}
