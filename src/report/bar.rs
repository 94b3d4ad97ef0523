//! Bars of marks, one mark an action, that can be counted and read without colour.

use crate::model::{Named, Rating, Standing, Status};

/// What a mark says of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Under way, its deadline passed, however it is rated.
    Late,
    /// Open, and red.
    Red,
    /// Open, and amber.
    Amber,
    /// Open, and green.
    Green,
    /// Open, and not rated.
    NotRated,
    /// Done.
    Complete,
    /// At rest by decision.
    Suspended,
    /// Given up by decision.
    Withdrawn,
}

impl Named for Mark {
    const ALL: &'static [Self] = &[
        Self::Late,
        Self::Red,
        Self::Amber,
        Self::Green,
        Self::NotRated,
        Self::Complete,
        Self::Suspended,
        Self::Withdrawn,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::NotRated => "not rated",
            Self::Complete => "complete",
            Self::Suspended => "suspended",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Mark {
    /// What stands for it in a bar.
    pub fn letter(self) -> char {
        match self {
            Self::Late => '!',
            Self::Red => 'R',
            Self::Amber => 'A',
            Self::Green => 'G',
            Self::NotRated => '.',
            Self::Complete => '=',
            Self::Suspended => 's',
            Self::Withdrawn => 'w',
        }
    }

    /// The mark of an action.
    pub fn of(standing: &Standing<'_>) -> Self {
        match (standing.status, standing.rag) {
            (Status::Overdue, _) => Self::Late,
            (Status::Open, Some(Rating::Red)) => Self::Red,
            (Status::Open, Some(Rating::Amber)) => Self::Amber,
            (Status::Open, Some(Rating::Green)) => Self::Green,
            (Status::Open, None) => Self::NotRated,
            (Status::Complete, _) => Self::Complete,
            (Status::Suspended, _) => Self::Suspended,
            (Status::Withdrawn, _) => Self::Withdrawn,
        }
    }
}

/// A bar of marks, those of one kind together, in the order of [`Mark`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// The marks, one by one.
    pub marks: Vec<Mark>,
}

/// The most marks that a bar has.
const LONGEST: usize = 60;

/// How many actions a mark stands for, so that the bar of so many actions is not too long.
pub fn scale(actions: usize) -> usize {
    let steps = (0..).map_while(|power| 10_usize.checked_pow(power));
    let mut scales = steps.flat_map(|step| [step, step.saturating_mul(2), step.saturating_mul(5)]);
    scales.find(|scale| actions.div_ceil(*scale) <= LONGEST).unwrap_or(usize::MAX)
}

impl Bar {
    /// The bar of these actions' marks. Few of a kind have a mark too, where a mark stands for many.
    pub fn new(actions: &[Mark], scale: usize) -> Self {
        let marks = Mark::ALL.iter().flat_map(|&mark| {
            let actions = actions.iter().filter(|&&other| other == mark).count();
            std::iter::repeat_n(mark, actions.div_ceil(scale))
        });
        Self { marks: marks.collect() }
    }

    /// The bar as letters.
    pub fn letters(&self) -> String {
        self.marks.iter().map(|mark| mark.letter()).collect()
    }
}

/// What the marks of some bars say, in words.
pub fn legend(bars: &[Bar], scale: usize) -> String {
    let occurs = |mark: &&Mark| bars.iter().any(|bar| bar.marks.contains(mark));
    let marks: Vec<String> = Mark::ALL
        .iter()
        .filter(occurs)
        .map(|mark| format!("{} {}", mark.letter(), mark.name()))
        .collect();
    let what = match scale {
        1 => "A mark is an action".to_owned(),
        scale => format!("A mark is up to {scale} actions of a kind"),
    };
    format!("{what}: {}", marks.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_can_be_counted_until_it_is_too_long() {
        assert_eq!((scale(0), scale(26), scale(60)), (1, 1, 1));
        assert_eq!((scale(61), scale(121), scale(301), scale(1000)), (2, 5, 10, 20));
    }

    #[test]
    fn the_marks_of_a_kind_stand_together_and_the_last_few_keep_theirs() {
        let actions = [Mark::NotRated, Mark::Late, Mark::NotRated, Mark::Complete, Mark::NotRated];
        assert_eq!(Bar::new(&actions, 1).letters(), "!...=");
        let bar = Bar::new(&actions, 2);
        assert_eq!(bar.letters(), "!..=");
        assert_eq!(
            legend(&[bar], 2),
            "A mark is up to 2 actions of a kind: ! late, . not rated, = complete"
        );
    }
}
