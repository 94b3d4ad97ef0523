//! The one table of rules, each in a file of its own.

mod lead_missing;
mod lead_unknown;
mod syntax;

use super::Rule;

/// Every rule, by subject: files, structure, people, dates, content, updates, the plan's own file.
pub static RULES: &[&Rule] = &[&syntax::RULE, &lead_missing::RULE, &lead_unknown::RULE];

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
