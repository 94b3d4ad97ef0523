//! The plan folder: from files to a plan, and from a key of the plan back to its line.

mod day;
mod deadline;
mod dialect;
mod document;
pub mod edit;
mod evidence;
mod find;
mod folder;
pub mod keys;
mod kind;
mod locate;
mod natural;
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

pub use day::{Meant, meant};
pub use evidence::Held;
pub use find::{NoPlan, find, folder_around};
pub use kind::FileKind;
pub use locate::Aim;
pub use natural::compare as in_natural_order;
pub use objective_folder::ObjectiveFolder;
pub use place::Place;
pub use problem::{Problem, ProblemKind};
pub use reading::{Reading, read};
pub use schema::schema;
pub use source::{Position, Source};
pub use unprintable::code_point;
