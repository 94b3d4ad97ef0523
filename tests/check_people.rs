//! What the check finds wrong with leads, partners, the register of agencies, titles, measures and outcomes.

mod copied;
mod plan;

use plan::{GUIDE, SUPERVISE, TRAIN, TestPlan, with};

const AGENCIES: &str = "agencies.toml";
const FIRE: &str = "\n[fire-service]\nname = \"Northshire Fire and Rescue\"\n";

#[test]
fn an_action_without_a_lead_is_named() {
    with(SUPERVISE, "lead = \"council\"\n", "").finds(
        "lead-missing",
        SUPERVISE,
        (1, 1),
        "the action has no lead",
    );
    with(SUPERVISE, "lead = \"council\"", "lead = \"  \"").finds(
        "lead-missing",
        SUPERVISE,
        (2, 8),
        "the lead is empty",
    );
}

#[test]
fn a_lead_that_nobody_knows_is_named_with_the_one_likely_meant() {
    let plan = with(GUIDE, "lead = \"police\"", "lead = \"polcie\"");
    plan.finds("lead-unknown", GUIDE, (2, 8), "polcie is not in agencies.toml");
    assert_eq!(plan.help(), "did you mean \"police\"?");
    assert_eq!(
        with(GUIDE, "\"police\"", "\"Northshire police\"").help(),
        "did you mean \"police\"?"
    );
}

#[test]
fn a_partner_that_nobody_knows_is_named_at_its_place_in_the_list() {
    let plan = with(TRAIN, "\"health-trust\"]", "\"helth-trust\"]");
    plan.finds("partner-unknown", TRAIN, (6, 23), "helth-trust is not in agencies.toml");
    assert_eq!(plan.help(), "did you mean \"health-trust\"?");
    with(TRAIN, "\"health-trust\"]", "\"health-trust\", \"\"]").finds(
        "partner-unknown",
        TRAIN,
        (6, 39),
        "a partner is empty",
    );
}

#[test]
fn an_agency_with_two_parts_in_an_action_is_named_at_the_second() {
    with(TRAIN, "\"health-trust\"]", "\"health-trust\", \"police\"]").finds(
        "partner-twice",
        TRAIN,
        (6, 39),
        "police is named twice as partner",
    );
    with(TRAIN, "[\"police\"", "[\"council\", \"police\"").finds(
        "partner-twice",
        TRAIN,
        (6, 13),
        "council is the lead, and a partner too",
    );
}

#[test]
fn a_partner_named_twice_that_nobody_knows_is_not_named_for_both_reasons() {
    let plan = with(TRAIN, "\"health-trust\"]", "\"health-trust\", \"bus\", \"bus\"]");
    let rules: Vec<_> = plan.findings().into_iter().map(|place| (place.0, place.3)).collect();
    assert_eq!(rules, [("partner-unknown".to_owned(), 39), ("partner-unknown".to_owned(), 46)]);
}

#[test]
fn an_agency_without_a_part_is_named_at_its_header() {
    TestPlan::three_actions().and(AGENCIES, FIRE).finds(
        "agency-unused",
        AGENCIES,
        (13, 2),
        "Northshire Fire and Rescue has no part in any action",
    );
}

#[test]
fn an_agency_has_a_part_as_author_or_holder_of_evidence_too() {
    let plan = || TestPlan::three_actions().and(AGENCIES, FIRE);
    plan().with(TRAIN, "by = \"council\"", "by = \"fire-service\"").passes();
    plan().with(GUIDE, "held_by = \"police\"", "held_by = \"fire-service\"").passes();
}

#[test]
fn an_agency_is_not_called_unused_where_the_action_that_names_it_cannot_be_read() {
    let only_partner = "\"police\", \"health-trust\"]";
    with(TRAIN, only_partner, "\"police\", \"helth-trust\"]").finds(
        "partner-unknown",
        TRAIN,
        (6, 23),
        "helth-trust is not in agencies.toml",
    );
    let broken = with(TRAIN, only_partner, "\"police\", \"health-trust\"").findings();
    assert!(broken.iter().all(|place| place.0 != "agency-unused"), "{broken:?}");
}

#[test]
fn two_agencies_of_one_name_are_named_at_the_second_in_any_case() {
    let plan = with(AGENCIES, "name = \"Northshire Health Trust\"", "name = \"northshire POLICE\"");
    plan.finds(
        "agency-name-twice",
        AGENCIES,
        (10, 8),
        "northshire POLICE is what police is called already",
    );
    with(AGENCIES, "short = \"NHT\"", "short = \"nc\"").finds(
        "agency-name-twice",
        AGENCIES,
        (11, 9),
        "nc is what council is called already",
    );
    with(AGENCIES, "short = \"NC\"", "short = \"health-trust\"").finds(
        "agency-name-twice",
        AGENCIES,
        (9, 2),
        "health-trust is what council is called already",
    );
}

#[test]
fn an_action_without_a_title_measure_or_outcome_is_named_once() {
    with(GUIDE, "title = \"Publish one guide to thresholds\"\n", "").finds(
        "title-missing",
        GUIDE,
        (1, 1),
        "the action has no title",
    );
    with(GUIDE, "title = \"Publish one guide to thresholds\"", "title = \" \"").finds(
        "title-missing",
        GUIDE,
        (1, 9),
        "the title is empty",
    );
    with(GUIDE, "measures = [\"The guide is published\"]\n", "").finds(
        "measure-missing",
        GUIDE,
        (1, 1),
        "the action has no measure",
    );
    for empty in ["[]", "[\"\"]"] {
        with(GUIDE, "[\"The guide is published\"]", empty).finds(
            "measure-missing",
            GUIDE,
            (5, 12),
            "measures is empty",
        );
    }
    let outcome = "\"Everyone who refers a family works from the same page\"";
    with(GUIDE, outcome, "\"\"").finds("outcome-missing", GUIDE, (6, 11), "the outcome is empty");
}

/// Misspelt keys, wrong types and keys in the wrong place are found by other rules, and once.
#[test]
fn what_another_rule_finds_is_not_called_missing_too() {
    for (file, right, wrong) in [
        (GUIDE, "lead = ", "led = "),
        (GUIDE, "lead = \"police\"", "lead = []"),
        (GUIDE, "title = \"Publish", "titel = \"Publish"),
        (GUIDE, "measures = ", "measure = "),
        (GUIDE, "measures = [\"The guide is published\"]", "measures = \"The guide is published\""),
        (GUIDE, "measures = [\"The guide is published\"]", "measures = \"\""),
        (TRAIN, "partners = [\"police\", \"health-trust\"]", "partners = \"health-trust\""),
        (AGENCIES, "[council]\n", ""),
    ] {
        let found = with(file, right, wrong).findings();
        let wanted = |rule: &str| !matches!(rule, "key-unknown" | "wrong-type");
        assert!(found.iter().all(|place| !wanted(&place.0)), "{wrong}: {found:?}");
    }
}

#[test]
fn an_outcome_typed_below_a_header_is_not_called_missing_too() {
    let outcome = "outcome = \"Everyone who refers a family works from the same page\"\n";
    let plan = with(GUIDE, outcome, "").with(GUIDE, "rag = ", &format!("{outcome}rag = "));
    let found = plan.findings();
    assert!(found.iter().all(|place| place.0 != "outcome-missing"), "{found:?}");
}
