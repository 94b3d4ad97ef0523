//! Two branches of an action merge: nothing of either is lost, and what a person has to settle is named by the check.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod program;
mod scratch;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cov_plan::change::{
    Change, Complete, Extend, Rate, Reopen, Set, Signed, Suspend, Withdraw, apply,
};
use cov_plan::check::check;
use cov_plan::model::{Action, AgencyId, Date, GroupId, Rating, Update};
use cov_plan::store::merge::{Branches, Merged, merge};
use cov_plan::store::{GitError, Reading, merge_lines, read, updates_in};
use program::{cov_plan, printed, refused};
use scratch::{Scratch, try_git_in};

const FILE: &str = "actions/early-help/01-thresholds/1.1.toml";

/// Numbers without a pattern, the same every time.
struct Dice(u64);

impl Dice {
    /// One of so many.
    fn below(&mut self, end: u64) -> u64 {
        // The steps and shifts of SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn one_of<'values, T>(&mut self, values: &'values [T]) -> &'values T {
        &values[usize::try_from(self.below(values.len() as u64)).unwrap()]
    }

    /// A day of May to July 2026; the file's own updates are of May and June.
    fn day(&mut self) -> Date {
        let first: Date = "2026-05-01".parse().unwrap();
        first + chrono::Days::new(self.below(92))
    }

    fn signed(&mut self) -> Signed {
        let by = *self.one_of(&[None, Some("police"), Some("health-trust")]);
        Signed { by: by.map(AgencyId::from), date: self.day() }
    }

    fn words(&mut self) -> String {
        let words = [
            "Staff are free.",
            "# No comment\n[[updates]]\n",
            "One\n\n\ntwo",
            "By \"phone\"",
            "=======\n",
        ];
        (*self.one_of(&words)).to_owned()
    }

    /// An update, or a decision.
    fn change(&mut self) -> Box<dyn Change> {
        let signed = self.signed();
        let group = || GroupId::from("executive-group");
        let part = *self.one_of(&[None, None, Some("1"), Some("2")]);
        let milestone = part.map(str::to_owned);
        match self.below(12) {
            0 => Box::new(Complete { signed, milestone, note: Some(self.words()) }),
            1 | 2 => Box::new(Extend {
                signed,
                milestone,
                to: self.day() + chrono::Days::new(150),
                reason: self.words(),
                agreed_by: None,
                earlier: true,
            }),
            3 => Box::new(Suspend {
                until: signed.date + chrono::Days::new(60),
                signed,
                reason: self.words(),
                agreed_by: group(),
            }),
            4 => Box::new(Withdraw { date: signed.date, reason: self.words(), agreed_by: group() }),
            5 => Box::new(Reopen { signed, milestone, reason: Some(self.words()) }),
            6 => Box::new(Set::Lead(AgencyId::from(*self.one_of(&["police", "health-trust"])))),
            _ => Box::new(self.rate(signed)),
        }
    }

    fn rate(&mut self, signed: Signed) -> Rate {
        let ratings = [None, Some(Rating::Red), Some(Rating::Amber)];
        Rate {
            signed,
            rag: Some(Rating::Green),
            impact: *self.one_of(&ratings),
            note: Some(self.words()),
            asks: None,
            evidence: Vec::new(),
        }
    }
}

fn three_actions() -> Reading {
    read(Path::new("examples/three-actions"))
}

/// The texts from which branches begin: with updates and milestones, without updates, complete, with comments at the end,
/// with the line ends of Windows, cut short.
fn beginnings(reading: &Reading) -> Vec<String> {
    let text = &reading.sources[reading.action_sources[0]].text;
    let (head, updates) = text.split_once("\n[[updates]]").unwrap();
    let complete = text.replace("due = 2026-09-30\n", "due = 2026-09-30\ncompleted = 2026-05-01\n");
    assert_ne!(&complete, text);
    let milestones_last = {
        let (top, milestones) = head.split_once("\n[[milestones]]").unwrap();
        format!("{top}\n[[updates]]{updates}\n\n[[milestones]]{milestones}")
    };
    let commented = format!("{head}\n# What happens is added below.\n#\n# [[updates]]\n");
    let mut all = vec![text.clone(), head.to_owned(), complete, milestones_last, commented];
    all.push(format!("{text}\n# A last word.\n"));
    all.push(text.replace('\n', "\r\n"));
    all.push(text.trim_end().to_owned());
    all
}

