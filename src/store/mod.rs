//! The plan folder: from files to a plan, and from a key of the plan back to its line.

mod committed;
mod day;
mod deadline;
mod dialect;
mod document;
pub mod edit;
mod edited;
mod evidence;
mod find;
mod folder;
pub mod format;
mod git;
pub mod keys;
mod kind;
mod life;
mod locate;
pub mod merge;
mod natural;
mod new_objective;
mod new_plan;
mod objective_folder;
mod place;
mod problem;
mod reading;
mod records;
mod schema;
mod shape;
mod source;
mod syntax;
mod unprintable;
mod values;
mod versions;
pub mod written;

pub use committed::{Committed, read_about_at, read_at};
pub use day::{Meant, meant};
pub use edited::changed_keys;
pub use evidence::{Held, evidence_beside};
pub use find::{NoPlan, find, folder_around};
pub use git::{
    BranchFile, Commit, CommitError, GitError, LinesMerged, Repository, Revision, RevisionError,
    Stages, merge_lines, same_lines,
};
pub use kind::FileKind;
pub use life::{Kinship, Life, State, Step, life_of, life_of_gone};
pub use locate::Aim;
pub use natural::compare as in_natural_order;
pub use new_objective::new_objective;
pub use new_plan::{NewFile, NewPlan};
pub use objective_folder::ObjectiveFolder;
pub use place::{OBJECTIVE, Place};
pub use problem::{Problem, ProblemKind};
pub use reading::{Reading, action_at, action_in, conflicts_in, read, read_about, updates_in};
pub use schema::schema;
pub use source::{Position, Source};
pub use unprintable::code_point;
pub use versions::{FileChange, OtherFile, Version, other_files, read_both};
