//! What a decision makes of an action, whatever its file looks like.

use cov_plan::change::{Complete, Extend, List, Rate, Reopen, Set, Signed, Suspend};
use cov_plan::model::{Action, AgencyId, Date, Due, Ending, Suspension, Update, Withdrawal};

use super::decision::{Decision, Kind};

/// The action after a decision; `None`: it does not allow it. What is spoilt cannot be read: none of it is taken for not there.
pub fn after(decision: &Decision, before: &Action, spoilt: &[&str]) -> Option<Action> {
    let mut action = before.clone();
    let milestone = decision.milestone;
    if asks(decision).iter().any(|path| spoilt.contains(path)) {
        return None;
    }
    match &decision.kind {
        Kind::Rate(rate) => rated(rate, &mut action)?,
        Kind::Complete(complete) => completed(complete, milestone, &mut action)?,
        Kind::Reopen(reopen) => reopened(reopen, milestone, &mut action)?,
        Kind::Extend(extend) => extended(extend, milestone, &mut action)?,
        Kind::Suspend(suspend) => suspended(suspend, &mut action)?,
        Kind::Withdraw(withdraw) => {
            goes_on(&action)?;
            action.ending.withdrawn = Some(Withdrawal {
                date: withdraw.date,
                agreed_by: Some(withdraw.agreed_by.clone()),
                reason: Some(withdraw.reason.clone()),
            });
        }
        Kind::Set(set) => set_to(set, &mut action)?,
    }
    Some(action)
}

/// The keys by which an action is over.
const OVER: [&str; 2] = ["completed", "withdrawn"];

/// The paths of what a decision asks before it is taken, as far as those are ever spoilt.
fn asks(decision: &Decision) -> Vec<&'static str> {
    let part = (decision.milestone == Some(0)).then_some("milestones.0.completed");
    let action: &[&str] = match (&decision.kind, decision.milestone) {
        (Kind::Reopen(_), None) => &["completed", "suspended", "withdrawn"],
        (Kind::Complete(_), None) | (Kind::Extend(_) | Kind::Suspend(_) | Kind::Withdraw(_), _) => {
            &OVER
        }
        (Kind::Rate(rate), _) if rate.rag.is_some() => &OVER,
        _ => &[],
    };
    action.iter().copied().chain(part).collect()
}

/// An update that says nothing but who speaks, and of which day; somebody has to.
fn signed(signed: &Signed, action: &Action) -> Option<Update> {
    let by = signed.by.clone().or(action.lead.clone())?;
    Some(Update { date: Some(signed.date), by: Some(by), ..Update::default() })
}

/// Updates are in the order of their days; of those of one day, the last that came is the last.
fn add(update: Update, action: &mut Action) {
    action.updates.push(update);
    action.updates.sort_by_key(|update| update.date);
}

fn goes_on(action: &Action) -> Option<()> {
    (action.ending.completed.is_none() && action.ending.withdrawn.is_none()).then_some(())
}

fn rated(rate: &Rate, action: &mut Action) -> Option<()> {
    let update = Update {
        rag: rate.rag,
        impact: rate.impact,
        note: rate.note.clone(),
        asks: rate.asks.clone(),
        evidence: rate.evidence.clone(),
        ..signed(&rate.signed, action)?
    };
    if action.updates.contains(&update) || rate.rag.is_some() && is_over(action, rate.signed.date) {
        return None;
    }
    add(update, action);
    Some(())
}

/// Whether it was complete or withdrawn on that day, as is known now.
fn is_over(action: &Action, day: Date) -> bool {
    let undone_later = action
        .updates
        .iter()
        .filter(|update| update.date > Some(day) && update.milestone.is_none())
        .filter_map(|update| update.reopened_from.as_deref());
    std::iter::once(&action.ending).chain(undone_later).any(|ending| {
        ending.completed.is_some_and(|completed| completed <= day)
            || ending.withdrawn.as_ref().is_some_and(|withdrawn| withdrawn.date <= day)
    })
}

fn completed(complete: &Complete, part: Option<usize>, action: &mut Action) -> Option<()> {
    let date = complete.signed.date;
    let mut title = None;
    if let Some(place) = part {
        let milestone = action.milestones.get_mut(place)?;
        if milestone.completed.is_some() {
            return None;
        }
        milestone.completed = Some(date);
        title.clone_from(&milestone.title);
    } else {
        goes_on(action)?;
        action.ending.completed = Some(date);
    }
    if let Some(note) = complete.note.clone() {
        let update = signed(&complete.signed, action)?;
        add(Update { note: Some(note), milestone: title, ..update }, action);
    }
    Some(())
}

