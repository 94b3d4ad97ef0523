//! Reports as JSON: the report itself.

use std::borrow::Cow;
use std::fmt::Write;

use super::WriteError;
use crate::model::is_hidden;

/// A report, in lines that people can read too.
pub fn write(report: &impl serde::Serialize) -> Result<Vec<u8>, WriteError> {
    let text =
        serde_json::to_string_pretty(report).map_err(|error| WriteError::Format(error.into()))?;
    let mut bytes = inert(&text).into_owned().into_bytes();
    bytes.push(b'\n');
    Ok(bytes)
}

/// The same JSON, with what a terminal would act on in it as escapes. They stand in strings alone, so the data is the same.
fn inert(json: &str) -> Cow<'_, str> {
    let is_hidden = |character: char| character != '\n' && is_hidden(character);
    if !json.contains(is_hidden) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 8);
    for character in json.chars() {
        if is_hidden(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_and_control_characters_are_the_same_data_as_escapes() {
        let words = "a\u{202e}b\u{9b}c\u{1b}d\u{7f}\ne – é";
        let written = String::from_utf8(write(&words).unwrap()).unwrap();
        assert_eq!(written, "\"a\\u202eb\\u009bc\\u001bd\\u007f\\ne – é\"\n");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), words);
    }
}
