use super::{Edit, Literal, NoPlace};
use crate::store::keys::{ACTION, MILESTONE};

fn day(text: &str) -> Literal {
    Literal::Date(text.parse().unwrap())
}

fn text(text: &str) -> Literal {
    Literal::Text(text.to_owned())
}

/// What a change makes of a text.
fn changed(old: &str, change: impl FnOnce(&mut Edit) -> Result<(), NoPlace>) -> String {
    let mut edit = Edit::of(old);
    change(&mut edit).unwrap();
    edit.text().to_owned()
}

fn update() -> Vec<(&'static str, Literal)> {
    vec![("date", day("2020-01-10")), ("rag", text("red"))]
}

#[test]
fn a_value_is_replaced_and_what_stands_around_it_stays() {
    let old = "title='x'\r\ndue\t=  2019-12-31 # agreed in October\r\nlead = \"a\"";
    assert_eq!(
        changed(old, |edit| edit.replace("", "due", &day("2020-03-31"))),
        "title='x'\r\ndue\t=  2020-03-31 # agreed in October\r\nlead = \"a\""
    );
}

#[test]
fn a_new_key_stands_behind_the_sibling_that_comes_before_it() {
    let old = "title = \"x\"\n  due = 2019-12-31 # agreed\n# the last\noutcome = \"y\"\n\n[[updates]]\ndate = 2019-10-14\n";
    assert_eq!(
        changed(old, |edit| edit.write("", ACTION, "original_due", &day("2019-12-31"))),
        "title = \"x\"\n  due = 2019-12-31 # agreed\n  original_due = 2019-12-31\n# the last\noutcome = \"y\"\n\n[[updates]]\ndate = 2019-10-14\n"
    );
    assert_eq!(
        changed("due = 2019-12-31", |edit| edit.write("", ACTION, "completed", &day("2019-12-20"))),
        "due = 2019-12-31\ncompleted = 2019-12-20"
    );
    assert_eq!(
        changed("\u{feff}# top\ndue = 2019-12-31\n", |edit| edit.write(
            "",
            ACTION,
            "title",
            &text("x")
        )),
        "\u{feff}# top\ntitle = \"x\"\ndue = 2019-12-31\n"
    );
}

#[test]
fn a_deadline_under_a_header_or_in_dotted_keys_is_no_sibling_to_stand_behind() {
    let header = "title = \"x\"\nlead = \"a\"\n[due]\nfrom = 2019-04-01\nto = 2020-03-31\n";
    assert_eq!(
        changed(header, |edit| edit.write("", ACTION, "original_due", &day("2020-03-31"))),
        "title = \"x\"\nlead = \"a\"\noriginal_due = 2020-03-31\n[due]\nfrom = 2019-04-01\nto = 2020-03-31\n"
    );
    let dotted = "title = \"x\"\ndue.from = 2019-04-01\ndue.to = 2020-03-31 # year's end\n";
    assert_eq!(
        changed(dotted, |edit| edit.write("", ACTION, "original_due", &day("2020-03-31"))),
        "title = \"x\"\ndue.from = 2019-04-01\ndue.to = 2020-03-31 # year's end\noriginal_due = 2020-03-31\n"
    );
    assert_eq!(
        changed(dotted, |edit| edit.replace("due", "to", &day("2020-06-30"))),
        "title = \"x\"\ndue.from = 2019-04-01\ndue.to = 2020-06-30 # year's end\n"
    );
}

#[test]
fn a_milestone_is_changed_in_each_form_that_it_can_have() {
    let under = "title = \"x\"\n[[milestones]]\ntitle = \"one\"\ndue = 2019-12-31\n[[milestones]]\n  title = \"two\"\n  due = 2020-03-31\n\n# next\n";
    assert_eq!(
        changed(under, |edit| edit.write(
            "milestones[1]",
            MILESTONE,
            "completed",
            &day("2020-03-01")
        )),
        under.replace("2020-03-31\n", "2020-03-31\n  completed = 2020-03-01\n")
    );
    let inline = "milestones = [{title=\"one\",due=2019-12-31}, { due = 2020-03-31 }]\n";
    assert_eq!(
        changed(inline, |edit| edit.write(
            "milestones[0]",
            MILESTONE,
            "completed",
            &day("2020-03-01")
        )),
        "milestones = [{title=\"one\",due=2019-12-31, completed = 2020-03-01}, { due = 2020-03-31 }]\n"
    );
    assert_eq!(
        changed(inline, |edit| edit.write("milestones[1]", MILESTONE, "title", &text("two"))),
        "milestones = [{title=\"one\",due=2019-12-31}, { title = \"two\", due = 2020-03-31 }]\n"
    );
    assert_eq!(
        changed(inline, |edit| edit.remove("milestones[0]", "due")),
        "milestones = [{title=\"one\"}, { due = 2020-03-31 }]\n"
    );
    assert_eq!(
        changed(inline, |edit| edit.remove("milestones[0]", "title")),
        "milestones = [{due=2019-12-31}, { due = 2020-03-31 }]\n"
    );
}

