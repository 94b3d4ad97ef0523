//! The way back through the commits that changed an action.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::ffi::{OsStr, OsString};
use std::path::Path;

use rayon::prelude::*;

use super::origin::Origin;
use super::state::{is_file, place, state};
use super::{Kinship, Life, State, Step};
use crate::model::Number;
use crate::store::git::{Blob, Content, PastCommit, parents_in};
use crate::store::{Reading, Repository, RevisionError, folder};

/// A commit that changed the file at a path, as one stop on the way back.
pub struct Stop {
    pub commit: PastCommit,
    path: OsString,
    pub before: Vec<State>,
    pub after: State,
    /// The next stops on the way back.
    next: Vec<usize>,
    /// Where the file stood before, if elsewhere.
    path_before: Option<OsString>,
    is_back: bool,
    /// Whether the copy of the repository begins here, so that nobody knows what was before.
    is_cut_off: bool,
    is_visited: bool,
}

/// The way back through the history.
pub struct Trail<'repository> {
    pub repository: &'repository Repository,
    pub kinship: Kinship,
    /// The plan folder, from the top folder.
    pub folder: OsString,
    pub stops: Vec<Stop>,
    known: HashMap<(String, OsString), usize>,
    parents: HashMap<String, Vec<String>>,
    /// The text that the last commit of the file that was loaded last has, with the id of it.
    pub text: Option<(String, String)>,
}

impl<'repository> Trail<'repository> {
    pub fn new(
        reading: &Reading,
        repository: &'repository Repository,
        kinship: Kinship,
    ) -> Result<Self, RevisionError> {
        let folder = repository.below(&reading.root)?;
        let (stops, known, parents) = (Vec::new(), HashMap::new(), HashMap::new());
        Ok(Self { repository, kinship, folder, stops, known, parents, text: None })
    }

    /// A file of the plan, from the top folder.
    pub fn path_of(&self, file: &str) -> OsString {
        let mut path = self.folder.clone();
        if !path.is_empty() {
            path.push("/");
        }
        path.push(file);
        path
    }

    /// Reads all that the commits up to one have made of a file, and gives the last of them.
    pub fn load(&mut self, path: &OsStr, upto: &str) -> Result<Option<usize>, RevisionError> {
        let past = self.repository.past_of(path, upto)?;
        let Some(first) = past.first() else { return Ok(None) };
        let key = |id: &str| (id.to_owned(), path.to_owned());
        let head = first.revision.id.clone();
        let new: Vec<PastCommit> = past
            .into_iter()
            .filter(|commit| !self.known.contains_key(&key(&commit.revision.id)))
            .collect();
        let states = self.states(path, &new)?;
        let state = |content: &Option<Content>| match content {
            None => State::Absent,
            Some(content) => states.get(&content.id).cloned().unwrap_or(State::Unreadable),
        };
        let base = self.stops.len();
        for (place, commit) in new.iter().enumerate() {
            self.known.insert(key(&commit.revision.id), base + place);
        }
        for commit in new {
            let earlier = commit.earlier.iter().filter_map(|id| self.known.get(&key(id)).copied());
            let stop = Stop {
                next: earlier.collect(),
                before: commit.before.iter().map(state).collect(),
                after: state(&commit.after),
                commit,
                path: path.to_owned(),
                path_before: None,
                is_back: false,
                is_cut_off: false,
                is_visited: false,
            };
            self.stops.push(stop);
        }
        Ok(self.known.get(&key(&head)).copied())
    }

