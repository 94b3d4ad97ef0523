//! What the check finds wrong with updates: their ratings, authors, evidence, and the decisions that they record.

mod copied;
mod plan;

use std::fs;

use plan::{GUIDE, SUPERVISE, TRAIN, TestPlan, with};

const EVIDENCE: &str = "[\"three-actions/evidence/training.md\"]";

#[test]
fn an_update_without_a_date_or_an_author_is_named_at_its_header() {
    with(GUIDE, "date = 2026-06-15\n", "").finds(
        "update-incomplete",
        GUIDE,
        (9, 1),
        "the update has no date",
    );
    with(TRAIN, "date = 2026-06-09\nby = \"council\"\n", "date = 2026-06-09\n").finds(
        "update-incomplete",
        TRAIN,
        (29, 1),
        "the update does not say who gives it",
    );
    with(GUIDE, "by = \"police\"", "by = \"\"").finds(
        "update-incomplete",
        GUIDE,
        (11, 6),
        "the update's author is empty",
    );
}

#[test]
fn updates_out_of_order_are_named_at_the_first_that_is_too_early() {
    with(TRAIN, "date = 2026-06-09", "date = 2026-05-09").finds(
        "update-order",
        TRAIN,
        (30, 8),
        "the update of 2026-05-09 stands below that of 2026-05-12",
    );
    with(TRAIN, "date = 2026-06-09", "date = 2026-05-12").passes();
}

#[test]
fn a_rating_that_is_none_of_the_three_is_named_with_the_word_to_write() {
    for (written, help) in [
        ("Amber", "write \"amber\""),
        ("ambre", "write \"amber\""),
        ("A", "write \"amber\""),
        ("yellow", "write \"red\", \"amber\" or \"green\", in small letters"),
    ] {
        let plan = with(TRAIN, "rag = \"amber\"", &format!("rag = \"{written}\""));
        plan.finds("rating-unknown", TRAIN, (24, 7), &format!("{written} is no rating"));
        assert_eq!(plan.help(), help);
    }
    with(TRAIN, "impact = \"red\"", "impact = \"RED\"").finds(
        "rating-unknown",
        TRAIN,
        (25, 10),
        "RED is no rating",
    );
    with(GUIDE, "rag = \"green\"", "rag = \"Green\"").finds(
        "rating-unknown",
        GUIDE,
        (12, 7),
        "Green is no rating",
    );
}

#[test]
fn red_and_amber_without_a_note_are_named_once_an_update() {
    let note = "note = \"Trainers are appointed; the health trust cannot release staff before the summer.\"";
    for wrong in ["", "note = \" \""] {
        with(TRAIN, note, wrong).finds(
            "rating-unexplained",
            TRAIN,
            (24, 7),
            "delivery is rated amber without a note",
        );
    }
    with(TRAIN, &format!("{note}\n"), "").with(TRAIN, "rag = \"amber\"\n", "").finds(
        "rating-unexplained",
        TRAIN,
        (24, 10),
        "impact is rated red without a note",
    );
    with(GUIDE, "note = \"Published on all three websites.\"\n", "").passes();
}

#[test]
fn green_without_evidence_is_named_at_the_rating() {
    let evidence = "[\"https://northtown.example/guide\", { held_by = \"police\", title = \"Minutes of 15 June\" }]";
    with(GUIDE, evidence, "[]").finds(
        "green-without-evidence",
        GUIDE,
        (12, 7),
        "delivery is rated green without evidence",
    );
    with(GUIDE, evidence, "[\"http://northtown.example/guide\"]").passes();
}

#[test]
fn an_author_that_nobody_knows_is_named() {
    let plan = with(TRAIN, "by = \"council\"", "by = \"counicl\"");
    plan.finds("author-unknown", TRAIN, (23, 6), "counicl is not in agencies.toml");
    assert_eq!(plan.help(), "did you mean \"council\"?");
}

