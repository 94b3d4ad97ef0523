//! When an action came to an end or to rest, and when it went on again.

use super::{Point, PointKind};
use crate::model::{Date, Ending, Standing};

/// Each end and each pause that had begun by the day, those too that were taken out again.
pub fn points(standing: &Standing<'_>) -> Vec<Point> {
    let endings = standing.action.endings();
    let known = endings.map(|(ending, taken_out)| {
        let taken_out = taken_out.filter(|&day| day <= standing.day);
        of_ending(ending, taken_out, standing.day)
    });
    known.flatten().collect()
}

fn of_ending(ending: &Ending, taken_out: Option<Date>, day: Date) -> impl Iterator<Item = Point> {
    let begun = |date: &Date| *date <= day;
    let completed = ending.completed.filter(begun);
    let withdrawn = ending.withdrawn.as_ref().map(|withdrawn| withdrawn.date).filter(begun);
    let suspended = ending.suspended.as_ref().filter(|pause| begun(&pause.date));
    // A pause that something overtook did not last until the day that was meant.
    let overtaken = [completed, withdrawn, taken_out].into_iter().flatten().min();
    let until = suspended.and_then(|pause| pause.until);
    let until = until.filter(|&until| overtaken.is_none_or(|overtaken| until < overtaken));
    let reopened = taken_out.filter(|&day| ending.status_on(day).is_some());
    let days = [
        (completed, PointKind::Complete),
        (suspended.map(|pause| pause.date), PointKind::Suspended),
        (until, PointKind::SuspendedUntil),
        (withdrawn, PointKind::Withdrawn),
        (reopened, PointKind::Reopened),
    ];
    days.into_iter().filter_map(|(day, kind)| Point::of(day, kind, None))
}
