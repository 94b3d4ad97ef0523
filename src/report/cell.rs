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
    /// A rating that is too old to be taken for the present one.
    Stale(Rating),
    /// A status.
    Status(Status),
    /// How far a deadline is away in words, or how what it was for has ended; the status behind it.
    When(String, Status),
    /// Whether something is so.
    Flag(bool),
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

    /// A rating, shown as stale where it is too old to be taken for the present one.
    pub fn rating(rating: Option<Rating>, is_stale: bool) -> Self {
        rating.filter(|_| is_stale).map_or(Self::Rating(rating), Self::Stale)
    }

    /// How far an open deadline is away; without one, the status.
    pub fn when(away: Option<&str>, status: Status) -> Self {
        Self::When(away.unwrap_or(status.name()).to_owned(), status)
    }

    /// How many there are.
    pub fn count(number: usize) -> Self {
        Self::Count(number.try_into().unwrap_or(i64::MAX))
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
            (Self::Flag(one), Self::Flag(two)) => one.cmp(two),
            (
                Self::Rating(Some(one)) | Self::Stale(one),
                Self::Rating(Some(two)) | Self::Stale(two),
            ) => one.cmp(two),
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
            Self::Text(words) | Self::When(words, _) => words.clone(),
            Self::List(words) => words.join("; "),
            Self::Count(count) => count.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.format("%Y-%m-%d").to_string(),
            Self::Rating(Some(rating)) | Self::Stale(rating) => rating.name().to_owned(),
            Self::Status(status) => status.name().to_owned(),
            Self::Flag(is_so) => is_so.to_string(),
        }
    }

    /// The value as people read it: dates as 31 Dec 2019, not rated and stale in words.
    pub fn words(&self) -> String {
        match self {
            Self::Date(day) => super::short_date(*day),
            Self::Rating(None) => "not rated".to_owned(),
            Self::Stale(rating) => format!("{} (stale)", rating.name()),
            Self::Flag(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
            Self::List(words) => words.join(", "),
            _ => self.data(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_rating_is_the_same_data_and_says_so_to_people() {
        let stale = Cell::rating(Some(Rating::Amber), true);
        assert_eq!((stale.data(), stale.words()), ("amber".to_owned(), "amber (stale)".to_owned()));
        assert_eq!(Cell::rating(Some(Rating::Amber), false).words(), "amber");
        assert_eq!(stale.compare(&Cell::Rating(Some(Rating::Green))), Ordering::Less);
    }

    #[test]
    fn what_is_not_rated_is_never_stale() {
        assert_eq!(Cell::rating(None, true).words(), "not rated");
    }
}
