//! The one table of rules, each in a file of its own.

mod agency_name_twice;
mod agency_unused;
mod author_unknown;
mod cadence_unknown;
mod completed_not_green;
mod date_as_text;
mod date_impossible;
mod date_missing;
mod deadline_outside_plan;
mod deadline_two_forms;
mod evidence_missing;
mod evidence_outside;
mod green_without_evidence;
mod group_unknown;
mod holder_unknown;
mod lead_missing;
mod lead_unknown;
mod measure_missing;
mod milestone_incomplete;
mod milestone_late;
mod milestone_title_twice;
mod milestone_unknown;
mod move_incomplete;
mod move_mismatch;
mod original_due_unexplained;
mod outcome_missing;
mod partner_twice;
mod partner_unknown;
mod period_incomplete;
mod period_reversed;
mod rating_after_end;
mod rating_unexplained;
mod rating_unknown;
mod recurrence_without_end;
mod review_missing;
mod syntax;
mod title_missing;
mod update_incomplete;
mod update_order;

use super::Rule;

/// Every rule, by subject: files, structure, people, dates, content, updates, the plan's own file.
pub static RULES: &[&Rule] = &[
    &syntax::RULE,
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
];

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
