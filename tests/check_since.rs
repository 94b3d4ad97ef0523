//! `check --since`: only what is new, and what a pull request changed that should have stayed.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod dated;
mod folder;

use dated::DatedPlan;
use serde_json::Value;

const DUE: &str = "due = 2019-12-31\nmeasures = [\"m\"]\noutcome = \"o\"\n";

fn update(date: &str, rest: &str) -> String {
    format!("[[updates]]\ndate = {date}\nby = \"council\"\n{rest}\n")
}

/// Rule, file and line of each finding of the folder since the last commit.
fn found(dated: &DatedPlan, code: i32) -> Vec<(String, String, Value)> {
    let (printed, _) = dated.says(code, &["check", "--since", "HEAD", "--format", "json"]);
    let found: Vec<Value> = serde_json::from_str(&printed).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    found
        .iter()
        .map(|finding| {
            let file = text(finding, "file");
            let name = file.rsplit('/').next().unwrap().to_owned();
            (text(finding, "rule"), name, finding["line"].clone())
        })
        .collect()
}

/// A plan whose action 1.1 is committed in one form and lies there in another.
fn changed(before: &str, after: &str) -> DatedPlan {
    let dated = DatedPlan::new();
    dated.plan.action("1.1", before);
    dated.commit("2019-09-02", "Add");
    dated.plan.action("1.1", after);
    dated
}

/// The one finding of such a change: its rule and its line.
fn one(before: &str, after: &str) -> (String, u64) {
    let found = found(&changed(before, after), 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, "1.1.toml");
    (found[0].0.clone(), found[0].2.as_u64().unwrap())
}

fn is(rule: &str, line: u64) -> (String, u64) {
    (rule.to_owned(), line)
}

#[test]
fn what_was_wrong_before_is_not_said_again_although_its_line_has_moved() {
    let dated =
        changed("due = 2019-12-31\noutcome = \"o\"", "# why\ndue = 2019-12-31\noutcome = \"o\"");
    assert_eq!(found(&dated, 0), []);
    // Another action without a measure is new.
    dated.plan.action("1.2", "due = 2019-12-31\noutcome = \"o\"");
    let new = found(&dated, 0);
    assert_eq!(new.len(), 1);
    assert_eq!((new[0].0.as_str(), new[0].1.as_str()), ("measure-missing", "1.2.toml"));
    let (_, said) = dated.says(0, &["check"]);
    assert!(said.starts_with("2 warnings"), "{said}");
}

#[test]
fn a_deadline_that_moves_without_an_update_is_an_error_at_its_line() {
    // Title and lead stand above the deadline.
    let silent = DUE.replace("2019-12-31", "2020-01-31");
    assert_eq!(one(DUE, &silent), is("deadline-moved-silently", 3));
    let moved =
        update("2019-10-14", "moved_from = 2019-12-31\nmoved_to = 2020-01-31\nnote = \"x\"");
    let told =
        silent.replace("due = 2020-01-31\n", "due = 2020-01-31\noriginal_due = 2019-12-31\n");
    assert_eq!(found(&changed(DUE, &format!("{told}{moved}")), 0), []);
    let milestone = "[[milestones]]\ntitle = \"Draft\"\ndue = 2019-11-30\n";
    let later = milestone.replace("2019-11-30", "2019-12-01");
    assert_eq!(
        one(&format!("{DUE}{milestone}"), &format!("{DUE}{later}")),
        is("deadline-moved-silently", 8)
    );
}

#[test]
fn a_first_deadline_that_is_changed_is_an_error() {
    let moved = |first: &str| {
        let update = update(
            "2019-09-02",
            &format!("moved_from = {first}\nmoved_to = 2019-12-31\nnote = \"x\""),
        );
        format!("original_due = {first}\n{DUE}{update}")
    };
    let found = found(&changed(&moved("2019-10-31"), &moved("2019-11-30")), 1);
    let rules: Vec<&str> = found.iter().map(|(rule, ..)| rule.as_str()).collect();
    // The update that recorded the move was rewritten along with it.
    assert_eq!(rules, ["first-deadline-changed", "decision-rewritten"]);
    assert_eq!(found[0].2, 3);
}

