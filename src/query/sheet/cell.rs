//! What is typed in the cells of a sheet.

use crate::model::{Date, Named, Rating};
use crate::query::{WrongDay, day};

/// A cell that does not say what its column asks.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A rating in any case.
pub fn rating(cell: &str) -> Result<Rating, Wrong> {
    let word = cell.trim().to_lowercase();
    Rating::named(&word).ok_or_else(|| {
        let help = match Rating::meant(&word).or_else(|| by_letter(&word)) {
            Some(meant) => format!("did you mean {meant}?"),
            None => format!("write {}, or leave the cell empty", Rating::names().join(", ")),
        };
        Wrong { message: format!("\"{}\" is no rating", cell.trim()), help }
    })
}

/// Many write a rating as its first letter.
fn by_letter(word: &str) -> Option<&'static str> {
    let is_letter = word.chars().count() == 1;
    Rating::names().into_iter().find(|name| is_letter && name.starts_with(word))
}

/// Which of day and month stands first where a sheet writes dates in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figuring {
    /// The day: another date of the sheet can be read in no other way.
    DayFirst,
    /// Nothing in the sheet says.
    Unknown,
}

impl Figuring {
    /// What the dates of a sheet say of each other: a spreadsheet writes all of them in one way.
    pub fn of<'sheet>(mut dates: impl Iterator<Item = &'sheet str>) -> Self {
        let is_day_first = |cell: &str| {
            Figures::of(cell.trim()).is_some_and(|figures| {
                figures.day_first().is_some() && figures.month_first().is_none()
            })
        };
        if dates.any(is_day_first) { Self::DayFirst } else { Self::Unknown }
    }
}

/// A day, as people write it and as spreadsheets show it.
pub fn date(cell: &str, figuring: Figuring) -> Result<Date, Wrong> {
    let cell = cell.trim();
    if let Some(figures) = Figures::of(cell) {
        return figures.date(cell, figuring);
    }
    day(&spelt_out(cell).unwrap_or_else(|| cell.to_owned())).map_err(|wrong| match wrong {
        WrongDay::Form => no_day(cell, WrongDay::Form.to_string()),
        WrongDay::NoSuchDay(none) => no_day(cell, none.to_string()),
    })
}

fn no_day(cell: &str, help: String) -> Wrong {
    Wrong { message: format!("\"{cell}\" is no day"), help }
}

/// A date that is written in figures, its year last: `31/12/2019`.
struct Figures {
    first: u32,
    second: u32,
    year: i32,
}

impl Figures {
    fn of(cell: &str) -> Option<Self> {
        let sign = cell.chars().find(|character| matches!(character, '/' | '.' | '-'))?;
        let mut parts = cell.split(sign);
        let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
        let is_year = year.len() == 4 && parts.next().is_none();
        let number = |text: &str| {
            let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|_| is_plain && is_year)
        };
        let year = i32::try_from(number(year)?).ok()?;
        Some(Self { first: number(first)?, second: number(second)?, year })
    }

    fn day_first(&self) -> Option<Date> {
        Date::from_ymd_opt(self.year, self.second, self.first)
    }

    fn month_first(&self) -> Option<Date> {
        Date::from_ymd_opt(self.year, self.first, self.second)
    }

    /// The day that it is: here the day stands before the month. A spreadsheet that is set up for another country has it the
    /// other way round, so a date that could be both is taken for neither, unless another date of the sheet settles it.
    fn date(&self, cell: &str, figuring: Figuring) -> Result<Date, Wrong> {
        match (self.day_first(), self.month_first()) {
            (Some(date), _) if figuring == Figuring::DayFirst => Ok(date),
            (Some(one), Some(other)) if one != other => Err(Wrong {
                message: format!(
                    "\"{cell}\" may be {} or {}",
                    one.format("%-d %B"),
                    other.format("%-d %B")
                ),
                help: format!("write {one} or {other}"),
            }),
            (Some(date), _) => Ok(date),
            (None, Some(date)) => Err(no_day(cell, format!("did you mean {date}?"))),
            (None, None) => Err(no_day(cell, WrongDay::Form.to_string())),
        }
    }
}

