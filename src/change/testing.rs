//! Actions as some text states them, for tests.

use std::path::Path;

use crate::model::Action;
use crate::store::{action_in, read};

/// The first lines of a file.
pub const FILE: &str = "title = \"An action\"\nlead = \"council\"\ndue = 2026-09-30\n";

/// The action whose file has that text.
pub fn action(text: &str) -> Action {
    let reading = read(Path::new("examples/three-actions"));
    action_in(text, &reading.plan.actions[0])
}
