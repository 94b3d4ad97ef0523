//! A date stands without quotes.

use chrono::{Datelike, Days, Months};

use crate::check::{Example, Look, Rule, Said};
use crate::model::{Date, Severity};
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "date-as-text",
    severity: Severity::Error,
    asks: "a date stands without quotes",
    because: "text in quotes cannot be sorted, compared or counted down to",
    fix: "take the quotes away and write the day as 2019-12-31",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "due = 2026-09-30",
        wrong: r#"due = "2026-09-30""#,
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    let ProblemKind::DateAsText { key, written } = &problem.kind else { return None };
    let subject = if key == "due" { "the deadline" } else { key };
    if written.trim().is_empty() {
        let said = Said::new(format!("{subject} is empty"));
        return Some(
            said.help(format!("write the day without quotes: {}", line(key, "2019-12-31"))),
        );
    }
    let said = Said::new(format!("{subject} is text, not a date"));
    Some(match meant(written) {
        Some(Meant::Day(day)) if day.to_string() == written.trim() => {
            said.help(format!("take the quotes away: {}", line(key, &day.to_string())))
        }
        Some(Meant::Day(day)) => {
            said.help(format!("write it without quotes: {}", line(key, &day.to_string())))
        }
        Some(Meant::Month(last)) => {
            let line = line(key, &last.to_string());
            said.help(format!("a date needs a day; for the month's last one write {line}"))
        }
        None => said
            .help(format!("write the day without quotes, year first: {}", line(key, "2019-12-31"))),
    })
}

/// The line to write; in a list of days, the day alone.
fn line(key: &str, day: &str) -> String {
    if key == "meetings" { day.to_owned() } else { format!("{key} = {day}") }
}

enum Meant {
    Day(Date),
    /// Only the month is given; this is its last day.
    Month(Date),
}

/// The date that was likely meant, in the ways in which people here write dates: the day before the month.
fn meant(written: &str) -> Option<Meant> {
    let plain = plain(written);
    let day = DAYS.iter().find_map(|form| in_our_time(&plain, form));
    day.map(Meant::Day).or_else(|| {
        let first = format!("1 {plain}");
        let first = MONTHS.iter().find_map(|form| in_our_time(&first, form))?;
        let next = first.checked_add_months(Months::new(1))?;
        next.checked_sub_days(Days::new(1)).map(Meant::Month)
    })
}

const DAYS: [&str; 13] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d/%m/%y",
    "%d.%m.%y",
    "%d-%m-%y",
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

/// Without commas, the ends of "31st" and the word "of"; "Sept" as the calendar has it.
fn plain(written: &str) -> String {
    let spaced = written.replace(',', " ");
    let words = spaced.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("of"));
    let plain =
        |word| if "sept".eq_ignore_ascii_case(word) { "Sep" } else { without_ordinal(word) };
    words.map(plain).collect::<Vec<_>>().join(" ")
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
        for written in ["soon", "12/31/2019", "30 February 2019", "Q3", "2019", ""] {
            assert!(meant(written).is_none(), "{written}");
        }
    }
}
