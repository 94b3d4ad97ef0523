//! The day that was meant by a date in another form than the plan's own.

use crate::model::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day behind `31/12/2019`, `31.12.2019`, `2019/12/31`, `2019-2-3` or `31 December 2019`: the day stands before the
/// month, unless the year comes first.
pub fn day_meant(words: &str) -> Option<Date> {
    let mut parts =
        words.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty());
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
    let (day, year) = if is_year { (last, first) } else { (first, last) };
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let day = day.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    Date::from_ymd_opt(year.parse().ok()?, month_meant(month)?, day.parse().ok()?)
}

/// The month of a number, or of a name from its third letter on.
fn month_meant(words: &str) -> Option<u32> {
    let words = words.to_lowercase();
    let named = || {
        let index = MONTHS.iter().position(|month| words.len() >= 3 && month.starts_with(&words));
        u32::try_from(index? + 1).ok()
    };
    words.parse().ok().or_else(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_known_in_the_forms_that_people_type() {
        for words in [
            "31/12/2019",
            "31.12.2019",
            "31-12-2019",
            "2019/12/31",
            "2019.12.31",
            "31 December 2019",
            "31st Dec 2019",
            "31 dec. 2019",
        ] {
            assert_eq!(day_meant(words), Date::from_ymd_opt(2019, 12, 31), "{words}");
        }
        assert_eq!(day_meant("2019-2-3"), Date::from_ymd_opt(2019, 2, 3));
    }

    #[test]
    fn what_is_no_whole_day_means_none() {
        for words in [
            "",
            "2019",
            "December 2019",
            "31/13/2019",
            "30 February 2019",
            "31/12/19",
            "1 2 3 2019",
            "a b 2019",
        ] {
            assert_eq!(day_meant(words), None, "{words}");
        }
    }
}
