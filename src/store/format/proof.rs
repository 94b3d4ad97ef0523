//! That two texts say the same, found by reading both.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::parts::comments;

/// Whether two tables hold the same. Line ends within texts count as equal, wherever the texts came from.
pub fn same_table(one: &DeTable<'_>, other: &DeTable<'_>) -> bool {
    one.len() == other.len()
        && one.iter().all(|(key, value)| {
            other.get(key.get_ref().as_ref()).is_some_and(|twin| same_value(value, twin))
        })
}

fn same_value(one: &Spanned<DeValue<'_>>, other: &Spanned<DeValue<'_>>) -> bool {
    match (one.get_ref(), other.get_ref()) {
        (DeValue::Table(one), DeValue::Table(other)) => same_table(one, other),
        (DeValue::Array(one), DeValue::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other.iter()).all(|(one, other)| same_value(one, other))
        }
        (DeValue::String(one), DeValue::String(other)) => {
            with_unix_ends(one) == with_unix_ends(other)
        }
        (DeValue::Integer(one), DeValue::Integer(other)) => {
            (one.as_str(), one.radix()) == (other.as_str(), other.radix())
        }
        (DeValue::Float(one), DeValue::Float(other)) => one.as_str() == other.as_str(),
        (DeValue::Boolean(one), DeValue::Boolean(other)) => one == other,
        (DeValue::Datetime(one), DeValue::Datetime(other)) => one == other,
        _ => false,
    }
}

/// Whether both texts have the same comments.
pub fn same_comments(one: &str, other: &str) -> bool {
    let sorted = |text| {
        let mut comments = comments(text);
        comments.sort_unstable();
        comments
    };
    sorted(one) == sorted(other)
}

/// A text with line feeds alone for line ends.
pub fn with_unix_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}
