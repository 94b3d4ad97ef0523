//! What a shell offers behind an option, from the plan that the line is about. Where there is no plan, nothing.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap_complete::CompletionCandidate;
use clap_complete::engine::{PathCompleter, ValueCompleter};

use super::set::Field;
use super::{beforehand, shell};
use crate::check::RULES;
use crate::model::{Named, Plan};
use crate::render::visible;
use crate::report::{
    ACTION_COLUMNS, CHASE_COLUMNS, Column, DUE_COLUMNS, LEAD_COLUMNS, SECTION_COLUMNS,
    TIMELINE_ORDERS,
};
use crate::store;

/// The numbers of the plan's actions, with their titles; where a path is begun, the files there.
pub fn numbers(typed: &OsStr) -> Vec<CompletionCandidate> {
    let is_path = typed.to_string_lossy().contains(['/', '\\']);
    if is_path {
        return PathCompleter::file().complete(typed);
    }
    let plan = plan();
    let offers = plan.actions.iter().map(|action| {
        Offer::new(action.number.to_string(), action.title.as_deref().unwrap_or_default())
    });
    matching(typed, offers)
}

/// The ids of the plan's agencies, found by their short and full names too.
pub fn agencies(typed: &OsStr) -> Vec<CompletionCandidate> {
    let plan = plan();
    let offers = plan.agencies.iter().map(|agency| Offer {
        also: agency.short_name().to_owned(),
        ..Offer::new(agency.id.to_string(), agency.full_name())
    });
    matching(typed, offers)
}

/// The ids of the plan's groups, found by their names too.
pub fn groups(typed: &OsStr) -> Vec<CompletionCandidate> {
    let plan = plan();
    let offers =
        plan.groups.iter().map(|group| Offer::new(group.id.to_string(), group.full_name()));
    matching(typed, offers)
}

/// What can be set of an action.
pub fn fields(typed: &OsStr) -> Vec<CompletionCandidate> {
    matching(typed, Field::names().into_iter().map(|name| Offer::new(name.to_owned(), "")))
}

/// The ids of the plan's sections, found by their titles too.
pub fn sections(typed: &OsStr) -> Vec<CompletionCandidate> {
    let plan = plan();
    let offers =
        plan.sections.iter().map(|section| Offer::new(section.id.to_string(), &section.title));
    matching(typed, offers)
}

/// The numbers of the plan's objectives, with their titles.
pub fn objectives(typed: &OsStr) -> Vec<CompletionCandidate> {
    let plan = plan();
    let offers = plan.objectives.iter().map(|objective| {
        Offer::new(objective.number.to_string(), objective.title.as_deref().unwrap_or_default())
    });
    matching(typed, offers)
}

/// The views that plan.toml saves.
pub fn views(typed: &OsStr) -> Vec<CompletionCandidate> {
    let plan = plan();
    let offers =
        plan.views.iter().map(|(name, options)| Offer::new(name.clone(), &options.join(" ")));
    matching(typed, offers)
}

/// The rules of the check, with what they ask.
pub fn rules(typed: &OsStr) -> Vec<CompletionCandidate> {
    matching(typed, RULES.iter().map(|rule| Offer::new(rule.name.to_owned(), rule.asks)))
}

/// The columns of the command that is being typed.
pub fn columns(typed: &OsStr) -> Vec<CompletionCandidate> {
    match beforehand::verb().as_deref() {
        Some("chase") => columns_of(CHASE_COLUMNS, typed),
        Some("due") => columns_of(DUE_COLUMNS, typed),
        Some("leads") => columns_of(LEAD_COLUMNS, typed),
        Some("summary") => columns_of(SECTION_COLUMNS, typed),
        Some("timeline") => columns_of(TIMELINE_ORDERS, typed),
        _ => columns_of(ACTION_COLUMNS, typed),
    }
}

/// The same, with the direction behind a column.
pub fn orders(typed: &OsStr) -> Vec<CompletionCandidate> {
    let text = typed.to_string_lossy();
    let Some((column, direction)) = text.split_once(':') else { return columns(typed) };
    let offers = ["asc", "desc"].into_iter().filter(|word| word.starts_with(direction));
    offers.map(|word| CompletionCandidate::new(format!("{column}:{word}"))).collect()
}

fn columns_of<Row>(columns: &[Column<Row>], typed: &OsStr) -> Vec<CompletionCandidate> {
    matching(typed, columns.iter().map(|column| Offer::new(column.name.to_owned(), column.heading)))
}

/// Something that can stand behind an option.
struct Offer {
    /// What is written on the line.
    word: String,
    /// What the shell shows beside it.
    help: String,
    /// Another name by which it is found.
    also: String,
}

impl Offer {
    fn new(word: String, help: &str) -> Self {
        Self { word, help: help.to_owned(), also: String::new() }
    }
}

/// The plan that the line is about; an empty one where it cannot be found.
fn plan() -> Plan {
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    let root = store::find(beforehand::plan().as_deref(), &here);
    root.map(|root| store::read(&root).plan).unwrap_or_default()
}

/// The offers that begin as typed, in any case. A word that a shell or a terminal would act on is left out: it would be
/// inserted as it is.
fn matching(typed: &OsStr, offers: impl IntoIterator<Item = Offer>) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy().to_lowercase();
    let begins = |words: &str| words.to_lowercase().starts_with(&typed);
    offers
        .into_iter()
        .filter(|offer| begins(&offer.word) || begins(&offer.help) || begins(&offer.also))
        .filter(|offer| shell::is_plain(&offer.word))
        .map(|offer| {
            let help = visible(&offer.help).into_owned();
            CompletionCandidate::new(offer.word).help(Some(help.into()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(offers: &[CompletionCandidate]) -> Vec<&str> {
        offers.iter().filter_map(|offer| offer.get_value().to_str()).collect()
    }

    #[test]
    fn what_begins_as_typed_is_offered_in_its_order_with_its_title() {
        let plan = || [Offer::new("3.2".to_owned(), "Two"), Offer::new("13.1".to_owned(), "Else")];
        let offers = matching(OsStr::new("3."), plan());
        assert_eq!(words(&offers), ["3.2"]);
        let help = offers.first().and_then(CompletionCandidate::get_help).unwrap();
        assert_eq!(help.to_string(), "Two");
        assert_eq!(words(&matching(OsStr::new("el"), plan())), ["13.1"]);
    }

    #[test]
    fn a_word_that_a_shell_would_act_on_is_not_offered() {
        let offers = ["late", "x;touch y", "-x"].map(|word| Offer::new(word.to_owned(), ""));
        let offers = matching(OsStr::new(""), offers);
        assert_eq!(words(&offers), ["late"]);
    }
}