fn reopened(reopen: &Reopen, part: Option<usize>, action: &mut Action) -> Option<()> {
    let mut ended = Ending::default();
    let mut title = None;
    if let Some(place) = part {
        let milestone = action.milestones.get_mut(place)?;
        ended.completed = milestone.completed.take();
        title.clone_from(&milestone.title);
    } else {
        let is_over =
            |pause: &Suspension| pause.until.is_some_and(|last| last < reopen.signed.date);
        ended.completed = action.ending.completed.take();
        ended.withdrawn = action.ending.withdrawn.take();
        ended.suspended = action.ending.suspended.take_if(|pause| !is_over(pause));
    }
    let days = [
        ended.completed,
        ended.suspended.as_ref().map(|pause| pause.date),
        ended.withdrawn.as_ref().map(|withdrawn| withdrawn.date),
    ];
    if ended == Ending::default() || days.into_iter().flatten().any(|day| reopen.signed.date < day)
    {
        return None;
    }
    let update = Update {
        note: reopen.reason.clone(),
        milestone: title,
        reopened_from: Some(Box::new(ended)),
        ..signed(&reopen.signed, action)?
    };
    add(update, action);
    Some(())
}

fn extended(extend: &Extend, part: Option<usize>, action: &mut Action) -> Option<()> {
    goes_on(action)?;
    let (due, original, title) = match part {
        Some(place) => {
            let milestone = action.milestones.get_mut(place)?;
            if milestone.completed.is_some() {
                return None;
            }
            (&mut milestone.due, &mut milestone.original_due, milestone.title.clone())
        }
        None => (&mut action.due, &mut action.original_due, None),
    };
    let Due { form, .. } = due.as_mut()?;
    let from = form.last_day();
    if from == extend.to || extend.to < from && !extend.earlier {
        return None;
    }
    *form = form.moved_to(extend.to);
    original.get_or_insert(from);
    let update = Update {
        note: Some(extend.reason.clone()),
        moved_from: Some(from),
        moved_to: Some(extend.to),
        agreed_by: extend.agreed_by.clone(),
        milestone: title,
        ..signed(&extend.signed, action)?
    };
    add(update, action);
    Some(())
}

fn suspended(suspend: &Suspend, action: &mut Action) -> Option<()> {
    goes_on(action)?;
    let date = suspend.signed.date;
    if suspend.until < date {
        return None;
    }
    if let Some(earlier) = action.ending.suspended.take() {
        if earlier.until.is_none_or(|last| date <= last) {
            return None;
        }
        let ended = Ending { suspended: Some(earlier), ..Ending::default() };
        let update = signed(&suspend.signed, action)?;
        add(Update { reopened_from: Some(Box::new(ended)), ..update }, action);
    }
    action.ending.suspended = Some(Suspension {
        date,
        until: Some(suspend.until),
        agreed_by: Some(suspend.agreed_by.clone()),
        reason: Some(suspend.reason.clone()),
    });
    Some(())
}

fn set_to(set: &Set, action: &mut Action) -> Option<()> {
    match set {
        Set::Lead(lead) => {
            if action.lead.as_ref() == Some(lead) {
                return None;
            }
            action.partners.retain(|partner| partner != lead);
            action.lead = Some(lead.clone());
        }
        Set::All(list, values) => {
            if &listed(*list, action) == values {
                return None;
            }
            replace(*list, values.clone(), action)?;
        }
        Set::Some { list, add, remove } => {
            let mut values = listed(*list, action);
            for value in add {
                if values.contains(value) {
                    return None;
                }
                values.push(value.clone());
            }
            for value in remove {
                values.remove(values.iter().position(|other| other == value)?);
            }
            replace(*list, values, action)?;
        }
    }
    Some(())
}

fn listed(list: List, action: &Action) -> Vec<String> {
    match list {
        List::Partners => action.partners.iter().map(ToString::to_string).collect(),
        List::Measures => action.measures.clone(),
    }
}

/// Gives a list its values. The lead is no partner besides.
fn replace(list: List, values: Vec<String>, action: &mut Action) -> Option<()> {
    match list {
        List::Measures => action.measures = values,
        List::Partners => {
            action.partners = values.iter().map(|id| AgencyId::from(id.as_str())).collect();
            if action.lead.as_ref().is_some_and(|lead| action.partners.contains(lead)) {
                return None;
            }
        }
    }
    Some(())
}