#[test]
fn a_rating_that_is_changed_where_it_stands_is_an_error() {
    let amber = update("2019-10-14", "rag = \"amber\"\nnote = \"x\"");
    let worse = amber.replace("amber", "red");
    assert_eq!(one(&format!("{DUE}{amber}"), &format!("{DUE}{worse}")), is("rating-rewritten", 9));
    // A new update is how it is done.
    let next = update("2019-11-14", "rag = \"red\"\nnote = \"x\"");
    assert_eq!(found(&changed(&format!("{DUE}{amber}"), &format!("{DUE}{amber}{next}")), 0), []);
}

#[test]
fn an_update_that_says_something_else_is_a_warning_and_one_that_is_gone_an_error() {
    let given = format!("{DUE}{}", update("2019-10-14", "rag = \"amber\"\nnote = \"x\""));
    // The note stands on the tenth line.
    assert_eq!(found(&changed(&given, &given.replace("\"x\"", "\"y\"")), 0), [warning(10)]);
    let (rule, _) = one(&given, DUE);
    assert_eq!(rule, "update-removed");
    // Evidence that comes later rewrites nothing; evidence that is taken out does.
    let shown = format!("{given}evidence = [\"https://example.org/a\"]\n");
    let more = shown.replace("/a\"", "/a\", \"https://example.org/b\"");
    assert_eq!(found(&changed(&given, &shown), 0), []);
    assert_eq!(found(&changed(&shown, &more), 0), []);
    assert_eq!(found(&changed(&more, &shown), 0), [warning(11)]);
    // So does a rating that was not given at the time.
    assert_eq!(found(&changed(&given, &format!("{given}impact = \"red\"\n")), 0), [warning(11)]);
}

fn warning(line: u64) -> (String, String, Value) {
    ("update-rewritten".to_owned(), "1.1.toml".to_owned(), Value::from(line))
}

#[test]
fn a_decision_that_is_changed_is_an_error_and_who_agreed_may_be_known_later() {
    let moved = |agreed: &str| {
        let words = format!("moved_from = 2019-10-31\nmoved_to = 2019-12-31\n{agreed}note = \"x\"");
        format!("original_due = 2019-10-31\n{DUE}{}", update("2019-09-02", &words))
    };
    let (nobody, board, group) =
        (moved(""), moved("agreed_by = \"board\"\n"), moved("agreed_by = \"group\"\n"));
    let groups = "[groups.board]\nname = \"Board\"\n[groups.group]\nname = \"Group\"\n";
    let with_groups = |before: &str, after: &str, code: i32| {
        let dated = DatedPlan::new();
        dated.plan.write("governance.toml", groups);
        dated.plan.action("1.1", before);
        dated.commit("2019-09-02", "Add");
        dated.plan.action("1.1", after);
        found(&dated, code)
    };
    assert_eq!(with_groups(&nobody, &board, 0), []);
    // Title, lead, first deadline, deadline, measures, outcome; then the update: date, by, moved_from, moved_to, agreed_by.
    let rewritten =
        |line: u64| ("decision-rewritten".to_owned(), "1.1.toml".to_owned(), Value::from(line));
    assert_eq!(with_groups(&board, &group, 1), [rewritten(12)]);
    assert_eq!(with_groups(&board, &nobody, 1), [rewritten(7)]);

    let complete = format!("{DUE}completed = 2019-12-20\n");
    assert_eq!(one(&complete, &complete.replace("12-20", "12-19")), is("decision-rewritten", 6));
    let withdrawn = |day: &str| {
        format!("{DUE}[withdrawn]\ndate = {day}\nagreed_by = \"board\"\nreason = \"x\"\n")
    };
    assert_eq!(with_groups(&withdrawn("2019-10-14"), &withdrawn("2019-10-15"), 1), [rewritten(6)]);
    let suspended = |rest: &str| {
        format!("{DUE}[suspended]\ndate = 2019-10-14\nuntil = 2019-11-14\nreason = \"x\"\n{rest}")
    };
    let agreed = suspended("agreed_by = \"board\"\n");
    assert_eq!(with_groups(&suspended(""), &agreed, 0), []);
    let longer = agreed.replace("2019-11-14", "2019-12-14");
    assert_eq!(with_groups(&agreed, &longer, 1), [rewritten(6)]);
    // Who agreed that it joins the plan, and when it joins.
    let joins = |day: &str, group: &str| format!("added = {day}\nagreed_by = \"{group}\"\n{DUE}");
    let (board, other) = (joins("2019-09-15", "board"), joins("2019-09-15", "group"));
    assert_eq!(with_groups(&board, &other, 1), [rewritten(4)]);
    assert_eq!(with_groups(&board, &joins("2019-10-15", "board"), 1), [rewritten(3)]);
    assert_eq!(with_groups(&format!("added = 2019-09-15\n{DUE}"), &board, 0), []);
}

