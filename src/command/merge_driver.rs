//! `cov-plan merge-driver`

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::Exit;
use crate::disk;
use crate::store::merge::{Branches, Merged, merge};
use crate::store::{GitError, LinesMerged, merge_lines};

/// The commands by which a clone's git is told to run this. Where git does not find the program, or that fails, it merges the lines
/// itself: a driver that only ends with an error leaves one side without a mark.
pub const SETTINGS: [&str; 2] = [
    "git config merge.cov-plan.name 'Updates in the order of their dates'",
    "git config merge.cov-plan.driver 'cov-plan merge-driver %O %A %B %L %P || { test $? -eq 1 && exit 1; git merge-file --marker-size=%L %A %O %B; }'",
];

/// Merge two branches of an action's file: git runs this where it is told to
///
/// Updates that both branches add are kept, in the order of their dates, the same one once. Where both changed the same
/// lines, or rate one day differently, both versions are left between git's marks, and the check names the line. The
/// result takes the place of OURS; exit code 1 says that a conflict is left.
#[derive(clap::Args, Debug)]
#[command(after_long_help = "\
The two commands that cov-plan init --git prints switch it on, once in each clone; for which files,
a line of the plan's .gitattributes says, as cov-plan init writes it:
  actions/**/*.toml merge=cov-plan")]
pub struct Args {
    /// The file as it was where the branches parted: %O
    #[arg(value_name = "BASE", value_hint = clap::ValueHint::FilePath)]
    base: PathBuf,

    /// The file as this branch has it, which the result replaces: %A
    #[arg(value_name = "OURS", value_hint = clap::ValueHint::FilePath)]
    ours: PathBuf,

    /// The file as the other branch has it: %B
    #[arg(value_name = "THEIRS", value_hint = clap::ValueHint::FilePath)]
    theirs: PathBuf,

    /// How many signs mark a conflict: %L
    #[arg(value_name = "MARKER_SIZE", default_value = "7", hide_default_value = true, value_parser = clap::value_parser!(u16).range(1..))]
    mark_size: u16,

    /// What the file is called in the repository: %P
    #[arg(value_name = "PATH", allow_hyphen_values = true)]
    path: Option<String>,
}

/// Merges two branches of a file.
///
/// # Errors
/// Where a file cannot be read or written, or git cannot merge its lines.
pub fn run(args: &Args) -> Result<Exit> {
    let name = args.path.clone().unwrap_or_else(|| args.ours.display().to_string());
    let merged = merged(args).with_context(|| format!("cannot merge {name}"))?;
    disk::write(&args.ours, &merged.bytes)?;
    Ok(if merged.is_conflict { Exit::Conflict } else { Exit::Fine })
}

fn merged(args: &Args) -> Result<LinesMerged> {
    let (base, ours, theirs) = (read(&args.base)?, read(&args.ours)?, read(&args.theirs)?);
    let mark_size = usize::from(args.mark_size);
    let texts = [&base, &ours, &theirs].map(|bytes| str::from_utf8(bytes));
    let [Ok(base), Ok(ours), Ok(theirs)] = texts else {
        // What is no text to us may be one to git.
        return Ok(merge_lines(&base, &ours, &theirs, mark_size)?);
    };
    let branches = Branches { base, ours, theirs };
    let merged = merge(&branches, mark_size, |part| by_lines(part, mark_size))?;
    Ok(LinesMerged { bytes: merged.text.into_bytes(), is_conflict: merged.is_conflict })
}

fn by_lines(part: &Branches<'_>, mark_size: usize) -> Result<Merged, GitError> {
    let [base, ours, theirs] = [part.base, part.ours, part.theirs].map(str::as_bytes);
    let merged = merge_lines(base, ours, theirs, mark_size)?;
    let text = String::from_utf8_lossy(&merged.bytes).into_owned();
    Ok(Merged { text, is_conflict: merged.is_conflict })
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}