/// The text after a change; of those that the action does not allow, the next one.
fn after_any_change(dice: &mut Dice, text: &str, action: &Action) -> String {
    loop {
        let change = dice.change();
        if let Ok(changed) = apply(change.as_ref(), action, text) {
            return changed.text;
        }
    }
}

fn by_lines(part: &Branches<'_>) -> Result<Merged, GitError> {
    let [base, ours, theirs] = [part.base, part.ours, part.theirs].map(str::as_bytes);
    let merged = merge_lines(base, ours, theirs, 7)?;
    let text = String::from_utf8(merged.bytes).unwrap();
    Ok(Merged { text, is_conflict: merged.is_conflict })
}

fn merged(branches: &Branches<'_>) -> Merged {
    merge(branches, 7, by_lines).unwrap()
}

/// The updates that a branch adds.
fn new_updates(base: &str, branch: &str) -> Vec<Update> {
    let old = updates_in(base);
    updates_in(branch).into_iter().filter(|update| !old.contains(update)).collect()
}

/// Every line that a branch has and the base has not is in the result, as often as any of the three has it.
fn look_for_lines(branches: &Branches<'_>, text: &str) {
    let counted = |text: &str| {
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for line in text.lines() {
            *lines.entry(line.to_owned()).or_default() += 1;
        }
        lines
    };
    let (base, found) = (counted(branches.base), counted(text));
    for branch in [branches.ours, branches.theirs] {
        for (line, times) in counted(branch) {
            let is_new = times > base.get(&line).copied().unwrap_or_default();
            let is_there = found.get(&line).copied().unwrap_or_default() >= times;
            assert!(!is_new || is_there, "{line:?} is lost in\n{text}\nof\n{branch}");
        }
    }
}

/// A merge without conflict has all updates of both, in the order of their dates.
fn look_at_updates(branches: &Branches<'_>, text: &str) {
    let mut expected = updates_in(branches.base);
    expected.extend(new_updates(branches.base, branches.ours));
    for update in new_updates(branches.base, branches.theirs) {
        if !expected.contains(&update) {
            expected.push(update);
        }
    }
    let sorted = |mut updates: Vec<Update>| {
        updates.sort_by_key(|update| format!("{update:?}"));
        updates
    };
    let found = updates_in(text);
    assert!(found.is_sorted_by_key(|update| update.date), "{text}");
    assert_eq!(sorted(found), sorted(expected), "{text}");
    assert!(text.trim_start_matches('\u{feff}').parse::<toml::Table>().is_ok(), "{text}");
}

/// The check names the first line of the first conflict.
fn look_at_conflict(reading: &Reading, text: &str) {
    let with = reading.with(&BTreeMap::from([(FILE.to_owned(), text.to_owned())]));
    let found = check(&with);
    let named = found.iter().find(|finding| finding.rule.name == "conflict-markers").unwrap();
    assert_eq!(named.file, FILE);
    let line = text[named.span.clone().unwrap().start..].lines().next().unwrap();
    assert_eq!(line, "<<<<<<< ours");
    assert_eq!(text.find("<<<<<<< ours"), Some(named.span.clone().unwrap().start));
}

#[test]
fn of_a_thousand_pairs_of_branches_nothing_is_lost() {
    let reading = three_actions();
    let action = &reading.plan.actions[0];
    let beginnings = beginnings(&reading);
    let mut dice = Dice(2026);
    let mut conflicts = 0;
    for _ in 0..1000 {
        let base = dice.one_of(&beginnings);
        let action = cov_plan::store::action_in(base, action);
        let ours = after_any_change(&mut dice, base, &action);
        let theirs = after_any_change(&mut dice, base, &action);
        let branches = Branches { base, ours: &ours, theirs: &theirs };
        let merged = merged(&branches);
        look_for_lines(&branches, &merged.text);
        if merged.is_conflict {
            conflicts += 1;
            look_at_conflict(&reading, &merged.text);
        } else {
            look_at_updates(&branches, &merged.text);
        }
    }
    // Both titles, both deadlines, both ends: else there is nothing to settle.
    assert!((20..200).contains(&conflicts), "{conflicts}");
}

