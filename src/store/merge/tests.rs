use super::*;

const HEAD: &str = "title = \"Thresholds\"\nlead = \"council\"\ndue = 2026-09-30\n";

/// Stands for git where the test has nothing that it would be asked.
fn nobody(part: &Branches<'_>) -> Result<Merged, String> {
    Err(format!("{part:?}"))
}

fn merged(base: &str, ours: &str, theirs: &str) -> String {
    let merged = merge(&Branches { base, ours, theirs }, 7, nobody).unwrap();
    assert!(!merged.is_conflict, "{}", merged.text);
    merged.text
}

fn update(date: &str, note: &str) -> String {
    format!("\n[[updates]]\ndate = {date}\nby = \"council\"\nnote = \"{note}\"\n")
}

#[test]
fn updates_of_two_branches_stand_in_the_order_of_their_dates() {
    let [first, second, third, fourth] =
        ["2026-05-12", "2026-06-09", "2026-06-10", "2026-07-01"].map(|date| update(date, date));
    let base = format!("{HEAD}{first}");
    let ours = format!("{base}{third}");
    let theirs = format!("{base}{second}{fourth}");
    let both = format!("{base}{second}{third}{fourth}");
    assert_eq!(merged(&base, &ours, &theirs), both);
    assert_eq!(merged(&base, &theirs, &ours), both);
}

#[test]
fn on_one_day_ours_stands_first() {
    let (one, other) = (update("2026-06-09", "one"), update("2026-06-09", "other"));
    assert_eq!(
        merged(HEAD, &format!("{HEAD}{one}"), &format!("{HEAD}{other}")),
        format!("{HEAD}{one}{other}")
    );
}

#[test]
fn the_same_update_stands_once_however_it_is_laid_out() {
    let ours = format!("{HEAD}{}", update("2026-06-09", "one"));
    let theirs = ours.replace("by = \"council\"", "by   = 'council'");
    assert_eq!(merged(HEAD, &ours, &theirs), ours);
    let more = update("2026-06-10", "two");
    assert_eq!(merged(HEAD, &ours, &format!("{theirs}{more}")), format!("{ours}{more}"));
}

#[test]
fn an_earlier_update_stays_where_a_branch_has_put_it() {
    let [first, second, third, fourth] =
        ["2026-05-12", "2026-06-09", "2026-06-10", "2026-07-01"].map(|date| update(date, date));
    let base = format!("{HEAD}{first}{third}");
    let ours = format!("{HEAD}{first}{second}{third}");
    let theirs = format!("{base}{fourth}");
    assert_eq!(merged(&base, &ours, &theirs), format!("{HEAD}{first}{second}{third}{fourth}"));
    let before_all = format!("{HEAD}{}{first}{third}", update("2026-01-01", "x"));
    assert_eq!(
        merged(&base, &before_all, &theirs),
        format!("{HEAD}{}{first}{third}{fourth}", update("2026-01-01", "x"))
    );
}

#[test]
fn a_change_right_beside_a_new_update_is_no_conflict() {
    let ours = format!("{HEAD}{}", update("2026-06-09", "one"));
    let theirs = HEAD.replace("2026-09-30", "2026-10-31");
    assert_eq!(merged(HEAD, &ours, &theirs), format!("{theirs}{}", update("2026-06-09", "one")));
}

#[test]
fn an_update_brings_its_comments_and_the_tables_below_it() {
    let reopened = "\n# by phone\n[[updates]]\ndate = 2026-06-09\nby = \"council\"\n\n[updates.reopened_from]\ncompleted = 2026-06-01\n";
    let later = update("2026-06-10", "two");
    let milestone = "\n[[milestones]]\ntitle = \"Draft\"\ndue = 2026-07-31\n";
    let first = update("2026-05-12", "first");
    let base = format!("{HEAD}{first}{milestone}");
    let ours = format!("{HEAD}{first}{later}{milestone}");
    let theirs = format!("{HEAD}{first}{reopened}{milestone}");
    let both = format!("{HEAD}{first}{reopened}{later}{milestone}");
    assert_eq!(merged(&base, &ours, &theirs), both);
}

