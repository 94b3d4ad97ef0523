//! Options that count before the command line is parsed: the colour of help and errors, and the plan of a line that is
//! still being typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ColorChoice, CommandFactory};

use crate::cli::Cli;
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

/// The verb of a line that a shell wants completed: behind the program's name, behind the line's own `--`.
pub fn verb() -> Option<String> {
    verb_of(std::env::args().skip_while(|word| word != "--").skip(2))
}

/// The first word that is neither an option nor the value of one. Before the verb stand only options that all commands have.
fn verb_of(words: impl IntoIterator<Item = String>) -> Option<String> {
    let program = Cli::command();
    let takes_value = |word: &str| {
        program.get_arguments().any(|option| {
            option.get_action().takes_values() && word.strip_prefix("--") == option.get_long()
        })
    };
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        if takes_value(&word) {
            words.next();
        } else if !word.starts_with('-') {
            return Some(word);
        }
    }
    None
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
    fn the_verb_is_no_value_of_an_option() {
        let verb = |line: &str| verb_of(line.split(' ').map(str::to_owned));
        assert_eq!(verb("--plan due summary --columns").as_deref(), Some("summary"));
        assert_eq!(verb("-q --plan=due list --lead leads").as_deref(), Some("list"));
        assert_eq!(verb("--plan due"), None);
    }

    #[test]
    fn an_option_is_found_in_both_its_forms() {
        let value = |line: &str| value("--plan", line.split(' ').map(OsString::from));
        assert_eq!(value("cov-plan list --plan a --lead b"), Some("a".into()));
        assert_eq!(value("cov-plan list --plan=a"), Some("a".into()));
        assert_eq!(value("cov-plan list --planner=a"), None);
        assert_eq!(value("cov-plan list --plan"), None);
    }
}
