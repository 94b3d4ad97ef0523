//! Words of closed sets on the command line: the table of names serves parsing, help and "did you mean" alike.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::model::Named;

/// Parses a word of a closed set.
pub fn word<T: Named + Send + Sync>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::names()).try_map(|word| {
        T::named(&word.to_lowercase())
            .ok_or_else(|| format!("write one of {}", T::names().join(", ")))
    })
}

/// Parses a word of a closed set, or `none`.
pub fn word_or_none<T: Named + Send + Sync>() -> impl TypedValueParser<Value = Option<T>> {
    let words = T::names().into_iter().chain(["none"]);
    PossibleValuesParser::new(words).map(|word| T::named(&word.to_lowercase()))
}
