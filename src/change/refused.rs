//! Why an action does not allow a change.

use super::List;
use super::part::Part;
use super::said::shown;
use crate::model::{AgencyId, Date, Named, Status, Update};
use crate::store::edit::NoPlace;

/// Why a change is refused; the message goes on where the action's number stands before it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Delivery is rated of what is done or given up.
    #[error("has been {} since {since}, so its delivery is not rated any more", .what.name())]
    RatedAfterEnd {
        /// Complete or withdrawn.
        what: Status,
        /// From when on.
        since: Date,
    },
    /// The same update is there.
    #[error("has the same update{} already", of_day(.update))]
    SameUpdate {
        /// The update.
        update: Box<Update>,
        /// What it says, in a few words.
        said: String,
    },
    /// The same agency says something else of the same day.
    #[error("has another update of {date} in line {line}")]
    OtherUpdate {
        /// The day.
        date: Date,
        /// The line of the sheet that has it.
        line: usize,
    },
    /// The plan has another rating of the same agency and day.
    #[error("has another rated update of {date} by {by} already")]
    OtherRated {
        /// The day.
        date: Date,
        /// The agency.
        by: AgencyId,
    },
    /// It is over, or at rest, already.
    #[error("has been {} since {since}", .what.name())]
    Ended {
        /// Complete, withdrawn or suspended.
        what: Status,
        /// From when on.
        since: Date,
    },
    /// It would go on before it ended.
    #[error("is {} from {since} on, so it cannot be reopened on {date}", .what.name())]
    ReopenedBefore {
        /// Complete, withdrawn or suspended.
        what: Status,
        /// From when on.
        since: Date,
        /// The day on which it would go on.
        date: Date,
    },
    /// There is nothing to undo.
    #[error("is neither complete nor suspended nor withdrawn")]
    GoesOn,
    /// A milestone is not complete.
    #[error("is not complete")]
    PartGoesOn,
    /// It is one of the action's milestones that does not allow the change.
    #[error("has a milestone \"{title}\" that {why}")]
    OfPart {
        /// The milestone.
        title: String,
        /// Its place, counted from 1.
        place: usize,
        /// Why it does not.
        why: Box<Refused>,
    },
    /// The deadline is that day already.
    #[error("is due on {0} already")]
    SameDeadline(Date),
    /// The deadline would move back.
    #[error("is due on {from}, so {to} would be earlier")]
    Earlier {
        /// The deadline as it stands.
        from: Date,
        /// The day that was asked for.
        to: Date,
    },
    /// A pause would end before it begins.
    #[error("cannot rest until {until}, as that is before {from}, its first day of rest")]
    EndsBefore {
        /// The first day of the pause.
        from: Date,
        /// The last.
        until: Date,
    },
    /// It has no deadline that could be moved.
    #[error("has no deadline that could be moved")]
    NoDeadline,
    /// No milestone is called so.
    #[error("{}", no_milestone(.word, .known))]
    NoMilestone {
        /// The word that was typed.
        word: String,
        /// The titles of those that it has, in their order.
        known: Vec<String>,
    },
    /// Several milestones are called so.
    #[error("has {} milestones \"{title}\"", .places.len())]
    SameTitle {
        /// Their title.
        title: String,
        /// Their places, counted from 1.
        places: Vec<usize>,
    },
    /// It has no lead that could speak for it.
    #[error("has no lead who could speak for it")]
    NoLead,
    /// A list holds the value already.
    #[error("has {} among its {} already", shown(.value, *.list), .list.name())]
    Listed {
        /// The value.
        value: String,
        /// The list.
        list: List,
    },
    /// A list would hold a value twice.
    #[error("cannot have {} twice among its {}", shown(.value, *.list), .list.name())]
    Twice {
        /// The value.
        value: String,
        /// The list.
        list: List,
    },
    /// A list does not hold the value.
    #[error("does not have {} among its {}", shown(.value, *.list), .list.name())]
    NotListed {
        /// The value.
        value: String,
        /// The list.
        list: List,
        /// What it holds.
        known: Vec<String>,
    },
    /// The lead is no partner besides.
    #[error("is led by {0}, which cannot be its partner too")]
    LeadAsPartner(String),
    /// It is led so already.
    #[error("has that lead already")]
    SameLead,
    /// The list holds just those values already.
    #[error("has those {} already", .0.name())]
    SameList(List),
    /// The file is written in a way that cannot be changed.
    #[error("{}", no_place(.0))]
    NoPlace(#[from] NoPlace),
}

impl Refused {
    /// Whether the action is what it was to become.
    pub fn is_so_already(&self) -> bool {
        match self {
            Self::OfPart { why, .. } => why.is_so_already(),
            Self::Ended { .. } | Self::SameDeadline(_) | Self::SameLead | Self::SameList(_) => true,
            _ => false,
        }
    }

    /// That it is a milestone which does not allow the change.
    pub fn of(self, part: &Part<'_>) -> Self {
        Self::OfPart { title: part.title.to_owned(), place: part.index + 1, why: Box::new(self) }
    }
}

fn of_day(update: &Update) -> String {
    update.date.map(|date| format!(" of {date}")).unwrap_or_default()
}

/// Where a new key is taken, nothing was read there, or the change would not be a new one.
fn no_place(no_place: &NoPlace) -> String {
    match no_place {
        NoPlace::OtherForm { key } => {
            format!("has {key} written in a way that cannot be changed from here")
        }
        NoPlace::Taken { key } => format!("has a value of {key} already, but it cannot be read"),
    }
}

fn no_milestone(word: &str, known: &[String]) -> String {
    match word.parse::<usize>() {
        _ if known.is_empty() => "has no milestones".to_owned(),
        Ok(place) => format!("has no milestone {place}"),
        Err(_) => format!("has no milestone \"{word}\""),
    }
}
