//! What people ask of a plan: the dates they type, the words they use for things, filters and order.

pub mod changes;
mod filter;
mod order;
pub mod sheet;
mod today;
mod when;
mod words;

pub use filter::{Field, Filter};
pub use order::{Direction, Order};
pub use today::Today;
pub use when::{Ahead, NoSuchDay, When, WrongAhead, WrongDay, WrongWhen, day};
pub use words::{Unknown, Whose, agency, evidence, group, number, objective, section};
