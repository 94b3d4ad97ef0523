//! A council's folder with its plan, which a test may change.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cov_plan::render::{Screen, diff};
use tempfile::TempDir;

use crate::copied::copy;
use crate::shell::{Said, apart, sh};

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
    pub fn files(&self) -> BTreeMap<String, String> {
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

/// What differs between two states of the files.
pub fn differences(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> String {
    let gone = before.keys().filter(|path| !after.contains_key(*path));
    assert_eq!(gone.collect::<Vec<_>>(), [""; 0], "no command takes a file away");
    let changed = after.iter().filter(|(path, text)| before.get(*path) != Some(text));
    let shown = changed.map(|(path, text)| {
        diff(path, before.get(path).map(String::as_str), text, Screen::default())
    });
    shown.collect()
}
