//! What stops a command, in one message.

use std::fmt;
use std::io::{self, ErrorKind};

use anstyle::{AnsiColor, Style};

use super::at;
use super::changing::git_command;
use crate::disk::{self, NotLocked, NotWritten};
use crate::query::Unknown;
use crate::render::visible;
use crate::store::{CommitError, NoPlan, RevisionError};

/// Why a command could not be done, and what to do about it.
#[derive(Debug)]
pub struct Stop {
    message: String,
    help: Vec<String>,
}

impl Stop {
    /// A message: lower case, no full stop, in the user's own words.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: Vec::new() }
    }

    /// What to do, or what else one may do: a line of its own, as it may end in a command to paste.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// What to do, a line each, as it stands below a message.
    pub fn what_to_do(&self) -> String {
        help_lines(&self.help)
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
        Self { message: unknown.to_string(), help: unknown.help().into_iter().collect() }
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
        error.chain().map(|cause| visible(&cause_in_words(cause)).into_owned()).collect();
    let message = format!("{red}error{red:#}: {}\n", causes.join(": "));
    let help = match error.downcast_ref::<Stop>() {
        Some(stop) => stop.what_to_do(),
        None => help_lines(&help(error)),
    };
    [message].into_iter().chain(words(error)).chain([help]).collect()
}

fn cause_in_words(cause: &(dyn std::error::Error + 'static)) -> String {
    cause.downcast_ref::<io::Error>().map_or_else(|| cause.to_string(), disk::reason)
}

/// What another program said, in its own words and lines.
fn words(error: &anyhow::Error) -> impl Iterator<Item = String> {
    let of_commit = error.downcast_ref().map(CommitError::words);
    let words = of_commit.or(error.downcast_ref().map(RevisionError::words)).unwrap_or_default();
    words.lines().map(|line| format!("  {}\n", visible(&line.replace('\t', "    "))))
}

/// Lines of help, named as such by the first.
pub fn help_lines(help: &[String]) -> String {
    let before = |index| if index == 0 { "  help: " } else { "        " };
    let lines = help.iter().enumerate();
    lines.map(|(index, line)| before(index).to_owned() + &visible(line) + "\n").collect()
}

fn help(error: &anyhow::Error) -> Vec<String> {
    match error.downcast_ref::<RevisionError>() {
        Some(error) => at::help(error),
        None => line_of_help(error).into_iter().collect(),
    }
}

fn line_of_help(error: &anyhow::Error) -> Option<String> {
    if let Some(unknown) = error.downcast_ref::<Unknown>() {
        return unknown.help();
    }
    if let Some(error) = error.downcast_ref::<CommitError>() {
        return git_command::help(error);
    }
    if let Some(error) = error.downcast_ref::<NotWritten>() {
        return Some(after_no_write(error).to_owned());
    }
    if let Some(error) = error.downcast_ref::<NotLocked>() {
        return Some(after_no_lock(error).to_owned());
    }
    match error.downcast_ref::<NoPlan>()? {
        NoPlan::NotFound { .. } => {
            Some("go to the repository of the plan, or name its folder with --plan DIR".to_owned())
        }
        NoPlan::Bare { .. } => Some("clone it, and work in the clone".to_owned()),
        NoPlan::NoFolder { .. } | NoPlan::NotAPlan { .. } => {
            Some("name the folder that holds plan.toml and actions/ with --plan DIR".to_owned())
        }
    }
}

/// What to do where a file of the plan is not written.
fn after_no_write(error: &NotWritten) -> &'static str {
    let NotWritten::Failed { source, .. } = error else {
        return "what is there stays; give the command again: it reads the plan as it is now";
    };
    match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "nothing is changed; make room on the disk, and give the command again"
        }
        ErrorKind::PermissionDenied => {
            "nothing is changed; give yourself the right to write it and its folder, or see the change with --dry-run"
        }
        ErrorKind::ReadOnlyFilesystem => {
            "nothing is changed; change a copy of the plan elsewhere, or see the change with --dry-run"
        }
        _ => "nothing is changed; mend that, and give the command again",
    }
}

/// What to do where a plan cannot be locked.
fn after_no_lock(error: &NotLocked) -> &'static str {
    match error {
        NotLocked::Busy => "let the other one end, or stop it, and give the command again",
        NotLocked::Failed { .. } => {
            "give yourself the right to read the plan folder and to write in it, or see the change with --dry-run"
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

    fn of_a_write(kind: ErrorKind) -> anyhow::Error {
        NotWritten::Failed { path: "plan/3.1.toml".into(), source: kind.into() }.into()
    }

    #[test]
    fn what_is_not_written_tells_why_and_what_to_do() {
        assert_eq!(
            message(&of_a_write(ErrorKind::StorageFull), false),
            "error: cannot write plan/3.1.toml: no storage space
  help: nothing is changed; make room on the disk, and give the command again
"
        );
        let denied = message(&of_a_write(ErrorKind::PermissionDenied), false);
        assert!(denied.contains("help: nothing is changed; give yourself the right"), "{denied}");
        let changed = NotWritten::Changed { path: "plan/3.1.toml".into() };
        assert_eq!(
            message(&changed.into(), false),
            "error: 3.1.toml was changed by someone else meanwhile
  help: what is there stays; give the command again: it reads the plan as it is now
"
        );
    }

    #[test]
    fn a_plan_that_is_not_locked_tells_what_to_do() {
        let error = anyhow::Error::from(NotLocked::Busy).context("nothing is changed");
        assert_eq!(
            message(&error, false),
            "error: nothing is changed: another cov-plan has been changing this plan for a minute
  help: let the other one end, or stop it, and give the command again
"
        );
    }

    #[test]
    fn a_reason_of_the_system_stands_without_its_number() {
        let path = std::path::PathBuf::from("3.1.toml");
        let missing = std::fs::read("nowhere").unwrap_err();
        let error = NotWritten::Failed { path, source: missing };
        assert!(!message(&error.into(), false).contains("os error"));
    }
}
