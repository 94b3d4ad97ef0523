//! Large files: each of thousands of faults has its line.

mod copied;
mod plan;

use std::fmt::Write;

use plan::{GUIDE, TRAIN, TestPlan, with};

const PARTNERS: &str = "partners = [\"police\", \"health-trust\"]\n";

#[test]
fn eight_hundred_milestones_that_each_moved_are_matched_with_their_updates() {
    let mut lines = String::new();
    for part in 0..800 {
        let title = format!("title = \"Part {part}\"");
        write!(lines, "\n[[milestones]]\n{title}\ndue = 2026-06-15\noriginal_due = 2026-06-01\n")
            .unwrap();
    }
    for part in 0..800 {
        let moved =
            "moved_from = 2026-06-01\nmoved_to = 2026-06-15\nagreed_by = \"executive-group\"";
        write!(
            lines,
            "\n[[updates]]\ndate = 2026-06-{:02}\nby = \"police\"\nmilestone = \"Part {part}\"\n{moved}\nnote = \"Later\"\n",
            1 + part / 80
        )
        .unwrap();
    }
    let text = "title = \"Publish\"\nlead = \"police\"\ndue = 2026-06-30\nmeasures = [\"Out\"]\noutcome = \"All know\"\n";
    let plan = TestPlan::three_actions().write(GUIDE, &format!("{text}{lines}"));
    let said = plan.said();
    assert_eq!(said, Vec::<String>::new());
    // One that was not moved to where it stands now is still found among them: milestone 799 starts in line 5 + 799 × 5 + 2.
    let late = lines.replace(
        "title = \"Part 799\"\ndue = 2026-06-15",
        "title = \"Part 799\"\ndue = 2026-06-16",
    );
    let said = plan.write(GUIDE, &format!("{text}{late}")).said();
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with(&format!("move-mismatch {GUIDE}:4004:7 ")), "{said:?}");
}

#[test]
fn each_of_thousands_of_faults_has_its_line() {
    let partners = "  \"nobody\",\n".repeat(5000);
    let plan = with(TRAIN, PARTNERS, &format!("partners = [\n{partners}]\n"));
    let said = plan.said();
    let unknown: Vec<_> = said.iter().filter(|said| said.starts_with("partner-unknown")).collect();
    assert_eq!(unknown.len(), 5000);
    assert!(said.last().unwrap().contains(":5006:3 "), "{:?}", said.last());
}

#[test]
fn thousands_of_unknown_keys_are_found_and_only_the_first_are_offered_another() {
    let mut keys = String::new();
    for key in 0..20_000 {
        writeln!(keys, "outcom{key} = 1").unwrap();
    }
    let said = TestPlan::three_actions().write(GUIDE, &keys).said();
    assert!(said.len() >= 20_000, "{}", said.len());
}

#[test]
fn thousands_of_exceptions_are_held_against_what_was_found() {
    let allow = |rule: &str, partner: usize| {
        format!("[[check.allow]]\nrule = \"{rule}\"\naction = \"1.1\"\nreason = \"R{partner}\"\n")
    };
    let exceptions: String = (0..3000).map(|index| allow("partner-unknown", index)).collect();
    let partners = "\"nobody\", ".repeat(3000);
    let plan = with(TRAIN, PARTNERS, &format!("partners = [{partners}]\n"))
        .and("plan.toml", &(exceptions + &allow("lead-unknown", 0).replace("1.1", "1.2")));
    let said = plan.said();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].ends_with("1.2 does not break lead-unknown"), "{said:?}");
}
