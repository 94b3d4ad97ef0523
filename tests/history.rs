//! `history`: the life of an action from its commits, each line worked out by hand.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod dated;
mod folder;

use std::fs;

use dated::{DatedPlan, git_in, says_in};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Two actions that have nothing in common.
const TRAIN: &str = "title = \"Train the teams\"\nlead = \"council\"\ndue = 2019-12-31\n";
const REVIEW: &str = "title = \"Review the files\"\nlead = \"council\"\ndue = 2020-03-31\n";
const HERE: &str = "actions/help/01-first";

fn update(date: &str, rest: &str) -> String {
    format!("[[updates]]\ndate = {date}\nby = \"council\"\n{rest}\n")
}

fn amber() -> String {
    update("2019-10-14", "rag = \"amber\"\nnote = \"Begun\"")
}

fn green() -> String {
    update("2019-11-28", "rag = \"green\"")
}

fn begun() -> String {
    format!("{TRAIN}{}", amber())
}

impl DatedPlan {
    fn write(&self, number: &str, text: &str) {
        self.plan.write(&format!("{HERE}/{number}.toml"), text);
    }

    fn move_to(&self, from: &str, to: &str) {
        fs::rename(self.file(from), self.file(to)).unwrap();
    }

    /// Commits as somebody what was written on one day on another.
    fn commit_by(&self, author: &str, written: &str, day: &str) -> String {
        self.git(day, &["add", "--all"]);
        let author = format!("--author={author} <somebody@example.org>");
        let date = format!("--date={written}T12:00:00Z");
        self.git(day, &["commit", "--quiet", "-m", "x", &author, &date]);
        self.id("HEAD")
    }

    /// What is printed where there is nothing to complain of.
    fn history(&self, words: &[&str]) -> String {
        let (printed, said) = self.says(0, &[&["history"], words].concat());
        assert_eq!(said, "");
        printed
    }

    /// The story without its title, the commits by their days.
    fn told(&self, words: &[&str]) -> Vec<String> {
        let (printed, _) = self.says(0, &[&["history"], words].concat());
        let entries = printed.split("\n\n").skip(1);
        let short = |line: &str| match line.split_once(", Ann, ") {
            Some((day, _)) => day.to_owned(),
            None => line.to_owned(),
        };
        entries.map(|entry| entry.lines().map(short).collect::<Vec<_>>().join(" ")).collect()
    }

    fn branch(&self, name: &str) {
        self.git("2019-11-01", &["checkout", "--quiet", "-b", name]);
    }

    fn checkout(&self, name: &str) {
        self.git("2019-11-01", &["checkout", "--quiet", name]);
    }

    /// Begins a merge that clashes, for the test to settle.
    fn clash_with(&self, branch: &str) {
        let words = ["merge", "--quiet", "--no-commit", branch];
        assert!(!git_in(self.top(), "2019-12-01", &words).status.success());
    }
}

#[test]
fn a_year_is_told_newest_first_through_a_rename_a_merge_and_a_rebased_branch() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    let new = dated.commit_by("Ann", "2019-09-02", "2019-09-02");
    dated.write("1.1", &begun());
    let rated = dated.commit_by("Ben", "2019-10-15", "2019-10-15");
    // Another action is none of its business.
    dated.write("1.2", REVIEW);
    dated.commit("2019-10-20", "Another");
    dated.move_to("1.1", "1.5");
    let moved = dated.commit_by("Ann", "2019-11-01", "2019-11-01");
    dated.branch("partners");
    dated.write("1.5", &format!("{TRAIN}partners = [\"police\"]\n{}", amber()));
    let partners = dated.commit_by("Cem", "2019-11-02", "2019-11-02");
    dated.checkout("main");
    dated.write("1.5", &format!("{}{}", begun(), green()));
    let greened = dated.commit_by("Ben", "2019-11-29", "2019-11-29");
    dated.git("2019-12-01", &["merge", "--quiet", "--no-edit", "partners"]);
    // Written in the old year, rebased in the new one.
    let done = "completed = 2019-12-30\npartners = [\"police\"]\n";
    dated.write("1.5", &format!("{TRAIN}{done}{}{}", amber(), green()));
    let done = dated.commit_by("Dee", "2019-12-30", "2020-01-03");

    let before = format!(
        "15 October 2019, Ben, {rated}
- delivery rated amber for the first time on 14 October 2019: Begun

2 September 2019, Ann, {new}
- new, due 31 December 2019
"
    );
    let told = format!(
        "The history of 1.5 Train the teams

3 January 2020, Dee, {done} (written on 30 December 2019)
- completed on 30 December 2019

29 November 2019, Ben, {greened}
- delivery amber to green on 28 November 2019

2 November 2019, Cem, {partners}
- partners: new police

1 November 2019, Ann, {moved}
- was 1.1

{before}"
    );
    assert_eq!(dated.history(&["1.5"]), told);
    // Up to a commit, under the number that it had.
    let then = dated.history(&["1.1", "--at", "2019-10-31"]);
    assert_eq!(then, format!("The history of 1.1 Train the teams\n\n{before}"));
}

