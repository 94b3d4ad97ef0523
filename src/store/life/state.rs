//! What a file says as the file of an action.

use std::ffi::OsStr;
use std::sync::Arc;

use crate::model::{Action, Number, SectionId};
use crate::store::git::{Blob, Content, EntryKind};
use crate::store::reading::action_unless_broken;
use crate::store::{Place, folder};

/// What a commit, or the folder, has of an action.
#[derive(Clone, Debug)]
pub enum State {
    /// There is no file.
    Absent,
    /// There is one that cannot be read.
    Unreadable,
    /// This is what it says.
    Read(Arc<Action>),
}

pub fn is_file(content: &Content) -> bool {
    content.kind == EntryKind::File
}

/// What a content says as the file of an action at a path.
pub fn state(path: &OsStr, blob: Blob) -> State {
    let Some((section, number)) = place(path) else { return State::Unreadable };
    let Blob::Whole(bytes) = blob else { return State::Unreadable };
    let Ok((text, None)) = folder::as_text(bytes) else { return State::Unreadable };
    let action = action_unless_broken(&text, section, number);
    action.map_or(State::Unreadable, |action| State::Read(Arc::new(action)))
}

/// The section and the number that the path of an action's file says, wherever the plan folder was.
pub fn place(path: &OsStr) -> Option<(SectionId, Number)> {
    let path = path.to_str()?;
    let above = path.rmatch_indices('/').nth(3).map_or(0, |(slash, _)| slash + 1);
    match Place::of(path.get(above..)?) {
        Place::Action { section, number, .. } => Some((section, number)),
        _ => None,
    }
}
