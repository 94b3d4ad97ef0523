//! Bars of marks, one mark an action, that can be counted and read without colour.

use std::collections::BTreeMap;

use super::Head;
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

    /// The head of a column that counts it.
    pub fn head(self) -> Head {
        Head::new(self.name(), super::capitalised(self.name()))
    }

    /// The mark of an action.
    pub fn of(standing: &Standing<'_>) -> Self {
        Self::of_deadline(standing.status, standing.rag)
    }

    /// The mark of an action by its rating, whether it is late or not: lateness would hide how the ratings go.
    pub fn of_rating(standing: &Standing<'_>) -> Self {
        match standing.status {
            Status::Open | Status::Overdue => standing.rag.into(),
            _ => Self::of(standing),
        }
    }

    /// The mark of a deadline: where it stands, and while it is to come, how its action is rated.
    pub fn of_deadline(status: Status, rag: Option<Rating>) -> Self {
        match status {
            Status::Overdue => Self::Late,
            Status::Open => rag.into(),
            Status::Complete => Self::Complete,
            Status::Suspended => Self::Suspended,
            Status::Withdrawn => Self::Withdrawn,
        }
    }
}

impl From<Option<Rating>> for Mark {
    /// The mark of what is open and rated so.
    fn from(rating: Option<Rating>) -> Self {
        match rating {
            Some(Rating::Red) => Self::Red,
            Some(Rating::Amber) => Self::Amber,
            Some(Rating::Green) => Self::Green,
            None => Self::NotRated,
        }
    }
}

/// What a mark of a bar stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// An action.
    #[default]
    Action,
    /// A deadline, of an action or of a milestone.
    Deadline,
}

impl Counted {
    fn name(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Deadline => "deadline",
        }
    }
}

/// A bar of actions or deadlines, those of one kind together, in the order of [`Mark`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// What is counted.
    pub counted: Counted,
    /// The kinds that occur, and how many there are of each.
    pub counts: Vec<(Mark, usize)>,
}

/// The most marks that a bar has in text.
const LONGEST: usize = 60;

/// How many actions a mark of some bars stands for, so that none of them is too long.
pub fn scale_of(bars: &[Bar]) -> usize {
    scale(bars.iter().map(Bar::actions).max().unwrap_or_default())
}

fn scale(actions: usize) -> usize {
    let steps = (0..).map_while(|power| 10_usize.checked_pow(power));
    let mut scales = steps.flat_map(|step| [step, step.saturating_mul(2), step.saturating_mul(5)]);
    scales.find(|scale| actions.div_ceil(*scale) <= LONGEST).unwrap_or(usize::MAX)
}

impl FromIterator<Mark> for Bar {
    fn from_iter<Marks: IntoIterator<Item = Mark>>(actions: Marks) -> Self {
        let mut of_kind: BTreeMap<Mark, usize> = BTreeMap::new();
        for mark in actions {
            *of_kind.entry(mark).or_default() += 1;
        }
        Self { counted: Counted::default(), counts: of_kind.into_iter().collect() }
    }
}

impl Bar {
    /// The same bar, its marks deadlines.
    pub fn of_deadlines(self) -> Self {
        Self { counted: Counted::Deadline, ..self }
    }

    /// How many of a kind it stands for.
    pub fn count(&self, mark: Mark) -> usize {
        let of_kind = self.counts.iter().filter(|(other, _)| *other == mark);
        of_kind.map(|(_, count)| count).sum()
    }

    /// How many actions it stands for.
    pub fn actions(&self) -> usize {
        self.counts.iter().map(|(_, actions)| actions).sum()
    }

    /// Its marks, one for so many actions. Few of a kind have a mark too, where a mark stands for many.
    pub fn marks(&self, scale: usize) -> Vec<Mark> {
        let of_kind = |&(mark, actions): &(Mark, usize)| {
            std::iter::repeat_n(mark, actions.div_ceil(scale.max(1)))
        };
        self.counts.iter().flat_map(of_kind).collect()
    }

    /// The bar as letters.
    pub fn letters(&self, scale: usize) -> String {
        self.marks(scale).into_iter().map(Mark::letter).collect()
    }
}

/// The marks that occur in some bars, in their order.
pub fn marks_in(bars: &[Bar]) -> Vec<Mark> {
    let occurs = |mark: &&Mark| {
        bars.iter()
            .any(|bar| bar.counts.iter().any(|(other, actions)| other == *mark && *actions > 0))
    };
    Mark::ALL.iter().filter(occurs).copied().collect()
}

/// What the letters of some bars say, in words.
pub fn legend(bars: &[Bar]) -> String {
    let marks: Vec<String> = marks_in(bars)
        .into_iter()
        .map(|mark| format!("{} {}", mark.letter(), mark.name()))
        .collect();
    let counted = bars.first().map(|bar| bar.counted).unwrap_or_default();
    let what = match (scale_of(bars), counted) {
        (1, Counted::Action) => "A mark is an action".to_owned(),
        (1, Counted::Deadline) => "A mark is a deadline".to_owned(),
        (scale, counted) => format!("A mark is up to {scale} {}s of a kind", counted.name()),
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
        let bar: Bar = actions.into_iter().collect();
        assert_eq!((bar.letters(1), bar.letters(2)), ("!...=".to_owned(), "!..=".to_owned()));
        let deadlines = bar.clone().of_deadlines();
        assert_eq!(legend(&[bar]), "A mark is an action: ! late, . not rated, = complete");
        assert_eq!(legend(&[deadlines]), "A mark is a deadline: ! late, . not rated, = complete");
        let many: Bar = [Mark::Late].into_iter().chain([Mark::Red; 60]).collect();
        let deadlines = many.clone().of_deadlines();
        assert_eq!(legend(&[many]), "A mark is up to 2 actions of a kind: ! late, R red");
        assert_eq!(legend(&[deadlines]), "A mark is up to 2 deadlines of a kind: ! late, R red");
    }
}
