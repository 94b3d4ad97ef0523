//! What happens to an action when.

use super::{Point, PointKind, endings};
use crate::model::{Date, PartStanding, Standing, Status};

/// The days of an action, in their order: what it is held to, where that stood before, and how it ended. What is suspended or
/// withdrawn keeps the deadline that it was held to; it is never late.
pub fn points(standing: &Standing<'_>) -> Vec<Point> {
    let milestones = standing.parts.iter().flat_map(|part| milestone(standing, part));
    let all = own(standing).into_iter().chain(endings::points(standing)).chain(milestones);
    let mut points: Vec<Point> = all.collect();
    points.sort_by_key(|point| (point.day, point.kind));
    points
}

/// Where the deadline of the action itself stands, and where it stood.
fn own(standing: &Standing<'_>) -> Vec<Point> {
    let track = Track { milestone: None, first: standing.original_due, now: standing.deadline };
    let before = track.before(standing, PointKind::FirstDeadline, PointKind::EarlierDeadline);
    before.into_iter().chain(Point::of(standing.deadline, PointKind::Deadline, None)).collect()
}

/// The days of a milestone. One that is neither complete nor to come any more has none; one that is still to come on its action's
/// own day, and always was, is part of that.
fn milestone(standing: &Standing<'_>, part: &PartStanding<'_>) -> Vec<Point> {
    let title = Some(part.title);
    let track = Track { milestone: title, first: part.original_due, now: part.deadline };
    let before = track.before(
        standing,
        PointKind::MilestoneFirstDeadline,
        PointKind::MilestoneEarlierDeadline,
    );
    let stands = match part.completed {
        Some(day) => Point::of(Some(day), PointKind::MilestoneComplete, title),
        None if part.status == Status::Complete => return Vec::new(),
        None if before.is_empty() && part.deadline == standing.deadline => None,
        None => Point::of(part.deadline, PointKind::Milestone, title),
    };
    before.into_iter().chain(stands).collect()
}

/// The way of a deadline.
struct Track<'plan> {
    /// The milestone that it is of; `None`: the action itself.
    milestone: Option<&'plan str>,
    /// Where it stood first, where it has moved.
    first: Option<Date>,
    /// Where it stands.
    now: Option<Date>,
}

impl Track<'_> {
    /// Where it stood before: first, and then between its moves.
    fn before(&self, standing: &Standing<'_>, first: PointKind, earlier: PointKind) -> Vec<Point> {
        let moves = standing.action.moves(self.milestone);
        let from = moves.filter(|(day, _)| *day <= standing.day).map(|(_, moved)| moved.from);
        let mut between: Vec<Date> = from.filter(|from| Some(*from) != self.first).collect();
        between.sort_unstable();
        between.dedup();
        let days = self.first.map(|day| (day, first)).into_iter();
        let days = days.chain(between.into_iter().map(|day| (day, earlier)));
        let days = days.filter(|(day, _)| Some(*day) != self.now);
        days.filter_map(|(day, kind)| Point::of(Some(day), kind, self.milestone)).collect()
    }
}
