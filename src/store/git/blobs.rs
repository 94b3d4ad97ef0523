//! The bytes of files that git keeps, many at a time.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{ChildStdin, Command, Stdio};
use std::thread;

use super::program::cannot_run;
use super::{GitError, Repository, RevisionError};

/// What a file of a commit holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blob {
    /// All of it.
    Whole(Vec<u8>),
    /// More bytes than were wanted.
    TooLarge,
    /// It is not on this machine.
    Missing,
}

impl Repository {
    /// The contents of these ids, in their order; of one that is larger than `most` bytes, that it is.
    ///
    /// # Errors
    /// Where git is of no use.
    pub fn blobs(&self, ids: &[&str], most: usize) -> Result<Vec<Blob>, RevisionError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut git = self.asking();
        git.args(["cat-file", "--batch", "--buffer"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let list = ids.join("\n") + "\n";
        let (blobs, _) = read_all(git, list, |answer| {
            ids.iter().map(|_| blob(answer, most)).collect::<io::Result<Option<Vec<Blob>>>>()
        })?;
        Ok(blobs)
    }
}

/// Runs the program, gives it all that it is asked from a thread of its own, since each side would else wait for the other, and
/// reads its answer. Besides: whether it says itself that all went well.
pub(super) fn read_all<T>(
    mut git: Command,
    list: String,
    read: impl FnOnce(&mut BufReader<std::process::ChildStdout>) -> io::Result<Option<T>>,
) -> Result<(T, bool), RevisionError> {
    let mut child = git.stderr(Stdio::null()).spawn().map_err(cannot_run)?;
    let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(RevisionError::Garbled);
    };
    let asking = thread::spawn(move || ask(stdin, &list));
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

fn ask(mut stdin: ChildStdin, list: &str) -> io::Result<()> {
    stdin.write_all(list.as_bytes())
}

/// The next answer: a line with the id, the type and the size, then the content and the end of a line. `None`: it is something else.
fn blob(answer: &mut impl BufRead, most: usize) -> io::Result<Option<Blob>> {
    let mut head = String::new();
    answer.read_line(&mut head)?;
    if head.trim_end().ends_with(" missing") {
        return Ok(Some(Blob::Missing));
    }
    let Some(size) = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok())
    else {
        return Ok(None);
    };
    let mut content = answer.take(size);
    if let Some(size) = usize::try_from(size).ok().filter(|&size| size <= most) {
        let mut bytes = Vec::with_capacity(size);
        content.read_to_end(&mut bytes)?;
        end_of_line(answer)?;
        return Ok(Some(Blob::Whole(bytes)));
    }
    io::copy(&mut content, &mut io::sink())?;
    end_of_line(answer)?;
    Ok(Some(Blob::TooLarge))
}

fn end_of_line(answer: &mut impl Read) -> io::Result<()> {
    answer.read_exact(&mut [0])
}
