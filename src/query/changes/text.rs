//! The texts of an action compared.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Change, TextField};
use crate::model::{Action, Due, Form, Milestone};

/// The texts of an action that are others now.
pub fn of_action<'plan>(before: &'plan Action, after: &'plan Action) -> Vec<Change<'plan>> {
    let texts = [
        (TextField::Title, &before.title, &after.title),
        (TextField::Description, &before.description, &after.description),
        (TextField::Outcome, &before.outcome, &after.outcome),
    ];
    let changed = texts.into_iter().filter_map(|(field, before, after)| {
        text(None, field, before.as_deref(), after.as_deref())
    });
    let said = text(None, TextField::Said, said(before.due.as_ref()), said(after.due.as_ref()));
    changed.chain(measures(&before.measures, &after.measures)).chain(said).collect()
}

/// The texts of a milestone that are others now.
pub fn of_milestone<'plan>(
    before: &'plan Milestone,
    after: &'plan Milestone,
) -> Vec<Change<'plan>> {
    let of = after.title.as_deref();
    let title = text(of, TextField::Title, before.title.as_deref(), of);
    let said = text(of, TextField::Said, said(before.due.as_ref()), said(after.due.as_ref()));
    title.into_iter().chain(said).collect()
}

/// The words of a deadline: its own, where it is told in words, else those of the published plan.
fn said(due: Option<&Due>) -> Option<&str> {
    match &due?.form {
        Form::Described { words, .. } => Some(words),
        _ => due?.said.as_deref(),
    }
}

fn text<'plan>(
    of: Option<&'plan str>,
    field: TextField,
    before: Option<&'plan str>,
    after: Option<&'plan str>,
) -> Option<Change<'plan>> {
    let (from, to) = (before.unwrap_or_default(), after.unwrap_or_default());
    (from.trim() != to.trim()).then_some(Change::Text { of, field, from, to })
}

/// Each measure that is another now, beside the one in whose place it stands.
fn measures<'plan>(before: &'plan [String], after: &'plan [String]) -> Vec<Change<'plan>> {
    let operations = capture_diff_slices(Algorithm::Myers, before, after);
    let differing = operations.iter().filter(|part| !matches!(part, DiffOp::Equal { .. }));
    let mut changes = Vec::new();
    for operation in differing {
        let old = before.get(operation.old_range()).unwrap_or_default();
        let new = after.get(operation.new_range()).unwrap_or_default();
        for place in 0..old.len().max(new.len()) {
            let (from, to) = (old.get(place), new.get(place));
            changes.extend(text(
                None,
                TextField::Measure,
                from.map(String::as_str),
                to.map(String::as_str),
            ));
        }
    }
    changes
}
