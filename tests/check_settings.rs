//! What plan.toml says of the ratings and of the check itself.

mod copied;
mod plan;

use cov_plan::check::{Finding, check};
use cov_plan::model::Severity;
use cov_plan::store::read;
use plan::TestPlan;

const SUPERVISION: &str = "actions/workforce/02-supervision/2.1.toml";
const GUIDE: &str = "actions/early-help/01-thresholds/1.2.toml";
const ALLOW: &str = "[[check.allow]]
rule = \"outcome-missing\"
action = \"2.1\"
reason = \"The workforce board sets it at its first meeting\"
";

fn none() -> Vec<String> {
    Vec::new()
}

/// What is found in the plan with other lines below `[check]`, and an action that has lost its outcome.
fn with_settings(lines: &str) -> Vec<Finding> {
    let plan = TestPlan::three_actions()
        .with("plan.toml", "agency-unused = \"warning\"", lines)
        .with(GUIDE, "outcome = \"Everyone who refers a family works from the same page\"\n", "");
    check(&read(&plan.path("")))
}

fn weights(findings: &[Finding]) -> Vec<(&str, Severity)> {
    findings.iter().map(|finding| (finding.rule.name, finding.severity)).collect()
}

#[test]
fn a_rule_is_raised_lowered_and_switched_off_by_name() {
    for (lines, severity) in [
        ("", Severity::Warning),
        ("outcome-missing = \"error\"", Severity::Error),
        ("outcome-missing = \"note\"", Severity::Note),
    ] {
        assert_eq!(weights(&with_settings(lines)), [("outcome-missing", severity)], "{lines}");
    }
    // What is not looked at needs no exception.
    let found = with_settings("outcome-missing = \"off\"");
    assert_eq!(weights(&found), [("allow-unneeded", Severity::Warning)]);
}

#[test]
fn an_exception_counts_for_its_action_and_its_rule_alone() {
    let plan = TestPlan::three_actions().with("plan.toml", ALLOW, "");
    assert_eq!(plan.said().len(), 1);
    assert!(plan.said()[0].starts_with(&format!("outcome-missing {SUPERVISION}:1:1 ")));
    let plan =
        TestPlan::three_actions().with(SUPERVISION, "lead = \"council\"", "lead = \"polcie\"");
    assert_eq!(
        plan.said(),
        [format!("lead-unknown {SUPERVISION}:2:8 polcie is not in agencies.toml")]
    );
}

#[test]
fn an_exception_without_quotes_around_its_number_still_counts() {
    let plan = TestPlan::three_actions().with("plan.toml", "action = \"2.1\"", "action = 2.1");
    assert_eq!(
        plan.said(),
        ["wrong-type plan.toml:26:10 action takes text in quotes; here stands a number"]
    );
    assert_eq!(plan.help(), "put it in double quotes: action = \"…\"");
}

#[test]
fn an_exception_without_a_reason_is_one_finding() {
    let reason = "reason = \"The workforce board sets it at its first meeting\"\n";
    let plan = TestPlan::three_actions().with("plan.toml", reason, "");
    assert_eq!(plan.said(), ["allow-without-reason plan.toml:24:1 the exception has no reason"]);
    let plan = TestPlan::three_actions().with("plan.toml", reason, "reason = \"  \"\n");
    assert_eq!(
        plan.said(),
        ["allow-without-reason plan.toml:27:10 the exception's reason is empty"]
    );
}

#[test]
fn an_exception_that_no_longer_applies_is_a_warning() {
    let plan =
        TestPlan::three_actions().with(SUPERVISION, "measures", "outcome = \"Calm\"\nmeasures");
    assert_eq!(plan.said(), ["allow-unneeded plan.toml:24:1 2.1 does not break outcome-missing"]);
    let more = |rule: &str, action: &str| {
        let allow = format!(
            "[[check.allow]]\nrule = \"{rule}\"\naction = \"{action}\"\nreason = \"x\"\n\n[views]"
        );
        TestPlan::three_actions().with("plan.toml", "[views]", &allow).said()
    };
    assert_eq!(
        more("lead-missing", "9.9"),
        ["allow-unneeded plan.toml:31:10 there is no action 9.9 to make an exception for"]
    );
    assert_eq!(
        more("lead-missing", "1,1"),
        ["allow-unneeded plan.toml:31:10 1,1 is no action's number"]
    );
    assert_eq!(
        more("lead-mising", "1.1"),
        ["rule-unknown plan.toml:30:8 there is no rule lead-mising"]
    );
}

#[test]
fn an_exception_is_not_called_unneeded_while_its_file_cannot_be_read() {
    let plan = TestPlan::three_actions().with(SUPERVISION, "lead = \"council\"", "lead = council");
    assert_eq!(plan.said(), [format!("syntax {SUPERVISION}:2:8 council stands without quotes")]);
    let plan =
        TestPlan::three_actions().with(SUPERVISION, "measures", "outcom = \"Calm\"\nmeasures");
    assert_eq!(plan.said(), [format!("key-unknown {SUPERVISION}:4:1 there is no key outcom here")]);
}

