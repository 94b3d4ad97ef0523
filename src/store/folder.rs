//! What lies in the plan folder, and the bytes of it.

use std::fs::File;
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{Problem, ProblemKind, natural, place};
use crate::disk::reason;

/// The largest file that is read.
pub(super) const LARGEST: usize = 1024 * 1024;

/// A TOML file of the folder, or what stands where one should.
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Why it cannot be read; `None`: it can be tried.
    pub refused: Option<ProblemKind>,
}

/// Lists the TOML files of a folder in the order of their names. Hidden files, and files of other kinds, are nobody's concern.
pub fn list(root: &Path) -> Vec<Found> {
    list_in(root, |_| true)
}

/// The same of those folders in it that are to be entered, which are asked for by their paths from there.
pub fn list_in(root: &Path, is_entered: impl Fn(&str) -> bool) -> Vec<Found> {
    // Sorting the names of each folder takes a fraction of the time that sorting all paths does.
    let mut walk = WalkDir::new(root).follow_links(true).sort_by(by_name).into_iter();
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut found = Vec::new();
    while let Some(entry) = walk.next() {
        match entry {
            Ok(entry) if entry.depth() == 0 => {}
            Ok(entry) => {
                if is_hidden(&entry) || leads_outside(&entry, &real_root) {
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                    if !is_hidden(&entry) && (entry.file_type().is_dir() || is_toml(entry.path())) {
                        found.push(unreadable(
                            entry.path(),
                            "it is a link that leads out of the plan folder",
                            COPY,
                        ));
                    }
                } else if entry.file_type().is_dir() && !is_entered(&relative(root, entry.path())) {
                    walk.skip_current_dir();
                } else if is_toml(entry.path()) {
                    found.push(listed(&entry));
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
            }
            Err(error) => found.extend(failed(&error)),
        }
    }
    found
}

fn by_name(one: &DirEntry, other: &DirEntry) -> std::cmp::Ordering {
    natural::compare(&one.file_name().to_string_lossy(), &other.file_name().to_string_lossy())
}

pub(super) const COPY: &str =
    "put the file itself here: links are followed within the plan folder only";

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_toml(path: &Path) -> bool {
    path.file_name().is_some_and(|name| place::is_toml(&name.to_string_lossy()))
}

fn leads_outside(entry: &DirEntry, real_root: &Path) -> bool {
    entry.path_is_symlink()
        && entry.path().canonicalize().is_ok_and(|real| !real.starts_with(real_root))
}

fn listed(entry: &DirEntry) -> Found {
    let path = entry.path();
    if entry.file_type().is_dir() {
        unreadable(path, "it is a folder, not a file", "rename the folder, or move its files out")
    } else if !entry.file_type().is_file() {
        unreadable(
            path,
            "it is a pipe, a socket or a device, not a file",
            "put a plain file in its place",
        )
    } else if entry.file_name().to_str().is_none() {
        unreadable(path, "its name is not UTF-8", "rename it")
    } else {
        Found { path: path.to_owned(), refused: None }
    }
}

/// What walkdir could not enter: a dead link, a loop of links, a folder without the right to read it.
fn failed(error: &walkdir::Error) -> Option<Found> {
    let path = error.path()?;
    if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
        return None;
    }
    Some(match error.loop_ancestor() {
        Some(_) => {
            unreadable(path, "it is a link to a folder above it, a loop", "take the link away")
        }
        // Whether it was meant as a folder nobody can say; a link to a file of another kind is nobody's concern.
        None if path.is_symlink() && path.extension().is_some() && !is_toml(path) => return None,
        None if path.is_symlink() => unreadable(path, "it is a link that leads nowhere", COPY),
        None => unreadable(path, &plain(error.io_error()), "give yourself the right to read it"),
    })
}

fn unreadable(path: &Path, why: &str, help: &str) -> Found {
    let problem = ProblemKind::Unreadable { why: why.to_owned(), help: help.to_owned() };
    Found { path: path.to_owned(), refused: Some(problem) }
}

/// A path from the plan folder, its parts parted by `/`.
pub fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
    below.replace(MAIN_SEPARATOR, "/")
}

/// Why something cannot be read.
fn plain(error: Option<&io::Error>) -> String {
    error.map_or_else(|| "it cannot be read".to_owned(), reason)
}

/// Reads a file as text.
pub fn text(path: &Path) -> Result<(String, Option<Problem>), ProblemKind> {
    let bytes = bytes(path).map_err(|error| ProblemKind::Unreadable {
        why: plain(Some(&error)),
        help: "give yourself the right to read it".to_owned(),
    })?;
    as_text(bytes)
}

/// What a file is whose bytes these are, or would be. Bytes that are not UTF-8 are replaced, and the first of them is a problem.
pub fn as_text(bytes: Vec<u8>) -> Result<(String, Option<Problem>), ProblemKind> {
    if bytes.len() > LARGEST {
        return Err(too_large());
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let span = Some(at..at + char::REPLACEMENT_CHARACTER.len_utf8());
            (text, Some(Problem { kind: ProblemKind::NotUtf8, span, table: String::new() }))
        }
    })
}

/// What is wrong with a file of too many bytes.
pub(super) fn too_large() -> ProblemKind {
    ProblemKind::Unreadable {
        why: "it is larger than 1 MiB".to_owned(),
        help: "an action needs a page; keep documents elsewhere and name them as evidence"
            .to_owned(),
    }
}

/// The bytes of a file; of one that is too large, one more than there may be.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(LARGEST).min(LARGEST));
    // The length can be wrong: the file may grow while it is read.
    file.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
