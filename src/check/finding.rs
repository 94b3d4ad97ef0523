//! Something wrong with the plan, and where.

use std::ops::Range;

use super::Rule;
use crate::model::Severity;
use crate::store::{Aim, Reading, Source};

/// Something wrong, with its place.
#[derive(Clone)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// How much it weighs in this plan.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The file or folder, as a path from the plan folder.
    pub file: String,
    /// The file's place among those that were read; `None` where nothing was read there.
    pub source: Option<usize>,
    /// The bytes of the file that it is about; `None`: the file as a whole.
    pub span: Option<Range<usize>>,
    /// The path of the key that it is about, such as `updates[2].rag`; empty: the file as a whole, or a place without one.
    pub path: String,
}

/// Where the rules put what they find. The runner sets the rule and the file; a rule says which key, and what is wrong.
pub struct Findings<'reading> {
    pub(super) reading: &'reading Reading,
    pub(super) rule: &'static Rule,
    pub(super) severity: Severity,
    pub(super) source: Option<usize>,
    pub(super) found: Vec<Found>,
}

/// A finding whose place is not known yet.
pub struct Found {
    pub(super) finding: Finding,
    pub(super) aim: Aim,
}

impl Findings<'_> {
    /// Turns to a file, by its place among the sources: what is found from now on is found there.
    pub fn turn_to(&mut self, source: usize) {
        self.source = Some(source);
    }

    /// Whether the value behind a path of keys stands in the file but cannot be read, or not all of it: another rule has said
    /// so, and what rests on that value is not worth saying.
    pub fn is_unread(&self, path: &str) -> bool {
        self.file().is_some_and(|file| file.is_unread(path))
    }

    /// Whether the value itself cannot be read, whatever may be wrong inside it.
    pub fn is_unread_whole(&self, path: &str) -> bool {
        self.file().is_some_and(|file| file.is_unread_whole(path))
    }

    /// The path of an entry of a list; of the whole list where not all of it can be read, so that nobody can count to it.
    pub fn entry(&self, list: &str, index: usize) -> String {
        if self.is_unread(list) { list.to_owned() } else { format!("{list}[{index}]") }
    }

    fn file(&self) -> Option<&Source> {
        self.source.and_then(|source| self.reading.sources.get(source))
    }

    /// A finding at the value behind a path of keys, such as `updates[2].rag`. What is missing has its table's place.
    pub fn at(&mut self, path: impl Into<String>) -> &mut Found {
        self.add(self.source, Aim::Value(path.into()))
    }

    /// A finding at a key itself: an id that heads a table.
    pub fn at_key(&mut self, path: impl Into<String>) -> &mut Found {
        self.add(self.source, Aim::Key(path.into()))
    }

    /// A finding at the value behind a path of keys of another file, by its place among the sources.
    pub fn at_in(&mut self, source: usize, path: impl Into<String>) -> &mut Found {
        self.add(Some(source), Aim::Value(path.into()))
    }

    /// A finding about another file as a whole, by its place among the sources.
    pub fn in_source(&mut self, source: usize) -> &mut Found {
        self.add(Some(source), Aim::File)
    }

    /// A finding about a folder, or a file that is not there.
    pub fn in_path(&mut self, path: &str) -> &mut Found {
        let found = self.add(None, Aim::File);
        path.clone_into(&mut found.finding.file);
        found
    }

    fn add(&mut self, source: Option<usize>, aim: Aim) -> &mut Found {
        let finding = Finding {
            rule: self.rule,
            severity: self.severity,
            message: self.rule.asks.to_owned(),
            help: self.rule.fix.to_owned(),
            file: String::new(),
            source,
            span: None,
            path: String::new(),
        };
        self.found.push(Found { finding, aim });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}

impl Found {
    /// Says what is wrong.
    pub fn say(&mut self, message: impl Into<String>) -> &mut Self {
        self.finding.message = message.into();
        self
    }

    /// Says what to do, where it can be said better than by the rule.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.finding.help = help.into();
        self
    }

    /// Offers the word that was likely meant, if there is one.
    pub fn instead(&mut self, word: Option<&str>) -> &mut Self {
        if let Some(word) = word {
            self.finding.help = format!("did you mean \"{word}\"?");
        }
        self
    }
}