#[test]
fn a_slip_elsewhere_in_plan_toml_takes_no_exception_away() {
    let plan = TestPlan::three_actions().with(
        "plan.toml",
        "update_within = 21",
        "update_within = 21 days",
    );
    assert_eq!(plan.said(), ["syntax plan.toml:5:17 21 days stands without quotes"]);
}

#[test]
fn a_rule_that_does_not_exist_is_offered_the_right_one() {
    let plan = TestPlan::three_actions().with("plan.toml", "agency-unused = ", "agency-unsued = ");
    assert_eq!(plan.said(), ["rule-unknown plan.toml:22:1 there is no rule agency-unsued"]);
    assert_eq!(plan.help(), "did you mean agency-unused?");
    let plan = TestPlan::three_actions().with("plan.toml", "agency-unused = ", "strict = ");
    assert_eq!(plan.help(), "write the name as cov-plan explain lists it");
    // The name and the severity are two slips.
    let plan = TestPlan::three_actions().with(
        "plan.toml",
        "agency-unused = \"warning\"",
        "agency-unsued = \"warn\"",
    );
    assert_eq!(
        plan.said(),
        [
            "rule-unknown plan.toml:22:1 there is no rule agency-unsued",
            "word-unknown plan.toml:22:17 \"warn\" is no word for a severity",
        ]
    );
}

/// Else a broken action would be missing from every report, and the check would pass.
#[test]
fn what_keeps_a_file_from_being_read_is_an_error_whatever_plan_toml_says() {
    let broken = || TestPlan::three_actions().with(GUIDE, "lead = \"police\"", "lead = police");
    let syntax = format!("syntax {GUIDE}:2:8 police stands without quotes");
    let because = "it finds what keeps a file from being read";
    for (severity, words) in
        [("off", "be switched off"), ("note", "be lowered"), ("warning", "be lowered")]
    {
        let line = format!("syntax = \"{severity}\"\nagency-unused");
        let plan = broken().with("plan.toml", "agency-unused", &line);
        let fixed = format!("rule-fixed plan.toml:22:1 syntax cannot {words}: {because}");
        assert_eq!(plan.said(), [syntax.clone(), fixed]);
        let found = check(&read(&plan.path("")));
        assert!(found.iter().all(|finding| finding.severity == Severity::Error));
    }
    let allow = "[[check.allow]]\nrule = \"syntax\"\naction = \"1.2\"\nreason = \"x\"\n\n[views]";
    let plan = broken().with("plan.toml", "[views]", allow);
    let fixed =
        format!("rule-fixed plan.toml:30:8 no action is allowed to break syntax: {because}");
    assert_eq!(plan.said(), [syntax, fixed.clone()]);
    // Nor is an exception that is not needed a second fault; and what changes nothing is none.
    assert_eq!(TestPlan::three_actions().with("plan.toml", "[views]", allow).said(), [fixed]);
    let same = "syntax = \"error\"\nagency-unused";
    assert_eq!(TestPlan::three_actions().with("plan.toml", "agency-unused", same).said(), none());
}

#[test]
fn an_exception_is_not_called_unneeded_while_what_its_rule_compares_with_cannot_be_read() {
    let allow = |rule: &str| {
        let allow = format!(
            "[[check.allow]]\nrule = \"{rule}\"\naction = \"1.2\"\nreason = \"x\"\n\n[views]"
        );
        TestPlan::three_actions().with("plan.toml", "[views]", &allow)
    };
    let period = "{ from = 2026-04-01, to = 2027-03-31 }";
    let plan = allow("deadline-outside-plan").with(
        "plan.toml",
        period,
        "{ from = 2026-04-01, to = 2025-03-31 }",
    );
    assert_eq!(
        plan.said(),
        ["period-reversed plan.toml:3:36 it ends on 2025-03-31, before it starts on 2026-04-01"]
    );
    let plan = allow("lead-unknown").write("agencies.toml", "");
    assert_eq!(plan.said().len(), 1, "{:?}", plan.said());
    let plan = allow("group-unknown").write("governance.toml", "");
    assert_eq!(plan.said().len(), 1, "{:?}", plan.said());
}

#[test]
fn each_rating_without_a_meaning_is_one_finding() {
    let plan = TestPlan::three_actions()
        .with("plan.toml", "red = \"Under way, no significant change yet\"\n", "")
        .with("plan.toml", "green = \"Targets and measures met\"", "green = \"\"");
    assert_eq!(
        plan.said(),
        [
            "rating-meaning-missing plan.toml:16:1 the plan does not say what red means",
            "rating-meaning-missing plan.toml:18:9 the meaning of green is empty",
        ]
    );
    let ratings = "[ratings]
red = \"Under way, no significant change yet\"
amber = \"Under way, and the measures are clearly moving\"
green = \"Targets and measures met\"
";
    let plan = TestPlan::three_actions().with("plan.toml", ratings, "");
    assert_eq!(
        plan.said(),
        ["rating-meaning-missing plan.toml:1:1 the plan does not say what its ratings mean"]
    );
    assert_eq!(TestPlan::three_actions().said(), none());
}
