//! `cov-plan edit`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::changing::editor::{Draft, Editor, until_it_serves};
use super::changing::into_git;
use super::changing::proposal::Proposal;
use super::shell::quoted;
use super::stop::Stop;
use super::target::{file, number};
use super::{App, Changing, Exit, offers};
use crate::disk::NotWritten;
use crate::store::{Source, changed_keys};

/// Edit an action's file in your own editor, and have it checked before it is saved
///
/// You write in a copy. It takes the file's place once the check finds no new error in it; until then the file stays as it is.
/// What it was before is in git; where it was not committed, a copy of it is kept and named.
///
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
    if !source.is_in_its_own_bytes() {
        let name = app.from_here(path);
        let check = format!("cov-plan check {}{}", quoted(&name), app.typed());
        return Err(Stop::new(format!("{name} is no text that can be edited"))
            .help(format!("what is wrong: {check}"))
            .into());
    }
    args.changing.foresee(path, app)?;
    let mut draft = Draft::new(old, source.name())?;
    // Made before anything is written: where it cannot be, nothing is lost.
    let mut copy = Draft::new(old, source.name())?;
    let made = until_it_serves(&mut draft, &Editor::of_user()?, app, |new| {
        if new == old {
            return Ok(None);
        }
        let made = args.changing.make(app, |reading| {
            as_it_was(file(number, reading)?, source)?;
            let said = format!("{number}: {}", said(old, new));
            Ok(Proposal::of(path, Some(old), new.to_owned(), said))
        });
        made.map(Some)
    })?;
    let Some(made) = made else {
        app.last_line("nothing to change");
        return Ok(Exit::Fine);
    };
    if !args.changing.writes() {
        draft.keep_and_name();
    } else if !into_git::has(app.root()?, path, old) {
        copy.keep_as_it_was();
    }
    made.keep(app)
}

/// Refuses where the file is another than the one that was opened.
fn as_it_was(now: &Source, opened: &Source) -> Result<(), NotWritten> {
    if now.text == opened.text {
        return Ok(());
    }
    Err(NotWritten::Changed { path: opened.path.clone().into() })
}

/// What was edited: the keys whose values differ.
fn said(old: &str, new: &str) -> String {
    match changed_keys(old, new) {
        Some(keys) if keys.is_empty() => "layout or comments edited".to_owned(),
        Some(keys) => format!("{} edited", keys.join(", ")),
        None => "mended".to_owned(),
    }
}