    /// What each content of a file says, by its id.
    fn states(
        &mut self,
        path: &OsStr,
        past: &[PastCommit],
    ) -> Result<HashMap<String, State>, RevisionError> {
        let contents = past.iter().flat_map(|commit| commit.before.iter().chain([&commit.after]));
        let mut ids: Vec<&str> = contents
            .flatten()
            .filter(|content| is_file(content))
            .map(|content| content.id.as_str())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        // Of those that may have begun the file, the parents will be asked for: by the same way, and at the end of the list.
        let files = ids.len();
        let beginnings = past.iter().filter(|commit| commit.before.iter().all(Option::is_none));
        ids.extend(beginnings.map(|commit| commit.revision.id.as_str()));
        let mut blobs = self.repository.blobs(&ids, folder::LARGEST)?;
        let commits = blobs.split_off(files.min(blobs.len()));
        if let Some(commit) = past.first().filter(|_| blobs.contains(&Blob::Missing)) {
            return Err(RevisionError::Incomplete { revision: commit.revision.clone() });
        }
        for (id, commit) in ids.iter().skip(files).zip(commits) {
            if let Blob::Whole(raw) = commit {
                self.parents.insert((*id).to_owned(), parents_in(&raw));
            }
        }
        let last = past.first().and_then(|commit| commit.after.as_ref());
        if let Some((id, Blob::Whole(bytes))) =
            ids.iter().zip(&blobs).find(|(id, _)| last.is_some_and(|last| last.id == **id))
        {
            self.text = Some(((*id).to_owned(), String::from_utf8_lossy(bytes).into_owned()));
        }
        let states: Vec<State> = blobs.into_par_iter().map(|blob| state(path, blob)).collect();
        Ok(ids.into_iter().map(str::to_owned).zip(states).collect())
    }

    /// The parents of a commit, be they on this machine or not.
    fn parents_of(&self, commit: &str) -> Result<Vec<String>, RevisionError> {
        match self.parents.get(commit) {
            Some(parents) => Ok(parents.clone()),
            None => self.repository.parents(commit),
        }
    }

    /// The steps from a stop back, behind the one that is not committed.
    pub fn life(mut self, head: Option<usize>, step: Option<Step>) -> Result<Life, RevisionError> {
        self.walk(head)?;
        let order = self.in_order(head);
        let stops: Vec<&Stop> = order.iter().filter_map(|&at| self.stops.get(at)).collect();
        let is_cut_off = stops.iter().any(|stop| stop.is_cut_off);
        let told =
            stops.into_iter().filter(|stop| !stop.is_cut_off && stop.has_changed_something());
        let all = step.into_iter().chain(told.map(|stop| self.step(stop))).collect();
        Ok(Life { steps: all, is_cut_off })
    }

    /// Goes the way back to where the action comes from, in other places of the plan too.
    fn walk(&mut self, head: Option<usize>) -> Result<(), RevisionError> {
        let mut waiting = Vec::from_iter(head);
        while let Some(at) = waiting.pop() {
            let Some(stop) = self.stops.get_mut(at).filter(|stop| !stop.is_visited) else {
                continue;
            };
            stop.is_visited = true;
            self.trace(at)?;
            waiting
                .extend(self.stops.get(at).into_iter().flat_map(|stop| stop.next.iter().copied()));
        }
        Ok(())
    }

    /// Finds the next stops of one: where each side of the commit had the action.
    fn trace(&mut self, at: usize) -> Result<(), RevisionError> {
        let Some(stop) = self.stops.get(at) else { return Ok(()) };
        let (commit, path) = (stop.commit.revision.id.clone(), stop.path.clone());
        let (after, mut before) = (stop.after.clone(), stop.before.clone());
        let unlike = |before: &State| !self.is_same(before, &after);
        let sides: Vec<usize> =
            (0..before.len()).filter(|&side| before.get(side).is_some_and(unlike)).collect();
        if matches!(after, State::Absent) || sides.is_empty() {
            return Ok(());
        }
        let parents = self.parents_of(&commit)?;
        let mut is_here = sides.len() < before.len();
        let (mut elsewhere, mut path_before, mut is_cut_off) = (Vec::new(), None, false);
        for side in sides {
            let parent = parents.get(side).map(String::as_str);
            let state_before = match self.origin(&commit, parent, &path, &after)? {
                Origin::Same => {
                    is_here = true;
                    continue;
                }
                Origin::Elsewhere { commit, path, state } => {
                    elsewhere.extend(self.load(&path, &commit)?);
                    path_before = Some(path);
                    state
                }
                Origin::New => State::Absent,
                Origin::Unknown => {
                    is_cut_off = true;
                    State::Absent
                }
            };
            if let Some(there) = before.get_mut(side) {
                *there = state_before;
            }
        }
        let next = self.stops.get(at).map(|stop| stop.next.clone()).unwrap_or_default();
        let is_new = !is_here && elsewhere.is_empty();
        let resumed = next.iter().copied().find(|&at| is_new && self.is_resumed(at, &after));
        let resumed_from = resumed.and_then(|at| self.stops.get(at)?.before.first().cloned());
        // What stood here under the same name was another action.
        let here = next.into_iter().filter(|&at| is_here && self.is_there(at));
        let next: Vec<usize> = here.chain(elsewhere).chain(resumed).collect();
        if let Some(stop) = self.stops.get_mut(at) {
            stop.next = next;
            stop.before = resumed_from.map_or(before, |state| vec![state]);
            stop.path_before = path_before;
            stop.is_back = resumed.is_some();
            stop.is_cut_off = is_cut_off;
        }
        Ok(())
    }

