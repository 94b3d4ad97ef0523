//! What the rules about updates share.

use crate::model::{Date, Update};

/// For each update, whether it stands before an earlier one or behind a later one: nobody knows which of the dates is wrong.
pub(super) fn out_of_order(updates: &[Update]) -> Vec<bool> {
    let dates: Vec<Option<Date>> = updates.iter().map(|update| update.date).collect();
    let mut latest_before = None;
    let mut out_of_order: Vec<bool> = dates
        .iter()
        .map(|&date| {
            let is_late = date.is_some() && date < latest_before;
            latest_before = latest_before.max(date);
            is_late
        })
        .collect();
    let mut earliest_behind = Date::MAX;
    for (is_out, date) in out_of_order.iter_mut().zip(dates).rev() {
        if let Some(date) = date {
            *is_out |= earliest_behind < date;
            earliest_behind = earliest_behind.min(date);
        }
    }
    out_of_order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubtful(days: &[&str]) -> Vec<bool> {
        let update = |day: &&str| Update { date: day.parse().ok(), ..Update::default() };
        out_of_order(&days.iter().map(update).collect::<Vec<_>>())
    }

    #[test]
    fn of_two_updates_in_the_wrong_order_both_are_doubtful() {
        assert_eq!(doubtful(&["2019-10-01", "", "2019-11-01"]), [false; 3]);
        assert_eq!(doubtful(&["2019-10-01", "2019-10-01"]), [false; 2]);
        assert_eq!(
            doubtful(&["2019-09-01", "2019-12-01", "", "2019-11-01", "2020-01-01"]),
            [false, true, false, true, false]
        );
        // One date far too late makes all behind it doubtful.
        assert_eq!(doubtful(&["2091-10-01", "2019-11-01", "2019-12-01"]), [true; 3]);
    }
}
