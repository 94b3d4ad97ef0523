//! Files of a plan as people may have typed them: right in every word, and in a layout as odd as TOML allows.
//!
//! Each comes with what it says, so that a test can hold what becomes of the text against what was meant. They fit into the plan
//! of three actions.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "the days and numbers here are right")]

mod actions;
mod others;
mod whims;
mod written;

use cov_plan::model::Action;
use cov_plan::store::FileKind;
use proptest::prelude::*;

use whims::Whims;
use written::{Entries, Writer};

pub use actions::{any_action, any_day, any_evidence, any_group, any_words};

/// A text, and the comments in it in the order of the text.
#[derive(Clone, Debug)]
pub struct OddFile {
    pub text: String,
    pub comments: Vec<String>,
}

/// An action, and a file that says it.
#[derive(Clone, Debug)]
pub struct OddAction {
    pub action: Action,
    pub file: OddFile,
}

/// Any action that the check has no error of, in any layout.
pub fn odd_action() -> impl Strategy<Value = OddAction> {
    (any_action(), any_whims()).prop_map(|(action, whims)| {
        let file = laid_out(&actions::entries(&action), whims);
        OddAction { action, file }
    })
}

/// An action's file in any layout that has values of types which their keys cannot have, and the paths of those.
pub fn spoilt_action() -> impl Strategy<Value = (OddFile, Vec<&'static str>)> {
    (actions::any_spoilt_action(), any_whims())
        .prop_map(|((entries, spoilt), whims)| (laid_out(&entries, whims), spoilt))
}

/// Any file of a kind that the check has no error of, in any layout.
pub fn odd_file(kind: FileKind) -> BoxedStrategy<OddFile> {
    let entries = match kind {
        FileKind::Action => any_action().prop_map(|action| actions::entries(&action)).boxed(),
        FileKind::Plan => others::plan().boxed(),
        FileKind::Agencies => others::agencies().boxed(),
        FileKind::Governance => others::governance().boxed(),
        FileKind::Objective => others::objective().boxed(),
    };
    (entries, any_whims()).prop_map(|(entries, whims)| laid_out(&entries, whims)).boxed()
}

/// An action's file in a layout.
pub fn written(action: &Action, whims: Vec<u8>) -> OddFile {
    laid_out(&actions::entries(action), whims)
}

/// What of the layout is odd; none: the plainest.
pub fn any_whims() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..400)
}

/// What an action says, for comparing: line ends within texts count as equal.
pub fn said(action: &Action) -> String {
    format!("{action:#?}").replace("\\r\\n", "\\n")
}

fn laid_out(entries: &Entries, whims: Vec<u8>) -> OddFile {
    Writer::new(Whims::new(whims)).file(entries)
}
