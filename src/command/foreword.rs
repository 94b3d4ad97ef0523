//! The words that stand before a report: a text file of whoever sends it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};

use super::stop::Stop;

/// As long as a file of the plan may be.
const LARGEST: u64 = 1024 * 1024;

/// The text of a file.
///
/// # Errors
/// Where it cannot be read, is longer than 1 MiB, or is not UTF-8.
pub fn read(path: &Path) -> Result<String> {
    let name = path.display();
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    read.with_context(|| format!("cannot read {name}"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Stop::new(format!("{name} is longer than 1 MiB")).into());
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        Stop::new(format!("{name} is not UTF-8")).help("save it as plain text in UTF-8")
    })?;
    Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}
