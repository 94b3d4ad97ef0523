//! One value of a table, with its type: a format decides how it looks, never what it is.

use std::cmp::Ordering;

use crate::model::{Date, Named, Number, Rating, Status};

/// A typed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing to say.
    Nothing,
    /// Words.
    Text(String),
    /// Several words or sentences.
    List(Vec<String>),
    /// A count or a length.
    Count(i64),
    /// The number of an action; 3.10 is not 3.1.
    Number(Number),
    /// A day.
    Date(Date),
    /// A rating; `None` is not rated.
    Rating(Option<Rating>),
    /// A status.
    Status(Status),
}

impl Cell {
    /// Words, or nothing.
    pub fn text(words: Option<&str>) -> Self {
        words.map_or(Self::Nothing, |words| Self::Text(words.to_owned()))
    }

    /// A day, or nothing.
    pub fn date(day: Option<Date>) -> Self {
        day.map_or(Self::Nothing, Self::Date)
    }

    /// The order of two cells of one column: by value, what is empty last.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(one), Self::Text(two)) => one.to_lowercase().cmp(&two.to_lowercase()),
            (Self::List(one), Self::List(two)) => one.cmp(two),
            (Self::Count(one), Self::Count(two)) => one.cmp(two),
            (Self::Number(one), Self::Number(two)) => one.cmp(two),
            (Self::Date(one), Self::Date(two)) => one.cmp(two),
            (Self::Status(one), Self::Status(two)) => one.cmp(two),
            (Self::Rating(Some(one)), Self::Rating(Some(two))) => one.cmp(two),
            _ => self.is_empty().cmp(&other.is_empty()),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Nothing | Self::Rating(None) => true,
            Self::List(words) => words.is_empty(),
            _ => false,
        }
    }

    /// The value as data has it: dates as 2019-12-31, words as in the files, not rated as nothing.
    pub fn data(&self) -> String {
        match self {
            Self::Nothing | Self::Rating(None) => String::new(),
            Self::Text(words) => words.clone(),
            Self::List(words) => words.join("; "),
            Self::Count(count) => count.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.format("%Y-%m-%d").to_string(),
            Self::Rating(Some(rating)) => rating.name().to_owned(),
            Self::Status(status) => status.name().to_owned(),
        }
    }

    /// The value as people read it: dates as 31 Dec 2019, not rated in words.
    pub fn words(&self) -> String {
        match self {
            Self::Date(day) => super::short_date(*day),
            Self::Rating(None) => "not rated".to_owned(),
            Self::List(words) => words.join(", "),
            _ => self.data(),
        }
    }
}
