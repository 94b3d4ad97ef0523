//! Running the git program.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::thread;

use tempfile::NamedTempFile;

use super::{GitError, Repository, RevisionError};

/// What would make git look elsewhere than in the repository that we found, or read names as patterns. They are set where this
/// program runs in a hook.
const MISLEADING: [&str; 13] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_INDEX_FILE",
    "GIT_LITERAL_PATHSPECS",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// What git and the hooks said, and how it ended.
pub(super) struct Said {
    pub status: ExitStatus,
    pub words: String,
}

impl Repository {
    /// What git answers to a question that changes nothing; `None` where the answer is no.
    pub(super) fn ask<W: AsRef<OsStr>>(
        &self,
        words: impl IntoIterator<Item = W>,
    ) -> Result<Option<Vec<u8>>, GitError> {
        let output = self.asking().args(words).output().map_err(cannot_run)?;
        match output.status.code() {
            Some(0) => Ok(Some(output.stdout)),
            Some(1) => Ok(None),
            _ => Err(GitError::Refused { root: self.root.clone(), words: text(&output.stderr) }),
        }
    }

    /// Lets git change something, which may run hooks. They find the environment that they would find without us, as far as
    /// it can be: so no `protocol.allow`, for a hook may be there to push.
    ///
    /// What is said goes to a file and not through a pipe: a hook may leave a program running that holds a pipe open.
    pub(super) fn act<W: AsRef<OsStr>>(
        &self,
        words: impl IntoIterator<Item = W>,
    ) -> Result<Said, GitError> {
        let file = transcript()?;
        let mut git = self.git();
        git.args(words).stdout(end_of(file.as_file())?).stderr(end_of(file.as_file())?);
        let status = git.status().map_err(cannot_run)?;
        let bytes = std::fs::read(file.path()).map_err(GitError::Run)?;
        Ok(Said { status, words: text(&bytes) })
    }

    /// The program, about to be asked something: it locks nothing.
    pub(super) fn asking(&self) -> Command {
        let mut git = self.git();
        git.env("GIT_OPTIONAL_LOCKS", "0").args(["-c", "protocol.allow=never"]);
        git
    }

    /// The program in the top folder.
    fn git(&self) -> Command {
        let mut git = git_in(&self.root);
        git.envs(self.variables.iter().map(|(name, value)| (name, value)));
        git
    }
}

/// The program in a folder. It asks nobody anything, opens no editor, reaches no network, and starts no watcher.
pub(super) fn git_in(folder: &Path) -> Command {
    let mut git = Command::new("git");
    for variable in MISLEADING {
        git.env_remove(variable);
    }
    git.envs([("GIT_EDITOR", ":"), ("GIT_NO_LAZY_FETCH", "1"), ("GIT_TERMINAL_PROMPT", "0")])
        .args(["--no-pager", "-c", "core.fsmonitor=false", "-c", "maintenance.auto=false"])
        .current_dir(folder)
        .stdin(Stdio::null());
    git
}

/// Runs the program, gives it all that it is asked from a thread of its own, since each side would else wait for the other, and
/// reads its answer. Besides: whether it says itself that all went well.
pub(super) fn read_all<T>(
    mut git: Command,
    list: String,
    read: impl FnOnce(&mut BufReader<ChildStdout>) -> io::Result<Option<T>>,
) -> Result<(T, bool), RevisionError> {
    let mut child = git.stderr(Stdio::null()).spawn().map_err(cannot_run)?;
    let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(RevisionError::Garbled);
    };
    let asking = thread::spawn(move || hand_over(stdin, &list));
    let answer = read(&mut BufReader::new(stdout));
    // The reader has dropped its end by now: whoever still writes is told so and stops.
    let _ = asking.join();
    let has_ended_well = child.wait().is_ok_and(|status| status.success());
    match answer {
        Ok(Some(answer)) => Ok((answer, has_ended_well)),
        Ok(None) => Err(RevisionError::Garbled),
        Err(error) => Err(GitError::Run(error).into()),
    }
}

fn hand_over(mut stdin: ChildStdin, list: &str) -> io::Result<()> {
    stdin.write_all(list.as_bytes())
}

/// Where what is said waits until git has ended.
pub(super) fn transcript() -> Result<NamedTempFile, GitError> {
    let folder = std::env::temp_dir();
    NamedTempFile::new_in(&folder).map_err(|error| {
        // The error would name a file that is not there, which says nothing to anybody.
        let source = match error.kind() {
            io::ErrorKind::NotFound => io::Error::new(error.kind(), "no such folder"),
            other => other.into(),
        };
        GitError::NoTranscript { folder, source }
    })
}

fn end_of(file: &File) -> Result<Stdio, GitError> {
    file.try_clone().map(Stdio::from).map_err(GitError::Run)
}

pub(super) fn cannot_run(error: io::Error) -> GitError {
    match error.kind() {
        io::ErrorKind::NotFound => GitError::NoProgram,
        _ => GitError::Run(error),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end().to_owned()
}
