//! Who leads an action, who helps, and who agreed to it.

use super::row::ChangeRow;
use crate::model::{AgencyId, Date, GroupId, Plan};
use crate::report::long_date;

/// Another lead.
pub fn lead(plan: &Plan, from: Option<&AgencyId>, to: Option<&AgencyId>) -> ChangeRow {
    let name = |id: Option<&AgencyId>| id.map_or("nobody", |id| plan.full_name(id)).to_owned();
    ChangeRow {
        words: format!("led by {}, no longer by {}", name(to), name(from)),
        from: from.map(ToString::to_string),
        to: to.map(ToString::to_string),
        ..ChangeRow::default()
    }
}

/// Other partners.
pub fn partners(plan: &Plan, added: &[&AgencyId], removed: &[&AgencyId]) -> ChangeRow {
    let names = |ids: &[&AgencyId]| -> Vec<String> {
        ids.iter().map(|id| plan.short_name(id).to_owned()).collect()
    };
    let ids = |ids: &[&AgencyId]| -> Option<String> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        (!ids.is_empty()).then(|| ids.join("; "))
    };
    let new = (!added.is_empty()).then(|| format!("new {}", names(added).join(", ")));
    let gone = (!removed.is_empty()).then(|| format!("no longer {}", names(removed).join(", ")));
    let words: Vec<String> = new.into_iter().chain(gone).collect();
    ChangeRow {
        words: format!("partners: {}", words.join("; ")),
        from: ids(removed),
        to: ids(added),
        ..ChangeRow::default()
    }
}

/// Another day of joining.
pub fn joined(from: Option<Date>, to: Option<Date>) -> ChangeRow {
    let words = |day: Option<Date>| day.map_or_else(|| "the plan's start".to_owned(), long_date);
    ChangeRow {
        words: format!("in the plan from {} on, not from {}", words(to), words(from)),
        from: from.map(|day| day.to_string()),
        to: to.map(|day| day.to_string()),
        ..ChangeRow::default()
    }
}

/// Another group that agreed to it.
pub fn agreed(plan: &Plan, from: Option<&GroupId>, to: Option<&GroupId>) -> ChangeRow {
    let words = match (from, to) {
        (Some(from), Some(to)) => {
            format!("agreed by {}, no longer by {}", plan.group_name(to), plan.group_name(from))
        }
        (None, Some(to)) => format!("agreed by {}", plan.group_name(to)),
        (from, None) => {
            let group = from.map(|from| plan.group_name(from));
            format!("no longer agreed by {}", group.unwrap_or("anybody"))
        }
    };
    ChangeRow {
        words,
        from: from.map(ToString::to_string),
        to: to.map(ToString::to_string),
        ..ChangeRow::default()
    }
}