#[test]
fn what_could_not_hold_may_be_mended() {
    let given = |rest: &str| format!("{DUE}[[updates]]\n{rest}note = \"x\"\n");
    for (before, after) in [
        // An agency that is not on the register, none at all, a date that is a text, a group and a milestone that nobody knows, half a move.
        ("date = 2019-10-14\nby = \"counsil\"\n", "date = 2019-10-14\nby = \"council\"\n"),
        ("date = 2019-10-14\n", "date = 2019-10-14\nby = \"council\"\n"),
        ("date = \"2019-10-14\"\nby = \"council\"\n", "date = 2019-10-14\nby = \"council\"\n"),
        (
            "date = 2019-10-14\nby = \"council\"\nmoved_from = 2019-10-31\n",
            "date = 2019-10-14\nby = \"council\"\nmoved_from = 2019-10-31\nmoved_to = 2019-12-31\n",
        ),
    ] {
        let found = found(&changed(&given(before), &given(after)), 0);
        let rules: Vec<&str> = found.iter().map(|(rule, ..)| rule.as_str()).collect();
        assert!(
            !rules.iter().any(|rule| rule.ends_with("rewritten") || rule.ends_with("removed")),
            "{rules:?}: {after}"
        );
    }
    // Two faults of one update; a rating that no plan knows; a rating behind the end, which has to go.
    let evidence = "evidence = [{ held_by = \"nobody\", title = \"t\" }]\n";
    for (before, after) in [
        (
            format!("date = \"2019-10-14\"\nby = \"counsil\"\n{evidence}"),
            format!(
                "date = 2019-10-14\nby = \"council\"\n{}",
                evidence.replace("nobody", "council")
            ),
        ),
        (
            "date = 2019-10-14\nby = \"council\"\nrag = \"Ambr\"\n".to_owned(),
            "date = 2019-10-14\nby = \"council\"\nrag = \"amber\"\n".to_owned(),
        ),
    ] {
        assert_eq!(found(&changed(&given(&before), &given(&after)), 0), [], "{after}");
    }
    let ended = |rag: &str| {
        let rest = format!("{rag}note = \"x\"");
        format!("completed = 2019-10-01\n{DUE}{}", update("2019-10-14", &rest))
    };
    let found_now = found(&changed(&ended("rag = \"red\"\n"), &ended("")), 0);
    let rules: Vec<&str> = found_now.iter().map(|(rule, ..)| rule.as_str()).collect();
    assert!(!rules.contains(&"rating-rewritten"), "{rules:?}");
    let first = |value: &str| {
        format!(
            "original_due = {value}\n{DUE}{}",
            update("2019-10-14", "moved_from = 2019-10-31\nmoved_to = 2019-12-31\nnote = \"x\"")
        )
    };
    assert_eq!(found(&changed(&first("\"2019-10-31\""), &first("2019-10-31")), 0), []);
    // The order of the dates is put right by another date.
    let two = |day: &str| {
        format!("{DUE}{}{}", update("2019-11-14", "note = \"x\""), update(day, "note = \"y\""))
    };
    assert_eq!(found(&changed(&two("2019-10-14"), &two("2019-12-14")), 0), []);
    assert_eq!(one(&two("2019-12-14"), &two("2019-12-13")).0, "decision-rewritten");
    // A milestone is renamed, and the update that moved it goes with it.
    let moved = |title: &str| {
        let words = format!(
            "milestone = \"{title}\"\nmoved_from = 2019-10-31\nmoved_to = 2019-11-30\nnote = \"x\""
        );
        format!(
            "{DUE}[[milestones]]\ntitle = \"{title}\"\ndue = 2019-11-30\noriginal_due = 2019-10-31\n{}",
            update("2019-10-14", &words)
        )
    };
    assert_eq!(found(&changed(&moved("Draft"), &moved("First draft")), 0), []);
}

