//! A pull request that spoils one line of the real plan goes red with that line named; the plan as it is passes.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod program;

use std::fs;
use std::path::Path;

use program::{copy_of_the_repository, cov_plan};

const NEGLECT: &str = "actions/help-and-protection/09-abuse-at-home/9.1.toml";
const GANGS: &str = "actions/help-and-protection/09-abuse-at-home/9.4.toml";
const ASSURANCE: &str = "actions/help-and-protection/09-abuse-at-home/9.3.toml";
const AUDITS: &str = "actions/leadership-and-governance/24-audits/24.1.toml";
const WORKFORCE: &str = "actions/leadership-and-governance/22-workforce/22.1.toml";

/// Each fault: the file, the line as it stands and as it is spoilt, the rule, and whether the finding stands on that line;
/// what is missing at the top of a file stands on its first.
const FAULTS: [(&str, &str, &str, &str, bool); 16] = [
    (GANGS, "lead = \"police\"\n", "", "lead-missing", false),
    (GANGS, "due = 2020-03-31\n", "", "date-missing", false),
    (GANGS, "title = ", "titel = ", "key-unknown", true),
    (GANGS, "lead = \"police\"", "lead = \"polcie\"", "lead-unknown", true),
    (GANGS, "lead = \"police\"", "lead = police", "syntax", true),
    (GANGS, "[\"coventry-city-council\"]", "[\"coventry\"]", "partner-unknown", true),
    (GANGS, "[\"coventry-city-council\"]", "[\"police\"]", "partner-twice", true),
    (GANGS, "due = 2020-03-31", "due = \"2020-03-31\"", "date-as-text", true),
    (GANGS, "due = 2020-03-31", "due = 2020-02-30", "date-impossible", true),
    (GANGS, "due = 2020-03-31", "due = 31/03/2020", "syntax", true),
    (ASSURANCE, "\"six-months\"", "\"half-year\"", "cadence-unknown", true),
    (ASSURANCE, "until = 2020-09-30", "until = 2018-09-30", "recurrence-without-end", true),
    (AUDITS, "\"executive-group\"", "\"executive-board\"", "group-unknown", true),
    (WORKFORCE, "to = 2020-03-31", "to = 2019-03-31", "period-reversed", true),
    (NEGLECT, "due = 2019-12-31\n", "", "milestone-incomplete", false),
    ("plan.toml", "red = \"Under way, no", "rde = \"Under way, no", "key-unknown", true),
];

#[test]
fn the_plan_as_it_is_passes() {
    cov_plan("check").assert().code(0);
}

#[test]
fn each_single_fault_in_the_real_plan_is_one_error_with_its_line() {
    for (file, right, wrong, rule, on_that_line) in FAULTS {
        let folder = copy_of_the_repository();
        let path = folder.path().join("plan").join(file);
        let text = fs::read_to_string(&path).unwrap();
        let at = text.find(right).unwrap_or_else(|| panic!("{file} has no {right}"));
        fs::write(&path, text.replacen(right, wrong, 1)).unwrap();
        let found = errors(folder.path());
        assert_eq!(found.len(), 1, "{rule}: {found:?}");
        assert_eq!((found[0].0.as_str(), found[0].1.as_str()), (rule, file));
        if on_that_line {
            let line = text[..at].matches('\n').count() as u64 + 1;
            assert_eq!(found[0].2, line, "{rule}");
        } else if rule != "milestone-incomplete" {
            assert_eq!(found[0].2, 1, "{rule}");
        }
    }
}

/// Rule, file and line of each error that the check of the plan in a folder finds; it must exit with 1.
fn errors(folder: &Path) -> Vec<(String, String, u64)> {
    let output = cov_plan("check --format json").current_dir(folder).assert().code(1);
    let found: Vec<serde_json::Value> =
        serde_json::from_slice(&output.get_output().stdout).unwrap();
    let text = |finding: &serde_json::Value, key| finding[key].as_str().unwrap().to_owned();
    found
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| {
            (text(finding, "rule"), text(finding, "file"), finding["line"].as_u64().unwrap())
        })
        .collect()
}
