//! The one writer: results to standard output or a file, messages to standard error.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is written could not be.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Standard output cannot be written.
    #[error("cannot write to standard output")]
    Stdout(#[source] io::Error),
    /// A file cannot be written.
    #[error("cannot write {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
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
            Self::File(path) => to_file(path, bytes)
                .map_err(|source| WriteError::File { path: path.clone(), source }),
        }
    }
}

fn to_stdout(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

/// Writes beside the file and renames, so that a reader never meets half of it. What is no plain file, such as a pipe, is
/// written straight; a link is written through.
fn to_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let old = path.metadata().ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return std::fs::OpenOptions::new().write(true).open(&path)?.write_all(bytes);
    }
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "no such folder"));
    }
    // The name of a file that is not there yet says nothing to anybody: the kind of the error is enough.
    let mut file = new_file_in(folder).map_err(|error| io::Error::from(error.kind()))?;
    file.write_all(bytes)?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

/// A temporary file with the rights that any new file has, not the narrow ones of a temporary one.
fn new_file_in(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".cov-plan-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Writes a message to standard error; where nobody can read it, nothing is lost but the message.
pub fn to_stderr(message: &str) {
    let _ = io::stderr().lock().write_all(message.as_bytes());
}
