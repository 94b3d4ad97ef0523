//! Notes and reasons as they are given: on the command line, or a dash there and the text on standard input.

use std::io::Read;

use anyhow::{Context, Result};

use crate::command::stop::Stop;

/// A note, not a space of it changed; `None` where an empty one is given, which is to say none.
///
/// # Errors
/// Where standard input cannot be read, or says nothing: what was to write there has failed.
pub fn note(given: Option<&str>) -> Result<Option<String>> {
    let note = given.map(text).transpose()?.filter(|note| !note.trim().is_empty());
    if given == Some("-") && note.is_none() {
        return Err(Stop::new("standard input holds no text, so nothing is changed").into());
    }
    Ok(note)
}

/// A reason, which has to say something.
///
/// # Errors
/// Where standard input has none, or cannot be read.
pub fn reason(given: &str) -> Result<String> {
    let none = || Stop::new("the reason says nothing, so nothing is changed");
    Ok(note(Some(given))?.ok_or_else(none)?)
}

/// The text; the line ends of Windows are no part of it.
fn text(given: &str) -> Result<String> {
    let text = if given == "-" { standard_input()? } else { given.to_owned() };
    Ok(text.replace("\r\n", "\n"))
}

fn standard_input() -> Result<String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).context("cannot read text from standard input")?;
    Ok(text)
}
