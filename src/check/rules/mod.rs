//! The one table of rules, each in a file of its own.

mod action_vanished;
mod agency_name_twice;
mod agency_unused;
mod allow_unneeded;
mod allow_without_reason;
mod author_unknown;
mod cadence_unknown;
mod completed_not_green;
mod conflict_markers;
mod conflict_open;
mod date_as_text;
mod date_impossible;
mod date_missing;
mod deadline_moved_silently;
mod deadline_outside_plan;
mod deadline_two_forms;
mod decision_rewritten;
mod evidence_missing;
mod evidence_outside;
mod file_empty;
mod file_missing;
mod file_unexpected;
mod file_unreadable;
mod first_deadline_changed;
mod green_without_evidence;
mod group_unknown;
mod holder_unknown;
mod key_misplaced;
mod key_missing;
mod key_twice;
mod key_unknown;
mod lead_missing;
mod lead_unknown;
mod measure_missing;
mod milestone_incomplete;
mod milestone_late;
mod milestone_removed;
mod milestone_title_twice;
mod milestone_unknown;
mod move_incomplete;
mod move_mismatch;
mod not_compared;
mod not_utf8;
mod number_gap;
mod number_misplaced;
mod number_twice;
mod objective_empty;
mod objective_missing;
mod objective_title_missing;
mod original_due_unexplained;
mod outcome_missing;
mod partner_twice;
mod partner_unknown;
mod period_incomplete;
mod period_reversed;
mod rating_after_end;
mod rating_meaning_missing;
mod rating_rewritten;
mod rating_unexplained;
mod rating_unknown;
mod recurrence_without_end;
mod reopened_silently;
mod review_missing;
mod rule_fixed;
mod rule_unknown;
mod section_empty;
mod section_twice;
mod section_unknown;
mod syntax;
mod text_unprintable;
mod title_missing;
mod toml_dialect;
mod update_incomplete;
mod update_order;
mod update_removed;
mod update_rewritten;
mod word_unknown;
mod wrong_type;

use super::Rule;
pub use rule_fixed::is_fixed;

/// Every rule, by subject: files, structure, people, dates, content, updates, the plan's own file, what has
/// changed since a commit.
pub static RULES: &[&Rule] = &[
    &file_unexpected::RULE,
    &file_unreadable::RULE,
    &file_empty::RULE,
    &file_missing::RULE,
    &not_utf8::RULE,
    &conflict_markers::RULE,
    &conflict_open::RULE,
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
    &section_twice::RULE,
    &number_gap::RULE,
    &lead_missing::RULE,
    &lead_unknown::RULE,
    &partner_unknown::RULE,
    &partner_twice::RULE,
    &agency_unused::RULE,
    &agency_name_twice::RULE,
    &date_missing::RULE,
    &date_as_text::RULE,
    &date_impossible::RULE,
    &deadline_two_forms::RULE,
    &period_reversed::RULE,
    &recurrence_without_end::RULE,
    &cadence_unknown::RULE,
    &group_unknown::RULE,
    &review_missing::RULE,
    &period_incomplete::RULE,
    &deadline_outside_plan::RULE,
    &milestone_incomplete::RULE,
    &milestone_title_twice::RULE,
    &milestone_late::RULE,
    &original_due_unexplained::RULE,
    &milestone_unknown::RULE,
    &title_missing::RULE,
    &measure_missing::RULE,
    &outcome_missing::RULE,
    &update_incomplete::RULE,
    &update_order::RULE,
    &rating_unknown::RULE,
    &rating_unexplained::RULE,
    &green_without_evidence::RULE,
    &author_unknown::RULE,
    &holder_unknown::RULE,
    &evidence_missing::RULE,
    &evidence_outside::RULE,
    &rating_after_end::RULE,
    &move_incomplete::RULE,
    &move_mismatch::RULE,
    &completed_not_green::RULE,
    &rating_meaning_missing::RULE,
    &rule_unknown::RULE,
    &rule_fixed::RULE,
    &allow_without_reason::RULE,
    &allow_unneeded::RULE,
    &deadline_moved_silently::RULE,
    &first_deadline_changed::RULE,
    &rating_rewritten::RULE,
    &decision_rewritten::RULE,
    &reopened_silently::RULE,
    &update_rewritten::RULE,
    &update_removed::RULE,
    &milestone_removed::RULE,
    &action_vanished::RULE,
    &not_compared::RULE,
];

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::Look;
    use crate::store::keys::{self, Key, Presence};
    use crate::store::{Problem, ProblemKind};

    #[test]
    fn each_rule_has_its_file_and_each_file_its_rule() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "mod.rs")
            .collect();
        let rules: BTreeSet<String> =
            RULES.iter().map(|rule| format!("{}.rs", rule.name.replace('-', "_"))).collect();
        assert_eq!(files, rules);
        assert_eq!(RULES.len(), rules.len());
    }

    #[test]
    fn a_rule_is_written_as_plain_words() {
        for rule in RULES {
            for words in [rule.asks, rule.because, rule.fix] {
                assert!(!words.is_empty() && !words.ends_with('.'), "{}: {words}", rule.name);
                assert!(!words.starts_with(char::is_uppercase), "{}: {words}", rule.name);
            }
        }
    }

    #[test]
    fn whatever_is_missing_one_rule_speaks_of_it() {
        let mut tables: Vec<&'static [Key]> = vec![
            keys::PLAN,
            keys::PERIOD,
            keys::SECTION,
            keys::RATINGS,
            keys::ALLOW,
            keys::AGENCY,
            keys::GROUP,
            keys::THEME,
            keys::PROJECT,
            keys::OBJECTIVE,
            keys::OFSTED,
            keys::ACTION,
            keys::SUSPENDED,
            keys::WITHDRAWN,
            keys::MILESTONE,
            keys::UPDATE,
            keys::HELD_BY,
        ];
        tables.extend(keys::FORMS.iter().map(|form| form.keys));
        let needed = |key: &&'static Key| key.presence != Presence::Optional;
        // Without its mark a deadline has another form; an empty "every" is an unknown word.
        let can_be = |key: &Key, is_empty: bool| match key.name {
            "every" => false,
            "each_meeting_of" | "described" => is_empty,
            _ => true,
        };
        for key in tables.into_iter().flatten().filter(needed) {
            for is_empty in [false, true].into_iter().filter(|&empty| can_be(key, empty)) {
                let kind = ProblemKind::KeyMissing { key, is_empty };
                let problem = Problem { kind, span: None, table: String::new() };
                let speaks = |rule: &&&Rule| match rule.look {
                    Look::Problem(look) => look(&problem).is_some(),
                    _ => false,
                };
                let rules: Vec<_> = RULES.iter().filter(speaks).map(|rule| rule.name).collect();
                assert_eq!(rules.len(), 1, "{} {}: {rules:?}", key.name, key.means);
            }
        }
    }
}
