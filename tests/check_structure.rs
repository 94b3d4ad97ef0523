//! Faults of the folder: numbers, objectives and sections.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod copied;
mod plan;

use std::fs;

use plan::TestPlan;

const FOLDER: &str = "actions/early-help/01-thresholds";
const GUIDE: &str = "actions/early-help/01-thresholds/1.2.toml";

/// The plan with more actions like 1.2.
fn with_guides(files: &[&str]) -> TestPlan {
    let mut plan = TestPlan::three_actions();
    let text = fs::read_to_string(plan.path(GUIDE)).unwrap();
    for file in files {
        plan = plan.write(file, &text);
    }
    plan
}

#[test]
fn an_action_in_the_folder_of_another_objective_is_told_both_ways_out() {
    let plan = with_guides(&["actions/workforce/02-supervision/1.3.toml"]);
    assert_eq!(
        plan.said(),
        [
            "number-misplaced actions/workforce/02-supervision/1.3.toml:1:1 1.3 lies in the folder of objective 2"
        ]
    );
    assert_eq!(plan.help(), format!("move it to {FOLDER}, or call it 2.2.toml"));
    // Where its own folder has that number already, there is one way only.
    let plan = with_guides(&["actions/workforce/02-supervision/1.2.toml"]);
    assert_eq!(
        plan.said(),
        [
            "number-misplaced actions/workforce/02-supervision/1.2.toml:1:1 1.2 lies in the folder of objective 2"
        ]
    );
    assert_eq!(plan.help(), "call it 2.2.toml, the next free number here");
}

#[test]
fn a_folder_of_which_all_actions_are_of_another_objective_is_itself_wrong() {
    for (wrong, own) in [("03-thresholds", 3), ("02-thresholds", 2)] {
        let folder = format!("actions/early-help/{wrong}");
        let plan = TestPlan::three_actions().moved(FOLDER, &folder);
        assert_eq!(
            plan.said(),
            [format!(
                "number-misplaced {folder}:1:1 {wrong} is the folder of objective {own}, but all its actions are of objective 1"
            )]
        );
        assert_eq!(
            plan.help(),
            format!("call the folder 01-thresholds, or its actions {own}.1 and so on")
        );
    }
}

#[test]
fn two_folders_of_one_objective_are_one_finding_at_the_second() {
    let said = format!("objective 1 has another folder already: {FOLDER}");
    let help = "move what is in it there, or give this one and its actions 3, the next free number";
    for files in [
        vec!["actions/early-help/01-visits/1.2.toml"],
        vec!["actions/early-help/01-visits/1.2.toml", "actions/early-help/01-visits/1.7.toml"],
    ] {
        let plan = with_guides(&files);
        assert_eq!(plan.said(), [format!("number-twice {}:1:1 {said}", files[0])]);
        assert_eq!(plan.help(), help);
    }
    let plan = with_guides(&["actions/workforce/001-visits/1.3.toml"])
        .write("actions/workforce/001-visits/objective.toml", "title = \"Visits\"");
    assert_eq!(
        plan.said(),
        [format!("number-twice actions/workforce/001-visits/objective.toml:1:1 {said}")]
    );
}

#[test]
fn a_folder_without_its_objective_misses_the_file() {
    let file = format!("{FOLDER}/objective.toml");
    let plan = TestPlan::three_actions().without(&file);
    assert_eq!(
        plan.said(),
        [format!("objective-missing {file}:1:1 objective 1 has actions but no objective.toml")]
    );
    let plan = TestPlan::three_actions().moved(&file, &format!("{FOLDER}/Objective.toml"));
    assert_eq!(
        plan.said(),
        [format!(
            "file-unexpected {FOLDER}/Objective.toml:1:1 Objective.toml has no place in a plan: an objective's file is called objective.toml"
        )]
    );
    let plan = TestPlan::three_actions().without(&file).write(&format!("{FOLDER}/x.toml"), "");
    let found = plan.said();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with(&format!("objective-missing {file}:1:1")), "{found:?}");
    assert!(found[1].starts_with(&format!("file-unexpected {FOLDER}/x.toml:1:1")), "{found:?}");
}

