//! `cov-plan edit`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::editor::{Draft, Editor, until_it_serves};
use super::proposal::Proposal;
use super::stop::Stop;
use super::target::{file, number};
use super::{App, Changing, Exit, offers};
use crate::store::{changed_keys, in_its_own_bytes};

/// Edit an action's file in your own editor, and have it checked before it is saved
///
/// You write in a copy. It takes the file's place once the check finds no new error in it; until then the file stays as it is.
/// Your editor is the one that $VISUAL or $EDITOR names.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan edit 3.1
  cov-plan edit 3.1 --commit")]
pub struct Args {
    /// The action's number, or the path of its file
    #[arg(value_name = "N", add = ArgValueCompleter::new(offers::numbers))]
    action: String,

    #[command(flatten)]
    changing: Changing,
}

/// Edits an action's file.
///
/// # Errors
/// Where there is no such file, the editor does not end well, or what was written is refused.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let reading = app.reading()?;
    let number = number(&args.action, reading)?;
    let source = file(number, reading)?;
    let (path, old) = (&source.path, &source.text);
    if !in_its_own_bytes(source) {
        return Err(
            Stop::new(format!("{} is no text that can be edited", app.from_here(path))).into()
        );
    }
    let mut draft = Draft::new(old, source.name())?;
    until_it_serves(&mut draft, &Editor::of_user()?, app, |new| {
        if new == old {
            app.note("nothing was changed");
            return Ok(Exit::Fine);
        }
        args.changing.run(app, |reading| {
            if file(number, reading)?.text != *old {
                return Err(Stop::new(format!(
                    "{} was changed by someone else meanwhile",
                    app.from_here(path)
                ))
                .help("put what you wrote into the file as it is now: cov-plan edit opens that")
                .into());
            }
            Ok(Proposal::of(
                path,
                Some(old),
                new.to_owned(),
                format!("{number}: {}", said(old, new)),
            ))
        })
    })
}

/// What was edited: the keys whose values differ.
fn said(old: &str, new: &str) -> String {
    match changed_keys(old, new) {
        Some(keys) if keys.is_empty() => "layout or comments edited".to_owned(),
        Some(keys) => format!("{} edited", keys.join(", ")),
        None => "mended".to_owned(),
    }
}
