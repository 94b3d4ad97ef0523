//! What the folder adds to an action's life that nobody has committed.

use std::sync::Arc;

use super::trail::Trail;
use super::{State, Step};
use crate::model::Number;
use crate::store::committed::read_of;
use crate::store::{Place, Reading, RevisionError, Source, read, same_lines};

impl Trail<'_> {
    /// What the folder adds to the last commit, and where the way back begins.
    pub fn in_folder(
        &mut self,
        source: &Source,
        reading: &Reading,
        last: &str,
        head: Option<usize>,
    ) -> Result<(Option<usize>, Option<Step>), RevisionError> {
        let now = in_folder(source, reading);
        let committed = head.and_then(|head| self.stops.get(head)).map(|stop| stop.after.clone());
        let committed = committed.unwrap_or(State::Absent);
        let step = |before: Vec<State>, is_back: bool, file_before: Option<String>| Step {
            file_before,
            is_back,
            ..uncommitted(source, before, now.clone())
        };
        if self.is_same(&committed, &now) {
            let is_as_committed = self.is_committed(head, source);
            return Ok((head, (!is_as_committed).then(|| step(vec![committed], false, None))));
        }
        let old = self.committed_plan(reading, last)?;
        let new = read(&reading.root);
        let pairs = (self.kinship.pairing)(&old.plan.actions, &new.plan.actions);
        let is_own = |at: &Option<usize>| {
            at.and_then(|at| new.action_source(at)).is_some_and(|own| own.path == source.path)
        };
        let before = pairs.into_iter().find(|(_, new)| is_own(new)).and_then(|(before, _)| before);
        let before =
            before.and_then(|at| Some((old.plan.actions.get(at)?, old.action_source(at)?)));
        if let Some((action, file)) = before {
            let head = self.load(&self.path_of(&file.path), last)?;
            let state = State::Read(Arc::new(action.clone()));
            let file_before = (file.path != source.path).then(|| file.path.clone());
            return Ok((head, Some(step(vec![state], false, file_before))));
        }
        match head.filter(|&head| self.is_resumed(head, &now)) {
            Some(head) => {
                let before = self.stops.get(head).map(|stop| stop.before.clone());
                Ok((Some(head), Some(step(before.unwrap_or_default(), true, None))))
            }
            None => Ok((None, Some(step(Vec::new(), false, None)))),
        }
    }

    /// Whether a file of the folder has the lines of the last commit.
    fn is_committed(&self, head: Option<usize>, source: &Source) -> bool {
        let after = head.and_then(|head| self.stops.get(head)?.commit.after.as_ref());
        match (&self.text, after) {
            (Some((id, text)), Some(content)) if *id == content.id => {
                same_lines(text, &source.text)
            }
            // Of both nobody knows what they hold.
            (_, after) => after.is_some() && source.is_broken(),
        }
    }

    /// The plan as the last commit has it; an empty one where it has none.
    fn committed_plan(&self, reading: &Reading, last: &str) -> Result<Reading, RevisionError> {
        let below = self.repository.below(&reading.root)?;
        match self.repository.tree_at(&below, &self.repository.revision(last)?)? {
            Some(tree) => read_of(&reading.root, self.repository, &tree, |_| true),
            None => Ok(Reading::default()),
        }
    }

    /// The step by which an action left the folder that the last commit still has, and where the way back begins.
    pub fn gone_in_folder(
        &mut self,
        number: Number,
        reading: &Reading,
        last: &str,
    ) -> Result<Option<(Option<usize>, Step)>, RevisionError> {
        let old = self.committed_plan(reading, last)?;
        let is_own = |source: &&Source| source.is_action(number);
        let Some(source) = old.sources.iter().find(is_own) else { return Ok(None) };
        let head = self.load(&self.path_of(&source.path), last)?;
        let pairs = (self.kinship.pairing)(&old.plan.actions, &reading.plan.actions);
        let is_own = |before: &Option<usize>| {
            before.and_then(|at| old.action_source(at)).is_some_and(|own| own.path == source.path)
        };
        let new = pairs.into_iter().find(|(before, _)| is_own(before)).and_then(|(_, new)| new);
        let goes_on_as = new.and_then(|new| reading.plan.actions.get(new)).map(|new| new.number);
        let before = in_folder(source, &old);
        let step = Step { goes_on_as, ..uncommitted(source, vec![before], State::Absent) };
        Ok(Some((head, step)))
    }
}

/// What the folder has of an action.
fn in_folder(source: &Source, reading: &Reading) -> State {
    let mut places = 0..reading.plan.actions.len();
    let own =
        places.find(|&at| reading.action_source(at).is_some_and(|own| own.path == source.path));
    let action = own.and_then(|at| reading.plan.actions.get(at));
    action.map_or(State::Unreadable, |action| State::Read(Arc::new(action.clone())))
}

/// A step that nobody has committed yet.
fn uncommitted(source: &Source, before: Vec<State>, after: State) -> Step {
    let number = match source.place {
        Place::Action { number, .. } => number,
        _ => Number { objective: 0, action: 0 },
    };
    Step {
        commit: None,
        number,
        file: source.path.clone(),
        file_before: None,
        before,
        after,
        is_back: false,
        goes_on_as: None,
    }
}
