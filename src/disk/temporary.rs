//! The files in which new bytes wait for their place; a plan's `.gitignore` covers their names.

use std::fs;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// How the name of a file begins that waits to become a result.
pub const RESULT: &str = ".cov-plan-";

/// How the name of a file begins that waits to become a file of the plan. No result's begins so: there, six letters follow.
pub const CHANGE: &str = ".cov-plan-write-";

/// A temporary file with the rights that any new file has, not the narrow ones of a temporary one. It goes when it is
/// dropped.
pub fn new_in(folder: &Path, prefix: &str) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // The name of a file that is not there yet says nothing to anybody: the kind of the error is enough.
    builder.tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))
}

/// Takes away what changes that were killed left in a folder. Only the holder of the plan's lock may ask for it: what it
/// finds is then nobody's any more. What cannot be taken away disturbs nobody either.
pub fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().as_encoded_bytes().starts_with(CHANGE.as_bytes()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
