//! What is written in an editor until it can be used, or the user gives up.

use std::io::{self, BufRead};

use anyhow::{Error, Result};

use super::{Draft, Editor, is_interactive};
use crate::command::App;
use crate::command::stop::message;
use crate::disk::NotWritten;
use crate::render::to_stderr;
use crate::store::CommitError;

/// Opens the editor, and tries what was written. What is refused can be opened again by whoever sits at a terminal; what is
/// given up is kept and named.
///
/// # Errors
/// Where the editor does not end well, or what was written last is refused.
pub fn until_it_serves<Served>(
    draft: &mut Draft,
    editor: &Editor,
    app: &App,
    mut serve: impl FnMut(&str) -> Result<Served>,
) -> Result<Served> {
    loop {
        draft.edit(editor)?;
        let error = match serve(draft.text()) {
            Ok(done) => return Ok(done),
            Err(error) => error,
        };
        if may_be_mended(&error) && is_interactive() {
            to_stderr(&message(&error, app.screen_of_messages().colour));
            if wants_to_go_on() {
                continue;
            }
            return Err(draft.given_up().into());
        }
        draft.keep_and_name();
        return Err(error);
    }
}

/// Whether another text could do better: not where the file is another by now, nor where git would not commit it.
fn may_be_mended(error: &Error) -> bool {
    !matches!(error.downcast_ref(), Some(NotWritten::Changed { .. }))
        && error.downcast_ref::<CommitError>().is_none()
}

/// Asks whether to open the editor again; an empty answer is yes, the end of the input is no, and so is what is no text.
fn wants_to_go_on() -> bool {
    to_stderr("open it again? [Y/n] ");
    let mut answer = String::new();
    let length = io::stdin().lock().read_line(&mut answer).unwrap_or_default();
    length > 0 && !answer.trim().to_lowercase().starts_with('n')
}
