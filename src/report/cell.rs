//! One value of a table, with its type: a format decides how it looks, never what it is.

use std::cmp::Ordering;

use crate::model::{AgencyId, Date, GroupId, Named, Number, Plan, Rating, SectionId, Status};

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
    /// An agency, or another thing that the plan has an id for.
    Name(Name),
    /// Several of them.
    Names(Vec<Name>),
    /// A part of a whole: so many of so many.
    Share(usize, usize),
    /// What shows that something is so: documents, some of which can be opened.
    Links(Vec<Link>),
}

/// What the plan has an id for: data has the id, a narrow table the short name, and where there is room stands the full one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The id.
    pub id: String,
    /// What people call it.
    pub short: String,
    /// Its full name.
    pub full: String,
}

impl Name {
    /// The agency of that id; one that is not on the register is called by its id.
    pub fn of_agency(plan: &Plan, id: &AgencyId) -> Self {
        Self {
            id: id.to_string(),
            short: plan.short_name(id).to_owned(),
            full: plan.full_name(id).to_owned(),
        }
    }

    /// The section of that id, which people type; one that only a folder knows is called by its id.
    pub fn of_section(plan: &Plan, id: &SectionId) -> Self {
        let title =
            plan.section(id).map_or_else(|| id.to_string(), |section| section.title.clone());
        Self { id: id.to_string(), short: id.to_string(), full: title }
    }

    /// The group of that id; it has no shorter name than its full one.
    pub fn of_group(plan: &Plan, id: &GroupId) -> Self {
        let name = plan.group_name(id).to_owned();
        Self { id: id.to_string(), short: name.clone(), full: name }
    }
}

/// Words that may lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What people read.
    pub words: String,
    /// Where it leads: an http(s) link, a mail address, or a path. As foreign as the words: a format follows it only where its
    /// kind is one of these. `None`: nowhere.
    pub target: Option<String>,
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

    /// Somebody by name, or nothing.
    pub fn named(name: Option<&Name>) -> Self {
        name.cloned().map_or(Self::Nothing, Self::Name)
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
            (Self::Name(one), Self::Name(two)) => {
                one.short.to_lowercase().cmp(&two.short.to_lowercase())
            }
            (Self::Names(one), Self::Names(two)) => {
                let shorts = |names: &[Name]| names.iter().map(|name| name.short.clone()).collect();
                let (one, two): (Vec<String>, Vec<String>) = (shorts(one), shorts(two));
                one.cmp(&two)
            }
            // By the part: all shares of a column are of wholes that can be compared, or are not put in order by it.
            (Self::Share(one, of), Self::Share(two, of_two)) => (one * of_two).cmp(&(two * of)),
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
            Self::Names(names) => names.is_empty(),
            Self::Links(links) => links.is_empty(),
            Self::Share(_, of) => *of == 0,
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
            Self::Name(name) => name.id.clone(),
            Self::Names(names) => joined(names.iter().map(|name| name.id.as_str()), "; "),
            Self::Share(part, of) => {
                percent(*part, *of).map(|share| share.to_string()).unwrap_or_default()
            }
            Self::Links(links) => joined(links.iter().map(Link::reference), "; "),
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
            Self::Name(name) => name.short.clone(),
            Self::Names(names) => joined(names.iter().map(|name| name.short.as_str()), ", "),
            Self::Share(part, of) => {
                percent(*part, *of).map(|share| format!("{share} %")).unwrap_or_default()
            }
            Self::Links(links) => joined(links.iter().map(|link| link.words.as_str()), ", "),
            _ => self.data(),
        }
    }
}

impl Link {
    /// Where it leads, or else what it is called.
    fn reference(&self) -> &str {
        self.target.as_deref().unwrap_or(&self.words)
    }
}

fn joined<'words>(words: impl Iterator<Item = &'words str>, between: &str) -> String {
    words.collect::<Vec<_>>().join(between)
}

/// Whole percent, a half rounded up; `None` of nothing.
fn percent(part: usize, of: usize) -> Option<usize> {
    (part * 200 + of).checked_div(of * 2)
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