#[test]
fn what_is_not_committed_comes_first() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.commit("2019-09-02", "Add");
    let new = "2 September 2019 - new, due 31 December 2019";
    assert_eq!(dated.told(&["1.1"]), [new]);
    dated.write("1.1", &format!("# Agreed in August.\n{TRAIN}"));
    let layout = "Not committed - only comments or the layout of its file";
    assert_eq!(dated.told(&["1.1"]), [layout, new]);
    dated.write("1.1", &TRAIN.replace('\n', "\r\n"));
    assert_eq!(dated.told(&["1.1"]), [new]);
    dated.write("1.1", &begun());
    let rated = "Not committed - delivery rated amber for the first time on 14 October 2019: Begun";
    assert_eq!(dated.told(&["1.1"]), [rated, new]);
    // Staged is not committed either.
    dated.git("2019-10-01", &["add", "--all"]);
    assert_eq!(dated.told(&["1.1"]), [rated, new]);
    assert_eq!(dated.told(&["1.1", "--at", "HEAD"]), [new]);
    dated.move_to("1.1", "1.4");
    assert_eq!(dated.told(&["1.4"]), [&rated.replace("- delivery", "- was 1.1 - delivery"), new]);
    assert_eq!(dated.told(&["1.1"]), ["Not committed - is 1.4 from here on", new]);
}

#[test]
fn a_file_that_was_never_committed_has_a_history_of_one_entry() {
    let dated = DatedPlan::new();
    dated.write("1.1", &begun());
    assert_eq!(
        dated.told(&["1.1"]),
        [
            "Not committed - new, due 31 December 2019 - delivery rated amber for the first time on 14 October 2019: Begun"
        ]
    );
}

#[test]
fn an_action_that_is_gone_from_the_folder_says_where_it_went() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.write("1.2", REVIEW);
    dated.commit("2019-09-02", "Add");
    // A word of it is changed on the way, so that its bytes are others.
    fs::remove_file(dated.file("1.1")).unwrap();
    dated.write("1.3", &format!("{TRAIN}outcome = \"Safe\"\n"));
    fs::remove_file(dated.file("1.2")).unwrap();
    dated.commit("2019-10-01", "Move one, remove the other");
    let (printed, said) = dated.says(0, &["history", "1.1"]);
    assert!(printed.starts_with("The history of 1.1 Train the teams\n"), "{printed}");
    assert_eq!(said, "note: 1.1 goes on as 1.3: cov-plan history 1.3\n");
    let new = "2 September 2019 - new, due 31 December 2019";
    assert_eq!(dated.told(&["1.1"]), ["1 October 2019 - is 1.3 from here on", new]);
    assert_eq!(dated.told(&["1.3"]), ["1 October 2019 - was 1.1 - new outcome   {+Safe+}", new]);
    assert_eq!(
        dated.told(&["1.2"]),
        [
            "1 October 2019 - gone from the plan; nobody withdrew it",
            "2 September 2019 - new, due 31 March 2020"
        ]
    );
    // Not committed: gone from the folder alone.
    dated.write("1.4", REVIEW);
    dated.commit("2019-10-02", "Back under another number");
    fs::remove_file(dated.file("1.4")).unwrap();
    assert_eq!(
        dated.told(&["1.4"]),
        [
            "Not committed - gone from the plan; nobody withdrew it",
            "2 October 2019 - new, due 31 March 2020"
        ]
    );
}