#[test]
fn a_holder_of_evidence_that_nobody_knows_is_named() {
    let plan = with(GUIDE, "held_by = \"police\"", "held_by = \"polce\"");
    plan.finds("holder-unknown", GUIDE, (14, 60), "polce is not in agencies.toml");
    assert_eq!(plan.help(), "did you mean \"police\"?");
}

#[test]
fn evidence_that_is_not_there_is_named_at_its_place_in_the_list() {
    with(TRAIN, EVIDENCE, "[\"three-actions/evidence/training.md\", \"three-actions/minutes.md\"]")
        .finds("evidence-missing", TRAIN, (27, 51), "there is no file three-actions/minutes.md");
    with(TRAIN, EVIDENCE, "[\"evidence/training.md\"]").finds(
        "evidence-missing",
        TRAIN,
        (27, 13),
        "there is no file evidence/training.md",
    );
    let link = with(TRAIN, EVIDENCE, "[\"ftp://northtown.example/x\"]");
    link.finds(
        "evidence-missing",
        TRAIN,
        (27, 13),
        "ftp://northtown.example/x is no link that can be followed",
    );
    with(TRAIN, EVIDENCE, "[\"\"]").finds(
        "evidence-missing",
        TRAIN,
        (27, 13),
        "the evidence is empty",
    );
}

#[test]
fn evidence_may_stand_anywhere_beside_the_plan_folder() {
    let plan = TestPlan::three_actions();
    fs::create_dir(plan.path("../minutes")).unwrap();
    fs::write(plan.path("../minutes/may.md"), "").unwrap();
    plan.with(TRAIN, EVIDENCE, "[\"three-actions/../minutes/./may.md\"]").passes();
}

