//! In which quotes keys and texts stand. What they say is never rewritten: only the quotes around it change, where nothing in it
//! has another meaning in the others.

use std::borrow::Cow;

use toml_parser::decoder::Encoding;

/// A key: without quotes where it can be.
pub fn key<'text>(name: &str, written: &'text str, encoding: Option<Encoding>) -> Cow<'text, str> {
    let is_bare = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    if !name.is_empty() && name.chars().all(is_bare) {
        return Cow::Owned(name.to_owned());
    }
    value(written, encoding)
}

/// A value: a text stands in double quotes, one on a single line in one pair of them.
pub fn value(written: &str, encoding: Option<Encoding>) -> Cow<'_, str> {
    let Some(encoding) = encoding else { return Cow::Borrowed(written) };
    let (quotes, is_literal) = match encoding {
        Encoding::BasicString => ("\"", false),
        Encoding::LiteralString => ("'", true),
        Encoding::MlBasicString => ("\"\"\"", false),
        Encoding::MlLiteralString => ("'''", true),
    };
    let inside = written.strip_prefix(quotes).and_then(|rest| rest.strip_suffix(quotes));
    let wanted = if written.contains('\n') { "\"\"\"" } else { "\"" };
    match inside {
        Some(inside) if wanted != quotes && means_the_same(inside, wanted, is_literal) => {
            Cow::Owned([wanted, inside, wanted].concat())
        }
        _ => Cow::Borrowed(written),
    }
}

/// Whether what stands in quotes says the same in double ones.
fn means_the_same(inside: &str, wanted: &str, is_literal: bool) -> bool {
    let has_escapes = is_literal && inside.contains('\\');
    !has_escapes && !inside.contains(wanted) && !inside.ends_with('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(written: &str) -> String {
        let kinds = [
            ("\"\"\"", Encoding::MlBasicString),
            ("'''", Encoding::MlLiteralString),
            ("\"", Encoding::BasicString),
            ("'", Encoding::LiteralString),
        ];
        let kind = kinds.into_iter().find(|(quotes, _)| written.starts_with(quotes));
        super::value(written, kind.map(|(_, kind)| kind)).into_owned()
    }

    #[test]
    fn a_text_on_one_line_stands_in_one_pair_of_double_quotes() {
        for written in ["\"police\"", "'police'", "\"\"\"police\"\"\"", "'''police'''"] {
            assert_eq!(value(written), "\"police\"");
        }
        assert_eq!(value("''"), "\"\"");
        assert_eq!(value("'tab\tkept'"), "\"tab\tkept\"");
        assert_eq!(value("\"\"\"a \\u00e9 \\n\"\"\""), "\"a \\u00e9 \\n\"");
        assert_eq!(value("'it''"), "\"it'\"");
    }

    #[test]
    fn quotes_stay_where_others_would_need_escapes() {
        for written in [
            "'S:\\Plans'",
            "'say \"done\"'",
            "\"\"\"say \"done\" now\"\"\"",
            "\"\"\"say \\\"\"\"\"",
            "'''\nS:\\Plans\n'''",
            "'''\nends in \"'''",
            "'''\na \"\"\" b'''",
        ] {
            assert_eq!(value(written), written);
        }
    }

    #[test]
    fn a_text_of_several_lines_stays_so() {
        assert_eq!(value("\"\"\"\none\ntwo\"\"\""), "\"\"\"\none\ntwo\"\"\"");
        assert_eq!(value("'''\none \"x\"\ntwo'''"), "\"\"\"\none \"x\"\ntwo\"\"\"");
        assert_eq!(value("\"\"\"\none\"\"\""), "\"\"\"\none\"\"\"");
    }

    #[test]
    fn dates_and_numbers_are_as_they_are() {
        assert_eq!(value("2019-12-31"), "2019-12-31");
        assert_eq!(value("0x1F"), "0x1F");
    }

    #[test]
    fn a_key_stands_bare_where_it_can() {
        let key = |name: &str, written: &str, kind| key(name, written, kind).into_owned();
        assert_eq!(key("lead", "\"lead\"", Some(Encoding::BasicString)), "lead");
        assert_eq!(key("3-a_B", "'3-a_B'", Some(Encoding::LiteralString)), "3-a_B");
        assert_eq!(key("a b", "'a b'", Some(Encoding::LiteralString)), "\"a b\"");
        assert_eq!(key("é", "\"é\"", Some(Encoding::BasicString)), "\"é\"");
        assert_eq!(key("", "''", Some(Encoding::LiteralString)), "\"\"");
    }
}
