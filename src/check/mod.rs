//! The rules of a good plan, and what breaks them.

mod added;
mod changed;
mod deadlines;
mod evidence;
mod finding;
mod moved;
mod rule;
mod rules;
mod run;
mod sections;
mod since;
mod updates;

pub use added::added;
pub use changed::Changed;
pub use finding::{Finding, Findings, Found};
pub use moved::Moved;
pub use rule::{Example, Look, Rule, Said};
pub use rules::{RULES, is_fixed, rule};
pub use run::check;
pub use since::check_since;