#[test]
fn two_updates_never_clash() {
    let reading = three_actions();
    let mut dice = Dice(1);
    let beginnings = beginnings(&reading);
    for round in 0..400 {
        let base = &beginnings[round % beginnings.len()];
        let action = cov_plan::store::action_in(base, &reading.plan.actions[0]);
        let [ours, theirs] = [(), ()].map(|()| {
            let signed = dice.signed();
            let mut rate = dice.rate(signed);
            // After the action's end its delivery is not rated.
            rate.rag = rate.rag.filter(|_| action.ending.completed.is_none());
            apply(&rate, &action, base).unwrap().text
        });
        let branches = Branches { base, ours: &ours, theirs: &theirs };
        if rate_one_day_otherwise(&branches) {
            continue;
        }
        let nobody = |part: &Branches<'_>| Err(format!("{part:?}"));
        let merge = |branches: &Branches<'_>| merge(branches, 7, nobody).unwrap();
        let merged = merge(&branches);
        assert!(!merged.is_conflict);
        look_for_lines(&branches, &merged.text);
        look_at_updates(&branches, &merged.text);
        // The other way round it is the same.
        let mirrored = merge(&Branches { base, ours: &theirs, theirs: &ours });
        assert_eq!(updates_in(&mirrored.text), updates_in(&merged.text));
    }
}

/// Whether each branch adds a rating of one kind for one day, and they differ.
fn rate_one_day_otherwise(branches: &Branches<'_>) -> bool {
    let differs = |one: Option<Rating>, other: Option<Rating>| {
        one.is_some() && other.is_some() && one != other
    };
    let theirs = new_updates(branches.base, branches.theirs);
    new_updates(branches.base, branches.ours).iter().any(|own| {
        theirs.iter().any(|other| {
            own.date == other.date
                && (differs(own.rag, other.rag) || differs(own.impact, other.impact))
        })
    })
}

#[test]
fn two_ratings_of_one_day_are_for_a_person_to_choose_from() {
    let rated = |rating: &str, by: &str| {
        format!(
            "{BASE}\n[[updates]]\ndate = 2026-06-10\nby = \"{by}\"\nrag = \"{rating}\"\nnote = \"So.\"\n"
        )
    };
    let (ours, theirs) = (rated("amber", "council"), rated("red", "police"));
    let (code, text) = driven([BASE.as_bytes(), ours.as_bytes(), theirs.as_bytes()], "");
    assert_eq!(code, Some(1));
    let text = String::from_utf8(text).unwrap();
    for line in ["<<<<<<< ours", "rag = \"amber\"", "rag = \"red\"", ">>>>>>> theirs"] {
        assert!(text.lines().any(|other| other == line), "{line}: {text}");
    }
    // The same rating twice is no clash; which branch is merged into which makes no difference.
    let same = rated("amber", "police");
    let there = driven([BASE.as_bytes(), ours.as_bytes(), same.as_bytes()], "");
    let back = driven([BASE.as_bytes(), same.as_bytes(), ours.as_bytes()], "");
    assert_eq!((there.0, &there.1), (Some(0), &back.1));
    assert_eq!(updates_in(str::from_utf8(&there.1).unwrap()).len(), 2);
}

#[test]
fn updates_that_stand_apart_clash_and_are_the_same_as_those_that_stand_together() {
    let milestone = "\n[[milestones]]\ntitle = \"Draft\"\ndue = 2026-08-31\n";
    let base = format!("{BASE}{}{milestone}", update("2026-06-01"));
    let rated = |rating: &str| format!("{}rag = \"{rating}\"\n", update("2026-06-09"));
    let above = |more: &str| base.replace(milestone, &format!("{more}{milestone}"));
    let conflict = |ours: &str, theirs: &str| {
        let (code, text) = driven([base.as_bytes(), ours.as_bytes(), theirs.as_bytes()], "");
        let text = String::from_utf8(text).unwrap();
        assert_eq!(code, Some(1), "{text}");
        assert!(text.contains("<<<<<<< ours\n"), "{text}");
        text
    };
    // The day that one branch rates above the milestones, and the other below.
    let (ours, theirs) = (above(&rated("amber")), format!("{base}{}", rated("green")));
    for text in [conflict(&ours, &theirs), conflict(&theirs, &ours)] {
        assert!(text.contains("\"amber\"") && text.contains("\"green\""), "{text}");
    }
    // The same update in two places, where one branch has also changed a note.
    let same = rated("amber");
    let theirs = format!("{base}{same}").replacen("So.", "So!", 1);
    conflict(&above(&same), &theirs);
    conflict(&theirs, &above(&same));
}