    /// Whether what stood at a path before is the action that stands there now, as far as the two alone can tell.
    pub fn is_same(&self, before: &State, after: &State) -> bool {
        match (before, after) {
            (State::Absent, _) | (_, State::Absent) => false,
            (State::Read(before), State::Read(after)) => (self.kinship.is_same_file)(before, after),
            _ => true,
        }
    }

    fn is_there(&self, at: usize) -> bool {
        self.stops.get(at).is_some_and(|stop| !matches!(stop.after, State::Absent))
    }

    /// Whether a stop took the file away that came back later.
    pub fn is_resumed(&self, at: usize, after: &State) -> bool {
        let Some(stop) = self.stops.get(at) else { return false };
        let is_gone = matches!(stop.after, State::Absent);
        is_gone && stop.before.first().is_some_and(|before| self.is_same(before, after))
    }

    /// The stops that belong to the way back, each before those that it follows, later commits of two branches first.
    fn in_order(&self, head: Option<usize>) -> Vec<usize> {
        let visited = || self.stops.iter().enumerate().filter(|(_, stop)| stop.is_visited);
        let mut waited_for: HashMap<usize, usize> = HashMap::new();
        for (_, stop) in visited() {
            for &next in &stop.next {
                *waited_for.entry(next).or_default() += 1;
            }
        }
        let moment = |at: usize| self.stops.get(at).map(|stop| stop.commit.moment);
        let mut free: BinaryHeap<(Option<i64>, Reverse<usize>)> =
            head.into_iter().map(|head| (moment(head), Reverse(head))).collect();
        let mut order = Vec::new();
        while let Some((_, Reverse(at))) = free.pop() {
            order.push(at);
            for &next in self.stops.get(at).into_iter().flat_map(|stop| &stop.next) {
                let Some(waiting) = waited_for.get_mut(&next) else { continue };
                *waiting = waiting.saturating_sub(1);
                if *waiting == 0 {
                    free.push((moment(next), Reverse(next)));
                }
            }
        }
        order
    }

    fn step(&self, stop: &Stop) -> Step {
        let present = stop.before.iter().filter(|state| !matches!(state, State::Absent));
        let number = place(&stop.path).map(|(_, number)| number);
        Step {
            number: number.unwrap_or(Number { objective: 0, action: 0 }),
            file: self.named(&stop.path),
            file_before: stop.path_before.as_deref().map(|path| self.named(path)),
            before: self.readable(present.cloned().collect(), stop),
            after: stop.after.clone(),
            is_back: stop.is_back,
            goes_on_as: None,
            commit: Some(stop.commit.clone()),
        }
    }

    /// The states before a stop; where none of them can be read, the last one before it that can.
    fn readable(&self, before: Vec<State>, stop: &Stop) -> Vec<State> {
        let can_be_read = |state: &&State| matches!(state, State::Read(_));
        if before.is_empty() || before.iter().any(|state| can_be_read(&state)) {
            return before.into_iter().filter(|state| can_be_read(&state)).collect();
        }
        let mut stop = stop;
        while let Some(next) = stop.next.first().and_then(|&next| self.stops.get(next)) {
            if let Some(state) = next.before.iter().find(can_be_read) {
                return vec![state.clone()];
            }
            stop = next;
        }
        before
    }

    /// A path as people know it: from the plan folder, where it lies there.
    fn named(&self, path: &OsStr) -> String {
        let path = below(path, &self.folder).unwrap_or(path);
        path.to_string_lossy().into_owned()
    }
}

impl Stop {
    /// Whether the commit changed what the file says, not only whether it may be run as a program.
    fn has_changed_something(&self) -> bool {
        self.path_before.is_some() || !self.commit.before.contains(&self.commit.after)
    }
}

/// The rest of a path behind a folder; `None`: it lies elsewhere.
pub fn below<'path>(path: &'path OsStr, folder: &OsStr) -> Option<&'path OsStr> {
    Path::new(path).strip_prefix(folder).ok().map(Path::as_os_str)
}
