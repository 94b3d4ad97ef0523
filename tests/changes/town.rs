//! A council's folder with its plan, which a test may change.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::copied::copy;
use crate::shell::{Said, apart, sh};

/// Files by their paths, with what they hold.
pub type State = BTreeMap<String, String>;

/// A copy of the folder that every block begins with.
pub struct Town {
    _above: TempDir,
    root: PathBuf,
}

impl Town {
    /// Outside of any repository.
    pub fn new() -> Self {
        let town = Self::empty();
        copy(Path::new("tests/changes/council"), &town.root);
        town
    }

    /// In a repository that has it all in its first commit.
    pub fn in_git() -> Self {
        let town = Self::new();
        let said = town.run(
            "git init --quiet --initial-branch=main && git config user.name Ann && \
             git config user.email ann@example.org && git add . && git commit --quiet -m 'The plan'",
        );
        assert_eq!((said.code, said.merged.as_str()), (0, ""));
        town
    }

    fn empty() -> Self {
        let above = TempDir::new().unwrap();
        let root = above.path().canonicalize().unwrap().join("council");
        fs::create_dir(&root).unwrap();
        Self { _above: above, root }
    }

    /// The same again, to try something in.
    pub fn twin(&self) -> Self {
        let twin = Self::empty();
        copy(&self.root, &twin.root);
        twin
    }

    /// What comes of a line in a shell here.
    pub fn run(&self, line: &str) -> Said {
        sh(line, &self.root)
    }

    /// What a line prints here on standard output and on standard error.
    pub fn run_apart(&self, line: &str) -> (String, String) {
        apart(line, &self.root)
    }

    /// All files but those of git, by their paths, with what they hold.
    pub fn files(&self) -> State {
        let entries = walkdir::WalkDir::new(&self.root).into_iter();
        let visible = entries.filter_entry(|entry| entry.file_name() != ".git");
        let files = visible.map(Result::unwrap).filter(|entry| entry.file_type().is_file());
        let held = |entry: walkdir::DirEntry| {
            let path = entry.path().strip_prefix(&self.root).unwrap();
            let bytes = fs::read(entry.path()).unwrap();
            (path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned())
        };
        files.map(held).collect()
    }
}

/// What differs between two states of the files, as git finds it: the program's own diffs are under test.
pub fn differences(before: &State, after: &State) -> String {
    let gone = before.keys().filter(|path| !after.contains_key(*path));
    assert_eq!(gone.collect::<Vec<_>>(), [""; 0], "no command takes a file away");
    let (old, new) = (unlike(before, after), unlike(after, before));
    if new.is_empty() { String::new() } else { diff(&old, &new) }
}

/// The files of a state that the other one has not, or not with that text.
fn unlike<'state>(state: &'state State, other: &State) -> Vec<(&'state String, &'state String)> {
    state.iter().filter(|(path, text)| other.get(*path) != Some(text)).collect()
}

/// What git says of two folders with these files, without the lines and words that tell of git's own concerns.
fn diff(old: &[(&String, &String)], new: &[(&String, &String)]) -> String {
    let above = TempDir::new().unwrap();
    for (name, files) in [("a", old), ("b", new)] {
        fs::create_dir(above.path().join(name)).unwrap();
        for (path, text) in files {
            let path = above.path().join(name).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    // Where lines were put between like ones, the program marks them as far down as can be.
    let options = "--no-index --no-prefix --no-indent-heuristic --text";
    let said = sh(&format!("git -c core.quotePath=false diff {options} a b"), above.path());
    assert_eq!(said.code, 1, "{}", said.merged);
    let is_gits = |line: &&str| {
        ["diff --git ", "index ", "new file mode "].iter().any(|words| line.starts_with(words))
    };
    let lines = said.merged.split_inclusive('\n').filter(|line| !is_gits(line));
    lines.map(without_heading).collect()
}

/// The first line of a hunk without the line that git takes for a heading.
fn without_heading(line: &str) -> String {
    match line.strip_prefix("@@ ").and_then(|rest| rest.split_once(" @@")) {
        Some((extent, _)) => format!("@@ {extent} @@\n"),
        None => line.to_owned(),
    }
}
