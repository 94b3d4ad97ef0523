//! Why an action does not allow a change.

use crate::model::{Date, Number};
use crate::store::edit::NoPlace;

/// Why a change is refused; the message goes on where the action's number stands before it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Delivery is rated of what is done or given up.
    #[error("is {what} since {since}, so its delivery is not rated any more")]
    RatedAfterEnd {
        /// `complete` or `withdrawn`.
        what: &'static str,
        /// From when on.
        since: Date,
    },
    /// The same update is there.
    #[error("has the same update of {date} already")]
    SameUpdate {
        /// Its day.
        date: Date,
    },
    /// It is over, or at rest, already.
    #[error("is {what} since {since}")]
    Ended {
        /// `complete`, `withdrawn` or `suspended`, a milestone named before it.
        what: String,
        /// From when on.
        since: Date,
    },
    /// There is nothing to undo.
    #[error("is neither complete nor suspended nor withdrawn")]
    GoesOn,
    /// A milestone is not complete.
    #[error("has a milestone \"{title}\" that is not complete")]
    PartGoesOn {
        /// The milestone.
        title: String,
    },
    /// The deadline is that day already.
    #[error("is due on {0} already")]
    SameDeadline(Date),
    /// The deadline would move back.
    #[error("is due on {from}, which is after {to}")]
    Earlier {
        /// The deadline as it stands.
        from: Date,
        /// The day that was asked for.
        to: Date,
    },
    /// A pause would end before it begins.
    #[error("cannot be suspended from {from} until {until}, which is before")]
    EndsBefore {
        /// The first day of the pause.
        from: Date,
        /// The last.
        until: Date,
    },
    /// It has no deadline that could be moved.
    #[error("has no deadline that can be read")]
    NoDeadline,
    /// No milestone is called so.
    #[error("has no milestone {word}")]
    NoMilestone {
        /// The word that was typed.
        word: String,
        /// The titles of those that it has, in their order.
        known: Vec<String>,
    },
    /// It has no lead that could speak for it.
    #[error("has no lead that can be read")]
    NoLead,
    /// A list holds the value already.
    #[error("has {value} among its {field} already")]
    Listed {
        /// The value.
        value: String,
        /// The list.
        field: &'static str,
    },
    /// A list does not hold the value.
    #[error("has no {value} among its {field}")]
    NotListed {
        /// The value.
        value: String,
        /// The list.
        field: &'static str,
        /// What it holds.
        known: Vec<String>,
    },
    /// The lead is no partner besides.
    #[error("is led by {0}, which cannot be its partner too")]
    LeadAsPartner(String),
    /// The value stands there already.
    #[error("has that {0} already")]
    Same(&'static str),
    /// The file is written in a way that cannot be changed.
    #[error(transparent)]
    NoPlace(#[from] NoPlace),
}

impl Refused {
    /// What to do; `None` where nothing can be said.
    pub fn help(&self, number: Number) -> Option<String> {
        Some(match self {
            Self::RatedAfterEnd { .. } => format!(
                "what it changes for children may still be rated: cov-plan rag {number} --impact RATING; to go on with it: cov-plan reopen {number}"
            ),
            Self::Ended { .. } => format!("to go on with it first: cov-plan reopen {number}"),
            Self::SameUpdate { .. } => {
                "nothing needs to be done; another note makes it another update".to_owned()
            }
            Self::Earlier { .. } => "add --earlier to move a deadline forward".to_owned(),
            Self::EndsBefore { .. } => {
                "name a last day of the pause that lies behind its first".to_owned()
            }
            Self::NoDeadline | Self::NoPlace(_) => {
                format!("change it in the file: cov-plan edit {number}")
            }
            Self::NoLead => "say who speaks with --by AGENCY".to_owned(),
            Self::NoMilestone { known, .. } if known.is_empty() => return None,
            Self::NoMilestone { known, .. } => {
                let known: Vec<String> = known
                    .iter()
                    .enumerate()
                    .map(|(index, title)| format!("{} \"{title}\"", index + 1))
                    .collect();
                format!("it has {}", known.join(", "))
            }
            Self::NotListed { known, .. } if !known.is_empty() => {
                format!("it has {}", known.join(", "))
            }
            Self::GoesOn
            | Self::PartGoesOn { .. }
            | Self::SameDeadline(_)
            | Self::Listed { .. }
            | Self::NotListed { .. }
            | Self::LeadAsPartner(_)
            | Self::Same(_) => return None,
        })
    }
}