#[test]
fn a_key_is_taken_out_and_its_comments_stay() {
    let old = "due = 2019-12-31\n# done at last\n  completed = 2019-12-20 # the board saw it\nadded = 2019-10-01\n";
    assert_eq!(
        changed(old, |edit| edit.remove("", "completed")),
        "due = 2019-12-31\n# done at last\n  # the board saw it\nadded = 2019-10-01\n"
    );
    assert_eq!(
        changed("\u{feff}completed = 2019-12-20\ndue = 2019-12-31\n", |edit| edit
            .remove("", "completed")),
        "\u{feff}due = 2019-12-31\n"
    );
    let header = "due = 2019-12-31\n\n[suspended] # for now\ndate = 2019-11-01\n# why\nreason = \"\"\"\none\ntwo\"\"\"\n\n[[updates]]\ndate = 2019-10-14\n";
    assert_eq!(
        changed(header, |edit| edit.remove("", "suspended")),
        "due = 2019-12-31\n\n# for now\n# why\n\n[[updates]]\ndate = 2019-10-14\n"
    );
    let dotted = "suspended.date = 2019-11-01\ndue = 2019-12-31\nsuspended.reason = \"x\" # y";
    assert_eq!(changed(dotted, |edit| edit.remove("", "suspended")), "due = 2019-12-31\n# y");
}

#[test]
fn a_text_that_lacks_its_last_line_end_lacks_it_still() {
    let taken_out_and_put_in = |old: &str| {
        changed(old, |edit| {
            edit.remove("", "completed")?;
            edit.insert("updates", 0, &update())
        })
    };
    assert_eq!(
        taken_out_and_put_in("due = 2019-12-31\r\ncompleted = 2019-12-20"),
        "due = 2019-12-31\r\n\r\n[[updates]]\r\ndate = 2020-01-10\r\nrag = \"red\""
    );
    assert_eq!(
        taken_out_and_put_in("due = 2019-12-31\n\ncompleted = 2019-12-20"),
        "due = 2019-12-31\n\n[[updates]]\ndate = 2020-01-10\nrag = \"red\""
    );
}

#[test]
fn the_first_update_stands_at_the_end() {
    let new = "\n[[updates]]\ndate = 2020-01-10\nrag = \"red\"\n";
    for old in
        ["due = 2019-12-31\n", "due = 2019-12-31\n\n# updates below\n", "[[milestones]]\nx = 1\n"]
    {
        assert_eq!(
            changed(old, |edit| edit.insert("updates", 0, &update())),
            format!("{old}{new}")
        );
    }
    assert_eq!(
        changed("due = 2019-12-31", |edit| edit.insert("updates", 0, &update())),
        "due = 2019-12-31\n\n[[updates]]\ndate = 2020-01-10\nrag = \"red\""
    );
    assert_eq!(
        changed("due = 2019-12-31\r\n\r\n", |edit| edit.insert("updates", 0, &update())),
        "due = 2019-12-31\r\n\r\n[[updates]]\r\ndate = 2020-01-10\r\nrag = \"red\"\r\n"
    );
}

const TWO: &str = "\
title = \"x\"

# oldest first
[[updates]]
  date = 2019-10-14
  # to be confirmed

# the second
[[updates]]
date = 2019-12-14
[updates.reopened_from] # by mistake
completed = 2019-12-10
# no doubt

[[milestones]]
title = \"y\"
";