#[test]
fn what_one_branch_says_of_an_action_does_not_land_in_another() {
    let base = format!("{BASE}outcome = \"Fewer repeats\"\n{}", update("2026-06-01"));
    // One branch gives the number to another action, whose file has other updates too.
    let swapped =
        "title = \"Placements\"\nlead = \"police\"\ndue = 2026-12-31\noutcome = \"Near home\"\n"
            .to_owned()
            + &update("2026-05-01");
    let rated = format!("{base}{}rag = \"red\"\n", update("2026-06-10"));
    for (ours, theirs) in [(&swapped, &rated), (&rated, &swapped)] {
        let (code, text) = driven([base.as_bytes(), ours.as_bytes(), theirs.as_bytes()], "");
        let text = String::from_utf8(text).unwrap();
        assert!(code == Some(1) && text.contains("<<<<<<< ours\n"), "{text}");
        assert!(text.contains("\"red\"") && text.contains("Placements"), "{text}");
    }
    // Other words for the same action are no other action.
    let worded = base.replace("\"Thresholds\"", "\"The thresholds\"");
    let (code, text) = driven([base.as_bytes(), worded.as_bytes(), rated.as_bytes()], "");
    let text = String::from_utf8(text).unwrap();
    assert!(
        code == Some(0) && text.contains("\"red\"") && text.contains("The thresholds"),
        "{text}"
    );
}

#[test]
fn no_comment_is_doubled() {
    // Both branches part two comments that stood above one update: by another update, and by a milestone.
    let (head, first) = ("# How it went.\n", "# The first one.\n");
    let last = update("2026-06-20").trim_start().to_owned();
    let added = update("2026-06-10").trim_start().to_owned();
    let milestone = "\n[[milestones]]\ntitle = \"Draft\"\ndue = 2026-08-31\n";
    let base = format!("{BASE}{head}{first}{last}");
    let ours = format!("{BASE}{head}{added}{first}{last}");
    let theirs = format!("{BASE}{head}{milestone}{first}{last}");
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let (code, text) = driven([base.as_bytes(), ours.as_bytes(), theirs.as_bytes()], "");
        let text = String::from_utf8(text).unwrap();
        let times = text.matches(head).count();
        assert!(code == Some(1) || times == 1, "{text}");
        assert!(text.contains("2026-06-10") && text.contains("Draft"), "{text}");
    }
}

/// How `cov-plan init --git` tells git to merge.
const DRIVER: &str = "cov-plan merge-driver %O %A %B %L %P || { test $? -eq 1 && exit 1; git merge-file --marker-size=%L %A %O %B; }";

/// A repository with a plan, in which git merges as it is told by `cov-plan init --git`, by a program that lies somewhere.
fn council(program: &str) -> Scratch {
    let scratch = Scratch::without_commit();
    copied::copy(Path::new("examples/three-actions"), &scratch.root.join("plan"));
    scratch.write("plan/.gitattributes", "actions/**/*.toml merge=cov-plan\n");
    let driver = DRIVER.replacen("cov-plan", &format!("'{program}'"), 1);
    let config = scratch.root.join(".git/config");
    let settings = format!("[merge \"cov-plan\"]\n\tname = Updates\n\tdriver = \"{driver}\"\n");
    fs::write(&config, fs::read_to_string(&config).unwrap() + &settings).unwrap();
    scratch
}

