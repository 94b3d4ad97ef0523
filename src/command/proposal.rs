//! What a command would change, before anything is written.

use std::collections::BTreeMap;

use crate::store::Reading;

/// As many letters the first line of a commit's message has at most, where it can be shorter.
const SUBJECT: usize = 72;

/// What a command would change.
#[derive(Default)]
pub struct Proposal {
    /// The files as they are to become.
    pub files: Vec<FileChange>,
    /// What changes, a line an action: `3.1: amber, impact red – out for comment`.
    pub said: Vec<String>,
    /// What the user should know besides.
    pub notes: Vec<String>,
    /// A rule that the plan breaks until the next command; the check names it all the same.
    pub breaks_for_now: Option<&'static str>,
}

/// A file as it is to become.
pub struct FileChange {
    /// Its path from the plan folder.
    pub path: String,
    /// Its text as it was read; `None` where it is new.
    pub old: Option<String>,
    /// Its text to be.
    pub new: String,
}

impl Proposal {
    /// The change of one file, said in a line.
    pub fn of(path: &str, old: Option<&str>, new: String, said: String) -> Self {
        let file = FileChange { path: path.to_owned(), old: old.map(str::to_owned), new };
        Self { files: vec![file], said: vec![said], ..Self::default() }
    }

    /// The first line of the message of a commit of it.
    pub fn subject(&self) -> String {
        match self.said.as_slice() {
            [said] => said.clone(),
            all => {
                let of = |said: &String| said.split(':').next().unwrap_or_default().to_owned();
                let mut numbers: Vec<String> = all.iter().map(of).collect();
                numbers.dedup();
                let count = format!("{} changes", all.len());
                let subject = format!("{count}: {}", numbers.join(", "));
                if subject.chars().count() <= SUBJECT { subject } else { count }
            }
        }
    }

    /// The message of a commit of it: of several changes, each has a line.
    pub fn message(&self) -> String {
        let body = if self.said.len() > 1 {
            format!("\n\n{}", self.said.join("\n"))
        } else {
            String::new()
        };
        self.subject() + &body
    }

    /// The plan as it would be then.
    pub fn applied_to(&self, reading: &Reading) -> Reading {
        let texts = self.files.iter().map(|file| (file.path.clone(), file.new.clone()));
        reading.with(&texts.collect::<BTreeMap<_, _>>())
    }

    /// Whether a file is one of those that it changes.
    pub fn touches(&self, path: &str) -> bool {
        self.files.iter().any(|file| file.path == path)
    }
}
