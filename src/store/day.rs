//! The day that was meant by a date in another form than the plan's own.

use chrono::{Datelike, Days, Months};

use crate::model::Date;

/// What a date in another form than the plan's own is likely to mean.
pub enum Meant {
    /// One day.
    Day(Date),
    /// Only the month is given; this is its last day.
    Month(Date),
}

/// The date that was likely meant, in the ways in which people here write dates: the day before the month, unless the year
/// comes first.
pub fn meant(written: &str) -> Option<Meant> {
    let plain = plain(written);
    let day = DAYS.iter().find_map(|form| in_our_time(&plain, form));
    day.map(Meant::Day).or_else(|| {
        let first = format!("1 {plain}");
        let first = MONTHS.iter().find_map(|form| in_our_time(&first, form))?;
        let next = first.checked_add_months(Months::new(1))?;
        next.checked_sub_days(Days::new(1)).map(Meant::Month)
    })
}

const DAYS: [&str; 12] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d/%m/%y",
    "%d.%m.%y",
    "%d %B %Y",
    "%d %B %y",
    "%B %d %Y",
    "%A %d %B %Y",
];

const MONTHS: [&str; 3] = ["%d %B %Y", "%d %Y-%m", "%d %m/%Y"];

/// A year of two digits is not one of the first century.
fn in_our_time(text: &str, form: &str) -> Option<Date> {
    Date::parse_from_str(text, form).ok().filter(|day| (1000..=9999).contains(&day.year()))
}

/// Without commas, the ends of "31st" and "dec." and the word "of"; "Sept" as the calendar has it.
fn plain(written: &str) -> String {
    let spaced = written.replace(',', " ");
    let words = spaced.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("of"));
    words.map(plain_word).collect::<Vec<_>>().join(" ")
}

fn plain_word(word: &str) -> &str {
    match word.strip_suffix('.').unwrap_or(word) {
        word if "sept".eq_ignore_ascii_case(word) => "Sep",
        word => without_ordinal(word),
    }
}

fn without_ordinal(word: &str) -> &str {
    ["st", "nd", "rd", "th"]
        .iter()
        .filter_map(|end| word.strip_suffix(end))
        .find(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_understood_as_people_write_them() {
        for written in [
            "2019-12-31",
            "31/12/2019",
            "31/12/19",
            "31.12.2019",
            "31-12-2019",
            "31 December 2019",
            "31 Dec 2019",
            "31st of december, 2019",
            "December 31, 2019",
            "Tuesday 31 December 2019",
            "2019/12/31",
            "2019.12.31",
            "31 dec. 2019",
        ] {
            let day = match meant(written) {
                Some(Meant::Day(day)) => day.to_string(),
                _ => String::new(),
            };
            assert_eq!(day, "2019-12-31", "{written}");
        }
    }

    #[test]
    fn a_month_means_its_last_day() {
        for written in ["June 2020", "2020-06", "06/2020", "June, 2020"] {
            assert!(
                matches!(meant(written), Some(Meant::Month(day)) if day.to_string() == "2020-06-30"),
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_no_date_is_not_guessed_at() {
        for written in ["soon", "12/31/2019", "30 February 2019", "20-03-31", "Q3", "2019", ""] {
            assert!(meant(written).is_none(), "{written}");
        }
    }
}
