//! One file of the plan folder, as it was read.

use std::collections::BTreeSet;
use std::ops::{Bound, Range};
use std::sync::OnceLock;

use super::{Place, Problem, ProblemKind};
use crate::model::Number;

/// A file of the plan, with its text and what was wrong with it.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path from the plan folder, the parts parted by `/`.
    pub path: String,
    /// What that path says.
    pub place: Place,
    /// Its text; empty where it could not be read.
    pub text: String,
    /// What reading met.
    pub problems: Vec<Problem>,
    line_starts: OnceLock<Vec<usize>>,
    unread: OnceLock<BTreeSet<String>>,
}

/// A place in a text; lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in characters; a byte order mark is not counted.
    pub column: usize,
}

/// The line in which a byte stands, counted from 1.
pub fn line(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|&byte| byte == b'\n').count() + 1
}

impl Source {
    /// The file at a path, before anything of it is read.
    pub fn at(path: String) -> Self {
        Self {
            place: Place::of(&path),
            path,
            text: String::new(),
            problems: Vec::new(),
            line_starts: OnceLock::new(),
            unread: OnceLock::new(),
        }
    }

    /// The file as it was before anything of its text was read.
    pub(super) fn unparsed(&self) -> Self {
        let mut source = Self::at(self.path.clone());
        source.text.clone_from(&self.text);
        source.problems = self.about_bytes().cloned().collect();
        source
    }

    /// Whether the text is all of the file's bytes: of what is not UTF-8, or could not be read, it is not.
    pub fn is_in_its_own_bytes(&self) -> bool {
        self.about_bytes().next().is_none()
    }

    /// What kept the bytes from being read as text.
    fn about_bytes(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| {
            matches!(problem.kind, ProblemKind::Unreadable { .. } | ProblemKind::NotUtf8)
        })
    }

    /// The line and column of a byte of the text.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.floor(byte);
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= byte);
        let start = line.checked_sub(1).and_then(|line| starts.get(line)).copied();
        let in_line = self.text.get(start.unwrap_or_default()..byte).unwrap_or_default();
        Position { line, column: in_line.trim_start_matches('\u{feff}').chars().count() + 1 }
    }

    /// The byte with which each line begins, counted once: a file may have thousands of findings.
    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let behind = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(behind).collect()
        })
    }

    /// First and last position of a span; the last is the one just behind it, but never past the end of its line.
    pub fn positions(&self, span: &Range<usize>) -> (Position, Position) {
        let end = span.end.max(span.start);
        (self.position(span.start), self.position(end))
    }

    /// The path of the folder in which it lies, from the plan folder.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Its name without the folders above.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether it is the file of the action of that number.
    pub fn is_action(&self, number: Number) -> bool {
        matches!(self.place, Place::Action { number: own, .. } if own == number)
    }

    /// Whether its syntax, or something before that, kept its content from being read.
    pub fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.kind.breaks_the_file())
    }

    /// Whether the value behind a path of keys stands here but cannot be read, or not all of it.
    pub fn is_unread(&self, path: &str) -> bool {
        // In their order, those inside a value follow it.
        self.unread()
            .range::<str, _>((Bound::Included(path), Bound::Unbounded))
            .map_while(|unread| unread.strip_prefix(path))
            .any(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }

    /// Whether the value itself cannot be read, whatever may be wrong inside it.
    pub fn is_unread_whole(&self, path: &str) -> bool {
        self.unread().contains(path)
    }

    fn unread(&self) -> &BTreeSet<String> {
        self.unread.get_or_init(|| self.problems.iter().filter_map(Problem::unread).collect())
    }

    /// Whether something of an action stands here that no rule about actions sees.
    pub(super) fn hides_an_action(&self) -> bool {
        let hides = |problem: &Problem| {
            problem.kind.breaks_the_file()
                || matches!(
                    problem.kind,
                    ProblemKind::WrongType { .. }
                        | ProblemKind::DateImpossible { .. }
                        | ProblemKind::KeyUnknown { .. }
                        | ProblemKind::KeyMisplaced { .. }
                )
        };
        match self.place {
            Place::Action { .. } => self.problems.iter().any(hides),
            _ => self.may_be_an_action(),
        }
    }

    /// Whether a file or folder that has no place in a plan may be an action, or hold one.
    pub fn may_be_an_action(&self) -> bool {
        matches!(self.place, Place::Nowhere { may_be_an_action: true, .. })
    }

    /// Whether an id may stand here that nobody can read: the file is broken, or something that is no table stands among its
    /// tables, such as what is left of one without its header.
    pub(super) fn hides_an_id(&self) -> bool {
        let hides = |problem: &Problem| {
            let is_outside = matches!(problem.table.as_str(), "" | "groups");
            problem.kind.breaks_the_file()
                || is_outside
                    && matches!(
                        problem.kind,
                        ProblemKind::WrongType { .. } | ProblemKind::KeyUnknown { .. }
                    )
        };
        self.problems.iter().any(hides)
    }

    /// The nearest start of a character at or before a byte.
    fn floor(&self, byte: usize) -> usize {
        (0..=byte.min(self.text.len()))
            .rev()
            .find(|&at| self.text.is_char_boundary(at))
            .unwrap_or(0)
    }
}
