//! Why a file is not written, or a plan not locked.

use std::io;
use std::path::{Path, PathBuf};

/// A file could not be written; what stood there still stands, to the last byte.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// It no longer holds what was read from it.
    #[error("{} was changed by someone else meanwhile", name(path))]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// A new file's name is taken.
    #[error("{} is there already", name(path))]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The disk would not have it.
    #[error("cannot write {}", path.display())]
    Failed {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// A plan could not be locked for a change.
#[derive(Debug, thiserror::Error)]
pub enum NotLocked {
    /// Another one holds it, and does not let go.
    #[error("another cov-plan has been changing this plan for a minute")]
    Busy,
    /// Neither the folder nor a file in it can be locked.
    #[error("cannot lock {}", path.display())]
    Failed {
        /// The plan folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// The name of a file without its folders.
fn name(path: &Path) -> impl std::fmt::Display {
    Path::new(path.file_name().unwrap_or(path.as_os_str())).display()
}
