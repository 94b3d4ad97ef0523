//! cov-plan keeps a children's services improvement plan as text files under git: it checks the plan, answers what is due,
//! and reports on it.

pub mod change;
pub mod check;
pub mod cli;
pub mod command;
pub mod disk;
pub mod model;
pub mod query;
pub mod render;
pub mod report;
pub mod store;
