//! The schemas that editors read, and the tables of keys that people do.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod program;

use std::fs;

use cov_plan::model::Named;
use cov_plan::store::FileKind;
use program::{cov_plan, printed};
use serde_json::{Value, json};

fn schema(kind: &str) -> Value {
    serde_json::from_str(&printed(&mut cov_plan(&format!("schema {kind}")))).unwrap()
}

fn keys(schema: &Value) -> Vec<&str> {
    schema["properties"].as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_plans_own_schemas_are_what_the_program_prints() {
    for kind in FileKind::names() {
        let committed = fs::read_to_string(format!("plan/.schema/{kind}.json")).unwrap();
        let printed = printed(&mut cov_plan(&format!("schema {kind}")));
        assert!(
            committed == printed,
            "cov-plan schema {kind} --output plan/.schema/{kind}.json brings it up to date"
        );
    }
}

#[test]
fn editors_are_told_the_schema_of_each_kind_of_file() {
    let settings = fs::read_to_string(".taplo.toml").unwrap();
    for kind in FileKind::names() {
        let path = format!("path = \"plan/.schema/{kind}.json\"");
        assert_eq!(settings.matches(&path).count(), 1, "{path}");
    }
}

#[test]
fn an_action_needs_title_lead_and_deadline_and_has_no_other_keys_than_its_own() {
    let action = schema("action");
    assert_eq!(action["$schema"], "http://json-schema.org/draft-07/schema#");
    assert_eq!(action["required"], json!(["title", "lead", "due"]));
    assert_eq!(action["additionalProperties"], json!(false));
    assert_eq!(
        keys(&action),
        [
            "added",
            "agreed_by",
            "completed",
            "description",
            "due",
            "lead",
            "measures",
            "milestones",
            "original_due",
            "outcome",
            "partners",
            "suspended",
            "title",
            "updates",
            "withdrawn",
        ]
    );
    assert_eq!(action["properties"]["outcome"]["description"], "what will be better for children");
}

#[test]
fn a_deadline_is_a_date_or_one_of_four_tables() {
    let action = schema("action");
    let due = &action["properties"]["due"]["oneOf"];
    let date = json!({ "type": "string", "format": "date" });
    assert_eq!(due[0], date);
    let needed: Vec<&Value> =
        due.as_array().unwrap().iter().skip(1).map(|form| &form["required"]).collect();
    assert_eq!(
        needed,
        [
            &json!(["every", "from", "until"]),
            &json!(["each_meeting_of", "until"]),
            &json!(["described", "review"]),
            &json!(["from", "to"]),
        ]
    );
    let milestone = &action["properties"]["milestones"]["items"];
    assert_eq!(&milestone["properties"]["due"]["oneOf"], due);
}

#[test]
fn a_rating_is_one_of_three_words() {
    let action = schema("action");
    let update = &action["properties"]["updates"]["items"]["properties"];
    assert_eq!(update["rag"]["enum"], json!(["red", "amber", "green"]));
    assert_eq!(update["impact"]["enum"], json!(["red", "amber", "green"]));
}

#[test]
fn agencies_are_tables_under_any_id() {
    let agencies = schema("agencies");
    assert_eq!(agencies["additionalProperties"]["required"], json!(["name"]));
    assert_eq!(agencies["additionalProperties"]["additionalProperties"], json!(false));
}

#[test]
fn any_rule_may_be_given_a_weight_beside_the_exceptions() {
    let check = &schema("plan")["properties"]["check"];
    assert_eq!(check["additionalProperties"]["enum"], json!(["error", "warning", "note", "off"]));
    assert_eq!(
        check["properties"]["allow"]["items"]["required"],
        json!(["rule", "action", "reason"])
    );
}

#[test]
fn the_keys_of_a_kind_are_tables_that_people_read() {
    let page = printed(&mut cov_plan("schema action --format markdown"));
    assert!(page.starts_with("## actions/SECTION/NN-NAME/NUMBER.toml\n"), "{page}");
    for line in [
        "| lead | yes | text in quotes | the id of the agency that answers for it |",
        "| outcome | expected | text in quotes | what will be better for children |",
        "## \\[\\[updates\\]\\]",
        "| rag | no | one of \"red\", \"amber\", \"green\" | how delivery goes |",
        "## due = { every = …, from = …, until = … }",
        "## evidence = { held\\_by = …, title = … }",
    ] {
        assert!(page.lines().any(|other| other == line), "{line}\n{page}");
    }
}

#[test]
fn without_a_kind_all_kinds_are_listed() {
    let listed = printed(&mut cov_plan("schema"));
    for kind in FileKind::ALL {
        assert!(listed.contains(kind.name()) && listed.contains(kind.path()), "{listed}");
    }
}