/// Commits a text of the action.
fn commit(scratch: &Scratch, text: &str) {
    scratch.write(&format!("plan/{FILE}"), text);
    scratch.git("add .");
    scratch.git("commit --quiet --allow-empty -m change");
}

#[test]
fn git_merges_as_the_texts_merge() {
    let reading = three_actions();
    let beginnings = beginnings(&reading);
    let scratch = council(env!("CARGO_BIN_EXE_cov-plan"));
    let mut dice = Dice(6);
    let mut conflicts = 0;
    for round in 0..20 {
        let base = &beginnings[round % beginnings.len()];
        let action = cov_plan::store::action_in(base, &reading.plan.actions[0]);
        let ours = after_any_change(&mut dice, base, &action);
        let theirs = after_any_change(&mut dice, base, &action);
        commit(&scratch, base);
        scratch.git(&format!("branch theirs-{round}"));
        commit(&scratch, &ours);
        scratch.git(&format!("checkout --quiet theirs-{round}"));
        commit(&scratch, &theirs);
        scratch.git("checkout --quiet main");
        let git = try_git_in(&scratch.root, &format!("merge --quiet --no-edit theirs-{round}"));
        let expected = merged(&Branches { base, ours: &ours, theirs: &theirs });
        let text = fs::read_to_string(scratch.root.join("plan").join(FILE)).unwrap();
        assert_eq!(text, expected.text);
        assert_eq!(git.status.code(), Some(i32::from(expected.is_conflict)), "{git:?}");
        if expected.is_conflict {
            conflicts += 1;
            assert_eq!(scratch.git("diff --name-only --diff-filter=U"), format!("plan/{FILE}\n"));
            let line = text.lines().position(|line| line == "<<<<<<< ours").unwrap() + 1;
            let found = cov_plan("check").current_dir(&scratch.root).assert().code(1);
            let found = String::from_utf8(found.get_output().stdout.clone()).unwrap();
            assert!(found.contains("error[conflict-markers]"), "{found}");
            assert!(found.contains(&format!("1.1.toml:{line}:1")), "{found}");
            scratch.git("add .");
            scratch.git("commit --quiet -m settled");
        } else {
            assert_eq!(scratch.git("status --porcelain"), "");
        }
    }
    assert!((1..15).contains(&conflicts), "{conflicts}");
}

const BASE: &str = "title = \"Thresholds\"\nlead = \"council\"\ndue = 2026-09-30\n";

fn update(date: &str) -> String {
    format!("\n[[updates]]\ndate = {date}\nby = \"council\"\nnote = \"So.\"\n")
}

