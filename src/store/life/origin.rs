//! Where an action comes from and where it goes, when its file is moved or gets another number.

use std::ffi::{OsStr, OsString};
use std::sync::Arc;

use rayon::prelude::*;

use super::state::{is_file, place, state};
use super::trail::Trail;
use super::{Pairing, State};
use crate::model::{Action, Number};
use crate::store::git::{Content, Differing};
use crate::store::{RevisionError, folder};

/// What became of the search for an action on the other side of a commit.
pub enum Origin {
    /// It is the file at the same path.
    Same,
    /// It stood at this path of this commit.
    Elsewhere { commit: String, path: OsString, state: State },
    /// It was not there.
    New,
    /// What was there is not on this machine.
    Unknown,
}

/// The actions that differ between two commits, each with the place of its file, and which are the same ones.
struct Pairs {
    before: Vec<(usize, Action)>,
    after: Vec<(usize, Action)>,
    same: Pairing,
}

impl Trail<'_> {
    /// Where an action stood on the other side of a commit.
    pub fn origin(
        &self,
        commit: &str,
        parent: Option<&str>,
        path: &OsStr,
        after: &State,
    ) -> Result<Origin, RevisionError> {
        let Some(parent) = parent else { return Ok(Origin::New) };
        let files = match self.repository.differing(parent, commit) {
            Ok(files) => files,
            Err(_) if self.repository.is_cut_off_at(commit)? => return Ok(Origin::Unknown),
            Err(error) => return Err(error),
        };
        let at = |file: &Differing, state: State| Origin::Elsewhere {
            commit: parent.to_owned(),
            path: file.path.clone(),
            state,
        };
        let own = files.iter().position(|file| file.path == path);
        if let Some(file) = own.and_then(|own| files.get(own)).and_then(|own| moved(&files, own)) {
            return Ok(at(file, elsewhere(after, &file.path)));
        }
        let Pairs { before, after, same } = self.paired(&files)?;
        let is_own = |new: &Option<usize>| {
            new.is_some_and(|new| after.get(new).map(|(file, _)| *file) == own) && own.is_some()
        };
        let old = same.into_iter().find(|(_, new)| is_own(new)).and_then(|(old, _)| old);
        let Some((file, action)) = old.and_then(|old| before.into_iter().nth(old)) else {
            return Ok(Origin::New);
        };
        match files.get(file) {
            Some(file) if file.path != path => Ok(at(file, State::Read(Arc::new(action)))),
            _ => Ok(Origin::Same),
        }
    }

    /// The number under which an action goes on whose file a commit took away.
    pub fn successor(&self, commit: &str, path: &OsStr) -> Result<Option<Number>, RevisionError> {
        for parent in self.repository.parents(commit)? {
            let files = self.repository.differing(&parent, commit)?;
            let Some(own) = files.iter().position(|file| file.path == path) else { continue };
            let own_file = files.get(own);
            let goes_to = |file: &&Differing| {
                file.before.is_none() && file.after == own_file.and_then(|own| own.before.clone())
            };
            let number = if let Some(file) = files.iter().find(goes_to) {
                place(&file.path).map(|(_, number)| number)
            } else {
                let Pairs { before, after, same } = self.paired(&files)?;
                let is_own = |old: &Option<usize>| {
                    old.is_some_and(|old| before.get(old).is_some_and(|(file, _)| *file == own))
                };
                let new = same.into_iter().find(|(old, _)| is_own(old)).and_then(|(_, new)| new);
                new.and_then(|new| after.get(new)).map(|(_, action)| action.number)
            };
            if number.is_some() {
                let own = place(path).map(|(_, number)| number);
                return Ok(number.filter(|&number| Some(number) != own));
            }
        }
        Ok(None)
    }

    /// Which of the actions that differ between two commits are the same ones.
    fn paired(&self, files: &[Differing]) -> Result<Pairs, RevisionError> {
        let before = self.actions(files, |file| file.before.as_ref())?;
        let after = self.actions(files, |file| file.after.as_ref())?;
        let actions = |all: &[(usize, Action)]| -> Vec<Action> {
            all.iter().map(|(_, action)| action.clone()).collect()
        };
        let same = (self.kinship.pairing)(&actions(&before), &actions(&after));
        Ok(Pairs { before, after, same })
    }

    /// The actions that one side has of files, each with the place of its file.
    fn actions<'files>(
        &self,
        files: &'files [Differing],
        side: impl Fn(&'files Differing) -> Option<&'files Content>,
    ) -> Result<Vec<(usize, Action)>, RevisionError> {
        let wanted: Vec<(usize, &OsStr, &str)> = files
            .iter()
            .enumerate()
            .filter(|(_, file)| place(&file.path).is_some())
            .filter_map(|(at, file)| {
                let content = side(file).filter(|content| is_file(content))?;
                Some((at, file.path.as_os_str(), content.id.as_str()))
            })
            .collect();
        let ids: Vec<&str> = wanted.iter().map(|(_, _, id)| *id).collect();
        let blobs = self.repository.blobs(&ids, folder::LARGEST)?;
        let states = wanted.into_par_iter().zip(blobs).map(|((at, path, _), blob)| {
            match state(path, blob) {
                State::Read(action) => Some((at, Arc::unwrap_or_clone(action))),
                _ => None,
            }
        });
        Ok(states.collect::<Vec<_>>().into_iter().flatten().collect())
    }
}

/// The file that a commit only moved to where another of its files is.
fn moved<'files>(files: &'files [Differing], own: &Differing) -> Option<&'files Differing> {
    let number = |file: &Differing| place(&file.path).map(|(_, number)| number);
    let mut moved: Vec<&Differing> = files
        .iter()
        .filter(|file| file.after.is_none() && file.before == own.after && number(file).is_some())
        .collect();
    moved.sort_by_key(|file| number(file) != number(own));
    moved.into_iter().next()
}

/// The same action under another path.
fn elsewhere(state: &State, path: &OsStr) -> State {
    match (state, place(path)) {
        (State::Read(action), Some((section, number))) => {
            State::Read(Arc::new(Action { number, section, ..Action::clone(action) }))
        }
        _ => State::Unreadable,
    }
}
