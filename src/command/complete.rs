//! What a shell offers behind an option, from the plan that the line is about. Where there is no plan, nothing.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap_complete::CompletionCandidate;

use super::beforehand;
use crate::check::RULES;
use crate::model::Plan;
use crate::render::visible;
use crate::report::{ACTION_COLUMNS, Column, DUE_COLUMNS, LEAD_COLUMNS};
use crate::store;

/// The numbers of the plan's actions, with their titles.
pub fn numbers(typed: &OsStr) -> Vec<CompletionCandidate> {
    let plan = plan();
    let offers = plan.actions.iter().map(|action| Offer {
        word: action.number.to_string(),
        help: action.title.clone().unwrap_or_default(),
        also: "",
    });
    matching(typed, offers)
}

/// The ids of the plan's agencies, found by their short and full names too.
pub fn agencies(typed: &OsStr) -> Vec<CompletionCandidate> {
    let plan = plan();
    let offers = plan.agencies.iter().map(|agency| Offer {
        word: agency.id.to_string(),
        help: agency.full_name().to_owned(),
        also: agency.short_name(),
    });
    matching(typed, offers)
}

/// The ids of the plan's sections, found by their titles too.
pub fn sections(typed: &OsStr) -> Vec<CompletionCandidate> {
    let plan = plan();
    let offers = plan.sections.iter().map(|section| Offer {
        word: section.id.to_string(),
        help: section.title.clone(),
        also: "",
    });
    matching(typed, offers)
}

/// The numbers of the plan's objectives, with their titles.
pub fn objectives(typed: &OsStr) -> Vec<CompletionCandidate> {
    let plan = plan();
    let offers = plan.objectives.iter().map(|objective| Offer {
        word: objective.number.to_string(),
        help: objective.title.clone().unwrap_or_default(),
        also: "",
    });
    matching(typed, offers)
}

/// The views that plan.toml saves.
pub fn views(typed: &OsStr) -> Vec<CompletionCandidate> {
    let plan = plan();
    let offers = plan.views.iter().map(|(name, options)| Offer {
        word: name.clone(),
        help: options.join(" "),
        also: "",
    });
    matching(typed, offers)
}

/// The rules of the check, with what they ask.
pub fn rules(typed: &OsStr) -> Vec<CompletionCandidate> {
    let offers = RULES.iter().map(|rule| Offer {
        word: rule.name.to_owned(),
        help: rule.asks.to_owned(),
        also: "",
    });
    matching(typed, offers)
}

/// The columns of the command that is being typed.
pub fn columns(typed: &OsStr) -> Vec<CompletionCandidate> {
    let verb = std::env::args_os().find(|word| word == "due" || word == "leads" || word == "list");
    match verb.as_deref().and_then(OsStr::to_str) {
        Some("due") => columns_of(DUE_COLUMNS, typed),
        Some("leads") => columns_of(LEAD_COLUMNS, typed),
        _ => columns_of(ACTION_COLUMNS, typed),
    }
}

fn columns_of<Row>(columns: &[Column<Row>], typed: &OsStr) -> Vec<CompletionCandidate> {
    let offers = columns.iter().map(|column| Offer {
        word: column.name.to_owned(),
        help: column.heading.to_owned(),
        also: "",
    });
    matching(typed, offers)
}

/// Something that can stand behind an option.
struct Offer<'plan> {
    /// What is written on the line.
    word: String,
    /// What the shell shows beside it.
    help: String,
    /// Another name by which it is found.
    also: &'plan str,
}

/// The plan that the line is about; an empty one where it cannot be found.
fn plan() -> Plan {
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    let root = store::find(beforehand::plan().as_deref(), &here);
    root.map(|root| store::read(&root).plan).unwrap_or_default()
}

/// The offers that begin as typed, in any case. A word that a terminal would act on is left out: it would be inserted as it is.
fn matching<'plan>(
    typed: &OsStr,
    offers: impl Iterator<Item = Offer<'plan>>,
) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy().to_lowercase();
    let begins = |words: &str| words.to_lowercase().starts_with(&typed);
    offers
        .filter(|offer| begins(&offer.word) || begins(&offer.help) || begins(offer.also))
        .filter(|offer| visible(&offer.word) == offer.word)
        .map(|offer| {
            let help = visible(&offer.help).into_owned();
            CompletionCandidate::new(offer.word).help(Some(help.into()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_offered_by_number_in_their_order_with_their_titles() {
        let offers = numbers(OsStr::new("3."));
        let words: Vec<_> = offers.iter().map(CompletionCandidate::get_value).collect();
        assert_eq!(words, ["3.1", "3.2", "3.3", "3.4"]);
        let help = offers.first().and_then(CompletionCandidate::get_help).unwrap();
        assert_eq!(help.to_string(), "Set a policy for reassessing children's needs");
    }
}