#[test]
fn an_objective_without_actions_is_empty_unless_they_are_only_misnamed() {
    let folder = "actions/workforce/03-caseloads";
    let objective = format!("{folder}/objective.toml");
    let plan = TestPlan::three_actions().write(&objective, "title = \"Caseloads are even\"");
    assert_eq!(plan.said(), [format!("objective-empty {objective}:1:1 objective 3 has no action")]);
    assert_eq!(
        plan.help(),
        format!("write its first action as {folder}/3.1.toml, or take the folder away")
    );
    let plan = plan.write(&format!("{folder}/3.1 final.toml"), "");
    assert_eq!(plan.said().len(), 1);
    assert!(plan.said()[0].starts_with("file-unexpected"), "{:?}", plan.said());
}

#[test]
fn an_objective_needs_a_title() {
    let file = format!("{FOLDER}/objective.toml");
    let title = "title = \"Families get the right help at the right time\"";
    let plan = TestPlan::three_actions().with(&file, title, "");
    assert_eq!(
        plan.said(),
        [format!("objective-title-missing {file}:1:1 the objective has no title")]
    );
    let plan = TestPlan::three_actions().with(&file, title, "title = \" \"");
    assert_eq!(plan.said(), [format!("objective-title-missing {file}:1:9 the title is empty")]);
}

#[test]
fn a_section_that_the_plan_does_not_list_is_one_finding_for_its_folder() {
    let objective = "actions/early-halp/03-x/objective.toml";
    let plan = with_guides(&["actions/early-halp/03-x/3.1.toml"])
        .write(objective, "title = \"An objective\"\n");
    assert_eq!(
        plan.said(),
        ["section-unknown actions/early-halp:1:1 early-halp is no section of plan.toml"]
    );
    assert_eq!(plan.help(), "call the folder early-help, or add early-halp to plan.toml");
}

/// Either of the two may be right, but a line of plan.toml is changed more easily than a folder.
#[test]
fn a_section_and_a_folder_of_nearly_the_same_name_are_one_finding_in_plan_toml() {
    let plan = TestPlan::three_actions().with("plan.toml", "\"early-help\"", "\"early-hlep\"");
    assert_eq!(
        plan.said(),
        ["section-unknown plan.toml:9:6 early-hlep has no folder under actions/"]
    );
    assert_eq!(plan.help(), "did you mean early-help? else call that folder early-hlep");
    let plan = TestPlan::three_actions().moved("actions/early-help", "actions/early-halp");
    assert_eq!(
        plan.said(),
        ["section-unknown plan.toml:9:6 early-help has no folder under actions/"]
    );
    assert_eq!(plan.help(), "did you mean early-halp? else call that folder early-help");
}

#[test]
fn a_section_that_is_listed_twice_is_found_at_the_second_and_not_called_empty() {
    let again = "[[sections]]\nid = \"workforce\"\ntitle = \"Staff\"\n\n[ratings]";
    let plan = TestPlan::three_actions().with("plan.toml", "[ratings]", again);
    assert_eq!(
        plan.said(),
        ["section-twice plan.toml:17:6 workforce is the id of a section above already"]
    );
    // Where neither has a folder, the first is empty and the second is a second one.
    let twice = again.replace("workforce", "housing");
    let twice = twice.replacen("[ratings]", &twice, 1);
    let plan = TestPlan::three_actions().with("plan.toml", "[ratings]", &twice);
    assert_eq!(
        plan.said(),
        [
            "section-empty plan.toml:17:6 housing has no folder under actions/",
            "section-twice plan.toml:21:6 housing is the id of a section above already",
        ]
    );
}

#[test]
fn an_action_in_another_objectives_folder_leaves_no_gap_where_it_is_missing() {
    let plan = TestPlan::three_actions().moved(
        "actions/early-help/01-thresholds/1.1.toml",
        "actions/workforce/02-supervision/1.1.toml",
    );
    assert_eq!(
        plan.said(),
        [
            "number-misplaced actions/workforce/02-supervision/1.1.toml:1:1 1.1 lies in the folder of objective 2"
        ]
    );
}

#[test]
fn a_folder_without_its_number_is_one_finding() {
    let plan = TestPlan::three_actions().moved(FOLDER, "actions/early-help/thresholds");
    assert_eq!(
        plan.said(),
        [
            "file-unexpected actions/early-help/thresholds:1:1 the folder thresholds does not begin with an objective's number"
        ]
    );
}

