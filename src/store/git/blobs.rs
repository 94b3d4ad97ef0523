//! The bytes of files that git keeps, many at a time.

use std::io::{self, BufRead, Read};
use std::process::Stdio;

use super::program::read_all;
use super::{Repository, RevisionError};

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