#[test]
fn an_action_is_followed_into_another_section_and_through_another_name_of_its_folder() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.commit("2019-09-02", "Add");
    let root = dated.plan.root().to_owned();
    fs::rename(root.join(HERE), root.join("actions/help/01-other")).unwrap();
    dated.commit("2019-10-01", "Call the folder otherwise");
    fs::create_dir_all(root.join("actions/care")).unwrap();
    fs::rename(root.join("actions/help/01-other"), root.join("actions/care/01-other")).unwrap();
    dated.commit("2019-11-01", "Move it to another section");
    // The whole plan is called otherwise, too.
    let top = dated.top().to_owned();
    fs::rename(&root, top.join("council")).unwrap();
    dated.commit("2019-12-01", "Call the plan otherwise");
    let (printed, _) = says_in(&top, 0, &["history", "1.1", "--plan", "council"]);
    let lines: Vec<&str> = printed.lines().filter(|line| line.starts_with('-')).collect();
    assert_eq!(
        lines,
        [
            "- its file was plan/actions/care/01-other/1.1.toml",
            "- moved from the section help",
            "- its file was plan/actions/help/01-first/1.1.toml",
            "- new, due 31 December 2019"
        ]
    );
}

#[test]
fn numbers_that_move_up_by_one_take_their_histories_along() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.write("1.2", REVIEW);
    dated.commit("2019-09-02", "Add two");
    dated.move_to("1.2", "1.3");
    dated.move_to("1.1", "1.2");
    let third = "title = \"Meet weekly\"\nlead = \"council\"\ndue = 2020-01-31\n";
    dated.write("1.1", third);
    dated.commit("2019-10-01", "Put one before them");
    assert_eq!(dated.told(&["1.1"]), ["1 October 2019 - new, due 31 January 2020"]);
    assert_eq!(
        dated.told(&["1.2"]),
        ["1 October 2019 - was 1.1", "2 September 2019 - new, due 31 December 2019"]
    );
    assert_eq!(
        dated.told(&["1.3"]),
        ["1 October 2019 - was 1.2", "2 September 2019 - new, due 31 March 2020"]
    );
}

#[test]
fn a_number_that_is_given_again_has_no_part_in_the_history_of_the_first() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.commit("2019-09-02", "Add");
    fs::remove_file(dated.file("1.1")).unwrap();
    dated.commit("2019-10-01", "Remove");
    dated.write("1.1", REVIEW);
    dated.commit("2019-11-01", "Add another");
    assert_eq!(dated.told(&["1.1"]), ["1 November 2019 - new, due 31 March 2020"]);
}

#[test]
fn an_action_that_comes_back_goes_on_with_its_history() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.commit("2019-09-02", "Add");
    fs::remove_file(dated.file("1.1")).unwrap();
    dated.commit("2019-10-01", "Remove by mistake");
    dated.write("1.1", &begun());
    let before = [
        "1 October 2019 - gone from the plan; nobody withdrew it",
        "2 September 2019 - new, due 31 December 2019",
    ];
    let back =
        "- back in the plan - delivery rated amber for the first time on 14 October 2019: Begun";
    let told = dated.told(&["1.1"]);
    assert_eq!(told.first().unwrap(), &format!("Not committed {back}"));
    assert_eq!(told[1..], before);
    dated.commit("2019-11-01", "Put it back");
    let told = dated.told(&["1.1"]);
    assert_eq!(told.first().unwrap(), &format!("1 November 2019 {back}"));
    assert_eq!(told[1..], before);
}

