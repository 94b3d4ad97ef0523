//! Forms of TOML 1.1 that other readers, which know 1.0, refuse.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::{Problem, ProblemKind};

/// Looks at one value, not at those inside it.
pub fn look(value: &Spanned<DeValue<'_>>, text: &str, table: &str, problems: &mut Vec<Problem>) {
    let written = text.get(value.span()).unwrap_or_default();
    let form = match value.get_ref() {
        DeValue::Table(inner) if written.starts_with('{') => {
            let inside: Vec<Range<usize>> = inner.values().map(Spanned::span).collect();
            inline_table(text, value.span(), inside)
        }
        DeValue::String(_) if written.starts_with('"') && has_new_escape(written) => Some((
            "an escape that only TOML 1.1 knows",
            "write \\u00XX instead of \\xXX, and \\u001B instead of \\e",
        )),
        _ => None,
    };
    if let Some((what, help)) = form {
        let kind = ProblemKind::Dialect { what, help };
        problems.push(Problem { kind, span: Some(value.span()), table: table.to_owned() });
    }
}

/// What stands between the values of an inline table may hold no line break, and no comma at its end.
fn inline_table(
    text: &str,
    span: Range<usize>,
    mut inside: Vec<Range<usize>>,
) -> Option<(&'static str, &'static str)> {
    inside.sort_by_key(|value| value.start);
    let mut between = String::new();
    let mut from = span.start;
    for value in inside {
        between.push_str(text.get(from..value.start).unwrap_or_default());
        from = value.end;
    }
    let rest = text.get(from..span.end).unwrap_or_default();
    let ends_in_comma = rest.trim_end_matches('}').trim_end().ends_with(',');
    between.push_str(rest);
    if between.contains('\n') {
        Some((
            "an inline table over several lines",
            "write it on one line, or as a table under its own header",
        ))
    } else if ends_in_comma {
        Some(("an inline table that ends in a comma", "take the last comma out"))
    } else {
        None
    }
}

fn has_new_escape(written: &str) -> bool {
    if !written.contains('\\') {
        return false;
    }
    let mut characters = written.chars();
    while let Some(character) = characters.next() {
        if character == '\\' && matches!(characters.next(), Some('e' | 'x')) {
            return true;
        }
    }
    false
}
