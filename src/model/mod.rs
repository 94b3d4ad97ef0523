//! What an improvement plan is: actions, deadlines, ratings and their arithmetic, without a file or a screen in sight.

mod action;
mod agency;
mod answers;
mod cadence;
mod date;
mod due;
mod governance;
mod hidden;
mod id;
mod named;
mod nearest;
mod number;
mod objective;
mod plan;
mod quarter;
mod rating;
mod standing;
mod update;

pub use action::{Action, Milestone, Suspension, Withdrawal};
pub use agency::Agency;
pub use answers::{Answers, answers};
pub use cadence::{Cadence, Span};
pub use date::Date;
pub use due::{Due, Form};
pub use governance::Group;
pub use hidden::is_hidden;
pub use id::{AgencyId, GroupId, SectionId};
pub use named::Named;
pub use nearest::nearest;
pub use number::{Number, WrongNumber};
pub use objective::{Objective, Ofsted, OfstedKind};
pub use plan::{Allowed, Period, Plan, Section, Settings, Severity};
pub use quarter::Quarter;
pub use rating::{Rating, Ratings};
pub use standing::{LeftOut, PartStanding, Standing, Status, Why};
pub use update::{Ending, Evidence, Move, Update};
