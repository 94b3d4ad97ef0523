//! The one table of rules, each in a file of its own.

mod allow_unneeded;
mod allow_without_reason;
mod conflict_markers;
mod file_empty;
mod file_missing;
mod file_unexpected;
mod file_unreadable;
mod key_misplaced;
mod key_missing;
mod key_twice;
mod key_unknown;
mod lead_missing;
mod lead_unknown;
mod not_utf8;
mod number_gap;
mod number_misplaced;
mod number_twice;
mod objective_empty;
mod objective_missing;
mod objective_title_missing;
mod rating_meaning_missing;
mod rule_unknown;
mod section_empty;
mod section_unknown;
mod syntax;
mod text_unprintable;
mod toml_dialect;
mod word_unknown;
mod wrong_type;

use super::Rule;

/// Every rule, by subject: files, structure, people, dates, content, updates, the plan's own file.
pub static RULES: &[&Rule] = &[
    &file_unexpected::RULE,
    &file_unreadable::RULE,
    &file_empty::RULE,
    &file_missing::RULE,
    &not_utf8::RULE,
    &conflict_markers::RULE,
    &syntax::RULE,
    &key_twice::RULE,
    &key_unknown::RULE,
    &key_misplaced::RULE,
    &wrong_type::RULE,
    &word_unknown::RULE,
    &key_missing::RULE,
    &toml_dialect::RULE,
    &text_unprintable::RULE,
    &number_misplaced::RULE,
    &number_twice::RULE,
    &objective_missing::RULE,
    &objective_empty::RULE,
    &objective_title_missing::RULE,
    &section_unknown::RULE,
    &section_empty::RULE,
    &number_gap::RULE,
    &lead_missing::RULE,
    &lead_unknown::RULE,
    &rating_meaning_missing::RULE,
    &rule_unknown::RULE,
    &allow_without_reason::RULE,
    &allow_unneeded::RULE,
];

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