#[test]
fn an_agency_that_has_another_id_now_has_given_the_same_updates() {
    let dated = DatedPlan::new();
    let rated = |id: &str| {
        format!(
            "{DUE}[[updates]]\ndate = 2019-10-14\nby = \"{id}\"\nrag = \"amber\"\nnote = \"x\"\n"
        )
    };
    let register =
        |id: &str| format!("[council]\nname = \"Council\"\n[{id}]\nname = \"The police\"\n");
    dated.plan.write("agencies.toml", register("police"));
    dated.plan.action("1.1", &rated("police"));
    dated.commit("2019-09-02", "Add");
    dated.plan.write("agencies.toml", register("northshire"));
    dated.plan.action("1.1", &rated("northshire"));
    assert_eq!(found(&dated, 0), []);
}

#[test]
fn an_old_fault_that_is_mended_hides_no_new_one_of_its_kind() {
    let without = |day: &str, note: &str| format!("[[updates]]\ndate = {day}\nnote = \"{note}\"\n");
    let before = format!("{DUE}{}", without("2019-10-14", "x"));
    let after =
        format!("{DUE}{}{}", update("2019-10-14", "note = \"x\""), without("2019-11-14", "y"));
    assert_eq!(one(&before, &after).0, "update-incomplete");
    // The same one further down is not new.
    let after =
        format!("{DUE}{}{}", update("2019-09-14", "note = \"z\""), without("2019-10-14", "x"));
    assert_eq!(found(&changed(&before, &after), 0), []);
}

#[test]
fn the_order_of_the_updates_of_a_day_stays() {
    let (red, green) = (
        update("2019-10-14", "rag = \"red\"\nnote = \"x\""),
        update("2019-10-14", "rag = \"green\"\nnote = \"y\""),
    );
    let (rule, _) = one(&format!("{DUE}{green}{red}"), &format!("{DUE}{red}{green}"));
    assert_eq!(rule, "rating-rewritten");
}

#[test]
fn another_form_of_a_deadline_is_recorded_as_a_move_or_as_a_decision() {
    let quarterly = |until: &str| {
        DUE.replace(
            "due = 2019-12-31",
            &format!("due = {{ every = \"quarter\", from = 2019-10-01, until = {until} }}"),
        )
    };
    assert_eq!(one(DUE, &quarterly("2020-03-31")), is("deadline-moved-silently", 3));
    let moved =
        update("2019-10-14", "moved_from = 2019-12-31\nmoved_to = 2020-03-31\nnote = \"x\"");
    let first = "original_due = 2019-12-31\n";
    assert_eq!(found(&changed(DUE, &format!("{first}{}{moved}", quarterly("2020-03-31"))), 0), []);
    // Where the last day stays, nothing has moved.
    let same = quarterly("2019-12-31");
    assert_eq!(
        one(DUE, &format!("{same}{}", update("2019-10-14", "note = \"x\""))).0,
        "deadline-moved-silently"
    );
    let dated = changed(
        DUE,
        &format!("{same}{}", update("2019-10-14", "agreed_by = \"board\"\nnote = \"x\"")),
    );
    dated.plan.write("governance.toml", "[groups.board]\nname = \"Board\"\n");
    assert_eq!(found(&dated, 0), []);
    // The words of one that is told in words are words.
    let told = |words: &str| {
        DUE.replace(
            "due = 2019-12-31",
            &format!("due = {{ described = \"{words}\", review = 2019-12-31 }}"),
        )
    };
    assert_eq!(found(&changed(&told("in sumer"), &told("in summer")), 0), []);
}

#[test]
fn what_had_ended_goes_on_again_only_with_an_update_that_says_so() {
    let complete = format!("{DUE}completed = 2019-12-20\n");
    assert_eq!(one(&complete, DUE).0, "reopened-silently");
    let taken_back = "note = \"x\"\nreopened_from = { completed = 2019-12-20 }";
    let reopened = format!("{DUE}{}", update("2019-12-21", taken_back));
    assert_eq!(found(&changed(&complete, &reopened), 0), []);
    // And ends again on another day.
    let again =
        format!("{}{}", complete.replace("12-20", "12-30"), update("2019-12-21", taken_back));
    assert_eq!(found(&changed(&complete, &again), 0), []);
    // What is taken back is what was there, not something else.
    let other =
        "note = \"x\"\nreopened_from = { suspended = { date = 2019-10-01, reason = \"r\" } }";
    let hidden = format!("{DUE}{}", update("2019-12-21", other));
    assert_eq!(one(&complete, &hidden).0, "reopened-silently");
    let milestone = "[[milestones]]\ntitle = \"Draft\"\ndue = 2019-11-30\n";
    let done = format!("{DUE}{milestone}completed = 2019-11-20\n");
    assert_eq!(one(&done, &format!("{DUE}{milestone}")).0, "reopened-silently");
}

