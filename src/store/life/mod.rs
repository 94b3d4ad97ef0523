//! The life of one action: the states that its file has had, commit by commit, wherever it stood.

mod folder_step;
mod origin;
mod state;
mod trail;

use std::ffi::OsStr;

use super::git::PastCommit;
use super::{Reading, Repository, RevisionError, Source};
use crate::model::{Action, Number};
pub use state::State;
use trail::{Trail, below};

/// A step in the life of an action.
#[derive(Clone, Debug)]
pub struct Step {
    /// The commit; `None`: nobody has committed it yet.
    pub commit: Option<PastCommit>,
    /// The number that its file has then; of one that is gone, had.
    pub number: Number,
    /// Its file, from the plan folder; from the top of the repository where it lay outside of that.
    pub file: String,
    /// Its file before, where that stood elsewhere.
    pub file_before: Option<String>,
    /// What there was before, of a merge on each side. Empty: it is new.
    pub before: Vec<State>,
    /// What there is now.
    pub after: State,
    /// Whether it had been gone.
    pub is_back: bool,
    /// The number under which it goes on, where this is the end of this one.
    pub goes_on_as: Option<Number>,
}

/// The steps of an action's life, the last first.
#[derive(Clone, Debug, Default)]
pub struct Life {
    /// The steps.
    pub steps: Vec<Step>,
    /// Whether there were steps before those, which this copy of the repository has not.
    pub is_cut_off: bool,
}

/// The places of the same action in two lists, one of which may lack it.
pub type Pairing = Vec<(Option<usize>, Option<usize>)>;

/// How actions of two plans are known to be the same, which is for whoever compares plans to say.
#[derive(Clone, Copy)]
pub struct Kinship {
    /// Whether two states of a file hold the same action.
    pub is_same_file: fn(&Action, &Action) -> bool,
    /// Which actions of one list are which of the other, by their places.
    pub pairing: fn(&[Action], &[Action]) -> Pairing,
}

/// The life of an action that the plan has, up to a commit and, where the folder was read, to what is not committed.
///
/// # Errors
/// Where git is of no use.
pub fn life_of(
    source: &Source,
    reading: &Reading,
    repository: &Repository,
    last: &str,
    kinship: Kinship,
) -> Result<Life, RevisionError> {
    let mut trail = Trail::new(reading, repository, kinship)?;
    let path = trail.path_of(&source.path);
    let head = trail.load(&path, last)?;
    if reading.committed.is_some() {
        return trail.life(head, None);
    }
    let (head, step) = trail.in_folder(source, reading, last, head)?;
    trail.life(head, step)
}

/// The life of an action whose file is gone; `None`: there was none of that number.
///
/// # Errors
/// Where git is of no use.
pub fn life_of_gone(
    number: Number,
    reading: &Reading,
    repository: &Repository,
    last: &str,
    kinship: Kinship,
) -> Result<Option<Life>, RevisionError> {
    let mut trail = Trail::new(reading, repository, kinship)?;
    if reading.committed.is_none()
        && let Some(found) = trail.gone_in_folder(number, reading, last)?
    {
        let (head, step) = found;
        return trail.life(head, Some(step)).map(Some);
    }
    let plan = trail.folder.clone();
    let is_meant = |path: &OsStr| below(path, &plan).is_some();
    let removed = repository.last_removal(&format!("{number}.toml"), last, is_meant)?;
    let Some((commit, path)) = removed else { return Ok(None) };
    let head = trail.load(&path, &commit)?;
    let goes_on_as = trail.successor(&commit, &path)?;
    let mut life = trail.life(head, None)?;
    if let Some(step) = life.steps.first_mut() {
        step.goes_on_as = goes_on_as;
    }
    Ok(Some(life))
}