/// The program over three texts: how it ends, and what stands in the place of ours.
fn driven(texts: [&[u8]; 3], rest: &str) -> (Option<i32>, Vec<u8>) {
    let folder = tempfile::TempDir::new().unwrap();
    for (name, text) in ["base", "ours", "theirs"].iter().zip(texts) {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let line = format!("merge-driver base ours theirs {rest}");
    let output = cov_plan(&line).current_dir(folder.path()).output().unwrap();
    assert!(output.stdout.is_empty(), "{output:?}");
    (output.status.code(), fs::read(folder.path().join("ours")).unwrap())
}

#[test]
fn what_git_is_told_is_an_exit_code_and_the_text_in_the_place_of_ours() {
    let (one, other) = (update("2026-06-10"), update("2026-06-09"));
    let (ours, theirs) = (format!("{BASE}{one}"), format!("{BASE}{other}"));
    let done = driven([BASE.as_bytes(), ours.as_bytes(), theirs.as_bytes()], "");
    assert_eq!(done, (Some(0), format!("{BASE}{other}{one}").into_bytes()));
}

/// What the check finds in the plan of a repository: rule, file and message of each error.
fn errors(scratch: &Scratch) -> Vec<String> {
    let mut command = cov_plan("check --format json");
    let found = command.current_dir(&scratch.root).assert().code(1).get_output().stdout.clone();
    let found: Vec<serde_json::Value> = serde_json::from_slice(&found).unwrap();
    let line = |finding: &serde_json::Value| {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        let file = text("file").rsplit('/').next().unwrap().to_owned();
        format!("{} {file}: {}", text("rule"), text("message"))
    };
    let is_error = |finding: &&serde_json::Value| finding["severity"] == "error";
    found.iter().filter(is_error).map(line).collect()
}

#[test]
fn where_git_does_not_find_the_program_nothing_is_lost_either() {
    let scratch = council("no-such-program");
    commit(&scratch, BASE);
    scratch.git("branch theirs");
    commit(&scratch, &format!("{BASE}{}", update("2026-06-10")));
    scratch.git("checkout --quiet theirs");
    commit(&scratch, &format!("{BASE}{}", update("2026-06-09")));
    let git = try_git_in(&scratch.root, "merge --quiet --no-edit main");
    assert_eq!(git.status.code(), Some(1), "{git:?}");
    let text = fs::read_to_string(scratch.root.join("plan").join(FILE)).unwrap();
    assert!(text.contains("2026-06-09") && text.contains("2026-06-10"), "{text}");
    let said =
        "conflict-markers 1.1.toml: git left a conflict here: two versions stand in one file";
    assert_eq!(errors(&scratch), [said]);
}

#[test]
fn a_conflict_without_a_mark_is_named_until_git_is_told_that_it_is_settled() {
    let scratch = council(env!("CARGO_BIN_EXE_cov-plan"));
    let text = fs::read_to_string(scratch.root.join("plan").join(FILE)).unwrap();
    let text = text.replace("three-actions/evidence", "plan/evidence");
    commit(&scratch, &text);
    scratch.git("branch theirs");
    scratch.git(&format!("rm --quiet plan/{FILE}"));
    scratch.git("commit --quiet -m gone");
    scratch.git("checkout --quiet theirs");
    commit(&scratch, &format!("{}\n{}", text.trim_end(), update("2026-06-29")));
    let git = try_git_in(&scratch.root, "merge --quiet --no-edit main");
    assert_eq!(git.status.code(), Some(1), "{git:?}");
    let said = "conflict-open 1.1.toml: git holds this file in conflict: \
                one branch changed it, the other deleted or moved it";
    assert_eq!(errors(&scratch), [said]);
    scratch.git("add .");
    cov_plan("check").current_dir(&scratch.root).assert().success();
}

#[test]
fn a_side_that_was_left_without_marks_is_named() {
    let scratch = council("false");
    commit(&scratch, BASE);
    scratch.git("branch theirs");
    commit(&scratch, &format!("{BASE}{}", update("2026-06-10")));
    scratch.git("checkout --quiet theirs");
    commit(&scratch, &format!("{BASE}{}", update("2026-06-09")));
    // So ends the driver of an older setting where git does not find the program.
    scratch.git("config merge.cov-plan.driver false");
    try_git_in(&scratch.root, "merge --quiet --no-edit main");
    assert_eq!(
        errors(&scratch),
        ["conflict-open 1.1.toml: git holds this file in conflict: both branches changed it"]
    );
}

#[test]
fn one_deadline_of_two_is_for_a_person_to_choose_and_the_updates_are_in_order() {
    let ours = BASE.replace("09-30", "10-31") + &update("2026-06-10");
    let theirs = BASE.replace("09-30", "11-30") + &update("2026-06-09");
    let (code, text) =
        driven([BASE.as_bytes(), ours.as_bytes(), theirs.as_bytes()], "9 plan/1.1.toml");
    assert_eq!(code, Some(1));
    let both = update("2026-06-09") + &update("2026-06-10");
    assert_eq!(
        String::from_utf8(text).unwrap(),
        format!(
            "title = \"Thresholds\"\nlead = \"council\"\n<<<<<<<<< ours\ndue = 2026-10-31\n=========\ndue = 2026-11-30\n>>>>>>>>> theirs\n{both}"
        )
    );
}

#[test]
fn what_is_no_text_to_us_is_merged_as_git_merges_it() {
    let (base, ours) = (b"a = '\xe9'\n1\n2\n3\n4\n".to_vec(), b"a = '\xe9'\n1\n2\n3\n5\n".to_vec());
    let theirs = b"a = '\xe8'\n1\n2\n3\n4\n".to_vec();
    let done = driven([&base, &ours, &theirs], "");
    assert_eq!(done, (Some(0), b"a = '\xe8'\n1\n2\n3\n5\n".to_vec()));
}

#[test]
fn what_cannot_be_merged_stays_as_it_is() {
    let done = driven([b"a\0b", b"a\0c", b"a\0d"], "7 plan/1.1.toml");
    assert_eq!(done, (Some(2), b"a\0c".to_vec()));
    let message = refused(&mut cov_plan("merge-driver none none none 7 plan/1.1.toml"));
    assert!(
        message.starts_with("error: cannot merge plan/1.1.toml: cannot read none: "),
        "{message}"
    );
}

#[test]
fn a_new_repository_merges_updates_by_the_lines_that_are_printed() {
    let folder = tempfile::TempDir::new().unwrap();
    let said = printed(
        cov_plan("init --git --today 2026-11-25")
            .current_dir(folder.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null"),
    );
    let lines: Vec<&str> =
        said.lines().filter_map(|line| line.strip_prefix("  git config ")).collect();
    assert_eq!(
        lines,
        [
            "merge.cov-plan.name 'Updates in the order of their dates'",
            &format!("merge.cov-plan.driver '{DRIVER}'"),
        ]
    );
    assert!(folder.path().join(".git").is_dir());
    let file = "plan/actions/first-section/01-first-objective/1.1.toml";
    let merged_by =
        |file: &str| scratch::git_in(folder.path(), &format!("check-attr merge -- {file}"));
    assert_eq!(merged_by(file), format!("{file}: merge: cov-plan\n"));
    assert_eq!(merged_by("plan/plan.toml"), "plan/plan.toml: merge: unspecified\n");
    let readme = fs::read_to_string("README.md").unwrap();
    for line in lines {
        assert!(readme.contains(&format!("git config {line}\n")), "{line}");
    }
}

#[test]
fn a_repository_is_made_around_the_plan_and_not_above_the_folder_one_is_in() {
    let folder = tempfile::TempDir::new().unwrap();
    let message = refused(cov_plan("init . --git").current_dir(folder.path()));
    assert!(message.contains("above the folder that you are in"), "{message}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    fs::create_dir_all(folder.path().join("council/.git")).unwrap();
    let said = printed(cov_plan("init council/plan --git").current_dir(folder.path()));
    assert!(!said.contains("made a git repository"), "{said}");
    assert!(!folder.path().join(".git").exists());
    // What will be refused leaves none behind.
    fs::create_dir(folder.path().join("nobody")).unwrap();
    let mut nameless = cov_plan("init nobody/plan --git --commit");
    nameless
        .current_dir(folder.path())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    nameless
        .env("GIT_CONFIG_COUNT", "1")
        .env("GIT_CONFIG_KEY_0", "user.useConfigOnly")
        .env("GIT_CONFIG_VALUE_0", "true");
    assert!(refused(&mut nameless).contains("user.email"));
    assert_eq!(fs::read_dir(folder.path().join("nobody")).unwrap().count(), 0);
    // It says what it makes, and before it makes it.
    fs::create_dir(folder.path().join("new")).unwrap();
    let listed = printed(cov_plan("init new/plan --git --dry-run").current_dir(folder.path()));
    assert!(listed.starts_with("new/.git\nnew/plan/"), "{listed}");
    let said = printed(cov_plan("init new/plan --git").current_dir(folder.path()));
    assert!(said.starts_with("made a git repository in new\nmade a plan for "), "{said}");
    assert!(folder.path().join("new/.git").is_dir());
}

#[test]
fn in_a_clone_of_a_plan_the_lines_are_said_and_nothing_is_made() {
    let folder = tempfile::TempDir::new().unwrap();
    printed(cov_plan("init --today 2026-11-25").current_dir(folder.path()));
    assert_eq!(
        refused(cov_plan("init --git").current_dir(folder.path())),
        format!(
            "error: there is a plan in plan\n  \
         help: cov-plan check --plan plan\n        \
         so that git merges updates that two branches add, in each clone once:\n          \
         git config merge.cov-plan.name 'Updates in the order of their dates'\n          \
         git config merge.cov-plan.driver '{DRIVER}'\n"
        )
    );
    assert!(!folder.path().join(".git").exists());
}