#[test]
fn comments_at_the_end_stay_above_all_updates_and_are_there_once() {
    let base = format!("{HEAD}\n# What happens is added below.\n#\n# [[updates]]\n");
    let (one, other) = (update("2026-06-09", "one"), update("2026-06-10", "other"));
    let both = format!("{base}{one}{other}");
    assert_eq!(merged(&base, &format!("{base}{one}"), &format!("{base}{other}")), both);
    let close = format!("{base}{}", other.trim_start());
    assert_eq!(merged(&base, &format!("{base}{one}"), &close), both);
}

#[test]
fn lines_end_as_in_ours() {
    let (one, other) = (update("2026-06-09", "one"), update("2026-06-10", "other"));
    let (ours, theirs) = (format!("{HEAD}{one}"), format!("{HEAD}{other}"));
    let both = format!("{HEAD}{one}{other}");
    let windows = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(merged(HEAD, &windows(&ours), &theirs), windows(&both));
    assert_eq!(merged(HEAD, &ours, &windows(&theirs)), both);
    assert_eq!(merged(HEAD, ours.trim_end(), &theirs), both.trim_end());
    assert_eq!(merged(HEAD, &ours, theirs.trim_end()), both);
    let marked = |text: &str| format!("\u{feff}{text}");
    assert_eq!(merged(HEAD, &marked(&ours), &theirs), marked(&both));
}

#[test]
fn what_a_branch_changed_of_the_history_is_left_to_git() {
    let first = update("2026-05-12", "first");
    let base = format!("{HEAD}{first}");
    let theirs = format!("{base}{}", update("2026-06-09", "one"));
    for ours in [
        format!("{HEAD}{}{}", update("2026-05-12", "FIRST"), update("2026-06-10", "x")),
        format!("{HEAD}{}", update("2026-06-10", "x")),
    ] {
        let asked = Branches { base: &base, ours: &ours, theirs: &theirs };
        assert_eq!(merge(&asked, 7, nobody), Err(format!("{asked:?}")));
    }
}

#[test]
fn updates_of_two_actions_that_took_one_number_are_not_mixed() {
    let ours = format!("{HEAD}{}", update("2026-06-09", "one"));
    let theirs = ours.replace("Thresholds", "Training").replace("one", "other");
    let asked = Branches { base: "", ours: &ours, theirs: &theirs };
    assert_eq!(merge(&asked, 7, nobody), Err(format!("{asked:?}")));
}

#[test]
fn the_same_update_with_other_comments_is_left_to_git() {
    let one = update("2026-06-09", "one");
    let (ours, theirs) = (format!("{HEAD}{one}"), format!("{HEAD}{one}# by phone\n"));
    assert!(merge(&Branches { base: HEAD, ours: &ours, theirs: &theirs }, 7, nobody).is_err());
}

#[test]
fn lines_that_are_no_toml_together_are_kept_in_two_versions() {
    let base = "a = 1\nb = 2\nc = 3\nd = 4\n";
    let (ours, theirs) =
        ("x = 1\na = 1\nb = 2\nc = 3\nd = 4\n", "a = 1\nb = 2\nc = 3\nx = 2\nd = 4\n");
    let all = "x = 1\na = 1\nb = 2\nc = 3\nx = 2\nd = 4\n";
    let merged =
        merge(&Branches { base, ours, theirs }, 7, |_| Ok::<_, String>(Merged::whole(all)));
    assert_eq!(
        merged.unwrap(),
        Merged {
            text: "<<<<<<< ours\nx = 1\na = 1\nb = 2\nc = 3\n=======\na = 1\nb = 2\nc = 3\nx = 2\n>>>>>>> theirs\nd = 4\n".to_owned(),
            is_conflict: true,
        }
    );
}
