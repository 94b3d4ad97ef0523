//! In which order rows are asked for.

use std::str::FromStr;

/// A column to sort by, as typed: `due`, or `due:desc`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column's name.
    pub column: String,
    /// Which end comes first.
    pub direction: Direction,
}

/// Which end of a column comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The smallest or earliest; what is empty comes last.
    Ascending,
    /// The largest or latest; what is empty comes last.
    Descending,
}

impl FromStr for Order {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (column, direction) = match text.trim().split_once(':') {
            None => (text, Direction::Ascending),
            Some((column, "asc")) => (column, Direction::Ascending),
            Some((column, "desc")) => (column, Direction::Descending),
            Some(_) => return Err("write a column, or a column and its direction, as due:desc"),
        };
        Ok(Self { column: column.trim().to_owned(), direction })
    }
}
