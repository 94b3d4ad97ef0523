//! The verbs, one file each: their arguments, and a body that only joins the layers below.

mod app;
pub mod check;
mod choice;
pub mod due;
pub mod list;
mod shape;
mod stop;
mod typed;

pub use app::{App, Common, Exit};
pub use stop::{Stop, report};
