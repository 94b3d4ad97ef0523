//! Why the layout of a file is left as it is.

use crate::store::{Place, Problem, ProblemKind, Source, code_point, source};

/// Why a file cannot be given another layout.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotFormatted {
    /// It cannot be read without a fault, or has no place in the plan.
    #[error("{0}")]
    Faulty(String),
    /// The new text would be too large to be read.
    #[error("in its layout it would be larger than 1 MiB")]
    TooLarge,
    /// The new text would not say what the old one says. No file is known of which that is so.
    #[error("another layout would change what it says")]
    Unsafe,
}

impl NotFormatted {
    /// Why a file as a whole is left as it is; `None`: its text can be tried.
    pub(super) fn of(source: &Source) -> Option<Self> {
        if let Place::Nowhere { why, .. } = &source.place {
            return Some(Self::Faulty(why.clone()));
        }
        let is_unread = |problem: &&Problem| {
            matches!(problem.kind, ProblemKind::Unreadable { .. } | ProblemKind::NotUtf8)
        };
        let problem = source.problems.iter().find(is_unread)?;
        Some(Self::because_of(problem, &source.text))
    }

    /// Why a text with that problem is left as it is.
    pub(super) fn because_of(problem: &Problem, text: &str) -> Self {
        let line = source::line(text, problem.span.as_ref().map_or(0, |span| span.start));
        Self::Faulty(match &problem.kind {
            ProblemKind::Unreadable { why, .. } => why.clone(),
            ProblemKind::Empty => "it is empty".to_owned(),
            ProblemKind::NotUtf8 => format!("line {line} has a byte that is not UTF-8"),
            ProblemKind::ConflictMarkers => format!("line {line} is the mark of a conflict"),
            ProblemKind::KeyTwice { key, .. } => {
                format!("line {line} gives {key} a second time")
            }
            ProblemKind::EntryWithoutHeader { list } => {
                format!("line {line} lacks [[{list}]] above it")
            }
            ProblemKind::DateImpossible { written, .. } => {
                format!("line {line} has {written}, which is no day")
            }
            ProblemKind::Unprintable { character } => {
                format!("line {line} has the hidden character {}", code_point(*character))
            }
            _ => format!("line {line} cannot be read"),
        })
    }
}
