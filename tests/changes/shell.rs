//! Lines as they are pasted into a shell, in surroundings that say nothing of their own.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// What came of a line.
pub struct Said {
    /// Both outputs, as a person sees them.
    pub merged: String,
    /// The exit code.
    pub code: i32,
}

/// What is set beside the path of programs, ours first; the day is the first of July 2026.
const VARIABLES: [(&str, &str); 11] = [
    ("COLUMNS", "80"),
    ("COV_PLAN_TODAY", "2026-07-01"),
    ("GIT_AUTHOR_DATE", "2026-07-01T12:00:00Z"),
    ("GIT_COMMITTER_DATE", "2026-07-01T12:00:00Z"),
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_DEFAULT_HASH", "sha1"),
    ("GIT_TEMPLATE_DIR", ""),
    ("LC_ALL", "C.UTF-8"),
    ("NO_COLOR", "1"),
    ("TZ", "UTC"),
];

/// Runs a line in a folder; both outputs go the same way.
pub fn sh(line: &str, folder: &Path) -> Said {
    let drafts = TempDir::new().unwrap();
    let output = output(&format!("exec 2>&1\n{line}"), folder, &drafts);
    let here = folder.display().to_string();
    let said = without_drafts(&text(output.stdout), &drafts).replace(&here, "[CWD]");
    Said { merged: without_ids(&said), code: output.status.code().unwrap() }
}

/// What is kept of an editor's texts lies in a folder whose name changes with every run.
fn without_drafts(said: &str, drafts: &TempDir) -> String {
    let begins = drafts.path().join("cov-plan-").display().to_string();
    let mut pieces = said.split(&begins);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |said, piece| {
        let rest = piece.split_once('/').map_or(piece, |(_, rest)| rest);
        format!("{said}[TMP]/{rest}")
    })
}

/// The id of a commit changes with every letter of the plan that a block begins with.
fn without_ids(said: &str) -> String {
    let line = |line: &str| match line.strip_prefix("committed as ") {
        Some(id) if id.trim_end().chars().all(|digit| digit.is_ascii_hexdigit()) => {
            "committed as [ID]\n".to_owned()
        }
        _ => line.to_owned(),
    };
    said.split_inclusive('\n').map(line).collect()
}

/// What a line prints on standard output and on standard error.
pub fn apart(line: &str, folder: &Path) -> (String, String) {
    let output = output(line, folder, &TempDir::new().unwrap());
    (text(output.stdout), text(output.stderr))
}

/// What is kept of an editor's texts goes with the folder of drafts.
fn output(line: &str, folder: &Path, drafts: &TempDir) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_cov-plan")).parent().unwrap().to_owned();
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([program].into_iter().chain(std::env::split_paths(&others)));
    let mut shell = Command::new("sh");
    shell.env_clear().env("PATH", path.unwrap()).envs(VARIABLES);
    shell.env("TMPDIR", drafts.path());
    shell.args(["-c", line]).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}
