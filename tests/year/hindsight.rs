//! A day in the past is the same whether or not the files know what came after it: what is exact for any past day.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::copied::copy;
use crate::figures::chapters;
use crate::{PLAN, json, program};

/// The plan as its files were on a day: all that came later is taken out of them, and what it changed put back.
fn as_it_was(day: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(Path::new("tests/year/evidence"), &folder.path().join("evidence"));
    let plan = folder.path().join("plan");
    copy(Path::new(PLAN), &plan);
    for path in action_files(&plan.join("actions")) {
        match rewound(&fs::read_to_string(&path).unwrap(), day) {
            Some(text) => fs::write(path, text).unwrap(),
            None => fs::remove_file(path).unwrap(),
        }
    }
    folder
}

fn action_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    let is_action = |path: &std::path::PathBuf| {
        path.is_file() && path.file_name().is_some_and(|name| name != "objective.toml")
    };
    files.filter(is_action).collect()
}

/// A stretch of a file between two blank lines: its head in brackets, if it has one, and its keys.
struct Block(Vec<String>);

impl Block {
    fn head(&self) -> &str {
        self.0.iter().map(String::as_str).find(|line| line.starts_with('[')).unwrap_or_default()
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))
    }

    fn set(&mut self, key: &str, value: &str) {
        self.take(key);
        self.0.push(format!("{key} = {value}"));
    }

    fn take(&mut self, key: &str) {
        self.0.retain(|line| !line.starts_with(&format!("{key} = ")));
    }

    /// Whether the day of that key is later.
    fn is_after(&self, day: &str, key: &str) -> bool {
        self.get(key).is_some_and(|date| date > day)
    }
}

/// An action's file as it was on a day; `None`: it was not in the plan yet.
fn rewound(text: &str, day: &str) -> Option<String> {
    let mut blocks: Vec<Block> = text
        .split("\n\n")
        .map(|block| Block(block.trim_end().lines().map(str::to_owned).collect()))
        .collect();
    if blocks[0].is_after(day, "added") {
        return None;
    }
    let dated = |block: &Block| block.head() != "" && block.is_after(day, "date");
    while let Some(place) = blocks.iter().rposition(dated) {
        let gone = blocks.remove(place);
        undo(&gone, &mut blocks);
    }
    let moved: Vec<String> = blocks.iter().filter_map(moved_part).collect();
    for block in blocks.iter_mut().filter(|block| block.get("due").is_some()) {
        if block.is_after(day, "completed") {
            block.take("completed");
        }
        if !moved.contains(&part(block)) {
            block.take("original_due");
        }
    }
    let texts: Vec<String> = blocks.iter().map(|block| block.0.join("\n")).collect();
    Some(texts.join("\n\n") + "\n")
}

/// Puts back what an update changed.
fn undo(update: &Block, blocks: &mut [Block]) {
    let about = update.get("milestone").unwrap_or_default();
    let Some(changed) = blocks.iter_mut().find(|block| part(block) == about) else { return };
    if let Some(from) = update.get("moved_from") {
        changed.set("due", from);
    }
    if let Some(ending) = update.get("reopened_from") {
        let day = ending.strip_prefix("{ completed = ").unwrap().strip_suffix(" }").unwrap();
        changed.set("completed", day);
    }
}

/// What a block with a deadline is the part of: a milestone by its title, the action by nothing.
fn part(block: &Block) -> String {
    if block.head() == "[[milestones]]" {
        block.get("title").unwrap().to_owned()
    } else {
        String::new()
    }
}

/// The part whose move an update records.
fn moved_part(block: &Block) -> Option<String> {
    block.get("moved_from")?;
    Some(block.get("milestone").unwrap_or_default().to_owned())
}

/// Days through the year and beyond, no two weeks without one; each falls on another day of the month.
const DAYS: [&str; 30] = [
    "2021-04-01",
    "2021-04-29",
    "2021-05-14",
    "2021-05-26",
    "2021-06-02",
    "2021-06-15",
    "2021-06-24",
    "2021-06-30",
    "2021-07-01",
    "2021-07-08",
    "2021-07-21",
    "2021-07-29",
    "2021-08-10",
    "2021-08-27",
    "2021-09-08",
    "2021-09-20",
    "2021-09-30",
    "2021-10-05",
    "2021-10-18",
    "2021-10-28",
    "2021-11-03",
    "2021-11-15",
    "2021-11-29",
    "2021-12-14",
    "2021-12-30",
    "2022-01-12",
    "2022-01-21",
    "2022-02-10",
    "2022-02-23",
    "2022-03-31",
];

#[test]
fn what_came_later_changes_nothing_about_a_day_in_the_past() {
    for day in DAYS {
        let then = as_it_was(day);
        for line in ["report", "report --group workforce-group", "due", "list", "leads", "summary"]
        {
            let words: Vec<&str> = line.split(' ').chain(["--today", day]).collect();
            let (now, then) =
                (json(Path::new(PLAN), &words), json(&then.path().join("plan"), &words));
            assert!(now == then, "{line} on {day}:\n{now:#}\n{then:#}");
        }
    }
}

#[test]
fn the_papers_of_the_page_could_be_written_on_their_day() {
    for chapter in chapters() {
        let then = as_it_was(chapter.day());
        let words: Vec<&str> = chapter.command.iter().map(String::as_str).collect();
        assert_eq!(json(Path::new(PLAN), &words), json(&then.path().join("plan"), &words));
    }
}

#[test]
fn the_plan_passes_its_check_on_each_of_these_days() {
    for day in DAYS {
        let then = as_it_was(day);
        let mut check = program::cov_plan("check -q --plan");
        check.arg(then.path().join("plan")).assert().success();
    }
}

#[test]
fn what_came_later_is_gone_from_the_files_of_then() {
    let pathway = fs::read_to_string(
        Path::new(PLAN).join("actions/children-in-care/04-care-leavers/4.1.toml"),
    );
    let then = rewound(&pathway.unwrap(), "2021-10-15").unwrap();
    assert!(
        then.contains("\ncompleted = 2021-07-30") && then.contains("\ndue = 2021-09-30"),
        "{then}"
    );
    assert!(
        !then.contains("original_due") && !then.contains("2021-11") && !then.contains("2022"),
        "{then}"
    );
}