/// `31 Dec 2019` for the `31-Dec-19` that Excel makes of it.
fn spelt_out(cell: &str) -> Option<String> {
    let mut parts = cell.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_spelt = month.chars().all(char::is_alphabetic) && parts.next().is_none();
    let century = if year.len() == 2 { "20" } else { "" };
    is_spelt.then(|| format!("{day} {month} {century}{year}"))
}

/// Paths and links, each on a line of its own or behind a semicolon.
pub fn evidence(cell: &str) -> Vec<String> {
    let pieces = cell.split(['\n', ';']).map(str::trim);
    pieces.filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(wrong: &Wrong) -> String {
        format!("{}; {}", wrong.message, wrong.help)
    }

    #[test]
    fn a_rating_is_one_of_three_words_in_any_case() {
        assert_eq!(rating(" Amber "), Ok(Rating::Amber));
        assert_eq!(rating("GREEN"), Ok(Rating::Green));
        let said = |cell| help(&rating(cell).unwrap_err());
        assert_eq!(said("Ambre"), "\"Ambre\" is no rating; did you mean amber?");
        assert_eq!(said("R"), "\"R\" is no rating; did you mean red?");
        assert_eq!(
            said("on track"),
            "\"on track\" is no rating; write red, amber, green, or leave the cell empty"
        );
    }

    #[test]
    fn a_day_is_read_as_people_and_spreadsheets_write_it() {
        for cell in [
            "2019-12-31",
            "31 December 2019",
            "31 Dec 2019",
            "31/12/2019",
            "31.12.2019",
            "31-12-2019",
            "31-Dec-2019",
            "31-Dec-19",
            " 31/12/2019 ",
        ] {
            assert_eq!(date(cell, Figuring::Unknown).unwrap().to_string(), "2019-12-31", "{cell}");
        }
        assert_eq!(date("4/4/2020", Figuring::Unknown).unwrap().to_string(), "2020-04-04");
    }

    #[test]
    fn a_date_that_may_be_two_days_is_neither() {
        assert_eq!(
            help(&date("03/04/2020", Figuring::Unknown).unwrap_err()),
            "\"03/04/2020\" may be 3 April or 4 March; write 2020-04-03 or 2020-03-04"
        );
    }

    #[test]
    fn one_date_of_a_sheet_settles_the_others() {
        let of = |dates: &[&str]| Figuring::of(dates.iter().copied());
        assert_eq!(of(&["03/04/2020", " 31/12/2019 "]), Figuring::DayFirst);
        assert_eq!(of(&["03/04/2020", "12/31/2019", "31 December 2019"]), Figuring::Unknown);
        assert_eq!(date("03/04/2020", Figuring::DayFirst).unwrap().to_string(), "2020-04-03");
    }

    #[test]
    fn what_is_no_day_is_said_with_what_is_right() {
        let said = |cell| help(&date(cell, Figuring::Unknown).unwrap_err());
        let form = "write one day, as 2019-12-31 or \"31 December 2019\"";
        assert_eq!(said("12/31/2019"), "\"12/31/2019\" is no day; did you mean 2019-12-31?");
        for cell in
            ["soon", "31/12/19", "43830", "31/12/2019/1", "40/40/2019", "2019-12", "+1/2/2019"]
        {
            assert_eq!(said(cell), format!("\"{cell}\" is no day; {form}"));
        }
        assert_eq!(said("2019-02-29"), "\"2019-02-29\" is no day; February 2019 has 28 days");
    }

    #[test]
    fn pieces_of_evidence_stand_behind_semicolons_or_on_lines_of_their_own() {
        let pieces = evidence("minutes/may.pdf; https://a.example/x\n\nnotes/june.md;");
        assert_eq!(pieces, ["minutes/may.pdf", "https://a.example/x", "notes/june.md"]);
    }
}
