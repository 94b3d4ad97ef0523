//! Closed sets of words: one table of names serves the files, the command line, messages, JSON and the documentation.

/// A closed set of values, each with the one word that stands for it everywhere.
pub trait Named: Copy + PartialEq + Sized + 'static {
    /// Every value, in the order in which people expect them.
    const ALL: &'static [Self];

    /// The word for this value, in files, options and JSON alike.
    fn name(self) -> &'static str;

    /// The value of that name; `None` where no value has it. Case counts.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.name() == name)
    }

    /// All names, in order: for messages that list what is right.
    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|value| value.name()).collect()
    }
}
