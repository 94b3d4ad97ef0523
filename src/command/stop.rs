//! What stops a command, in one message.

use std::fmt;

use anstyle::{AnsiColor, Style};

use super::keep;
use crate::query::Unknown;
use crate::render::visible;
use crate::store::{CommitError, NoPlan};

/// Why a command could not be done, and what to do about it.
#[derive(Debug)]
pub struct Stop {
    message: String,
    help: Option<String>,
}

impl Stop {
    /// A message: lower case, no full stop, in the user's own words.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// What to do.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl Stop {
    /// What to do, where that is known.
    pub fn what_to_do(&self) -> Option<String> {
        self.help.clone()
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Stop {}

impl From<Unknown> for Stop {
    fn from(unknown: Unknown) -> Self {
        Self { message: unknown.to_string(), help: unknown.help() }
    }
}

/// The message of an error, its causes behind it, for standard error.
pub fn message(error: &anyhow::Error, colour: bool) -> String {
    let red = if colour {
        Style::new().bold().fg_color(Some(AnsiColor::Red.into()))
    } else {
        Style::new()
    };
    let causes: Vec<String> =
        error.chain().map(|cause| visible(&cause.to_string()).into_owned()).collect();
    let message = format!("{red}error{red:#}: {}\n", causes.join(": "));
    let help = help(error).map(|help| format!("  help: {}\n", visible(&help)));
    [message].into_iter().chain(words(error)).chain(help).collect()
}

/// What another program said, in its own words and lines.
fn words(error: &anyhow::Error) -> impl Iterator<Item = String> {
    let words = error.downcast_ref().map_or("", CommitError::words);
    words.lines().map(|line| format!("  {}\n", visible(&line.replace('\t', "    "))))
}

fn help(error: &anyhow::Error) -> Option<String> {
    if let Some(stop) = error.downcast_ref::<Stop>() {
        return stop.help.clone();
    }
    if let Some(unknown) = error.downcast_ref::<Unknown>() {
        return unknown.help();
    }
    if let Some(error) = error.downcast_ref::<CommitError>() {
        return keep::help(error);
    }
    match error.downcast_ref::<NoPlan>()? {
        NoPlan::NotFound { .. } => {
            Some("go to the repository of the plan, or name its folder with --plan DIR".to_owned())
        }
        NoPlan::NoFolder { .. } | NoPlan::NotAPlan { .. } => {
            Some("name the folder that holds plan.toml and actions/ with --plan DIR".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_hook_said_stands_below_the_message_line_by_line() {
        let words = "pre-commit:\tno\n\u{1b}[31mtitle missing".to_owned();
        let error = anyhow::Error::from(CommitError::Refused { words });
        assert_eq!(
            message(&error, false),
            "error: git refused the commit\n  pre-commit:    no\n  \\u{1b}[31mtitle missing\n"
        );
    }

    #[test]
    fn help_stands_below_the_message() {
        let error = anyhow::Error::from(CommitError::UnderWay { what: "merge" });
        assert_eq!(
            message(&error, false),
            "error: a merge is under way in this repository
  help: end it with git merge --continue, or take it back with git merge --abort; else leave out --commit
"
        );
    }
}