#[test]
fn an_update_goes_behind_the_last_one_and_before_what_follows() {
    assert_eq!(
        changed(TWO, |edit| edit.insert("updates", 2, &update())),
        TWO.replace(
            "# no doubt\n",
            "# no doubt\n\n[[updates]]\ndate = 2020-01-10\nrag = \"red\"\n"
        )
    );
    assert_eq!(
        changed(TWO, |edit| edit.insert("updates", 1, &update())),
        TWO.replace(
            "  # to be confirmed\n",
            "  # to be confirmed\n\n[[updates]]\n  date = 2020-01-10\n  rag = \"red\"\n"
        )
    );
    assert_eq!(
        changed(TWO, |edit| edit.insert("updates", 0, &update())),
        TWO.replace(
            "# oldest first\n",
            "[[updates]]\n  date = 2020-01-10\n  rag = \"red\"\n\n# oldest first\n"
        )
    );
    assert_eq!(
        changed("[[updates]]\ndate = 2019-10-14\n\n# end\n", |edit| edit.insert(
            "updates",
            1,
            &update()
        )),
        "[[updates]]\ndate = 2019-10-14\n\n# end\n\n[[updates]]\ndate = 2020-01-10\nrag = \"red\"\n"
    );
}

#[test]
fn a_comment_right_above_an_update_stays_with_it() {
    let new = "[[updates]]\ndate = 2020-01-10\nrag = \"red\"\n";
    let first = "[[updates]]\ndate = 2019-10-14\n";
    let insert = |old: &str, index| changed(old, |edit| edit.insert("updates", index, &update()));
    assert_eq!(
        insert(&format!("x = 1\n\n# all of them\n\n# of October\n# the first\n{first}"), 0),
        format!("x = 1\n\n# all of them\n\n{new}\n# of October\n# the first\n{first}")
    );
    assert_eq!(
        insert(&format!("\u{feff}# of October\r\n{first}"), 0),
        format!("\u{feff}{}\r\n# of October\r\n{first}", new.replace('\n', "\r\n"))
    );
    let second = "[[updates]]\ndate = 2019-12-14\n";
    assert_eq!(
        insert(&format!("{first}# of December\n{second}"), 1),
        format!("{first}\n{new}# of December\n{second}")
    );
}

#[test]
fn a_new_key_is_written_where_none_stands_whatever_its_value_is() {
    for old in [
        "completed = \"2026-05-01\"\n",
        "[completed]\non = 2026-05-01\n",
        "completed.on = 2026-05-01\n",
        "completed = []\n",
    ] {
        let mut edit = Edit::of(old);
        let taken = edit.write("", ACTION, "completed", &day("2026-06-01")).unwrap_err();
        assert_eq!(taken, NoPlace::Taken { key: "completed".to_owned() });
        assert_eq!(edit.text(), old);
    }
    let mut part = Edit::of("milestones = [{ completed = true }]\n");
    let taken = part.write("milestones[0]", MILESTONE, "completed", &day("2026-06-01"));
    assert_eq!(taken, Err(NoPlace::Taken { key: "completed".to_owned() }));
    let none = Edit::of("lead = \"a\"\n").replace("", "due", &day("2026-06-01"));
    assert_eq!(none, Err(NoPlace::OtherForm { key: "due".to_owned() }));
}

#[test]
fn updates_in_brackets_stay_in_brackets() {
    let new = "{ date = 2020-01-10, rag = \"red\" }";
    let insert = |old: &str, index| changed(old, |edit| edit.insert("updates", index, &update()));
    assert_eq!(insert("updates = [] # none\n", 0), format!("updates = [{new}] # none\n"));
    assert_eq!(insert("updates = [{x=1}]\n", 1), format!("updates = [{{x=1}}, {new}]\n"));
    assert_eq!(
        insert("updates = [\n  {x=1} # first, too\n]\n", 1),
        format!("updates = [\n  {{x=1}}, # first, too\n  {new}\n]\n")
    );
    assert_eq!(
        insert("updates = [\n  {x=1}, # first\n  {x=2},\n]\n", 1),
        format!("updates = [\n  {{x=1}}, # first\n  {new},\n  {{x=2}},\n]\n")
    );
    assert_eq!(
        insert("updates = [\n    {x=1}\n  , {x=2}\n]\n", 1),
        format!("updates = [\n    {{x=1}}, {new}\n  , {{x=2}}\n]\n")
    );
    assert_eq!(
        insert("updates = [\n  {x=1},\n]\n", 0),
        format!("updates = [\n  {new},\n  {{x=1}},\n]\n")
    );
}