#[test]
fn what_two_branches_bring_is_told_once_and_of_a_merge_only_what_it_adds_itself() {
    let both = format!("{}{}", begun(), green());
    let branches = || {
        let dated = DatedPlan::new();
        dated.write("1.1", TRAIN);
        dated.commit("2019-09-02", "Add");
        dated.branch("green");
        dated.write("1.1", &format!("{TRAIN}{}", green()));
        dated.commit("2019-11-28", "Green");
        dated.checkout("main");
        dated.write("1.1", &begun());
        dated.commit("2019-11-29", "Amber");
        dated.clash_with("green");
        dated
    };
    let apart = [
        "29 November 2019 - delivery rated amber for the first time on 14 October 2019: Begun",
        "28 November 2019 - delivery rated green for the first time on 28 November 2019",
        "2 September 2019 - new, due 31 December 2019",
    ];
    let dated = branches();
    dated.write("1.1", &both);
    dated.commit("2019-12-01", "Merge");
    assert_eq!(dated.told(&["1.1"]), apart);

    let dated = branches();
    dated.write("1.1", &both.replace("due = 2019-12-31", "due = 2020-01-31"));
    dated.commit("2019-12-01", "Merge and more");
    let told = dated.told(&["1.1"]);
    assert_eq!(
        told.first().unwrap(),
        "1 December 2019 - deadline moved from 31 December 2019 to 31 January 2020, 31 days later; no update says so"
    );
    assert_eq!(told[1..], apart);

    // A merge that takes one side whole: of the other side nothing came into the plan.
    let dated = branches();
    dated.write("1.1", &begun());
    dated.commit("2019-12-01", "Merge, ours");
    assert_eq!(dated.told(&["1.1"]), [apart[0], apart[2]]);
}

#[test]
fn a_branch_that_renumbers_and_one_that_changes_are_both_followed() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.commit("2019-09-02", "Add");
    dated.branch("renumber");
    dated.move_to("1.1", "1.7");
    dated.commit("2019-10-01", "Renumber");
    dated.checkout("main");
    dated.write("1.1", &begun());
    dated.commit("2019-10-15", "Amber");
    dated.git("2019-11-01", &["merge", "--quiet", "--no-edit", "renumber"]);
    assert_eq!(
        dated.told(&["1.7"]),
        [
            "15 October 2019 - delivery rated amber for the first time on 14 October 2019: Begun",
            "1 October 2019 - was 1.1",
            "2 September 2019 - new, due 31 December 2019"
        ]
    );
}

#[test]
fn a_state_that_cannot_be_read_is_told_and_passed_over() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.commit("2019-09-02", "Add");
    dated.write("1.1", &format!("{TRAIN}partners = [\n"));
    dated.commit("2019-10-01", "Break");
    dated.write("1.1", &begun());
    dated.commit("2019-10-15", "Mend");
    assert_eq!(
        dated.told(&["1.1"]),
        [
            "15 October 2019 - delivery rated amber for the first time on 14 October 2019: Begun",
            "1 October 2019 - its file cannot be read",
            "2 September 2019 - new, due 31 December 2019"
        ]
    );
    dated.write("1.1", "title = \n");
    let (printed, said) = dated.says(1, &["history", "1.1"]);
    assert!(
        printed.contains("\n\nNot committed\n- its file cannot be read\n\n15 October"),
        "{printed}"
    );
    assert!(said.starts_with("warning: "), "{said}");
}

#[test]
fn a_shallow_copy_says_that_its_history_is_cut_off() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.commit("2019-09-02", "Add");
    dated.commit("2019-09-03", "Nothing");
    dated.write("1.1", &begun());
    dated.commit("2019-10-15", "Amber");
    let copy = TempDir::new().unwrap();
    let from = format!("file://{}", dated.top().display());
    let words = ["clone", "--quiet", "--depth=2", &from, "copy"];
    assert!(git_in(copy.path(), "2019-10-15", &words).status.success());
    let (printed, _) = says_in(&copy.path().join("copy"), 0, &["history", "1.1"]);
    let id = dated.id("HEAD");
    assert_eq!(
        printed,
        format!(
            "The history of 1.1 Train the teams

15 October 2019, Ann, {id}
- delivery rated amber for the first time on 14 October 2019: Begun

Earlier
This copy of the repository has only the end of the history: git fetch --unshallow brings the rest, in a workflow fetch-depth: 0.
"
        )
    );
    let words = ["history", "1.1", "--format", "json"];
    let (printed, _) = says_in(&copy.path().join("copy"), 0, &words);
    let json: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(json["is_cut_off"], json!(true));
    assert_eq!(json["entries"].as_array().unwrap().len(), 1);
}