#[test]
fn evidence_that_leads_out_of_the_repository_is_named() {
    for outside in
        ["/etc/passwd", "../training.md", "three-actions/../../x", "C:/x.md", "\\\\\\\\server\\\\x"]
    {
        let plan = with(TRAIN, EVIDENCE, &format!("[\"{outside}\"]"));
        let said = format!(
            "{} leads out of the folder that holds the plan",
            outside.replace("\\\\", "\\")
        );
        plan.finds("evidence-outside", TRAIN, (27, 13), &said);
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_repository_is_no_evidence() {
    let elsewhere = tempfile::TempDir::new().unwrap();
    fs::write(elsewhere.path().join("notes.md"), "").unwrap();
    let plan = with(TRAIN, EVIDENCE, "[\"elsewhere/notes.md\"]");
    std::os::unix::fs::symlink(elsewhere.path(), plan.path("../elsewhere")).unwrap();
    plan.finds(
        "evidence-outside",
        TRAIN,
        (27, 13),
        "elsewhere/notes.md leads out of the folder that holds the plan",
    );
}

#[test]
fn delivery_is_not_rated_after_the_end_but_impact_may_be() {
    with(GUIDE, "completed = 2026-06-15", "completed = 2026-06-14").finds(
        "rating-after-end",
        GUIDE,
        (12, 7),
        "delivery is rated on 2026-06-15, after the action was completed on 2026-06-14",
    );
    with(GUIDE, "completed = 2026-06-15", "withdrawn = { date = 2026-05-01 }").finds(
        "rating-after-end",
        GUIDE,
        (12, 7),
        "delivery is rated on 2026-06-15, after the action was withdrawn on 2026-05-01",
    );
    let later = "\n[[updates]]\ndate = 2026-09-01\nby = \"police\"\nimpact = \"green\"\n";
    TestPlan::three_actions().and(GUIDE, later).passes();
}

#[test]
fn a_rating_between_an_end_and_its_reopening_is_named() {
    let reopening = "
[[updates]]
date = 2026-07-01
by = \"police\"
rag = \"red\"
note = \"The guide was taken back.\"
reopened_from = { completed = 2026-06-10 }
";
    with(GUIDE, "completed = 2026-06-15\n", "").and(GUIDE, reopening).finds(
        "rating-after-end",
        GUIDE,
        (11, 7),
        "delivery is rated on 2026-06-15, after the action was completed on 2026-06-10",
    );
}

#[test]
fn half_a_move_is_named_at_the_half_that_is_there() {
    with(TRAIN, "moved_to = 2026-09-30\n", "").finds(
        "move-incomplete",
        TRAIN,
        (33, 14),
        "moved_from without moved_to",
    );
    let plan = with(TRAIN, "moved_from = 2026-06-30\n", "");
    plan.finds("move-incomplete", TRAIN, (33, 12), "moved_to without moved_from");
    assert_eq!(plan.help(), "write moved_from = … beside it: the deadline before the move");
}

#[test]
fn a_deadline_that_is_not_the_last_moves_is_named() {
    let plan = with(TRAIN, "due = 2026-09-30", "due = 2026-10-30");
    plan.finds(
        "move-mismatch",
        TRAIN,
        (7, 7),
        "the deadline is 2026-10-30, but the last update that moved it says 2026-09-30",
    );
    assert_eq!(
        plan.help(),
        "write due = 2026-09-30, or add an update with moved_from = 2026-09-30 and moved_to = 2026-10-30"
    );
    let form = "due = { described = \"When staff are free\", review = 2026-12-31 }";
    let described = with(TRAIN, "due = 2026-09-30", form);
    described.finds(
        "move-mismatch",
        TRAIN,
        (7, 53),
        "the deadline is 2026-12-31, but the last update that moved it says 2026-09-30",
    );
    // A slip in the year is out of the plan's time too, and is said once.
    with(TRAIN, "due = 2026-09-30", "due = 2062-09-30").finds(
        "move-mismatch",
        TRAIN,
        (7, 7),
        "the deadline is 2062-09-30, but the last update that moved it says 2026-09-30",
    );
}

#[test]
fn what_is_complete_was_rated_green_last() {
    with(GUIDE, "rag = \"green\"", "rag = \"amber\"").finds(
        "completed-not-green",
        GUIDE,
        (7, 13),
        "the action is complete, but delivery was rated amber last",
    );
    with(SUPERVISE, "measures", "completed = 2026-06-30\nmeasures").finds(
        "completed-not-green",
        SUPERVISE,
        (4, 13),
        "the action is complete, but delivery was never rated",
    );
}

/// Wrong types and misspelt keys are found by other rules, and once: what rests on them is not said.
#[test]
fn what_another_rule_finds_in_an_update_is_not_said_again() {
    for (file, right, wrong) in [
        (TRAIN, "note = \"Trainers", "notes = \"Trainers"),
        (TRAIN, EVIDENCE, "\"three-actions/evidence/training.md\""),
        (GUIDE, "evidence = [", "evidnce = ["),
        (GUIDE, "title = \"Minutes of 15 June\"", "titel = \"Minutes of 15 June\""),
        (GUIDE, "rag = ", "rga = "),
        (GUIDE, "[[updates]]", "[updates]"),
        (TRAIN, "moved_from = 2026-06-30", "moved_form = 2026-06-30"),
        (TRAIN, "moved_from = 2026-06-30", "moved_from = \"2026-06-30\""),
        (TRAIN, "moved_to = 2026-09-30", "moved_to = \"2026-09-30\""),
        (TRAIN, "moved_to = 2026-09-30", "moved_to = 2026-09-30T10:00:00"),
        (TRAIN, "by = \"council\"", "by = [\"council\"]"),
    ] {
        let found = with(file, right, wrong).findings();
        let is_other = |rule: &str| matches!(rule, "key-unknown" | "wrong-type" | "date-as-text");
        assert!(
            found.len() <= 1 && found.iter().all(|place| is_other(&place.0)),
            "{wrong}: {found:?}"
        );
    }
}
