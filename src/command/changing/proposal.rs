//! What a command would change, before anything is written.

use std::collections::BTreeMap;

use crate::model::Update;
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
    /// What all of it comes to, where the lines are too many to be told one by one.
    pub summary: Option<String>,
    /// What the user should know besides.
    pub notes: Vec<String>,
    /// What is to be done next, where the change is one half of something.
    pub next: Option<String>,
    /// A rule that the plan breaks until the next command; the check names it all the same.
    pub breaks_for_now: Option<&'static str>,
    /// A rule whose warning the notes tell and explain.
    pub told: Option<&'static str>,
}

/// A file as it is to become.
pub struct FileChange {
    /// Its path from the plan folder.
    pub path: String,
    /// Its text as it was read; `None` where it is new.
    pub old: Option<String>,
    /// Its text to be.
    pub new: String,
    /// What was asked for and stands in it already.
    pub there: Vec<There>,
}

/// An update that was asked for, and stands in a file already.
pub struct There {
    /// What it says, in a line.
    pub said: String,
    /// The update.
    pub update: Update,
}

impl Proposal {
    /// The change of one file, said in a line.
    pub fn of(path: &str, old: Option<&str>, new: String, said: String) -> Self {
        let file = FileChange::new(path, old, new);
        Self { files: vec![file], said: vec![said], ..Self::default() }
    }

    /// The message of a commit of it, and before it its first line: of several changes, each has a line. `left_over` is what
    /// a command before it has written that nobody has committed yet.
    pub fn message(&self, left_over: &[&There]) -> (String, String) {
        if let Some(summary) = &self.summary {
            return (summary.clone(), summary.clone());
        }
        let left_over = left_over.iter().map(|there| &there.said);
        let said: Vec<&str> = left_over.chain(&self.said).map(String::as_str).collect();
        if let [one] = said.as_slice() {
            return ((*one).to_owned(), (*one).to_owned());
        }
        let subject = subject(&said);
        let message = format!("{subject}\n\n{}", said.join("\n"));
        (subject, message)
    }

    /// Whether any file is to become another than it was.
    pub fn changes_something(&self) -> bool {
        self.files.iter().any(FileChange::is_changed)
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

impl FileChange {
    /// A file with its text as it was, if it was there, and as it is to become.
    pub fn new(path: &str, old: Option<&str>, new: String) -> Self {
        Self { path: path.to_owned(), old: old.map(str::to_owned), new, there: Vec::new() }
    }

    /// Whether its text is another than it was.
    pub fn is_changed(&self) -> bool {
        self.old.as_ref() != Some(&self.new)
    }
}

/// Several changes in a line: how many, and of which actions where there is room.
fn subject(said: &[&str]) -> String {
    let mut numbers: Vec<&str> = Vec::new();
    for number in said.iter().filter_map(|said| said.split(':').next()) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let count = format!("{} changes", said.len());
    let subject = format!("{count}: {}", numbers.join(", "));
    if subject.chars().count() <= SUBJECT { subject } else { count }
}

#[cfg(test)]
mod tests {
    use super::subject;

    #[test]
    fn several_changes_name_each_action_once() {
        let said = ["2.1: red", "1.1: amber", "2.1: impact red"];
        assert_eq!(subject(&said), "3 changes: 2.1, 1.1");
    }
}