#[test]
fn a_milestone_that_is_gone_is_named_and_one_with_another_title_is_the_same() {
    let milestone =
        |title: &str, due: &str| format!("[[milestones]]\ntitle = \"{title}\"\ndue = {due}\n");
    let with = |milestones: &str| format!("{DUE}{milestones}");
    let draft = with(&milestone("Draft", "2019-11-30"));
    assert_eq!(found(&changed(&draft, &with(&milestone("First draft", "2019-11-30"))), 0), []);
    // Another title is no way to move it.
    assert_eq!(
        one(&draft, &with(&milestone("Paper", "2019-12-15"))),
        is("deadline-moved-silently", 8)
    );
    let two = with(&(milestone("Paper", "2019-12-15") + &milestone("Talk", "2019-12-16")));
    for after in [DUE, &two] {
        let found = found(&changed(&draft, after), 0);
        let rules: Vec<&str> = found.iter().map(|(rule, ..)| rule.as_str()).collect();
        assert_eq!(rules, ["milestone-removed"]);
    }
}

#[test]
fn what_could_not_be_read_before_is_named_as_not_compared() {
    let dated = DatedPlan::new();
    let broken = "title = \"x";
    for number in ["1.1", "1.2", "1.3"] {
        dated.plan.action(number, DUE);
        dated.plan.write(&format!("actions/help/01-first/{number}.toml"), broken);
    }
    dated.commit("2019-09-02", "Add");
    // One is mended, one is as it was, one is gone.
    dated.plan.action("1.1", DUE);
    std::fs::remove_file(dated.file("1.3")).unwrap();
    let found = found(&dated, 1);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(rule, file, _)| (rule.as_str(), file.as_str())).collect();
    assert_eq!(
        found,
        [
            ("not-compared", "1.1.toml"),
            ("not-compared", "1.2.toml"),
            ("action-vanished", "1.3.toml")
        ]
    );
}

