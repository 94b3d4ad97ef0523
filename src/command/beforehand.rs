//! Options that count before the command line is parsed: the colour of help and errors, and the plan of a line that is
//! still being typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ColorChoice;

use crate::model::Named;
use crate::render::{Colour, Screen};

/// The colour of clap's own help and errors: what `--color` and the environment ask of everything else.
pub fn colour_of_help() -> ColorChoice {
    let colour = value("--color", std::env::args_os())
        .and_then(|word| Colour::named(&word.to_str()?.to_lowercase()))
        .unwrap_or_default();
    match (Screen::of_stdout(colour).colour, Screen::colour_of_stderr(colour)) {
        (true, true) => ColorChoice::Always,
        (false, false) => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// The plan folder that the command line names.
pub fn plan() -> Option<PathBuf> {
    value("--plan", std::env::args_os()).map(PathBuf::from)
}

/// The value of an option, as `--plan DIR` or `--plan=DIR`.
fn value(option: &str, words: impl IntoIterator<Item = OsString>) -> Option<OsString> {
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        if word == option {
            return words.next();
        }
        let joined = word.to_str().and_then(|word| word.strip_prefix(option)?.strip_prefix('='));
        if let Some(value) = joined {
            return Some(value.into());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_found_in_both_its_forms() {
        let value = |line: &str| value("--plan", line.split(' ').map(OsString::from));
        assert_eq!(value("cov-plan list --plan a --lead b"), Some("a".into()));
        assert_eq!(value("cov-plan list --plan=a"), Some("a".into()));
        assert_eq!(value("cov-plan list --planner=a"), None);
        assert_eq!(value("cov-plan list --plan"), None);
    }
}