#[test]
fn a_list_takes_a_value_in_the_way_it_is_written() {
    let add = |old: &str| changed(old, |edit| edit.add("partners", &text("c")));
    assert_eq!(add("partners = [\"a\",'b'] # both\n"), "partners = [\"a\",'b', \"c\"] # both\n");
    assert_eq!(add("partners = [\"a\",]\n"), "partners = [\"a\", \"c\",]\n");
    assert_eq!(add("partners = []"), "partners = [\"c\"]");
    assert_eq!(
        add("partners = [\n  # none, yet\n]\n"),
        "partners = [\n  # none, yet\n    \"c\",\n]\n"
    );
    assert_eq!(
        add("partners = [\n\t\"a\", # one\n\t\"b\", # two\n\t# more?\n]\n"),
        "partners = [\n\t\"a\", # one\n\t\"b\", # two\n\t\"c\",\n\t# more?\n]\n"
    );
    assert_eq!(
        add("partners = [\n  \"a\",\n  \"b\"]\n"),
        "partners = [\n  \"a\",\n  \"b\", \"c\"]\n"
    );
    assert_eq!(add("partners = [\n  \"b\"]"), "partners = [\n  \"b\", \"c\"]");
}

#[test]
fn a_list_loses_a_value_and_keeps_its_comments() {
    let take = |old: &str, index| changed(old, |edit| edit.take("partners", index));
    assert_eq!(take("partners = [\"a\", \"b\", \"c\"]\n", 0), "partners = [\"b\", \"c\"]\n");
    assert_eq!(take("partners = [\"a\", \"b\", \"c\"]\n", 1), "partners = [\"a\", \"c\"]\n");
    assert_eq!(take("partners = [\"a\", \"b\", \"c\"]\n", 2), "partners = [\"a\", \"b\"]\n");
    assert_eq!(take("partners = [ \"a\" ]\n", 0), "partners = [  ]\n");
    let lines = "partners = [\n  \"a\", # one\n  # of two\n  \"b\",\n  \"c\"\n]\n";
    assert_eq!(take(lines, 0), "partners = [\n  # one\n  # of two\n  \"b\",\n  \"c\"\n]\n");
    assert_eq!(take(lines, 1), "partners = [\n  \"a\", # one\n  # of two\n  \"c\"\n]\n");
    assert_eq!(take(lines, 2), "partners = [\n  \"a\", # one\n  # of two\n  \"b\",\n]\n");
    let comma_below = "partners = [\n  \"a\" # one\n  , # two\n  \"b\"\n]\n";
    assert_eq!(take(comma_below, 0), "partners = [\n  # one\n  # two\n  \"b\"\n]\n");
    let half = "partners = [\"a\" # one\n  , # two\n  \"b\"]\n";
    assert_eq!(take(half, 0), "partners = [ # one\n   # two\n  \"b\"]\n");
    assert_eq!(take("partners = [\"a\",\n  \"b\"]\n", 0), "partners = [\n  \"b\"]\n");
    assert_eq!(take("partners = [\"a\",\n  \"b\"]\n", 1), "partners = [\"a\"]\n");
    assert_eq!(take("partners = [\"a\", \"b\",\n  \"c\"]\n", 1), "partners = [\"a\",\n  \"c\"]\n");
    let comma_first = "partners = [\n    \"a\"\n  , \"b\"\n  , \"c\"\n]\n";
    assert_eq!(take(comma_first, 0), "partners = [\n    \"b\"\n  , \"c\"\n]\n");
    assert_eq!(take(comma_first, 1), "partners = [\n    \"a\"\n  , \"c\"\n]\n");
    assert_eq!(take(comma_first, 2), "partners = [\n    \"a\"\n  , \"b\"\n]\n");
}

#[test]
fn what_stands_in_another_form_is_refused() {
    let mut edit = Edit::of("updates = \"none\"\npartners = 3\n[due]\nto = 2020-03-31\n");
    assert!(edit.insert("updates", 0, &update()).is_err());
    assert!(edit.add("partners", &text("a")).is_err());
    assert!(edit.replace("", "due", &day("2020-03-31")).is_err());
    assert!(edit.replace("milestones[0]", "due", &day("2020-03-31")).is_err());
    assert!(edit.remove("", "completed").is_err());
    assert!(edit.take("partners", 0).is_err());
}
