//! A date is a day of the calendar.

use chrono::{Days, Months};

use crate::check::{Example, Look, Rule, Said};
use crate::model::{Date, Severity};
use crate::store::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "date-impossible",
    severity: Severity::Error,
    asks: "a date is a day that the calendar has",
    because: "a day that never comes is a deadline that never passes",
    fix: "write a day that the month has",
    example: Example::Lines {
        file: "actions/early-help/01-thresholds/1.1.toml",
        right: "due = 2026-09-30",
        wrong: "due = 2026-09-31",
    },
    look: Look::Problem(look),
};

fn look(problem: &Problem) -> Option<Said> {
    match &problem.kind {
        ProblemKind::DateImpossible { written, .. } => {
            let said = Said::new(format!("there is no {written}"));
            Some(match mend(written) {
                Some(help) => said.help(help),
                None => said,
            })
        }
        _ => None,
    }
}

/// What the calendar has instead, by the part that is wrong.
fn mend(written: &str) -> Option<String> {
    let (year, rest) = written.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let (year, month, day): (i32, u32, u32) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    if year < 1 {
        return Some("years run from 0001 to 9999".to_owned());
    }
    let Some(first) = Date::from_ymd_opt(year, month, 1) else {
        return Some("months run from 01 to 12; the month stands in the middle".to_owned());
    };
    if day == 0 {
        return Some(format!("days count from 01: write {first}, or the day that was meant"));
    }
    let last = first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
    Some(format!(
        "{} has {} days: write {last}, or the day that was meant",
        first.format("%B %Y"),
        last.format("%-d"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_says_how_many_days_the_month_has() {
        let help = |written| mend(written).unwrap();
        assert_eq!(
            help("2019-02-30"),
            "February 2019 has 28 days: write 2019-02-28, or the day that was meant"
        );
        assert_eq!(
            help("2020-02-30"),
            "February 2020 has 29 days: write 2020-02-29, or the day that was meant"
        );
        assert_eq!(help("2019-31-12"), "months run from 01 to 12; the month stands in the middle");
        assert_eq!(
            help("2019-12-00"),
            "days count from 01: write 2019-12-01, or the day that was meant"
        );
        assert_eq!(help("0000-12-31"), "years run from 0001 to 9999");
    }
}
