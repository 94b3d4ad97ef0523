//! Days as places on a line, and the quarters that part it.

use crate::model::{Date, Quarter};

/// A line of so many units, from one day to another.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// Where it begins.
    pub left: i64,
    /// How long it is.
    pub width: i64,
}

/// The most quarters that have room for their names.
const MOST: i64 = 7;

impl Axis {
    /// Where a day is; one before or behind the line is at its end.
    pub fn place(&self, day: Date) -> i64 {
        let days = |until: Date| (until - self.first).num_days();
        let all = days(self.last).max(1);
        self.left + days(day).clamp(0, all) * self.width / all
    }

    /// The quarters that begin on the line, in order; of many the first, and then so many apart that they have room.
    pub fn quarters(&self) -> Vec<(Quarter, Date)> {
        // A quarter has 91 days and a bit.
        let all = (self.last - self.first).num_days() / 91 + 1;
        let every = usize::try_from(all / MOST + 1).unwrap_or(1);
        let next = |begins: &Date| Quarter::of(*begins).span()?.last.succ_opt();
        let first = Quarter::of(self.first).span().map(|span| span.first);
        std::iter::successors(first, next)
            .take_while(|begins| *begins <= self.last)
            .filter(|begins| self.first <= *begins)
            .step_by(every)
            .map(|begins| (Quarter::of(begins), begins))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(first: &str, last: &str) -> Axis {
        Axis { first: first.parse().unwrap(), last: last.parse().unwrap(), left: 100, width: 366 }
    }

    #[test]
    fn a_day_has_its_place_and_none_is_off_the_line() {
        let year = axis("2020-01-01", "2021-01-01");
        let place = |day: &str| year.place(day.parse().unwrap());
        assert_eq!(
            (place("2020-01-01"), place("2020-03-01"), place("2021-01-01")),
            (100, 160, 466)
        );
        assert_eq!((place("0001-01-01"), place("9999-12-31")), (100, 466));
        assert_eq!(axis("2020-01-01", "2020-01-01").place(year.first), 100);
    }

    #[test]
    fn quarters_begin_in_april_july_october_and_january() {
        let quarters = |axis: Axis| {
            let words = |(quarter, begins): &(Quarter, Date)| format!("{quarter} {begins}");
            axis.quarters().iter().map(words).collect::<Vec<_>>()
        };
        assert_eq!(
            quarters(axis("2019-09-01", "2020-04-01")),
            ["2019/20-Q3 2019-10-01", "2019/20-Q4 2020-01-01", "2020/21-Q1 2020-04-01"]
        );
        assert!(quarters(axis("0001-01-01", "9999-12-31")).len() <= 7);
    }
}
