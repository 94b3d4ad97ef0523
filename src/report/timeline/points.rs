//! What happens to an action when.

use super::{Point, PointKind};
use crate::model::{Date, Standing, Status};

/// The days of an action, in their order: what it is held to, where that stood first, and what is complete. What is suspended or
/// withdrawn is held to nothing.
pub fn points(standing: &Standing<'_>) -> Vec<Point> {
    let is_held = !matches!(standing.status, Status::Suspended | Status::Withdrawn);
    let deadline = standing.deadline.filter(|_| is_held);
    let first = standing.original_due.filter(|first| Some(*first) != deadline);
    let completed = (standing.status == Status::Complete)
        .then(|| standing.action.completed_by(standing.day))
        .flatten();
    let own = [
        (PointKind::FirstDeadline, first),
        (PointKind::Deadline, deadline),
        (PointKind::Complete, completed),
    ];
    let own = own.into_iter().filter_map(|(kind, day)| Some(point(day?, kind, None)));
    let mut points: Vec<Point> = own.chain(milestones(standing, deadline)).collect();
    points.sort_by_key(|point| (point.day, point.kind));
    points
}

/// The milestones; one that is still to come on its action's own day is part of that.
fn milestones(standing: &Standing<'_>, deadline: Option<Date>) -> impl Iterator<Item = Point> {
    standing.parts.iter().filter_map(move |part| match (part.completed, part.deadline) {
        (Some(day), _) => Some(point(day, PointKind::MilestoneComplete, Some(part.title))),
        (None, Some(day)) if part.status.is_under_way() && deadline != Some(day) => {
            Some(point(day, PointKind::Milestone, Some(part.title)))
        }
        _ => None,
    })
}

fn point(day: Date, kind: PointKind, words: Option<&str>) -> Point {
    Point { day, kind, words: words.map(str::to_owned) }
}
