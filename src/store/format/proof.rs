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

/// Whether two values are the same.
pub fn same_value(one: &Spanned<DeValue<'_>>, other: &Spanned<DeValue<'_>>) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        same_table(DeTable::parse(one).unwrap().get_ref(), DeTable::parse(other).unwrap().get_ref())
    }

    #[test]
    fn what_is_the_same_in_another_form_is_the_same() {
        assert!(same("a = 'x'\nb.c = [1, 2]", "a = \"x\"\n[b]\nc = [\n1, 2,\n]\n"));
        assert!(same("a = '''\r\nx\r\ny'''", "a = \"x\\ny\""));
        assert!(same("[[a]]\nb = 2019-12-31", "a = [{ b = 2019-12-31 }]"));
    }

    #[test]
    fn what_is_lost_added_or_another_is_not_the_same() {
        for (one, other) in [
            ("a = 1", "a = 1\nb = 2"),
            ("a = 1\nb = 2", "a = 1"),
            ("a = 1", "b = 1"),
            ("a = 1", "a = 2"),
            ("a = 1", "a = 0x1"),
            ("a = 1", "a = \"1\""),
            ("a = 1.0", "a = 1.5"),
            ("a = true", "a = false"),
            ("a = \"x\"", "a = \"x \""),
            ("a = [1, 2]", "a = [2, 1]"),
            ("a = [1, 2]", "a = [1]"),
            ("a = { b = 1 }", "a = { b = 2 }"),
            ("a = 2019-12-31", "a = 2019-12-30"),
        ] {
            assert!(!same(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn comments_count_wherever_they_stand_and_however_often() {
        assert!(same_comments("# one\na = 1 # two\n", "a = 1 # two\n# one"));
        assert!(same_comments("a = \"# one\"\n", "a = 1\n"));
        assert!(!same_comments("a = 1 # one\n", "a = 1\n"));
        assert!(!same_comments("# one\n# one\na = 1\n", "# one\na = 1\n"));
    }
}
