//! The one writer: results to standard output or a file, messages to standard error.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::disk::{self, NotWritten};

/// What is written could not be.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Standard output cannot be written.
    #[error("cannot write to standard output")]
    Stdout(#[source] io::Error),
    /// A file cannot be written.
    #[error(transparent)]
    File(#[from] NotWritten),
    /// A value cannot be put into the format.
    #[error("cannot write the format")]
    Format(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Where a result goes.
#[derive(Clone, Debug, Default)]
pub enum Output {
    /// Standard output.
    #[default]
    Stdout,
    /// A file, written whole or not at all.
    File(PathBuf),
}

impl Output {
    /// Writes a result. That nobody reads standard output any more is no fault: the reader of a pipe has seen enough.
    ///
    /// # Errors
    /// Where it cannot be written whole.
    pub fn write(&self, bytes: &[u8]) -> Result<(), WriteError> {
        match self {
            Self::Stdout => match to_stdout(bytes) {
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    Err(WriteError::Stdout(error))
                }
                _ => Ok(()),
            },
            Self::File(path) => Ok(disk::write(path, bytes)?),
        }
    }
}

fn to_stdout(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

/// Writes a message to standard error; where nobody can read it, nothing is lost but the message.
pub fn to_stderr(message: &str) {
    let _ = io::stderr().lock().write_all(message.as_bytes());
}
