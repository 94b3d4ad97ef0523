//! Closed sets of words: one table of names serves the files, the command line, messages, JSON and the documentation.

/// A closed set of values, each with the one word that stands for it everywhere.
pub trait Named: Copy + PartialEq + Sized + 'static {
    /// Every value, in the order in which people expect them.
    const ALL: &'static [Self];

    /// The word for this value, in files, options and JSON alike.
    fn name(self) -> &'static str;

    /// Other words that people have for this value, such as those above a column. No file and no option takes them: they serve
    /// "did you mean".
    fn also(self) -> &'static [&'static str] {
        &[]
    }

    /// The value of that name; `None` where no value has it. Case counts.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.name() == name)
    }

    /// All names, in order: for messages that list what is right.
    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|value| value.name()).collect()
    }

    /// The name of the value that is most likely meant by a word: by one of its other words, else by a slip of the hand.
    fn meant(word: &str) -> Option<&'static str> {
        let word = word.trim().to_lowercase();
        let is_meant = |value: &&Self| value.also().contains(&word.as_str());
        let other = Self::ALL.iter().find(is_meant).map(|value| value.name());
        other.or_else(|| super::nearest(&word, Self::names()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;

    #[test]
    fn a_status_is_meant_by_the_words_above_the_columns_and_by_slips() {
        let meant = |word| <Status as Named>::meant(word);
        assert_eq!(meant("done"), Some("complete"));
        assert_eq!(meant("Late"), Some("overdue"));
        assert_eq!(meant("ovrdue"), Some("overdue"));
        assert_eq!(meant("blue"), None);
    }
}