#[test]
fn no_section_is_unknown_where_plan_toml_leaves_them_open() {
    let plan = TestPlan::three_actions().with("plan.toml", "[ratings]", "[ratings");
    assert_eq!(plan.said(), ["syntax plan.toml:16:1 this header is not closed"]);
    let plan =
        TestPlan::three_actions().with("plan.toml", "id = \"early-help\"", "id = early-help");
    assert_eq!(plan.said(), ["syntax plan.toml:9:6 early-help stands without quotes"]);
    let plan = TestPlan::three_actions().with(
        "plan.toml",
        "id = \"early-help\"",
        "ident = \"early-help\"",
    );
    assert_eq!(plan.said().len(), 2, "{:?}", plan.said());
    let plan =
        TestPlan::three_actions().with("plan.toml", "id = \"early-help\"", "Id = \"early-help\"");
    assert_eq!(plan.said(), ["key-unknown plan.toml:9:1 there is no key Id here"]);
}

#[test]
fn a_section_without_a_folder_is_noted() {
    let plan = TestPlan::three_actions().with(
        "plan.toml",
        "[ratings]",
        "[[sections]]\nid = \"housing\"\ntitle = \"Housing\"\n\n[ratings]",
    );
    assert_eq!(plan.said(), ["section-empty plan.toml:17:6 housing has no folder under actions/"]);
}

#[test]
fn a_gap_in_the_numbers_is_noted_at_the_file_behind_it() {
    let plan = with_guides(&[
        "actions/early-help/01-thresholds/1.4.toml",
        "actions/early-help/01-thresholds/1.10.toml",
    ]);
    assert_eq!(
        plan.said(),
        [
            format!("number-gap {FOLDER}/1.4.toml:1:1 1.3 is missing before 1.4"),
            format!("number-gap {FOLDER}/1.10.toml:1:1 1.5 to 1.9 are missing before 1.10"),
        ]
    );
    let plan = TestPlan::three_actions().without(&format!("{FOLDER}/1.1.toml"));
    let gap = format!("number-gap {GUIDE}:1:1 1.1 is missing before 1.2");
    assert!(plan.said().contains(&gap), "{:?}", plan.said());
    let plan = with_guides(&["actions/workforce/05-visits/5.1.toml"])
        .write("actions/workforce/05-visits/objective.toml", "title = \"Visits\"");
    assert_eq!(
        plan.said(),
        [
            "number-gap actions/workforce/05-visits/objective.toml:1:1 objectives 3 to 4 are missing before objective 5"
        ]
    );
}

#[test]
fn a_broken_file_leaves_no_gap() {
    let plan =
        with_guides(&["actions/early-help/01-thresholds/1.3.toml"]).write(GUIDE, "lead = police\n");
    assert_eq!(plan.said(), [format!("syntax {GUIDE}:1:8 police stands without quotes")]);
    let numbers = ["1.3.toml", "1.4.toml"].map(|name| format!("{FOLDER}/{name}"));
    let plan = with_guides(&[&numbers[0], &numbers[1]])
        .moved(&numbers[0], &format!("{FOLDER}/1.3-old.toml"));
    assert_eq!(plan.said().len(), 1, "{:?}", plan.said());
}

#[test]
fn the_largest_numbers_are_no_fault_of_ours() {
    let last = u32::MAX;
    let plan = with_guides(&[&format!("{FOLDER}/1.{last}.toml")]);
    assert_eq!(
        plan.said(),
        [format!(
            "number-gap {FOLDER}/1.{last}.toml:1:1 1.3 to 1.4294967294 are missing before 1.{last}"
        )]
    );
    let folder = format!("actions/workforce/{last}-x");
    let action = format!("{folder}/{last}.{last}.toml");
    let plan = with_guides(&[&action]);
    assert_eq!(
        plan.said(),
        [
            format!(
                "number-gap {action}:1:1 {last}.1 to {last}.4294967294 are missing before {last}.{last}"
            ),
            format!(
                "number-gap {action}:1:1 objectives 3 to 4294967294 are missing before objective {last}"
            ),
            format!(
                "objective-missing {folder}/objective.toml:1:1 objective {last} has actions but no objective.toml"
            ),
        ]
    );
}
