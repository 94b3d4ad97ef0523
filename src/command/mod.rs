//! The verbs, one file each: their arguments, and a body that only joins the layers below.

mod app;
mod beforehand;
pub mod check;
mod choice;
mod complete;
pub mod completions;
pub mod due;
pub mod editor;
pub mod explain;
pub mod help;
pub mod init;
pub mod leads;
pub mod list;
pub mod man;
pub mod schema;
mod shape;
mod shell;
pub mod show;
mod stop;
pub mod summary;
mod typed;
mod view;
mod warnings;

pub use app::{App, Common, Exit};
pub use beforehand::colour_of_help;
pub use stop::{Stop, message};
