//! Formats by the endings of the files that hold them.

use crate::model::Named;

/// A form of a result that may go to a file.
pub trait FileFormat: Named {
    /// The one that is meant where nothing is said.
    const USUAL: Self;

    /// The endings of its files, the usual one first; none where only the option can ask for it.
    fn endings(self) -> &'static [&'static str];

    /// Whether people can read it as it is, so that a terminal may show it.
    fn is_text(self) -> bool {
        true
    }

    /// The format that a file of this ending has, in any case.
    fn of_ending(ending: &str) -> Option<Self> {
        let is_its = |own: &&str| own.eq_ignore_ascii_case(ending);
        Self::ALL.iter().copied().find(|format| format.endings().iter().any(is_its))
    }
}