#[test]
fn an_action_that_has_moved_brings_nothing_old_as_new() {
    // Neither action has a measure, which is a warning; the objective has no title, which is an error.
    let dated = DatedPlan::new();
    for number in ["1.1", "1.2"] {
        dated.plan.action(number, "due = 2019-12-31\noutcome = \"o\"");
    }
    dated.plan.write("actions/help/01-first/objective.toml", "");
    dated.commit("2019-09-02", "Add");
    dated.git("2019-09-03", &["mv", "plan/actions/help/01-first", "plan/actions/help/01-others"]);
    let (before, _) = dated.says(1, &["check", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Vec<Value>>(&before).unwrap().len(), 3, "{before}");
    assert_eq!(found(&dated, 0), []);
    // Of another number it is the same action, too.
    let file = |number: &str| format!("plan/actions/help/01-others/{number}.toml");
    dated.git("2019-09-03", &["mv", &file("1.2"), &file("1.3")]);
    let rules: Vec<String> = found(&dated, 0).into_iter().map(|(rule, ..)| rule).collect();
    assert_eq!(rules, ["number-gap"]);
}

#[test]
fn an_action_whose_file_is_gone_is_an_error_and_a_renumbered_one_is_not() {
    let dated = changed(DUE, DUE);
    std::fs::rename(dated.file("1.1"), dated.file("1.2")).unwrap();
    let rules: Vec<String> = found(&dated, 0).into_iter().map(|(rule, ..)| rule).collect();
    assert!(!rules.contains(&"action-vanished".to_owned()), "{rules:?}");
    std::fs::remove_file(dated.file("1.2")).unwrap();
    let found = found(&dated, 1);
    let gone = found.iter().find(|(rule, ..)| rule == "action-vanished").unwrap();
    assert_eq!((gone.1.as_str(), &gone.2), ("1.1.toml", &Value::Null));
    // What cannot be read is not gone.
    dated.plan.write("actions/help/01-first/1.1.toml", "title = \"x");
    let (printed, _) = dated.says(1, &["check", "--since", "HEAD"]);
    assert!(printed.contains("syntax") && !printed.contains("vanished"), "{printed}");
}

#[test]
fn plan_toml_weighs_and_allows_these_rules_as_all_others() {
    let silent = DUE.replace("2019-12-31", "2020-01-31");
    let dated = changed(DUE, &silent);
    let settings = std::fs::read_to_string(dated.plan.root().join("plan.toml")).unwrap();
    let lowered = format!("{settings}[check]\ndeadline-moved-silently = \"warning\"\n");
    // A change does not weigh itself; the next one is weighed so.
    dated.plan.write("plan.toml", &lowered);
    assert_eq!(found(&dated, 1).len(), 1);
    dated.git("2019-09-03", &["add", "plan/plan.toml"]);
    dated.git("2019-09-03", &["commit", "--quiet", "-m", "Lower it"]);
    let found_now = found(&dated, 0);
    assert_eq!(found_now.len(), 1);
    assert_eq!(found_now[0].0, "deadline-moved-silently");
    // One action may break it, for a reason; whether it has to shows only where two states are compared.
    dated.plan.write(
        "plan.toml",
        format!("{settings}[[check.allow]]\nrule = \"deadline-moved-silently\"\naction = \"1.1\"\nreason = \"x\"\n"),
    );
    assert_eq!(found(&dated, 0), []);
    dated.says(0, &["check", "--strict"]);
}

#[test]
fn a_path_may_be_that_of_a_file_that_is_gone() {
    let dated = changed(DUE, DUE);
    dated.plan.action("1.2", DUE);
    dated.commit("2019-09-03", "Add another");
    std::fs::remove_file(dated.file("1.2")).unwrap();
    let path = "plan/actions/help/01-first/1.2.toml";
    let (printed, _) = dated.says(1, &["check", "--since", "HEAD", path]);
    assert!(
        printed.starts_with("error[action-vanished]: action 1.2 is gone: Action 1.2\n"),
        "{printed}"
    );
    dated.says(2, &["check", path]);
}

#[test]
fn in_a_pull_request_the_line_is_marked() {
    let dated = changed(DUE, &DUE.replace("2019-12-31", "2020-01-31"));
    let (printed, _) = dated.says(1, &["check", "--since", "HEAD", "--format", "github"]);
    assert!(
        printed.starts_with("::error file=plan/actions/help/01-first/1.1.toml,line=3,"),
        "{printed}"
    );
    assert!(printed.contains("deadline moved from 2019-12-31 to 2020-01-31"), "{printed}");
}

/// The lines of a CI file that compare with the state before a pull request.
#[cfg(unix)]
fn lines_on_the_base(file: &str, mark: &str) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    let commands = text.lines().filter_map(|line| line.trim().strip_prefix(mark));
    commands.filter(|line| line.contains("\"$BASE\"")).collect::<Vec<_>>().join("\n")
}

#[cfg(unix)]
#[test]
fn the_workflow_says_what_a_pull_request_changes_and_fails_where_it_changes_silently() {
    let github = lines_on_the_base("examples/ci/github.yml", "run: ");
    let gitlab = lines_on_the_base("examples/ci/gitlab.yml", "- ");
    let gitlab = gitlab.replace(".cargo/bin/cov-plan", "cov-plan");
    let lines: Vec<&str> = github.lines().chain(gitlab.lines()).collect();
    assert_eq!(lines.len(), 4);
    let dated = changed(DUE, &DUE.replace("2019-12-31", "2020-01-31"));
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_cov-plan")).parent().unwrap();
    let run = |line: &str| {
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let mut shell = std::process::Command::new("sh");
        shell.args(["-ec", line]).current_dir(dated.top()).env("PATH", path);
        shell.env("BASE", "HEAD").env("GITHUB_STEP_SUMMARY", dated.top().join("summary.md"));
        shell.output().unwrap().status.code()
    };
    let codes: Vec<Option<i32>> = lines.iter().map(|line| run(line)).collect();
    assert_eq!(codes, [Some(0), Some(1), Some(0), Some(1)]);
    let summary = std::fs::read_to_string(dated.top().join("summary.md")).unwrap();
    assert!(summary.contains("no update says so"), "{summary}");
}
