//! Two versions of a text merged line by line.

use std::fs;
use std::io;
use std::path::Path;

use super::GitError;
use super::program::{cannot_run, git_in};

/// What the lines of two versions come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinesMerged {
    /// The lines.
    pub bytes: Vec<u8>,
    /// Whether both versions of something stand among them, between the marks of a conflict.
    pub is_conflict: bool,
}

/// Merges the lines of two versions of a text as git does; a conflict is marked by lines of `mark_size` signs. No repository is
/// asked, and no setting of one counts.
///
/// # Errors
/// Where git is of no use, or takes one of them for no text.
pub fn merge_lines(
    base: &[u8],
    ours: &[u8],
    theirs: &[u8],
    mark_size: usize,
) -> Result<LinesMerged, GitError> {
    let folder = std::env::temp_dir();
    let no_place = |source: io::Error| GitError::NoTranscript { folder: folder.clone(), source };
    let versions = tempfile::TempDir::new().map_err(no_place)?;
    write(versions.path(), [("base", base), ("ours", ours), ("theirs", theirs)])
        .map_err(no_place)?;
    let mut git = git_in(versions.path());
    // The folder may lie in a repository, whose settings git reads.
    git.args(["-c", "merge.conflictStyle=merge", "merge-file", "--stdout", "--quiet"])
        .arg(format!("--marker-size={mark_size}"))
        .args(["-L", "ours", "-L", "base", "-L", "theirs", "ours", "base", "theirs"]);
    let output = git.output().map_err(cannot_run)?;
    match output.status.code() {
        Some(0) => Ok(LinesMerged { bytes: output.stdout, is_conflict: false }),
        // As many conflicts as it says; more than 127 are 127.
        Some(1..=127) => Ok(LinesMerged { bytes: output.stdout, is_conflict: true }),
        _ => {
            let words = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            Err(GitError::NotMerged { words })
        }
    }
}

fn write(folder: &Path, versions: [(&str, &[u8]); 3]) -> io::Result<()> {
    versions.iter().try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))
}
