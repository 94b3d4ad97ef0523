//! What a group of actions is for.

use super::{Named, SectionId};

/// An objective of the plan.
#[derive(Clone, Debug)]
pub struct Objective {
    /// Its number, unique in the plan.
    pub number: u32,
    /// The section it stands in.
    pub section: SectionId,
    /// `None`: its file has no title that can be read.
    pub title: Option<String>,
    /// The Ofsted area that it answers; `None` where it answers none.
    pub ofsted: Option<Ofsted>,
}

/// An area that the inspectors named.
#[derive(Clone, Debug)]
pub struct Ofsted {
    /// Whether they asked for improvement or for development.
    pub kind: OfstedKind,
    /// What they found, in the plan's own words.
    pub finding: String,
}

/// The two kinds of area that an inspection names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfstedKind {
    /// An area for improvement.
    Improvement,
    /// An area for development.
    Development,
}

impl Named for OfstedKind {
    const ALL: &'static [Self] = &[Self::Improvement, Self::Development];

    fn name(self) -> &'static str {
        match self {
            Self::Improvement => "improvement",
            Self::Development => "development",
        }
    }
}