#[test]
fn the_json_has_an_entry_for_each_commit_with_what_it_changed() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    let id = dated.commit("2019-09-02", "Add");
    dated.write("1.1", &begun());
    let json: Value = serde_json::from_str(&dated.history(&["1.1", "--format", "json"])).unwrap();
    let change = |kind: &str, words: &str| {
        json!({
            "kind": kind, "words": words, "milestone": null, "what": null, "from": null, "to": null,
            "days": null, "date": null, "by": null, "agreed_by": null, "reason": null
        })
    };
    let mut rated =
        change("rated", "delivery rated amber for the first time on 14 October 2019: Begun");
    for (name, value) in [
        ("what", "delivery"),
        ("to", "amber"),
        ("date", "2019-10-14"),
        ("by", "council"),
        ("reason", "Begun"),
    ] {
        rated[name] = json!(value);
    }
    let file = "actions/help/01-first/1.1.toml";
    assert_eq!(
        json,
        json!({
            "number": "1.1",
            "title": "Train the teams",
            "is_cut_off": false,
            "entries": [
                {
                    "commit": null, "date": null, "written": null, "author": null,
                    "number": "1.1", "file": file, "changes": [rated]
                },
                {
                    "commit": id, "date": "2019-09-02", "written": "2019-09-02", "author": "Ann",
                    "number": "1.1", "file": file,
                    "changes": [change("new", "new, due 31 December 2019")]
                }
            ]
        })
    );
    let csv = dated.history(&["1.1", "--format", "csv"]);
    assert_eq!(
        csv.lines().nth(2).unwrap(),
        format!(
            "{id},2019-09-02,2019-09-02,Ann,{file},1.1,new,,,,,,,,,,\"new, due 31 December 2019\""
        )
    );
}

#[test]
fn the_name_of_an_author_is_foreign_text() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    let id = dated.commit_by("A\u{1b}[31m|B *x* & 2 3", "2019-09-02", "2019-09-02");
    let printed = dated.history(&["1.1"]);
    assert!(
        printed.contains(&format!("2 September 2019, A\\u{{1b}}[31m|B *x* & 2 3, {id}\n")),
        "{printed}"
    );
    let markdown = dated.history(&["1.1", "--format", "markdown"]);
    assert!(markdown.contains("\\*x\\*"), "{markdown}");
    let page = dated.history(&["1.1", "--format", "html"]);
    assert!(page.contains("*x* &amp; 2 3"), "{page}");
}

#[test]
fn a_repository_runs_none_of_its_programs() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.commit("2019-09-02", "Add");
    dated.write("1.1", &begun());
    dated.commit("2019-10-15", "Amber");
    let marker = dated.top().join("marker");
    let program = dated.top().join("program");
    fs::write(&program, format!("#!/bin/sh\ntouch {}\n", marker.display())).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let program = program.display().to_string();
    fs::write(dated.top().join(".gitattributes"), "*.toml diff=odd filter=odd\n").unwrap();
    for name in [
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.odd.command",
        "diff.odd.textconv",
        "filter.odd.clean",
        "filter.odd.smudge",
        "gpg.program",
        "alias.rev-list",
    ] {
        dated.git("2019-11-01", &["config", name, &program]);
    }
    dated.git("2019-11-01", &["config", "log.showSignature", "true"]);
    let words = ["config", "diff.orderFile", "nowhere"];
    dated.git("2019-11-01", &words);
    assert_eq!(dated.told(&["1.1"]).len(), 2);
    assert!(!marker.exists());
}

#[test]
fn what_has_no_history_is_said() {
    let dated = DatedPlan::new();
    dated.write("1.1", TRAIN);
    dated.commit("2019-09-02", "Add");
    let (_, said) = dated.says(2, &["history", "1.8"]);
    assert_eq!(said, "error: no action 1.8 in this plan\n  help: did you mean 1.1?\n");
    let (_, said) = dated.says(2, &["history", "rubbish"]);
    assert!(said.starts_with("error: no action rubbish in this plan\n"), "{said}");
    // The path of its file is as good as its number.
    let file = format!("plan/{HERE}/1.1.toml");
    assert_eq!(dated.told(&[&file]), ["2 September 2019 - new, due 31 December 2019"]);

    let alone = folder::TestPlan::with(TRAIN);
    let top = alone.root().parent().unwrap();
    let (_, said) = says_in(top, 2, &["history", "1.1"]);
    assert!(said.contains("is in no git repository\n  help: git init makes one"), "{said}");
    assert!(git_in(top, "2019-09-01", &["init", "--quiet"]).status.success());
    let (_, said) = says_in(top, 2, &["history", "1.1"]);
    assert!(said.starts_with("error: nothing is committed in this repository yet\n"), "{said}");
}
